import { Temporal } from 'temporal-polyfill';
import { memo } from '../text/memo';
import type { Zone } from './zone';

const EPOCH = Temporal.PlainDate.from('1970-01-01');

/** Days since 1970-01-01. Counted, since rules compare days of each pair of rows. */
export function dayNumber({
  year,
  month,
  day,
}: Pick<Temporal.PlainDate, 'year' | 'month' | 'day'>): number {
  // Years that begin in March have their leap day at the end.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146097 + yearOfEra * 365 + leaps + dayOfYear - 719468;
}

export const dateOfDay = memo((day: number) => EPOCH.add({ days: day }), 400);

/** Minutes since midnight, with fractions. */
export function minuteOfDay(time: Temporal.PlainTime): number {
  return (
    time.hour * 60 +
    time.minute +
    time.second / 60 +
    (time.millisecond + time.microsecond / 1000) / 60000
  );
}

/**
 * Minutes since the epoch of a wall clock reading. A zone with an IANA name follows its summer time;
 * without a zone, or with one of unknown meaning, the wall clock is read as UTC.
 */
export function instantOf(day: number, time: Temporal.PlainTime, zone: Zone | null): number {
  const wall = day * 1440 + minuteOfDay(time);
  return wall - offsetOf(day, time, zone);
}

function offsetOf(day: number, time: Temporal.PlainTime, zone: Zone | null): number {
  const id = zone?.id ?? null;
  if (id === null) return 0;
  const fixed = fixedOffsetOf(id);
  if (fixed !== null) return fixed;
  const zoned = dateOfDay(day).toZonedDateTime({ timeZone: id, plainTime: time });
  return zoned.offsetNanoseconds / 60e9;
}

/** Minutes before UTC of a zone that is always the same; null for a region. */
export function fixedOffsetOf(id: string): number | null {
  if (id === 'UTC') return 0;
  const fixed = /^([+-])(\d{2}):(\d{2})$/.exec(id);
  return fixed && (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3]));
}

/** Minutes that the clock of a zone is before UTC at an instant. */
export function offsetAt(at: number, id: string): number {
  const fixed = fixedOffsetOf(id);
  if (fixed !== null) return fixed;
  const instant = Temporal.Instant.fromEpochMilliseconds(Math.round(at * 60_000));
  return instant.toZonedDateTimeISO(id).offsetNanoseconds / 60e9;
}

export const MIDNIGHT = Temporal.PlainTime.from('00:00');
