import { Temporal } from 'temporal-polyfill';
import { sourceRange, type Rich } from '../syntax/rich';
import type { Range } from '../text/range';
import { resolveDate, type WrittenDate } from '../time/calendar';
import { dateOfDay, dayNumber, instantOf, minuteOfDay } from '../time/instant';
import type { ScannedPoint, ScannedWhen } from '../time/when';
import type { WrittenPoint, WrittenTime } from '../time/written';
import type { Zone } from '../time/zone';
import type { DateFrame } from './dates';
import type { Moment, Parsed } from './types';

/** A drop of this many minutes or more within undated times is a midnight; a smaller one is disorder. */
const MIDNIGHT_DROP = 600;

/** A time as it was read, with the line it was read from and a date that a cell beside it gave. */
export interface ReadWhen {
  readonly line: Rich;
  readonly when: ScannedWhen | null;
  readonly date: WrittenDate | null;
  /** A day heading right before: later times without a date are on it. */
  readonly day: WrittenDate | null;
}

export interface Resolved {
  readonly when: Parsed<WrittenTime>;
  readonly start: Moment | null;
  readonly end: Moment | null;
}

/** What holds for a run of times until one of them says otherwise. */
export interface Chronology {
  readonly frame: DateFrame;
  /** Zone for times that name none. */
  readonly zone: Zone | null;
  /** Day number of the first time, or null when no date is known. */
  day: number | null;
  /** Minute of the day of the time before, or null. */
  minute: number | null;
  /** True while `day` comes from a date of the document. */
  dated: boolean;
  /** The day of times without a date, where a sentence says so for all of them; else null. */
  readonly usual: number | null;
}

export function startChronology(
  frame: DateFrame,
  day: Temporal.PlainDate | null,
  zone: Zone | null,
  usual: Temporal.PlainDate | null = null,
): Chronology {
  return {
    frame,
    zone,
    day: day ? dayNumber(day) : null,
    minute: null,
    dated: day !== null,
    usual: usual ? dayNumber(usual) : null,
  };
}

/** Resolves the next time of a run. Never throws; what cannot be resolved has no moment. */
export function resolveNext(state: Chronology, read: ReadWhen): Resolved {
  if (read.day) setDay(state, read.day);
  const { when, line } = read;
  if (!when || when.unknown) {
    const date = read.date ? resolveIn(state, read.date) : relativeDay(state, line.text);
    if (date) setDay(state, read.date);
    const range = when ? sourceRange(line, when.from, when.to) : line.range;
    const absent: Parsed<WrittenTime> = { kind: 'absent', range };
    return { when: absent, start: date ? dateMoment(date, state.zone) : null, end: null };
  }
  const range = sourceRange(line, when.from, when.to);
  if (when.offset !== null) return resolveOffset(state, when.offset, when, range);
  const point = when.start;
  if (!point) return { when: { kind: 'absent', range }, start: null, end: null };
  const written = point.date ?? read.date;
  const start = resolvePoint(state, point, written);
  const end = when.end ? resolvePoint({ ...state }, when.end, when.end.date) : null;
  const text = line.text.slice(when.from, when.to);
  const problem =
    problemOf(point, written) ?? (when.end ? problemOf(when.end, when.end.date) : null);
  if (problem !== null) return { when: { kind: 'invalid', range, text, problem }, start, end };
  const value: WrittenTime = {
    range,
    start: writtenPoint(line, point, start, written),
    end: when.end ? writtenPoint(line, when.end, end, when.end.date) : null,
    approximate: when.approximate,
    zone: point.zone?.zone ?? null,
  };
  return { when: { kind: 'valid', range, text, value }, start, end };
}

function resolveOffset(
  state: Chronology,
  minutes: number,
  when: ScannedWhen,
  range: Range,
): Resolved {
  const at = (state.day ?? 0) * 1440 + minutes;
  const point: WrittenPoint = { range, date: null, time: null, precision: 1 };
  const value: WrittenTime = {
    range,
    start: point,
    end: null,
    approximate: when.approximate,
    zone: null,
  };
  return {
    when: { kind: 'valid', range, text: '', value },
    start: { at, date: null, dateWritten: false, time: null, zone: null },
    end: null,
  };
}

function resolvePoint(
  state: Chronology,
  point: ScannedPoint,
  written: WrittenDate | null,
): Moment | null {
  const zone = point.zone?.zone ?? state.zone;
  const date = written ? resolveIn(state, written) : null;
  if (date) {
    state.day = dayNumber(date);
    state.dated = true;
  } else if (written) return null;
  if (!point.clock) {
    state.minute = null;
    return date ? dateMoment(date, zone) : null;
  }
  const time = point.clock.time;
  if (!time) return null;
  const minute = minuteOfDay(time);
  if (!date && state.usual !== null && (state.day ?? 0) < state.usual) {
    state.day = state.usual;
    state.minute = null;
  }
  if (!date && state.minute !== null && state.minute - minute >= MIDNIGHT_DROP)
    state.day = (state.day ?? 0) + 1;
  state.minute = minute;
  const day = (state.day ?? 0) + (point.clock.endOfDay ? 1 : 0);
  return {
    at: instantOf(day, time, zone),
    date: state.dated ? (date ?? dateOfDay(day)) : null,
    dateWritten: date !== null,
    time,
    zone,
  };
}

function setDay(state: Chronology, written: WrittenDate | null): void {
  const date = written ? resolveIn(state, written) : null;
  if (!date) return;
  state.day = dayNumber(date);
  state.minute = null;
  state.dated = true;
}

const SAME_DAY = /^(?:(?:later )?(?:the |that )?same day|later that day|同日)/i;
const NEXT_DAY = /^(?:the )?(?:next|following) day|^翌日/i;

export const isRelativeDay = (text: string): boolean => SAME_DAY.test(text) || NEXT_DAY.test(text);

/** `Later that day`, `同日中`, `The next day`: the day told by the one before. */
function relativeDay(state: Chronology, text: string): Temporal.PlainDate | null {
  if (state.day === null || !state.dated) return null;
  if (SAME_DAY.test(text)) return dateOfDay(state.day);
  if (!NEXT_DAY.test(text)) return null;
  state.day++;
  state.minute = null;
  return dateOfDay(state.day);
}

/** A date without a year is in the year that puts it next to the day before it. */
function resolveIn(state: Chronology, written: WrittenDate): Temporal.PlainDate | null {
  const { order, year } = state.frame;
  const near = state.day !== null && state.dated ? dateOfDay(state.day) : null;
  const date = resolveDate(written, order, near?.year ?? year);
  if (!date || written.year !== null || !near) return date;
  const months = date.month - near.month;
  if (months <= -9) return date.add({ years: 1 });
  if (months >= 9) return date.subtract({ years: 1 });
  return date;
}

const dateMoment = (date: Temporal.PlainDate, zone: Zone | null): Moment => ({
  at: instantOf(dayNumber(date), MIDNIGHT, zone),
  date,
  dateWritten: true,
  time: null,
  zone,
});

const MIDNIGHT = Temporal.PlainTime.from('00:00');

function writtenPoint(
  line: Rich,
  point: ScannedPoint,
  moment: Moment | null,
  written: WrittenDate | null,
): WrittenPoint {
  return {
    range: sourceRange(line, point.from, point.to),
    date: written ? (moment?.date ?? null) : null,
    time: point.clock?.time ?? null,
    precision: point.clock?.precision ?? 1440,
  };
}

const problemOf = (point: ScannedPoint, date: WrittenDate | null): string | null =>
  date?.problem ?? point.clock?.problem ?? null;
