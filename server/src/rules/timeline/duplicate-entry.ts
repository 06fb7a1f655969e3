import type { Timeline, TimelineEntry } from '../../model/types';
import { defineRule } from '../rule';
import { choice, replacement, wholeLines } from '../support/edits';
import { sameText } from '../support/prose';

export default defineRule({
  id: 'timeline/duplicate-entry',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['timelines'],
  summary: 'The same entry stands twice in one timeline.',
  why: `The same words at the same time are a row that was pasted twice, or one whose time or text was meant to change.`,
  examples: [
    {
      title: 'pasted twice',
      bad: '# Outage\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Alert fired |\n⟦| 14:30 | Alert fired |⟧\n| 14:50 | Closed |\n',
      fixed:
        '# Outage\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Alert fired |\n| 14:50 | Closed |\n',
    },
    {
      title: 'the same again later',
      good: '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert fired\n- 14:40 UTC - Alert fired\n',
    },
  ],
  check({ model, document, report }) {
    for (const timeline of model.timelines) {
      const seen = new Map<string, TimelineEntry>();
      for (const entry of atSameTime(timeline)) {
        const words = sameText(entry.text.text);
        if (words === '') continue;
        const key = `${entry.start?.at ?? ''} ${entry.actor?.kind === 'valid' ? entry.actor.value : ''} ${words} ${sameText(entry.notes?.text ?? '')}`;
        const first = seen.get(key);
        if (!first) {
          seen.set(key, entry);
          continue;
        }
        const lines = wholeLines(document().text, entry.range);
        report({
          range: entry.range,
          message: 'This entry stands twice. Remove one, or correct its time.',
          related: [{ range: first.range, message: 'The first time' }],
          fixes:
            timeline.form === 'table'
              ? [choice('Remove this entry', [replacement(lines, '')], true)]
              : [],
        });
      }
    }
  },
});

/** The entries that have the time of another one: few, so only these are compared by what they say. */
function atSameTime({ entries }: Timeline): readonly TimelineEntry[] {
  if (isAscending(entries)) return [];
  const counts = new Map<number, number>();
  for (const { start } of entries)
    if (start?.time) counts.set(start.at, (counts.get(start.at) ?? 0) + 1);
  if (counts.size === entries.length) return [];
  return entries.filter(({ start }) => start?.time && (counts.get(start.at) ?? 0) > 1);
}

/** Whether each entry is later than the one before, as in most timelines. */
function isAscending(entries: readonly TimelineEntry[]): boolean {
  let before = -Infinity;
  for (const { start } of entries) {
    if (!start?.time) continue;
    if (start.at <= before) return false;
    before = start.at;
  }
  return true;
}
