import type { Temporal } from 'temporal-polyfill';
import type { TimelineEntry } from '../model/types';
import type { TextEdit } from '../text/edit';
import { type Range } from '../text/range';
import type { DateOrder } from '../time/calendar';
import { clockAt } from '../time/format';
import { minuteOfDay } from '../time/instant';
import { clockLike, dateLike } from '../time/style';
import type { WrittenPoint } from '../time/written';

/** Another time for something that has one: its clock, and the day where that changes. */
export interface MovedTime {
  readonly clock: Temporal.PlainTime;
  /** Null where the day stays the same. */
  readonly days: number | null;
  readonly date: Temporal.PlainDate | null;
}

/** The wall clock `minutes` after an entry; null for an entry without a time. */
export function movedBy({ start }: TimelineEntry, minutes: number): MovedTime | null {
  if (!start?.time) return null;
  const moved = minuteOfDay(start.time) + minutes;
  const days = Math.floor(moved / 1440);
  return {
    clock: clockAt(moved),
    days: days === 0 ? null : days,
    date: start.date && start.date.add({ days }),
  };
}

/**
 * A written point with another clock, and another date where the day changes; all else of it, such as
 * its zone, is copied. Null where the day changes and none is written.
 */
export function pointLike(
  text: string,
  point: WrittenPoint,
  moved: MovedTime,
  order: DateOrder | null,
): string | null {
  const changes = pointChanges(text, point, moved, order);
  return changes && replaced(text, point.range, changes);
}

/** The same as edits of its clock and its date alone. */
export const pointEdits = (
  text: string,
  point: WrittenPoint,
  moved: MovedTime,
  order: DateOrder | null,
): readonly TextEdit[] | null =>
  pointChanges(text, point, moved, order)?.map(([range, newText]) => ({ range, newText })) ?? null;

type Change = readonly [at: Range, value: string];

function pointChanges(
  text: string,
  { parts }: WrittenPoint,
  { clock, days, date }: MovedTime,
  order: DateOrder | null,
): readonly Change[] | null {
  if (!parts.clock) return null;
  const sourceOf = (at: Range): string => text.slice(at.from, at.to);
  const changes: Change[] = [[parts.clock, clockLike(clock, sourceOf(parts.clock))]];
  if (days !== null) {
    if (!parts.date || !date) return null;
    changes.push([parts.date, dateLike(date, sourceOf(parts.date), order)]);
  }
  return changes;
}

/** The source of a range with parts of it replaced. */
export function replaced(text: string, { from, to }: Range, changes: readonly Change[]): string {
  let result = '';
  let at = from;
  for (const [part, value] of [...changes].sort((a, b) => a[0].from - b[0].from)) {
    result += text.slice(at, part.from) + value;
    at = part.to;
  }
  return result + text.slice(at, Math.max(at, to));
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')' };

/** What closes the marks and brackets that are open at the end of a text: `- **[` gives `]**`. */
export function closingOf(text: string): string {
  const open: string[] = [];
  for (const [mark] of text.matchAll(/\*\*|__|~~|[*_`[(\])]/g)) {
    if (open[open.length - 1] === mark) open.pop();
    else if (mark !== ']' && mark !== ')') open.push(CLOSING[mark] ?? mark);
  }
  return open.reverse().join('');
}
