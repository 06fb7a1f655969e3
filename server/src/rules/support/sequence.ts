import { rememberedWeakly } from '../../text/memo';
import type { Postmortem, Timeline, TimelineEntry } from '../../model/types';

/** An entry with a time of day that can be compared. */
export interface Timed {
  readonly entry: TimelineEntry;
  readonly timeline: Timeline;
  /** Minutes since the epoch. */
  readonly at: number;
}

/** The same entries by the other order of day and month, where nothing tells which comes first. */
export const otherwise = (entries: readonly Timed[]): readonly Timed[] =>
  entries.map((timed) => {
    const { start } = timed.entry;
    return start ? { ...timed, at: timed.at + start.otherAt - start.at } : timed;
  });

/** Entries of one timeline with a clock time, in the order of the document. */
export const timedEntries = rememberedWeakly((timeline: Timeline): readonly Timed[] => {
  const timed: Timed[] = [];
  for (const entry of timeline.entries) {
    const { start } = entry;
    if (start?.time) timed.push({ entry, timeline, at: start.at });
  }
  return timed;
});

/**
 * Those whose order means something: exact, with no open end; where some know their
 * day or zone, only these, as nothing tells where the others stand among them.
 */
export function comparableEntries(entries: readonly Timed[]): readonly Timed[] {
  const dated = entries.some(({ entry }) => entry.start?.date);
  const zoned = entries.some(({ entry }) => entry.start?.zone);
  return entries.filter(
    ({ entry: { start, exact } }) =>
      start !== null && exact && (!dated || start.date !== null) && (!zoned || start.zone !== null),
  );
}

/**
 * The same entries with a time that is written less finely at the time of the entry before it, where
 * that is within it: `17:55` behind `17:55:08`, and `3 pm` behind `15:20`, do not go back.
 */
export function withinPrecision(entries: readonly Timed[]): readonly Timed[] {
  let before = -Infinity;
  return entries.map((timed) => {
    if (before <= timed.at) {
      before = timed.at;
      return timed;
    }
    const { when } = timed.entry;
    const precision = when.kind === 'valid' ? when.value.start.precision : 0;
    const at = before < timed.at + precision ? before : timed.at;
    before = at;
    return at === timed.at ? timed : { ...timed, at };
  });
}

/** All timelines of the document as one, in the order of time. */
export function allTimed(model: Pick<Postmortem, 'timelines'>): readonly Timed[] {
  return model.timelines
    .flatMap(timedEntries)
    .sort((a, b) => a.at - b.at || a.entry.range.from - b.entry.range.from);
}

/**
 * The entries that keep a sequence from being in order: all outside the longest run that never goes
 * back. Of two neighbours that are swapped, the later one in the document.
 */
export function misplaced(entries: readonly Timed[]): readonly Timed[] {
  const at = (index: number | undefined): number => entries[index ?? -1]?.at ?? 0;
  // From the end, so that among equally long runs the one with the earlier entry is kept.
  const tails: number[] = [];
  const after: number[] = [];
  for (let index = entries.length - 1; index >= 0; index--) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(tails[middle]) >= at(index)) low = middle + 1;
      else high = middle;
    }
    after[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  }
  const kept = new Set<number>();
  for (let index = tails[tails.length - 1] ?? -1; index !== -1; index = after[index] ?? -1)
    kept.add(index);
  return entries.filter((_, index) => !kept.has(index));
}
