import { Temporal } from 'temporal-polyfill';
import { defineRule } from '../rule';
import { daysBetween, lastDay } from '../support/days';

export default defineRule({
  id: 'review/late-review',
  since: '0.2.0',
  level: 'information',
  fix: 'none',
  options: {
    days: { description: 'Days after the incident within which the review is due.', default: 14 },
  },
  summary: 'The review was long after the incident.',
  why: `After two weeks people remember the story, not what they saw. It looks at the earliest sign-off, and only when that has a date.`,
  examples: [
    {
      title: 'two months',
      bad: '# Outage\n\n**Date:** 2025-08-22\n\n## Sign-off\n\n**Reviewed by:** Mike Johnson - ⟦2025-10-23⟧\n',
    },
    {
      title: 'a day',
      good: '# Outage\n\n**Date:** 2025-08-22\n\n## Sign-off\n\n**Reviewed by:** Mike Johnson - 2025-08-23\n',
    },
  ],
  check({ model, options, report }) {
    const last = lastDay(model);
    if (!last || model.recognition.template) return;
    const [first] = model.signOffs
      .flatMap(({ date }) => (date.kind === 'valid' ? [date] : []))
      .sort((a, b) => Temporal.PlainDate.compare(a.value, b.value));
    const days = first ? daysBetween(last, first.value) : 0;
    if (first && days > options.days)
      report({
        range: first.range,
        message: `Signed off ${days} days after the incident; ${options.days} days are the aim.`,
      });
  },
});
