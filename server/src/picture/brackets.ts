import { BEYOND, tenth, type Axis } from './axis';
import type { Measure } from './measure';

/** A length between two instants, such as a time to detect. */
export interface Length {
  readonly id: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

export interface Bracket {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Left end of the label: on the bracket where it has room, else beside it. */
  readonly labelX: number;
  readonly labelWidth: number;
  readonly inside: boolean;
}

/** Height of a row of brackets. */
export const BRACKET = 17;

/** One bracket for each length that can be seen, the shortest first, in as few rows as can be. */
export function placeBrackets(
  lengths: readonly Length[],
  axis: Axis,
  top: number,
  measure: Measure,
): readonly Bracket[] {
  const rows: { readonly from: number; readonly to: number }[][] = [];
  return lengths
    .filter(({ from, to }) => to > from && axis.shown(from, to))
    .map((length) => ({ length, x: axis.x(length.from), end: axis.x(length.to) }))
    .filter(({ x, end }) => end - x >= 1)
    .sort((a, b) => a.end - a.x - (b.end - b.x))
    .map(({ length: { id, label }, x, end }) => {
      const labelWidth = measure(label);
      const inside = labelWidth + 24 <= end - x;
      const after = end + 6;
      const labelX = inside
        ? x + (end - x - labelWidth) / 2
        : after + labelWidth <= axis.right + BEYOND
          ? after
          : Math.max(axis.left, x - 6 - labelWidth);
      const span = { from: Math.min(x, labelX) - 8, to: Math.max(end, labelX + labelWidth) + 8 };
      let row = rows.findIndex((taken) =>
        taken.every((other) => span.to <= other.from || span.from >= other.to),
      );
      if (row === -1) row = rows.push([]) - 1;
      rows[row]?.push(span);
      return {
        id,
        label,
        x,
        y: top + row * BRACKET,
        width: tenth(end - x),
        labelX: tenth(labelX),
        labelWidth,
        inside,
      };
    });
}
