import type { Postmortem, TimelineEntry } from '../../model/types';
import { formatClock } from '../../time/format';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';

export default defineRule({
  id: 'timeline/milestone-mismatch',
  since: '0.1.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  summary: 'A labelled time and the row of the timeline that it names differ.',
  why: `\`Acknowledgment: 14:34\` and the row "Alert acknowledged" tell the same moment. When they differ, every metric depends on which of them is read.

It fires only when one row alone tells the milestone, and no row at the labelled time fits its words as well.`,
  examples: [
    {
      title: 'acknowledged at two times',
      bad: '# Outage\n\n## Timeline\n\n- **First Alert:** 14:30 - Alert fired\n- **Acknowledgment:** ⟦14:36⟧ - Acknowledged, began investigation\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Alert fired |\n| 14:34 | Alert acknowledged, investigation started |\n| 14:36 | Status page updated |\n',
      fixed:
        '# Outage\n\n## Timeline\n\n- **First Alert:** 14:30 - Alert fired\n- **Acknowledgment:** 14:34 - Acknowledged, began investigation\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Alert fired |\n| 14:34 | Alert acknowledged, investigation started |\n| 14:36 | Status page updated |\n',
    },
    {
      title: 'the same moment in other words',
      good: '# Outage\n\n## Timeline\n\n- **Service Restored:** 15:42 - Back to normal\n\n| Time (UTC) | Event |\n|---|---|\n| 15:35 | Hotfix deployed |\n| 15:42 | Error rate back to normal |\n',
    },
  ],
  check({ model, report }) {
    const rows = rowsOf(model);
    for (const labelled of model.timelines.flatMap((timeline) => timeline.entries)) {
      const { label, milestone, start, when } = labelled;
      if (!label || !milestone || !start?.time || when.kind !== 'valid' || when.value.approximate)
        continue;
      const named = rows.filter((row) => row.milestone === milestone);
      const row = named[0];
      if (
        named.length !== 1 ||
        !row?.start?.time ||
        row.when.kind !== 'valid' ||
        row.when.value.approximate
      )
        continue;
      if (row.start.at === start.at || Math.abs(row.start.at - start.at) >= 720) continue;
      const rivals = rows.filter((rival) => rival.start && Math.abs(rival.start.at - start.at) < 1);
      const likeness = similarity(labelled, row);
      if (likeness === 0 || rivals.some((rival) => similarity(labelled, rival) >= likeness))
        continue;
      const clock = formatClock(row.start.time);
      const own = formatClock(start.time);
      const ownRange = when.value.start.range;
      const rowRange = row.when.value.start.range;
      report({
        range: ownRange,
        message: `${label.text} is at ${own} here, but the timeline has it at ${clock}. Make them agree.`,
        related: [{ range: row.range, message: `${clock}: ${row.text.text}` }],
        fixes: [
          choice(`Replace by ${clock} (from the timeline)`, [replacement(ownRange, clock)], true),
          choice(`Set the timeline row to ${own}`, [replacement(rowRange, own)]),
        ],
      });
    }
  },
});

const rowsOf = (model: Postmortem): readonly TimelineEntry[] =>
  model.timelines
    .filter((timeline) => timeline.form !== 'labelled')
    .flatMap((timeline) => timeline.entries);

/** How many telling words (by their first six letters) the two share. */
function similarity(a: TimelineEntry, b: TimelineEntry): number {
  const words = (entry: TimelineEntry): ReadonlySet<string> =>
    new Set(
      `${entry.label?.text ?? ''} ${entry.text.text}`
        .toLowerCase()
        .match(/\p{L}{4,}/gu)
        ?.map((word) => word.slice(0, 6)) ?? [],
    );
  const other = words(b);
  return [...words(a)].filter((word) => other.has(word)).length;
}
