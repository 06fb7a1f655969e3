import { defineRule } from '../rule';
import { daysBetween, ofDay } from '../support/days';

export default defineRule({
  id: 'timeline/future-entry',
  since: '0.2.0',
  level: 'warning',
  fix: 'none',
  options: {},
  reads: ['times'],
  summary: 'A row of the timeline is in the future.',
  why: `What has not happened is no part of a timeline: the date is a slip, or the row belongs to the action items. A day is left to time zones.`,
  examples: [
    {
      title: 'next year',
      today: '2025-09-01',
      bad: '# Outage\n\n## Timeline (UTC)\n\n- 2025-08-22 14:30 - Alert\n- ⟦2026-08-22 14:50⟧ - Closed\n',
    },
    {
      title: 'today',
      today: '2025-08-22',
      good: '# Outage\n\n## Timeline (UTC)\n\n- 2025-08-22 14:30 - Alert\n',
    },
  ],
  check({ model, today, report }) {
    if (model.recognition.template) return;
    const isLater = ofDay((date) => daysBetween(today, date) > 1);
    for (const timeline of model.timelines) {
      const later = timeline.entries
        .filter(({ start }) => start?.dateWritten && start.date && isLater(start.date))
        .flatMap(({ start, when }) =>
          start?.date && when.kind === 'valid' ? [{ date: start.date, range: when.range }] : [],
        );
      const [first, ...others] = later;
      if (!first) continue;
      report({
        range: first.range,
        message: `${first.date.toString()} is in the future${others.length === 0 ? '' : `, and so are ${others.length} more rows`}. Correct the date, or move it to the action items.`,
        related: others.slice(0, 5).map(({ range, date }) => ({ range, message: date.toString() })),
      });
    }
  },
});
