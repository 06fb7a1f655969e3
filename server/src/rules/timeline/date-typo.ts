import type { Temporal } from 'temporal-polyfill';
import { firstDate } from '../../model/dates';
import type { Postmortem } from '../../model/types';
import type { Range } from '../../text/range';
import { defineRule } from '../rule';
import { daysBetween } from '../support/days';
import { choice, replacement } from '../support/edits';

/** Further away than this, a date that would be near with another year or month is a slip. */
const FAR = 20;
const NEAR = 3;
/** A year off: the incident may go on for weeks. */
const FAR_YEAR = 250;
const NEAR_YEAR = 60;

export default defineRule({
  id: 'timeline/date-typo',
  since: '0.2.0',
  level: 'error',
  fix: 'choice',
  options: {},
  summary: 'One date jumps away from all others, and would fit with another year or month.',
  why: `The first postmortems of January say last year. A date that no neighbour shares, and that is right among them with one number changed, is such a slip. Dates that stay away, and dates that fit with no change, are left alone.`,
  examples: [
    {
      title: 'last year',
      bad: '# Outage\n\n**Date:** 2023-01-05\n\n## Timeline (UTC)\n\n- 2023-01-04 10:00 - Reports\n- ⟦2022-01-05⟧ 08:56 - Declared\n- 2023-01-05 10:30 - Repaired\n',
      fixed:
        '# Outage\n\n**Date:** 2023-01-05\n\n## Timeline (UTC)\n\n- 2023-01-04 10:00 - Reports\n- 2023-01-05 08:56 - Declared\n- 2023-01-05 10:30 - Repaired\n',
    },
    {
      title: 'another month',
      bad: '# Outage\n\n## Timeline (UTC)\n\n- 2025-08-22 10:00 - Reports\n- ⟦2025-03-22⟧ 10:20 - Restart\n- 2025-08-22 10:30 - Repaired\n',
      fixed:
        '# Outage\n\n## Timeline (UTC)\n\n- 2025-08-22 10:00 - Reports\n- 2025-08-22 10:20 - Restart\n- 2025-08-22 10:30 - Repaired\n',
    },
    {
      title: 'what came before',
      good: '# Outage\n\n## Timeline (UTC)\n\n- 2022-06-01 10:00 - The code was merged\n- 2023-01-05 10:20 - Reports\n- 2023-01-05 10:30 - Repaired\n',
    },
  ],
  check({ model, text, report }) {
    const dates = datesOf(model);
    const title = firstDate(model.title?.text ?? '', null, null);
    const titled = title ? [title] : [];
    for (const [index, date] of dates.entries()) {
      const others = dates
        .filter((_, other) => other !== index)
        .map((other) => other.day)
        .concat(titled);
      const right =
        yearSlip(date.day, others) ??
        monthSlip(date.day, dates[index - 1]?.day, dates[index + 1]?.day);
      if (!right) continue;
      const written = text.slice(date.range.from, date.range.to);
      const iso = /\d{4}-\d{2}-\d{2}/.exec(written);
      const at = iso
        ? { from: date.range.from + iso.index, to: date.range.from + iso.index + 10 }
        : date.range;
      report({
        range: at,
        message: `${date.day.toString()} is far from all other dates here; ${right.toString()} would fit.`,
        fixes: iso
          ? [choice(`Replace by ${right.toString()}`, [replacement(at, right.toString())], true)]
          : [],
      });
    }
  },
});

interface Dated {
  readonly day: Temporal.PlainDate;
  readonly range: Range;
}

/** The dates that entries and the incident's own fields write themselves, in document order. */
function datesOf(model: Postmortem): readonly Dated[] {
  const { date, window } = model.incident;
  const own: Dated[] = date.kind === 'valid' ? [{ day: date.value, range: date.range }] : [];
  for (const end of [window?.start, window?.end])
    if (end?.kind === 'valid' && end.value.date && end.value.dateWritten && /\d{4}/.test(end.text))
      own.push({ day: end.value.date, range: end.range });
  const entries = model.timelines.flatMap((timeline) =>
    timeline.entries.flatMap((entry): Dated[] => {
      const start = entry.start;
      if (
        !start?.dateWritten ||
        !start.date ||
        entry.when.kind !== 'valid' ||
        !/\d{4}/.test(entry.when.text)
      )
        return [];
      return [{ day: start.date, range: entry.when.value.start.range }];
    }),
  );
  return [...own, ...entries].sort((a, b) => a.range.from - b.range.from);
}

/** The same day in the year that most other dates have, when it is near them only there. */
function yearSlip(
  day: Temporal.PlainDate,
  others: readonly Temporal.PlainDate[],
): Temporal.PlainDate | null {
  if (others.length < 2 || others.some((other) => Math.abs(daysBetween(day, other)) < FAR_YEAR)) {
    const near = others.filter((other) => Math.abs(daysBetween(day, other)) < FAR_YEAR);
    // Two slips of one hand: both a year off, and still fewer than the right ones.
    if (
      others.length < 2 ||
      near.length * 2 >= others.length ||
      !near.every((other) => other.year === day.year)
    )
      return null;
  }
  const years = others.filter((other) => other.year !== day.year).map((other) => other.year);
  const year = years.find(
    (candidate) => years.filter((other) => other === candidate).length * 2 > others.length,
  );
  if (year === undefined || Math.abs(year - day.year) > 2) return null;
  const right = day.with({ year });
  return others.some(
    (other) => other.year === year && Math.abs(daysBetween(right, other)) <= NEAR_YEAR,
  )
    ? right
    : null;
}

/** The same day of the month that both neighbours are in. */
function monthSlip(
  day: Temporal.PlainDate,
  before: Temporal.PlainDate | undefined,
  after: Temporal.PlainDate | undefined,
): Temporal.PlainDate | null {
  if (!before || !after || Math.abs(daysBetween(before, after)) > NEAR) return null;
  if (Math.abs(daysBetween(day, before)) <= FAR || Math.abs(daysBetween(day, after)) <= FAR)
    return null;
  if (before.month !== after.month || before.year !== after.year || day.month === before.month)
    return null;
  const right = day.with({ year: before.year, month: before.month });
  return right.day === day.day && daysBetween(before, right) >= 0 && daysBetween(right, after) >= 0
    ? right
    : null;
}
