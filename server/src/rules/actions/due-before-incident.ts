import { defineRule } from '../rule';
import { dueBefore } from '../support/dueDays';
import { daysBetween, firstDay } from '../support/days';
import { choice, replacement } from '../support/edits';

export default defineRule({
  id: 'actions/due-before-incident',
  since: '0.2.0',
  level: 'error',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['actions', 'incident', 'times'],
  summary: 'An open action that was due before the incident happened.',
  why: `Nobody could have kept that promise: the year or the month is a slip.`,
  examples: [
    {
      title: 'last year',
      bad: '# Outage\n\n**Date:** 2025-08-22\n\n## Action Items\n\n| Action | Due |\n|---|---|\n| Add an alert | ⟦2024-09-01⟧ |\n',
      fixed:
        '# Outage\n\n**Date:** 2025-08-22\n\n## Action Items\n\n| Action | Due |\n|---|---|\n| Add an alert | 2025-09-01 |\n',
    },
    {
      title: 'on the day',
      good: '# Outage\n\n**Date:** 2025-08-22\n\n## Action Items\n\n| Action | Due |\n|---|---|\n| Add an alert | 2025-08-22 |\n',
    },
  ],
  check({ model, report }) {
    const first = firstDay(model);
    if (!first || model.recognition.template) return;
    for (const { due } of dueBefore(model.actions, first)) {
      if (due.kind !== 'valid' || !due.value.date) continue;
      if (daysBetween(due.value.date, first) <= 0) continue;
      const date = due.value.date;
      const right = [date.with({ year: first.year }), date.with({ year: first.year + 1 })].filter(
        (day) => daysBetween(first, day) >= 0,
      );
      const iso = due.text === date.toString();
      report({
        range: due.range,
        message: `Due on ${date.toString()}, before the incident of ${first.toString()}. Correct the date.`,
        fixes: iso
          ? right.map((day, index) =>
              choice(
                `Replace by ${day.toString()}`,
                [replacement(due.range, day.toString())],
                index === 0,
              ),
            )
          : [],
      });
    }
  },
});
