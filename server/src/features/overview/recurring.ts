import type { ChartedIncident } from '../../incidents/charted';
import { likeWords } from '../../incidents/likeWords';
import { UNSPACED } from '../../language/words';
import type { OverviewRecurring } from '../../protocol';

type Incidents = readonly ChartedIncident[];
type Row = OverviewRecurring['rows'][number];

/** So many rows can be taken in. */
const MOST_ROWS = 12;

/** The services that several incidents name, in any case of their letters. */
export function recurringServices(incidents: Incidents): OverviewRecurring {
  const rows = new Map<string, { readonly name: string; readonly marks: Row['marks'][number][] }>();
  let told = 0;
  for (const [of, { summary }] of incidents.entries()) {
    if (summary.services.length > 0) told++;
    const own = new Set<string>();
    for (const { text, lines } of summary.services) {
      const key = text.normalize('NFKC').toLowerCase();
      if (own.has(key)) continue;
      own.add(key);
      const row = rows.get(key) ?? { name: text, marks: [] };
      row.marks.push({ of, line: (lines[0] ?? 1) - 1, text });
      rows.set(key, row);
    }
  }
  return mostFrequent([...rows.values()], told);
}

/**
 * Words that several root causes share. They are words and no kinds of causes: nobody has sorted them,
 * and the lines show what each cause says. Words that always stand in the same causes are one row.
 */
export function recurringCauses(incidents: Incidents): OverviewRecurring {
  const words = new Map<string, number[]>();
  let told = 0;
  for (const [of, { summary }] of incidents.entries()) {
    if (!summary.cause) continue;
    told++;
    // Pairs of characters stand for words in scripts without spaces: alone they say nothing.
    for (const word of new Set(likeWords(summary.cause.text)))
      if (!UNSPACED.test(word)) {
        const known = words.get(word);
        if (known) known.push(of);
        else words.set(word, [of]);
      }
  }
  const groups = new Map<string, { readonly names: string[]; readonly of: readonly number[] }>();
  for (const [word, of] of words) {
    if (of.length < 2) continue;
    const group = groups.get(of.join()) ?? { names: [], of };
    group.names.push(word);
    groups.set(of.join(), group);
  }
  const rows = [...groups.values()].map(({ names, of }) => ({
    name: names.slice(0, 3).join(' · '),
    marks: of.map((index) => {
      const cause = incidents[index]?.summary.cause;
      return { of: index, line: (cause?.lines[0] ?? 1) - 1, text: cause?.text ?? '' };
    }),
  }));
  const { rows: shown, others } = mostFrequent(rows, told);
  return { rows: shown, told, others };
}

function mostFrequent(rows: readonly Row[], told: number): OverviewRecurring {
  const recurring = rows
    .filter(({ marks }) => marks.length > 1)
    .sort((a, b) => b.marks.length - a.marks.length || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_ROWS);
  return { rows: recurring, told, others: rows.length - recurring.length };
}
