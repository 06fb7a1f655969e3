import type { Temporal } from 'temporal-polyfill';
import { sourceRange, type InlineText } from '../../syntax/inlineText';
import type { Range } from '../../text/range';
import { resolveDate, type WrittenDate } from '../../time/calendar';
import { dateOfDay, dayNumber, instantOf, MIDNIGHT, minuteOfDay } from '../../time/instant';
import type { ScannedPoint, ScannedWhen } from '../../time/scanned';
import type { WrittenPoint, WrittenTime } from '../../time/written';
import type { Zone } from '../../time/zone';
import type { DateFrame } from '../frame/dateFrame';
import type { Moment, Parsed } from '../types';
import type { DayMark, EntryFacts } from './entryFacts';
import { daysAfter } from './relativeDay';

/** A drop of this many minutes or more within undated times is a midnight; a smaller one is disorder. */
const MIDNIGHT_DROP = 600;

/** A time as it was read: all that its day, its zone and its instant follow from. */
export type ReadTime = Pick<EntryFacts, 'line' | 'when' | 'date'>;

/** What a time means. Ranges count as those of the text it was read from. */
export interface ResolvedTime {
  readonly when: Parsed<WrittenTime>;
  readonly start: Moment | null;
  readonly end: Moment | null;
}

/** What holds for all times of a run. */
export interface ChronologyFrame {
  readonly dates: DateFrame;
  /** Zone for times that name none. */
  readonly zone: Zone | null;
  /** The day number of times without a date, where a sentence says so for all of them; else null. */
  readonly usual: number | null;
}

/** What one time leaves to the next. */
export interface Chronology {
  /** Day number of the time before; null when no date is known. */
  readonly day: number | null;
  /** The same where day and month may be the other way round; equal to `day` for most. */
  readonly otherDay: number | null;
  /** Minute of the day of the time before, or null. */
  readonly minute: number | null;
  /** True while `day` comes from a date of the document. */
  readonly dated: boolean;
}

export function chronologyFrom(day: Temporal.PlainDate | null): Chronology {
  const number = day ? dayNumber(day) : null;
  return { day: number, otherDay: number, minute: null, dated: day !== null };
}

export const sameChronology = (a: Chronology, b: Chronology): boolean =>
  a.day === b.day && a.otherDay === b.otherDay && a.minute === b.minute && a.dated === b.dated;

export type Step = readonly [ResolvedTime, Chronology];

/**
 * Gives a time its day, zone and instant after what came before. `mark`: a line right before it that
 * sets the day. Never throws; what cannot be resolved has no moment.
 */
export function resolveTime(
  frame: ChronologyFrame,
  before: Chronology,
  read: ReadTime,
  mark: DayMark | null,
): Step {
  const state = mark ? withMark(frame, before, mark) : before;
  const { when, line } = read;
  if (!when || when.unknown) return resolveDayOnly(frame, state, read);
  const range = sourceRange(line, when.from, when.to);
  if (when.offset !== null) return [resolveOffset(state, when.offset, when, range), state];
  if (!when.start) return [{ when: { kind: 'absent', range }, start: null, end: null }, state];
  return resolvePoints(frame, state, read, when, when.start);
}

/** The one time of a field or label, which nothing stands before. */
export const resolveAlone = (frame: ChronologyFrame, read: ReadTime): ResolvedTime =>
  resolveTime(frame, chronologyFrom(frame.dates.day), read, null)[0];

/** A row without a time: its date, or `The next day`. */
function resolveDayOnly(
  frame: ChronologyFrame,
  before: Chronology,
  { line, when, date }: ReadTime,
): Step {
  const range = when ? sourceRange(line, when.from, when.to) : line.range;
  const absent: Parsed<WrittenTime> = { kind: 'absent', range };
  const after = date ? withDate(frame, before, date.written) : withRelativeDay(before, line.text);
  if (after === before && (date || daysAfter(line.text) === null))
    return [{ when: absent, start: null, end: null }, before];
  const start = after.dated && after.day !== null ? dateMoment(after, frame.zone) : null;
  return [{ when: absent, start, end: null }, after];
}

function resolveOffset(
  { day }: Chronology,
  minutes: number,
  when: ScannedWhen,
  range: Range,
): ResolvedTime {
  const start: WrittenPoint = {
    range,
    date: null,
    time: null,
    precision: 1,
    parts: { date: null, clock: null, zone: null },
  };
  const value: WrittenTime = {
    range,
    start,
    end: null,
    approximate: when.approximate,
    openEnd: false,
    zone: null,
  };
  const at = (day ?? 0) * 1440 + minutes;
  return {
    when: { kind: 'valid', range, text: '', value },
    start: { at, otherAt: at, date: null, dateWritten: false, time: null, zone: null },
    end: null,
  };
}

function resolvePoints(
  frame: ChronologyFrame,
  before: Chronology,
  { line, date }: ReadTime,
  when: ScannedWhen,
  point: ScannedPoint,
): Step {
  const range = sourceRange(line, when.from, when.to);
  const written = point.date ?? date?.written ?? null;
  const [start, after] = resolvePoint(frame, before, point, written);
  const end = when.end ? resolvePoint(frame, after, when.end, when.end.date)[0] : null;
  const text = line.text.slice(when.from, when.to);
  const problem =
    problemOf(point, written) ?? (when.end ? problemOf(when.end, when.end.date) : null);
  if (problem !== null)
    return [{ when: { kind: 'invalid', range, text, problem }, start, end }, after];
  const value: WrittenTime = {
    range,
    start: writtenPoint(line, point, start, written),
    end: when.end ? writtenPoint(line, when.end, end, when.end.date) : null,
    approximate: when.approximate || point.clock?.open === true,
    openEnd: when.openEnd,
    zone: point.zone?.zone ?? null,
  };
  return [{ when: { kind: 'valid', range, text, value }, start, end }, after];
}

function resolvePoint(
  frame: ChronologyFrame,
  before: Chronology,
  point: ScannedPoint,
  written: WrittenDate | null,
): readonly [Moment | null, Chronology] {
  const zone = point.zone?.zone ?? frame.zone;
  const dated = written ? withDate(frame, before, written) : onWeekday(before, point.weekday);
  if (written && dated === before) return [null, before];
  if (!point.clock) {
    const after = { ...dated, minute: null };
    return [written ? dateMoment(dated, zone) : null, after];
  }
  const time = point.clock.time;
  if (!time) return [null, dated];
  const minute = minuteOfDay(time);
  const after = written ? { ...dated, minute } : nextMinute(frame, dated, minute);
  const late = point.clock.endOfDay ? 1 : 0;
  const day = (after.day ?? 0) + late;
  const at = instantOf(day, time, zone);
  return [
    {
      at,
      otherAt:
        after.otherDay === after.day ? at : instantOf((after.otherDay ?? 0) + late, time, zone),
      date: after.dated ? dateOfDay(written ? (after.day ?? 0) : day) : null,
      dateWritten: written !== null && after.dated,
      time,
      zone,
    },
    after,
  ];
}

/** An undated time: on the usual day at least, and on the next day when it drops far enough. */
function nextMinute({ usual }: ChronologyFrame, before: Chronology, minute: number): Chronology {
  const state =
    usual !== null && (before.day ?? 0) < usual
      ? { ...before, day: usual, otherDay: usual, minute: null }
      : before;
  const midnight = state.minute !== null && state.minute - minute >= MIDNIGHT_DROP;
  return { ...(midnight ? daysLater(state, 1) : state), minute };
}

const daysLater = (state: Chronology, days: number): Chronology => ({
  ...state,
  day: (state.day ?? 0) + days,
  otherDay: (state.otherDay ?? 0) + days,
});

function withMark(frame: ChronologyFrame, before: Chronology, mark: DayMark): Chronology {
  if (mark.kind === 'date') {
    const after = withDate(frame, before, mark.date);
    return after === before ? before : { ...after, minute: null };
  }
  const first = frame.dates.day ? dayNumber(frame.dates.day) : 0;
  const day = first + mark.number - 1;
  return { day, otherDay: day, minute: null, dated: frame.dates.day !== null };
}

/** On the day of a date; the same state where it cannot be told which day that is. */
function withDate(
  { dates }: ChronologyFrame,
  before: Chronology,
  written: WrittenDate,
): Chronology {
  const near = before.day !== null && before.dated ? dateOfDay(before.day) : null;
  const year = near?.year ?? dates.year;
  const resolved = resolveDate(written, dates.order, year);
  if (resolved) {
    const day = dayNumber(near && written.year === null ? nearest(resolved, near) : resolved);
    return { day, otherDay: day, minute: null, dated: true };
  }
  // Day and month are either way round: two days, of which nobody knows which one it is.
  const one = resolveDate(written, 'day-month', year);
  const other = resolveDate(written, 'month-day', year);
  if (written.order !== 'unknown' || !one || !other) return before;
  return { day: dayNumber(one), otherDay: dayNumber(other), minute: null, dated: false };
}

/** A date without a year is in the year that puts it next to the day before it. */
function nearest(date: Temporal.PlainDate, near: Temporal.PlainDate): Temporal.PlainDate {
  const months = date.month - near.month;
  if (months <= -9) return date.add({ years: 1 });
  return months >= 9 ? date.subtract({ years: 1 }) : date;
}

/** `Tue 14:30`: the next such day, counted from the day before it. */
function onWeekday(before: Chronology, weekday: number | null): Chronology {
  if (weekday === null || before.day === null || !before.dated) return before;
  const days = (weekday - dateOfDay(before.day).dayOfWeek + 7) % 7;
  return days === 0 ? before : { ...daysLater(before, days), minute: null };
}

/** `Later that day`, `同日中`, `The next day`: the day told by the one before. */
function withRelativeDay(before: Chronology, text: string): Chronology {
  const days = before.day === null || !before.dated ? null : daysAfter(text);
  return days === null || days === 0 ? before : { ...daysLater(before, days), minute: null };
}

function dateMoment({ day, otherDay, dated }: Chronology, zone: Zone | null): Moment {
  const at = instantOf(day ?? 0, MIDNIGHT, zone);
  return {
    at,
    otherAt: otherDay === day ? at : instantOf(otherDay ?? 0, MIDNIGHT, zone),
    date: dated && day !== null ? dateOfDay(day) : null,
    dateWritten: dated,
    time: null,
    zone,
  };
}

function writtenPoint(
  line: InlineText,
  point: ScannedPoint,
  moment: Moment | null,
  written: WrittenDate | null,
): WrittenPoint {
  const at = (part: { readonly from: number; readonly to: number } | null): Range | null =>
    part && sourceRange(line, part.from, part.to);
  return {
    range: sourceRange(line, point.from, point.to),
    date: written ? (moment?.date ?? null) : null,
    time: point.clock?.time ?? null,
    precision: point.clock?.precision ?? 1440,
    parts: { date: at(point.date), clock: at(point.clock), zone: at(point.zone) },
  };
}

const problemOf = (point: ScannedPoint, date: WrittenDate | null): string | null =>
  date?.problem ?? point.clock?.problem ?? null;
