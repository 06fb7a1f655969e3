import { Temporal } from 'temporal-polyfill';
import { defineRule } from '../rule';
import { daysBetween, lastDay } from '../support/days';
import { levelOf } from '../support/policy';

export default defineRule({
  id: 'review/late-review',
  since: '0.2.0',
  level: 'information',
  fix: 'none',
  options: {
    days: { description: 'Days after the incident within which the review is due.', default: 14 },
  },
  several: 'each',
  reads: ['incident', 'signOffs', 'times'],
  summary: 'The review was long after the incident.',
  why: `After two weeks people remember the story, not what they saw. It looks at the earliest sign-off, and only when that has a date. \`reviewDays\` of a severity in the configuration counts before the option.`,
  examples: [
    {
      title: 'two months',
      bad: '# Outage\n\n**Date:** 2025-08-22\n\n## Sign-off\n\n**Reviewed by:** Mike Johnson - ⟦2025-10-23⟧\n',
    },
    {
      title: 'later than the severity allows',
      configuration: { severities: [{ name: 'Critical', aliases: ['SEV1'], reviewDays: 5 }] },
      bad: '# Outage\n\n**Date:** 2025-08-22\n**Severity:** SEV1\n\n## Sign-off\n\n**Reviewed by:** Mike Johnson - ⟦2025-08-29⟧\n',
    },
    {
      title: 'a day',
      good: '# Outage\n\n**Date:** 2025-08-22\n\n## Sign-off\n\n**Reviewed by:** Mike Johnson - 2025-08-23\n',
    },
  ],
  check({ model, configuration, options, report }) {
    const last = lastDay(model);
    if (!last || model.recognition.template) return;
    const [first] = model.signOffs
      .flatMap(({ date }) => (date.kind === 'valid' ? [date] : []))
      .sort((a, b) => Temporal.PlainDate.compare(a.value, b.value));
    const allowed = levelOf(model, configuration)?.reviewDays ?? options.days;
    const days = first ? daysBetween(last, first.value) : 0;
    if (first && days > allowed)
      report({
        range: first.range,
        message: `Signed off ${days} days after the incident; ${allowed} days are the aim.`,
      });
  },
});
