import { pointEdits } from '../../edits/timeText';
import type { Postmortem, TimelineEntry } from '../../model/types';
import { formatClock } from '../../time/format';
import { defineRule, type Fix } from '../rule';
import { daysBetween } from '../support/days';
import { choice } from '../support/edits';
import { stems } from '../support/prose';

export default defineRule({
  id: 'timeline/milestone-mismatch',
  since: '0.1.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['timelines'],
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
  check({ model, document, report }) {
    const labels = model.timelines.flatMap(({ entries }) =>
      entries.filter(({ label, milestone }) => label !== null && milestone !== null),
    );
    if (labels.length === 0) return;
    const rows = rowsOf(model);
    for (const labelled of labels) {
      const { label, milestone, start, when } = labelled;
      if (!label || !milestone || !start?.time || when.kind !== 'valid' || when.value.approximate)
        continue;
      const worded = rows.filter((row) => isNamedBy(row, label.text));
      const named =
        worded.length === 1 ? worded : rows.filter((row) => row.milestone === milestone);
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
      report({
        range: ownRange,
        message: `${label.text} is at ${own} here, but the timeline has it at ${clock}. Make them agree.`,
        related: [{ range: row.range, message: `${clock}: ${row.text.text}` }],
        fixes: [
          ...momentFix('Replace by', ' (from the timeline)', document().text, labelled, row),
          ...momentFix('Set the timeline row to', '', document().text, row, labelled),
        ],
      });
    }
  },
});

/** Writes the moment of one entry where another one has its time, in its form. */
function momentFix(
  verb: string,
  source: string,
  text: string,
  { when, start }: TimelineEntry,
  { start: right }: TimelineEntry,
): readonly Fix[] {
  if (when.kind !== 'valid' || !right?.time) return [];
  const days = start?.date && right.date ? daysBetween(start.date, right.date) : 0;
  const edits = pointEdits(
    text,
    when.value.start,
    { clock: right.time, days: days === 0 ? null : days, date: right.date },
    null,
  );
  const [clock] = edits ?? [];
  return edits && clock
    ? [choice(`${verb} ${clock.newText}${source}`, edits, verb === 'Replace by')]
    : [];
}

const rowsOf = (model: Pick<Postmortem, 'timelines'>): readonly TimelineEntry[] =>
  model.timelines
    .filter((timeline) => timeline.form !== 'labelled')
    .flatMap((timeline) => timeline.entries);

/** A row of so few words tells one thing. */
const SHORT_ROW = 5;

/** Whether a row says nothing but what a label names: `Incident repaired` for `Repaired`. */
function isNamedBy({ text }: TimelineEntry, label: string): boolean {
  const words = text.text.split(/\s+/);
  const named = stems(label);
  const said = stems(text.text);
  return words.length <= SHORT_ROW && named.size > 0 && [...named].every((stem) => said.has(stem));
}

/** How many telling words (by their first six letters) the two share. */
function similarity(a: TimelineEntry, b: TimelineEntry): number {
  const words = (entry: TimelineEntry): ReadonlySet<string> =>
    stems(`${entry.label?.text ?? ''} ${entry.text.text}`);
  const other = words(b);
  return [...words(a)].filter((word) => other.has(word)).length;
}
