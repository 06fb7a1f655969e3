import type { SectionKind } from '../../model/types';
import { findDuration, formatMinutesLong } from '../../time/duration';
import { NUMBER_WORDS } from '../../time/names';
import { range } from '../../text/range';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';
import { inSentences } from '../support/prose';

const ALL: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'other',
  'summary',
  'impact',
  'went-wrong',
  'lessons',
  'stats',
  'root-cause',
  'resolution',
  'detection',
  'contributing-factors',
  'went-well',
]);
const SEVERAL =
  /\b(\d{1,2}|two|three|four|five|six|seven|eight)\s(?:\w{1,15}\s)?(?:incidents|outages|disruptions)\b/i;

export default defineRule({
  id: 'claims/total-mismatch',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: ['incident', 'sections'],
  summary: 'A total over several incidents that their own lengths do not add up to.',
  why: `A report on four outages gives the length of each, and their sum in the first paragraph. The sum is what gets quoted.`,
  examples: [
    {
      title: 'two hours too many',
      bad: '# Outages\n\nOver ⟦5 hours⟧ across two incidents.\n\n## Outages of the week\n\n- **October 21** (103 minutes): logins\n- **October 24** (72 minutes): search\n',
      fixed:
        '# Outages\n\nOver 2 hours 55 minutes across two incidents.\n\n## Outages of the week\n\n- **October 21** (103 minutes): logins\n- **October 24** (72 minutes): search\n',
    },
    {
      title: 'about right',
      good: '# Outages\n\nAlmost 3 hours across two incidents.\n\n## Outages of the week\n\n- **October 21** (103 minutes): logins\n- **October 24** (72 minutes): search\n',
    },
  ],
  check({ model, document, report }) {
    const parts = model.incident.durations.filter((stated) => stated.kind === 'total');
    const sums = sumsOf(parts);
    if (sums.size === 0) return;
    for (const { sentence, found } of totalsIn(document(), model.sections)) {
      const { count, stated } = found;
      const sum = sums.get(count);
      if (sum === undefined) continue;
      const { minutes, most, unit } = stated.duration;
      // A rounded total may be off by its smallest unit and by a tenth.
      const slack = Math.max(unit, 0.1 * sum);
      if (sum >= minutes - slack && sum <= most + slack) continue;
      const at = range(sentence.range.from + stated.from, sentence.range.from + stated.to);
      // The length of one of them, mentioned again.
      const one = parts.some(
        (part) =>
          Math.abs(part.duration.minutes - minutes) < 1 &&
          (part.range.to <= at.from || part.range.from >= at.to) &&
          !/total|all/i.test(part.label.text),
      );
      if (one) continue;
      const right = formatMinutesLong(sum);
      report({
        range: at,
        message: `The lengths given for the incidents add up to ${right}.`,
        related: parts
          .slice(0, 6)
          .map((part) => ({ range: part.range, message: `${part.label.text}: ${part.text}` })),
        fixes: [choice(`Replace by ${right}`, [replacement(at, right)], true)],
      });
    }
  },
});

/** How many incidents a sentence speaks of, and the length that it gives. */
const totalsIn = inSentences(ALL, SEVERAL, (sentence) => {
  const [, word] = SEVERAL.exec(sentence) ?? [];
  const stated = word === undefined ? null : findDuration(sentence);
  return word !== undefined && stated
    ? { count: NUMBER_WORDS[word.toLowerCase()] ?? Number(word), stated }
    : null;
});

/** How long two, three … incidents lasted together, where the document gives the length of each. */
function sumsOf(
  parts: readonly {
    readonly label: { readonly text: string };
    readonly duration: { readonly minutes: number };
  }[],
): ReadonlyMap<number, number> {
  const groups = new Map<string, number[]>();
  for (const { label, duration } of parts) {
    const key = /\d/.test(label.text) ? 'dated' : label.text.toLowerCase();
    const group = groups.get(key);
    if (group) group.push(duration.minutes);
    else groups.set(key, [duration.minutes]);
  }
  const sums = new Map<number, number>();
  for (const lengths of groups.values())
    if (lengths.length >= 2)
      sums.set(
        lengths.length,
        lengths.reduce((sum, minutes) => sum + minutes, 0),
      );
  return sums;
}
