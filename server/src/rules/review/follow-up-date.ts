import { datesIn } from '../../model/frame/dates';
import { range } from '../../text/range';
import { defineRule } from '../rule';
import { daysBetween, firstDay, lastDay } from '../support/days';
import { choice, replacement } from '../support/edits';

const AFTER = /\b(\d{1,2}|one|two|three|six)[- ](day|week|month)s?\b/i;
const NUMBERS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, six: 6 };
/** Working days and the calendars of people: how many days off are fine. */
const SLACK = { day: 1, week: 3, month: 10 } as const;

export default defineRule({
  id: 'review/follow-up-date',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['followUps', 'incident', 'signOffs', 'times'],
  summary: 'A "1-week follow-up" whose date is not a week after the incident.',
  why: `The heading says when, and the date says when: they should agree. It may be counted from the incident or from any sign-off, with some days for weekends.`,
  examples: [
    {
      title: 'a month instead of a week',
      bad: '# Outage\n\n**Date:** 2025-08-22\n\n## Follow-up Notes\n\n### 1-Week Follow-up (⟦2025-09-29⟧)\n\n- Alerts are in place\n',
      fixed:
        '# Outage\n\n**Date:** 2025-08-22\n\n## Follow-up Notes\n\n### 1-Week Follow-up (2025-08-29)\n\n- Alerts are in place\n',
    },
    {
      title: 'a week',
      good: '# Outage\n\n**Date:** 2025-08-22\n\n## Follow-up Notes\n\n### 1-Week Follow-up (2025-08-29)\n\n- Alerts are in place\n',
    },
  ],
  check({ model, report }) {
    const first = firstDay(model);
    const last = lastDay(model);
    if (!first || !last || model.recognition.template) return;
    const bases = [
      first,
      last,
      ...model.signOffs.flatMap(({ date }) => (date.kind === 'valid' ? [date.value] : [])),
    ];
    for (const { heading, date } of model.followUps) {
      const said = AFTER.exec(heading.text);
      const written = datesIn(heading.text)[0];
      if (
        !said ||
        date.kind !== 'valid' ||
        !written ||
        heading.text.length !== heading.range.to - heading.range.from
      )
        continue;
      const count = NUMBERS[(said[1] ?? '').toLowerCase()] ?? Number(said[1]);
      const unit = (said[2] ?? 'day').toLowerCase() as keyof typeof SLACK;
      const due = (from: typeof first): typeof first => from.add({ [`${unit}s`]: count });
      if (
        bases.some(
          (base) =>
            Math.abs(daysBetween(due(base), date.value)) <= SLACK[unit] * Math.max(1, count / 2),
        )
      )
        continue;
      const at = range(heading.range.from + written.from, heading.range.from + written.to);
      const right = due(last).toString();
      report({
        range: at,
        message: `${date.value.toString()} is ${daysBetween(last, date.value)} days after the incident, not ${said[0]}.`,
        fixes: [choice(`Replace by ${right}`, [replacement(at, right)], true)],
      });
    }
  },
});
