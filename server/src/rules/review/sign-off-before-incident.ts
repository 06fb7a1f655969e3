import { defineRule } from '../rule';
import { daysBetween, firstDay } from '../support/days';

export default defineRule({
  id: 'review/sign-off-before-incident',
  since: '0.2.0',
  level: 'error',
  fix: 'none',
  options: {},
  several: 'each',
  reads: ['incident', 'signOffs', 'times'],
  summary: 'A sign-off from before the incident.',
  why: `Nobody reviewed what had not happened: the date was copied, or the year is last year's.`,
  examples: [
    {
      title: 'last year',
      bad: '# Outage\n\n**Date:** 2025-08-22\n\n## Sign-off\n\n**Reviewed by:** Mike Johnson - ⟦2024-08-23⟧\n',
    },
    {
      title: 'the day after',
      good: '# Outage\n\n**Date:** 2025-08-22\n\n## Sign-off\n\n**Reviewed by:** Mike Johnson - 2025-08-23\n',
    },
  ],
  check({ model, report }) {
    const first = firstDay(model);
    if (!first || model.recognition.template) return;
    for (const { date, label } of model.signOffs)
      if (date.kind === 'valid' && daysBetween(date.value, first) > 1)
        report({
          range: date.range,
          message: `${label.text} on ${date.value.toString()}, before the incident of ${first.toString()}.`,
        });
  },
});
