import type { TextEdit } from '../text/edit';
import { range, type Range } from '../text/range';

/** Where things of a text stand after edits. */
export interface Shift {
  /** The new place of an offset that no edit takes away; one right behind an insertion moves with it. */
  readonly at: (offset: number) => number | null;
  /** Whether an edit changes what stands in a range, or adds to its end. */
  readonly touches: (at: Range) => boolean;
  /** Where the new texts stand. */
  readonly written: readonly Range[];
}

/** `edits` are disjoint. */
export function shiftOf(edits: readonly TextEdit[]): Shift {
  const ordered = [...edits].sort((a, b) => a.range.from - b.range.from);
  let by = 0;
  const written = ordered.map(({ range: { from, to }, newText }) => {
    const own = range(from + by, from + by + newText.length);
    by += newText.length - (to - from);
    return own;
  });
  return {
    written,
    at: (offset) => {
      let moved = offset;
      for (const { range: own, newText } of ordered) {
        if (own.from > offset || (own.from === offset && own.to > offset && newText !== '')) break;
        if (own.to > offset) return null;
        moved += newText.length - (own.to - own.from);
      }
      return moved;
    },
    touches: ({ from, to }) =>
      ordered.some(({ range: own }) =>
        own.from === own.to
          ? own.from > from && own.from <= to
          : own.from < Math.max(to, from + 1) && own.to > from,
      ),
  };
}
