import type { Temporal } from 'temporal-polyfill';
import { firstDate } from '../../model/frame/dates';
import type { WithTimes } from '../../model/types';
import { rememberedWeakly } from '../../text/memo';
import type { Range } from '../../text/range';
import { dayNumber } from '../../time/instant';
import { daysBetween, firstDay, lastDay } from './days';

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

type Dates = WithTimes<'incident' | 'title'>;

/** Found once for each document: two rules ask. */
export const dateSlips = rememberedWeakly((model: Dates): readonly DateSlip[] => {
  const title = firstDate(model.title?.text ?? '', null, null);
  if (areNear(model, title)) return [];
  const dates = datesOf(model);
  const calendar = calendarOf([...dates.map(({ day }) => day), ...(title ? [title] : [])]);
  // A row whose time cannot be read may be on any day.
  const unread = model.timelines.some(({ entries }) =>
    entries.some(({ when }) => when.kind === 'invalid'),
  );
  const rows = unread ? [] : dates.filter(({ own }) => !own).map(({ day }) => day);
  const said = [title, ...dates.filter(({ own }) => own).map(({ day }) => day)];
  return dates.flatMap(({ day, range, own }, index) => {
    const before = dates[index - 1];
    const after = dates[index + 1];
    const right =
      yearSlip(day, calendar) ??
      (own ? ownMonthSlip(day, rows) : monthSlip(day, before?.day, after?.day));
    if (!right) return [];
    // A row that stands in order is a slip only where title or header name the other day.
    const known = own || said.some((other) => other?.equals(right) === true);
    if (!known && !mendsOrder(right, day, rowDay(before), rowDay(after))) return [];
    return [{ day, right, range }];
  });
});

/** Whether all days of a document lie so close together that none of them can be a slip. */
function areNear(model: Dates, title: Temporal.PlainDate | null): boolean {
  const first = firstDay(model);
  const last = lastDay(model);
  if (!first || !last) return true;
  const days = [first, last, ...(title ? [title] : [])].map(dayNumber);
  return Math.max(...days) - Math.min(...days) <= FAR;
}

const rowDay = (dated: Dated | undefined): Temporal.PlainDate | null =>
  dated && !dated.own ? dated.day : null;

/** Whether a date is out of order between its neighbours, and another one is not. */
function mendsOrder(
  right: Temporal.PlainDate,
  day: Temporal.PlainDate,
  before: Temporal.PlainDate | null,
  after: Temporal.PlainDate | null,
): boolean {
  const fits = (date: Temporal.PlainDate): boolean =>
    (before === null || daysBetween(before, date) >= 0) &&
    (after === null || daysBetween(date, after) >= 0);
  return fits(right) && !fits(day);
}

/** All dates in order, to be counted without looking at each: documents can have thousands. */
interface Calendar {
  /** Day numbers, ascending. */
  readonly days: readonly number[];
  readonly byYear: ReadonlyMap<number, number>;
}

function calendarOf(all: readonly Temporal.PlainDate[]): Calendar {
  const byYear = new Map<number, number>();
  for (const { year } of all) byYear.set(year, (byYear.get(year) ?? 0) + 1);
  return { days: all.map(dayNumber).sort((a, b) => a - b), byYear };
}

/** How many dates lie from `from` to `to`, both included. */
function countIn({ days }: Calendar, from: number, to: number): number {
  const below = (limit: number): number => {
    let low = 0;
    let high = days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((days[middle] ?? 0) < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return to < from ? 0 : below(to + 1) - below(from);
}

const yearRange = (year: number): readonly [number, number] => [
  dayNumber({ year, month: 1, day: 1 }),
  dayNumber({ year, month: 12, day: 31 }),
];

interface Dated {
  readonly day: Temporal.PlainDate;
  /** True for a date of the header, which is no part of a sequence. */
  readonly own: boolean;
  readonly range: Range;
}

/** The dates that entries and the incident's own fields write themselves, in document order. */
function datesOf(model: Dates): readonly Dated[] {
  const { date, window } = model.incident;
  const own: Dated[] =
    date.kind === 'valid' ? [{ day: date.value, range: date.range, own: true }] : [];
  for (const end of window?.from === 'field' ? [window.start, window.end] : [])
    if (end?.kind === 'valid' && end.value.date && end.value.dateWritten && /\d{4}/.test(end.text))
      own.push({ day: end.value.date, range: end.range, own: true });
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
      return [{ day: start.date, range: entry.when.value.start.range, own: false }];
    }),
  );
  return [...own, ...entries].sort((a, b) => a.range.from - b.range.from);
}

/** The same day in the year that most other dates have, when it is near them only there. */
function yearSlip(day: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate | null {
  const others = calendar.days.length - 1;
  if (others < 2) return null;
  // The day itself is counted in both.
  const at = dayNumber(day);
  const near = countIn(calendar, at - FAR_YEAR + 1, at + FAR_YEAR - 1) - 1;
  if (near > 0) {
    const [first, last] = yearRange(day.year);
    const sameYear =
      countIn(calendar, Math.max(first, at - FAR_YEAR + 1), Math.min(last, at + FAR_YEAR - 1)) - 1;
    // Two slips of one hand: both a year off, and still fewer than the right ones.
    if (near * 2 >= others || sameYear < near) return null;
  }
  const year = [...calendar.byYear].find(
    ([candidate, count]) => candidate !== day.year && count * 2 > others,
  )?.[0];
  if (year === undefined || Math.abs(year - day.year) > 2) return null;
  const right = day.with({ year });
  const [first, last] = yearRange(year);
  const there = dayNumber(right);
  return countIn(calendar, Math.max(first, there - NEAR_YEAR), Math.min(last, there + NEAR_YEAR)) >
    0
    ? right
    : null;
}

/**
 * The same day in the month of the rows, where the header's date is long before all of them. One that
 * is after them may be the day of publication.
 */
function ownMonthSlip(
  day: Temporal.PlainDate,
  rows: readonly Temporal.PlainDate[],
): Temporal.PlainDate | null {
  const [first] = rows;
  if (!first || rows.length < 2) return null;
  const days = rows.map(dayNumber).sort((a, b) => a - b);
  if ((days[days.length - 1] ?? 0) - (days[0] ?? 0) > NEAR) return null;
  if (rows.some((row) => daysBetween(day, row) <= FAR)) return null;
  const right = day.with({ year: first.year, month: first.month });
  const near = rows.some((row) => Math.abs(daysBetween(right, row)) <= NEAR);
  return near && right.day === day.day ? right : null;
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
