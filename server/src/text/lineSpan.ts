import { positionAt, type LineIndex, type LinePosition } from './lineIndex';
import type { Range } from './range';

/** A place that can be told without the text it is in: lines and characters rather than offsets. */
export interface LineSpan {
  readonly start: LinePosition;
  readonly end: LinePosition;
}

export const spanOf = (lines: LineIndex, { from, to }: Range): LineSpan => ({
  start: positionAt(lines, from),
  end: positionAt(lines, to),
});
