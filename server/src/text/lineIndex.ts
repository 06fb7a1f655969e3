import type { Range } from './range';

/** Zero-based line, and UTF-16 units from the start of that line: what LSP calls a position. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Where the lines of an LF-normalised text start. Immutable. */
export interface LineIndex {
  readonly starts: readonly number[];
  readonly length: number;
}

export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return { starts, length: text.length };
}

/** The zero-based line that `offset` is on. Offsets outside the text are clamped. */
export function lineAt(index: LineIndex, offset: number): number {
  let low = 0;
  let high = index.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((index.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The line without its line end. Lines outside the text give the nearest one. */
export function lineRange(index: LineIndex, line: number): Range {
  const clamped = Math.max(0, Math.min(line, index.starts.length - 1));
  const from = index.starts[clamped] ?? 0;
  const next = index.starts[clamped + 1];
  return { from, to: next === undefined ? index.length : next - 1 };
}

export function positionAt(index: LineIndex, offset: number): LinePosition {
  const clamped = Math.max(0, Math.min(offset, index.length));
  const line = lineAt(index, clamped);
  return { line, character: clamped - (index.starts[line] ?? 0) };
}

/** The offset of a position; a character past the end of its line means that end. */
export function offsetAt(index: LineIndex, position: LinePosition): number {
  if (position.line >= index.starts.length) return index.length;
  const { from, to } = lineRange(index, position.line);
  return Math.max(from, Math.min(from + position.character, to));
}
