import { rememberedWeakly } from '../../text/memo';
import type { Moment, WithTimes } from '../types';

const DAY = 1440;

/**
 * Whether the distance of two moments means anything: both have a zone or neither has, both have a
 * day or neither has, and no day of theirs can be read as another one (`03/04/2025`).
 */
export const comparable = (a: Moment, b: Moment): boolean =>
  (a.zone === null) === (b.zone === null) &&
  (a.date === null) === (b.date === null) &&
  a.at === a.otherAt &&
  b.at === b.otherAt;

/** Every point in time that a document states: rows and their ends, fields, the window, messages. */
interface StatedTimes {
  /** In minutes since the epoch, ascending; with both readings of an ambiguous day. */
  readonly instants: readonly number[];
  /** Those that have only their day. */
  readonly days: readonly number[];
  /** Minutes of a day, ascending, and again a day later. */
  readonly clocks: readonly number[];
  /** Whether the distance of any two means something. */
  readonly comparable: boolean;
}

/** Found once for each document: every length that it states is looked up here. */
const statedTimes = rememberedWeakly(
  (model: WithTimes<'communications' | 'incident' | 'milestones'>): StatedTimes => {
    const { window } = model.incident;
    const moments = [
      ...model.timelines.flatMap(({ entries }) =>
        entries.flatMap(({ start, end }) => [start, end]),
      ),
      ...[window?.start, window?.end].map((end) => (end?.kind === 'valid' ? end.value : null)),
      ...model.milestones.map(({ moment }) => moment),
      ...model.communications.map(({ moment }) => moment),
    ].filter((moment) => moment !== null);
    const clocks = moments.flatMap(({ at, time }) => (time ? [((at % DAY) + DAY) % DAY] : []));
    return {
      instants: ascending(
        moments.flatMap(({ at, otherAt }) => (at === otherAt ? [at] : [at, otherAt])),
      ),
      days: moments.filter(({ time }) => time === null).map(({ at }) => at),
      clocks: ascending([...clocks, ...clocks.map((clock) => clock + DAY)]),
      comparable: moments.every((moment) => moments[0] && comparable(moment, moments[0])),
    };
  },
);

const ascending = (values: readonly number[]): readonly number[] =>
  [...values].sort((a, b) => a - b);

/**
 * Whether any two moments of the document are at least `least` and at most `most` minutes apart. Where
 * zones or days do not compare, and below a day, the clocks alone are enough: the answer may be a yes
 * too many, never a no too many.
 */
export function someTwoAreApart(
  model: WithTimes<'communications' | 'incident' | 'milestones'>,
  least: number,
  most: number,
): boolean {
  const { instants, days, clocks, comparable: all } = statedTimes(model);
  if (apart(instants, least, most)) return true;
  // A row that has only its day began at any time of it.
  if (days.some((day) => instants.some((at) => reaches(Math.abs(at - day), least, most))))
    return true;
  return least < DAY && !all && apart(clocks, least, most);
}

const reaches = (distance: number, least: number, most: number): boolean =>
  distance + DAY >= least && distance - DAY <= most;

/** Two pointers over ascending values. */
function apart(sorted: readonly number[], least: number, most: number): boolean {
  let later = 0;
  for (const [index, from] of sorted.entries()) {
    later = Math.max(later, index + 1);
    while (later < sorted.length && (sorted[later] ?? 0) - from < least) later++;
    const to = sorted[later];
    if (to !== undefined && to - from <= most) return true;
  }
  return false;
}
