import type { Temporal } from 'temporal-polyfill';
import { datesIn } from '../../model/frame/dates';
import { resolveDate } from '../../time/calendar';
import { defineRule } from '../rule';
import { daysBetween } from '../support/days';
import { choice, replacement } from '../support/edits';
import { contains, range } from '../../text/range';

export default defineRule({
  id: 'summary/title-date-mismatch',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['incident', 'times', 'title'],
  summary: 'The title names a day before everything in the timeline.',
  why: `A title such as \`2021-06-03 – Login outage\` is how the incident is found later. It fires when the timeline has three dated entries or more and all of them are on one other, later day: a title that was copied. The same day of another year is told for two entries. A title with the day of publication comes later and is left alone.`,
  examples: [
    {
      title: 'four days early',
      bad: '# ⟦2021-06-03⟧ - Login outage\n\n## Timeline (UTC)\n\n- 2021-06-07 12:37 - Reports\n- 2021-06-07 13:10 - Hotfix\n- 2021-06-07 13:40 - Closed\n',
      fixed:
        '# 2021-06-07 - Login outage\n\n## Timeline (UTC)\n\n- 2021-06-07 12:37 - Reports\n- 2021-06-07 13:10 - Hotfix\n- 2021-06-07 13:40 - Closed\n',
    },
    {
      title: 'the same day of another year',
      bad: '# ⟦2012-06-08⟧ stalled sync\n\n## Timeline (UTC)\n\n- 2023-06-08 10:00 - Alert\n- 2023-06-08 10:30 - Closed\n',
      fixed:
        '# 2023-06-08 stalled sync\n\n## Timeline (UTC)\n\n- 2023-06-08 10:00 - Alert\n- 2023-06-08 10:30 - Closed\n',
    },
    {
      title: 'the day after, when it was written',
      good: '# 2021-06-08 - Login outage\n\n## Timeline (UTC)\n\n- 2021-06-07 12:37 - Reports\n- 2021-06-07 13:10 - Hotfix\n- 2021-06-07 13:40 - Closed\n',
    },
  ],
  check({ model, document, report }) {
    const { title } = model;
    if (!title || model.recognition.template) return;
    const [written, ...others] = datesIn(title.text);
    const said = written && others.length === 0 ? resolveDate(written, null, null) : null;
    if (!written || !said || title.text.length !== title.range.to - title.range.from) return;
    const starts = model.timelines.flatMap((timeline) =>
      timeline.entries.flatMap((entry) =>
        entry.start?.dateWritten && entry.start.date ? [entry.start.date] : [],
      ),
    );
    const [first] = starts;
    if (!first || !starts.every((day) => day.equals(first))) return;
    const otherYear =
      starts.length >= 2 && said.year !== first.year && isSameDayOfYear(said, first);
    if (!otherYear && (starts.length < 3 || daysBetween(said, first) < 2)) return;
    // The day that the impact began may come before the timeline, when the document tells it so.
    const { date } = model.incident;
    const told = date.kind === 'valid' && !contains(title.range, date.range) ? date.value : null;
    if (told?.equals(said) === true) return;
    const at = range(title.range.from + written.from, title.range.from + written.to);
    report({
      range: at,
      message: `The title says ${said.toString()}, but all of the timeline is on ${first.toString()}. Correct the one that was copied.`,
      related: model.timelines[0]
        ? [
            {
              range: model.timelines[0].entries[0]?.when.range ?? model.timelines[0].range,
              message: `The timeline begins on ${first.toString()}`,
            },
          ]
        : [],
      fixes: /^\d{4}-\d\d-\d\d$/.test(document().text.slice(at.from, at.to))
        ? [
            choice(
              `Change the title to ${first.toString()}`,
              [replacement(at, first.toString())],
              true,
            ),
          ]
        : [],
    });
  },
});

const isSameDayOfYear = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
  a.month === b.month && a.day === b.day;
