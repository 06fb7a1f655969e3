import type { Temporal } from 'temporal-polyfill';
import { work } from '../../text/memo';
import {
  chronologyFrom,
  resolveTime,
  sameChronology,
  type Chronology,
  type ChronologyFrame,
  type ResolvedTime,
} from './chronology';
import type { DayMark, EntryFacts } from './entryFacts';

/** A run with the meaning of its times, and what each began with: the next version goes on from it. */
export interface ResolvedRun {
  readonly frame: ChronologyFrame;
  readonly entries: readonly EntryFacts[];
  readonly days: readonly (DayMark | null)[];
  /** What stood before each entry. */
  readonly before: readonly Chronology[];
  readonly times: readonly ResolvedTime[];
}

/**
 * Gives all times of a run their days and instants. Of `previous`, the times before the first change
 * are kept, and those after the last one from where the chronology is as it was.
 */
export function resolveRun(
  frame: ChronologyFrame,
  from: Chronology,
  entries: readonly EntryFacts[],
  days: readonly (DayMark | null)[],
  previous: ResolvedRun | undefined,
): ResolvedRun {
  const known = previous && sameFrame(previous.frame, frame) ? previous : null;
  const head = known ? sameHead(known, entries, days, from) : 0;
  const tail = known ? sameTail(known, entries, days, head) : 0;
  const before = known ? known.before.slice(0, head) : [];
  const times = known ? known.times.slice(0, head) : [];
  const shift = known ? known.entries.length - entries.length : 0;
  let state = head === 0 ? from : stateAfter(known, head, frame);
  for (let index = head; index < entries.length; index++) {
    const there = index + shift;
    const then = known?.before[there];
    if (known && then && index >= entries.length - tail && sameChronology(state, then)) {
      append(before, known.before, there);
      append(times, known.times, there);
      break;
    }
    const entry = entries[index];
    if (!entry) break;
    work.computed++;
    before.push(state);
    const [time, after] = resolveTime(frame, state, entry, days[index] ?? null);
    times.push(time);
    state = after;
  }
  return { frame, entries, days, before, times };
}

const append = <T>(to: T[], items: readonly T[], from: number): void => {
  for (let index = from; index < items.length; index++) to.push(items[index] as T);
};

/** What the last kept entry leaves to the next. */
function stateAfter(known: ResolvedRun | null, head: number, frame: ChronologyFrame): Chronology {
  const next = known?.before[head];
  if (next) return next;
  const index = head - 1;
  const entry = known?.entries[index];
  const state = known?.before[index] ?? chronologyFrom(null);
  return entry ? resolveTime(frame, state, entry, known?.days[index] ?? null)[1] : state;
}

function sameHead(
  known: ResolvedRun,
  entries: readonly EntryFacts[],
  days: readonly (DayMark | null)[],
  from: Chronology,
): number {
  const first = known.before[0];
  if (!first || !sameChronology(first, from)) return 0;
  const most = Math.min(known.entries.length, entries.length);
  let head = 0;
  while (head < most && known.entries[head] === entries[head] && known.days[head] === days[head])
    head++;
  return head;
}

function sameTail(
  known: ResolvedRun,
  entries: readonly EntryFacts[],
  days: readonly (DayMark | null)[],
  head: number,
): number {
  const most = Math.min(known.entries.length, entries.length) - head;
  let tail = 0;
  const same = <T>(before: readonly T[], now: readonly T[]): boolean =>
    before[before.length - 1 - tail] === now[now.length - 1 - tail];
  while (tail < most && same(known.entries, entries) && same(known.days, days)) tail++;
  return tail;
}

const sameFrame = (a: ChronologyFrame, b: ChronologyFrame): boolean =>
  a.dates === b.dates &&
  a.usual === b.usual &&
  a.zone?.id === b.zone?.id &&
  a.zone?.name === b.zone?.name;

/** An entry without a time is on the day that its neighbours share; at either end nothing tells. */
export function daysOf(times: readonly ResolvedTime[]): readonly (Temporal.PlainDate | null)[] {
  const before: (Temporal.PlainDate | null)[] = [];
  for (const { start } of times)
    before.push(start ? start.date : (before[before.length - 1] ?? null));
  let after: Temporal.PlainDate | null = null;
  const days: (Temporal.PlainDate | null)[] = [];
  for (let index = times.length - 1; index >= 0; index--) {
    const start = times[index]?.start ?? null;
    const known = before[index] ?? null;
    if (start) {
      after = start.date;
      days.push(start.date);
    } else days.push(known !== null && after?.equals(known) === true ? known : null);
  }
  return days.reverse();
}
