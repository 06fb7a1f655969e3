import type { TimedEntry } from '../../model/types';
import type { Zone } from '../../time/zone';
import { defineRule } from '../rule';

export default defineRule({
  id: 'timeline/mixed-timezone',
  since: '0.2.0',
  level: 'warning',
  fix: 'none',
  options: {},
  several: 'each',
  reads: ['times'],
  summary: 'Times of one timeline stand in several time zones.',
  why: `A reader who compares rows has to convert in the head. One odd zone among many rows is usually a slip, and is reported as a warning; rows in several zones on purpose are told once, as information. Summer and winter time of one place (PST and PDT), and a second zone in brackets, are no mixture.`,
  examples: [
    {
      title: 'one row of another zone',
      bad: '# Outage\n\n## Timeline\n\n- 12:00 PST - Alert\n- 12:10 PST - Page\n- 12:20 PST - Logs\n- 12:30 PST - Restart\n- 13:40 ⟦MST⟧ - Patch\n- 12:50 PST - Closed\n',
    },
    {
      title: 'one zone',
      good: '# Outage\n\n## Timeline\n\n- 12:00 PST - Alert\n- 12:10 PST - Closed\n',
    },
    {
      title: 'the night of the change',
      good: '# Outage\n\n## Timeline\n\n- 2024-11-03 00:30 PDT - Alert\n- 2024-11-03 01:30 PST - Closed\n',
    },
  ],
  check({ model, report }) {
    for (const timeline of model.timelines) {
      const zoned = timeline.entries.flatMap((entry) => {
        const zone = writtenZone(entry);
        return zone && entry.start?.time ? [{ entry, place: placeOf(zone), zone }] : [];
      });
      const counts = new Map<string, number>();
      for (const { place } of zoned) counts.set(place, (counts.get(place) ?? 0) + 1);
      if (counts.size < 2) continue;
      const [main, most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
      const odd = zoned.filter(({ place }) => place !== main);
      const [first] = odd;
      if (!first) continue;
      const usual = zoned.find(({ place }) => place === main);
      const slip = odd.length === 1 && most >= 5;
      report({
        range: zoneRange(first.entry, first.zone),
        ...(slip ? {} : { severity: 'information' as const }),
        message: `${first.zone.name} stands among times in ${usual?.zone.name ?? main}. Use one zone for all rows, or say on top how they are to be read.`,
        ...(usual
          ? { related: [{ range: usual.entry.when.range, message: `In ${usual.zone.name}` }] }
          : {}),
      });
    }
  },
});

const writtenZone = ({ when }: TimedEntry): Zone | null =>
  when.kind === 'valid' ? when.value.zone : null;

function zoneRange({ when }: TimedEntry, zone: Zone): TimedEntry['when']['range'] {
  if (when.kind !== 'valid') return when.range;
  const at = when.text.indexOf(zone.name);
  return at === -1 || when.text.length !== when.range.to - when.range.from
    ? when.range
    : { from: when.range.from + at, to: when.range.from + at + zone.name.length };
}

/** `PST`, `PDT` and `PT` are one place; `UTC`, `GMT` and `Z` as well. */
function placeOf({ name }: Zone): string {
  const key = name.toUpperCase();
  if (/^(?:UTC|GMT|Z|UTC[+-]0|\+00:?00)$/.test(key)) return 'UTC';
  const american = /^(P|M|C|E|AK|H)[SD]?T$|^(PACIFIC|EASTERN|DENVER)$/.exec(key);
  if (american) return american[1] ?? { PACIFIC: 'P', EASTERN: 'E', DENVER: 'M' }[key] ?? key;
  const european = /^(C|W|E|M)ES?[TZ]$/.exec(key);
  return european ? `${european[1] === 'M' ? 'C' : (european[1] ?? '')}ET` : key;
}
