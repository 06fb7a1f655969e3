import { moved } from '../../syntax/inlineText';
import { shifted, shiftedSpan, type Range } from '../../text/range';
import type { WrittenPoint, WrittenTime } from '../../time/written';
import type { Parsed } from '../types';
import type { EntryFacts } from './entryFacts';

/** An entry whose origin is `by` further left, with another range. */
export const movedEntry = (entry: EntryFacts, by: number, at: Range): EntryFacts => ({
  ...entry,
  range: at,
  line: moved(entry.line, by),
  date: entry.date && { ...entry.date, line: moved(entry.date.line, by) },
  label: entry.label && shiftedSpan(entry.label, by),
  actor: entry.actor && shiftedValue(entry.actor, by),
  text: shiftedSpan(entry.text, by),
  notes: entry.notes && shiftedSpan(entry.notes, by),
  memo: null,
});

/** A value that does not know its own place, `by` further right. */
export const shiftedValue = <T>(value: Parsed<T>, by: number): Parsed<T> => ({
  ...value,
  range: shifted(value.range, by),
});

/** A written time `by` further right. */
export function shiftedTime(when: Parsed<WrittenTime>, by: number): Parsed<WrittenTime> {
  if (when.kind !== 'valid') return shiftedValue(when, by);
  const { range, start, end, approximate, openEnd, zone } = when.value;
  return {
    kind: 'valid',
    range: shifted(when.range, by),
    text: when.text,
    value: {
      range: shifted(range, by),
      start: shiftedPoint(start, by),
      end: end && shiftedPoint(end, by),
      approximate,
      openEnd,
      zone,
    },
  };
}

const shiftedPoint = (point: WrittenPoint, by: number): WrittenPoint => ({
  ...point,
  range: shifted(point.range, by),
  parts: {
    date: point.parts.date && shifted(point.parts.date, by),
    clock: point.parts.clock && shifted(point.parts.clock, by),
    zone: point.parts.zone && shifted(point.parts.zone, by),
  },
});
