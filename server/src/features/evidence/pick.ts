import { Temporal } from 'temporal-polyfill';
import { resolveDate } from '../../time/calendar';
import { dayNumber, instantOf } from '../../time/instant';
import { scanWhen } from '../../time/when';
import type { Row } from './rows';
import type { Reading } from './text';

/** Which messages are meant. Empty lists and nulls leave all. */
export interface Filter {
  /** Minutes since the epoch, both included. */
  readonly from: number | null;
  readonly to: number | null;
  /** Any of these, as part of a name. */
  readonly people: readonly string[];
  /** Any of these words, as part of the text. */
  readonly words: readonly string[];
}

/** Whether a row is meant. `names` are all that its actor is called. */
export function isPicked(
  { at, text, names }: Row & { readonly names: string },
  filter: Filter,
): boolean {
  const holds = (said: string, parts: readonly string[]): boolean =>
    parts.length === 0 || parts.some((part) => said.toLowerCase().includes(part.toLowerCase()));
  return (
    (filter.from === null || at >= filter.from) &&
    (filter.to === null || at <= filter.to) &&
    holds(names, filter.people) &&
    holds(text, filter.words)
  );
}

/** How a bound without day or zone is read. */
export interface BoundReading extends Reading {
  readonly zone: string;
  /** The day of the incident; null where nothing tells it. */
  readonly day: Temporal.PlainDate | null;
}

/**
 * `14:30`, `2025-08-22 14:30`, `2025-08-22T14:30Z`, `2025-08-22`: the first minute that is meant, or
 * the last for an `end`. A reason where it cannot be read.
 */
export function boundOf(written: string, end: boolean, reading: BoundReading): number | string {
  const text = written.trim();
  const scanned = scanWhen(text, 0, { sure: true });
  const point = scanned && scanned.to === text.length && !scanned.end ? scanned.start : null;
  if (!point || (!point.clock?.time && !point.date))
    return `“${written}” is no time; write 14:30, 2025-08-22 14:30 or 2025-08-22T14:30Z`;
  const date = point.date ? resolveDate(point.date, reading.order, reading.year) : reading.day;
  if (!date)
    return `“${written}” names no day; write 2025-08-22 ${written}, or name the document by --into`;
  if (point.zone && point.zone.zone.id === null)
    return `“${written}” names a time zone that is not known`;
  const id = point.zone?.zone.id ?? reading.zone;
  const time = point.clock?.time ?? Temporal.PlainTime.from(end ? '23:59:59.999' : '00:00');
  const at = instantOf(dayNumber(date), time, { name: id, id });
  // Until 14:30 is until the end of that minute.
  return end && point.clock?.time?.second === 0 ? at + 59.999 / 60 : at;
}
