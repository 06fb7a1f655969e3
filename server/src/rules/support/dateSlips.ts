import type { Temporal } from 'temporal-polyfill';
import { firstDate } from '../../model/dates';
import type { Postmortem } from '../../model/types';
import type { Range } from '../../text/range';
import { daysBetween } from './days';

/** Further away than this, a date that would be near with another year or month is a slip. */
const FAR = 20;
const NEAR = 3;
/** A year off: the incident may go on for weeks. */
const FAR_YEAR = 250;
const NEAR_YEAR = 60;

/** A date that jumps away from all others, and the one that would fit. */
export interface DateSlip {
  readonly day: Temporal.PlainDate;
  readonly right: Temporal.PlainDate;
  readonly range: Range;
}

export function dateSlips(model: Postmortem): readonly DateSlip[] {
  const dates = datesOf(model);
  const title = firstDate(model.title?.text ?? '', null, null);
  const titled = title ? [title] : [];
  return dates.flatMap(({ day, range }, index) => {
    const others = dates
      .filter((_, other) => other !== index)
      .map((other) => other.day)
      .concat(titled);
    const right =
      yearSlip(day, others) ?? monthSlip(day, dates[index - 1]?.day, dates[index + 1]?.day);
    return right ? [{ day, right, range }] : [];
  });
}

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
