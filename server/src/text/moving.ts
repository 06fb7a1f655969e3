import type { ChangedRange } from './edit';
import type { Range } from './range';
import { saysEqual } from './sameValue';

/** Whether an offset of one version stands where one of the next does. */
export type SameOffset = (before: number, now: number) => boolean;

/**
 * Where places of one version stand in the next, between which one piece of the text has changed. A
 * place at either end of that piece may have stayed or moved, so two such places are the same both ways.
 */
export function sameOffset({ before, after }: ChangedRange): SameOffset {
  const { from, to } = before;
  const by = after.to - to;
  return (a, b) => (a <= from && a === b) || (a >= to && a + by === b);
}

/** A range where it stands in the next version; null where the change touches one of its ends. */
export function movedRange({ from, to }: Range, { before, after }: ChangedRange): Range | null {
  const by = after.to - before.to;
  const moved = (offset: number): number =>
    offset < before.from ? offset : offset > before.to ? offset + by : NaN;
  const at = { from: moved(from), to: moved(to) };
  return Number.isNaN(at.from + at.to) ? null : at;
}

/**
 * Whether two values are equal all through, where the ends of ranges (`from` and `to`) are offsets that
 * `same` compares. Values that say themselves what they are equal to (dates and times) are asked.
 */
export function sameMoved(a: unknown, b: unknown, same: SameOffset): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return Object.is(a, b);
  if ('from' in a && 'to' in a && typeof a.from === 'number' && typeof a.to === 'number') {
    const { from, to } = b as Range;
    return same(a.from, from) && same(a.to, to);
  }
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let index = 0; index < a.length; index++)
      if (!sameMoved(a[index], b[index], same)) return false;
    return true;
  }
  if (saysEqual(a)) return a.constructor === b.constructor && a.equals(b);
  let left = Object.keys(b).length;
  for (const key in a) {
    left--;
    if (!sameMoved(a[key as keyof typeof a], b[key as keyof typeof b], same)) return false;
  }
  return left === 0;
}
