import type { Temporal } from 'temporal-polyfill';
import { rememberedWeakly, work } from '../../text/memo';
import { sameValue } from '../../text/sameValue';
import {
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
 * Gives all times of a run their days and instants. A time of `previous` is kept where its entry is
 * the same and the chronology before it is as it was.
 */
export function resolveRun(
  frame: ChronologyFrame,
  from: Chronology,
  entries: readonly EntryFacts[],
  days: readonly (DayMark | null)[],
  previous: ResolvedRun | undefined,
): ResolvedRun {
  const known = previous && sameFrame(previous.frame, frame) ? previous : null;
  /** How much further right an entry behind the change was. */
  const shift = known ? known.entries.length - entries.length : 0;
  const before: Chronology[] = [];
  const times: ResolvedTime[] = [];
  let changed = !known || shift !== 0;
  let state = from;
  entries.forEach((entry, index) => {
    const there = known?.entries[index] === entry ? index : index + shift;
    const then = known?.before[there];
    const day = days[index] ?? null;
    const time =
      then &&
      known?.entries[there] === entry &&
      known.days[there] === day &&
      sameChronology(state, then)
        ? known.times[there]
        : undefined;
    if (time && then) {
      before.push(then);
      times.push(time);
      state = known?.before[there + 1] ?? after(frame, then, entry, day);
      return;
    }
    work.computed++;
    before.push(state);
    const [resolved, next] = resolveTime(frame, state, entry, day);
    const old = known?.times[index];
    // What was written beside the time does not change it.
    const same = old !== undefined && sameValue(old, resolved);
    times.push(same ? old : resolved);
    changed ||= !same;
    state = next;
  });
  return { frame, entries, days, before, times: known && !changed ? known.times : times };
}

/** What an entry leaves to the next. */
const after = (
  frame: ChronologyFrame,
  before: Chronology,
  entry: EntryFacts,
  day: DayMark | null,
): Chronology => resolveTime(frame, before, entry, day)[1];

const sameFrame = (a: ChronologyFrame, b: ChronologyFrame): boolean =>
  a.dates === b.dates &&
  a.usual === b.usual &&
  a.zone?.id === b.zone?.id &&
  a.zone?.name === b.zone?.name;

/** An entry without a time is on the day that its neighbours share; at either end nothing tells. */
export const daysOf = rememberedWeakly(
  (times: readonly ResolvedTime[]): readonly (Temporal.PlainDate | null)[] => {
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
  },
);
