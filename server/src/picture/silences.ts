import type { PreviewGap } from '../protocol';
import { BEYOND, tenth, type Axis } from './axis';
import { minutesText } from './clock';
import type { Measure } from './measure';
import type { PictureWords } from './words';

/** A stretch in which nothing was written down. */
export interface Silence {
  readonly x: number;
  readonly width: number;
  /** Empty where there is no room. */
  readonly label: string;
  /** Left end of the label, which stands under the lanes. */
  readonly labelX: number;
  /** Row of the label, from 0. */
  readonly row: number;
  readonly line: number;
}

/** Where silences are so many, their lengths are left out. */
const MOST_ROWS = 3;

/** Each with its length: in words where there is room, else in short; no label over another. */
export function placeSilences(
  gaps: readonly PreviewGap[],
  axis: Axis,
  measure: Measure,
  words: PictureWords,
): readonly Silence[] {
  const rows: number[] = [];
  return gaps
    .filter(({ from, to }) => axis.shown(from, to))
    .map(({ from, to, line }) => {
      const x = axis.x(from);
      const width = tenth(axis.x(to) - x);
      const length = minutesText(to - from);
      const full = words.silence(length);
      const label = measure(full) <= width ? full : length;
      const size = measure(label);
      const middle = x + (width - size) / 2;
      const labelX = tenth(Math.max(axis.left, Math.min(middle, axis.right + BEYOND - size)));
      let row = rows.findIndex((end) => labelX >= end + 8);
      if (row === -1 && rows.length < MOST_ROWS) row = rows.length;
      if (row === -1) return { x, width, label: '', labelX, row: 0, line };
      rows[row] = labelX + size;
      return { x, width, label, labelX, row, line };
    });
}
