import { formatMinutes } from '../../time/duration';
import { defineRule } from '../rule';

export default defineRule({
  id: 'timeline/outside-window',
  since: '0.2.0',
  level: 'hint',
  fix: 'none',
  options: {
    before: {
      description: 'Minutes before the start of the incident in which rows are normal.',
      default: 10080,
    },
    after: {
      description: 'Minutes after the end of the incident in which rows are normal.',
      default: 43200,
    },
  },
  several: 'each',
  reads: ['incident', 'times'],
  summary: 'A row is far outside the time that the header gives.',
  why: `A change that was made a day before, or a patch a week later, belongs to the story. A row months away is more often a slip in its date.`,
  examples: [
    {
      title: 'half a year before',
      bad: '# Outage\n\n**Date:** 2025-08-22\n**Time:** 14:30 UTC - 15:45 UTC\n\n## Timeline (UTC)\n\n- ⟦2025-02-22 14:35⟧ - Page\n- 2025-08-22 14:40 - Restart\n',
    },
    {
      title: 'the change on the day before',
      good: '# Outage\n\n**Date:** 2025-08-22\n**Time:** 14:30 UTC - 15:45 UTC\n\n## Timeline (UTC)\n\n- 2025-08-21 10:00 - Deployed\n- 2025-08-22 14:40 - Restart\n',
    },
  ],
  check({ model, options, report }) {
    const window = model.incident.window;
    if (
      window?.from !== 'field' ||
      window.start.kind !== 'valid' ||
      window.end.kind !== 'valid' ||
      !window.start.value.date
    )
      return;
    const from = window.start.value.at;
    const to = Math.max(from, window.end.value.at);
    for (const { start, when } of model.timelines.flatMap((timeline) => timeline.entries)) {
      if (!start?.dateWritten || when.kind !== 'valid') continue;
      const outside =
        start.at < from - options.before
          ? from - start.at
          : start.at > to + options.after
            ? start.at - to
            : 0;
      if (outside > 0)
        report({
          range: when.range,
          message: `This row is ${formatMinutes(outside)} ${start.at < from ? 'before the start' : 'after the end'} that the header gives. Is its date right?`,
          related: [{ range: window.range, message: 'The time of the incident' }],
        });
    }
  },
});
