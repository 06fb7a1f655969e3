/**
 * Offsets are UTF-16 code units into the LF-normalised text of a document (see `source.ts`).
 * A range is half open: `from` inclusive, `to` exclusive.
 */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A piece of the document: its trimmed text, and exactly where it stands. */
export interface Span {
  readonly text: string;
  readonly range: Range;
}

export const range = (from: number, to: number): Range => ({ from, to });

export const isEmpty = (r: Range): boolean => r.from >= r.to;

/** True when `offset` is inside or touches either end, as a cursor does. */
export const touches = (r: Range, offset: number): boolean => offset >= r.from && offset <= r.to;

export const contains = (outer: Range, inner: Range): boolean =>
  inner.from >= outer.from && inner.to <= outer.to;

/** The span of `text[from, to)` without surrounding white space; empty at `from` when blank. */
export function trimmedSpan(text: string, from: number, to: number): Span {
  let a = from;
  let b = to;
  while (a < b && isBlank(text.charCodeAt(a))) a++;
  while (b > a && isBlank(text.charCodeAt(b - 1))) b--;
  return a === b ? { text: '', range: range(from, from) } : { text: text.slice(a, b), range: range(a, b) };
}

const isBlank = (code: number): boolean =>
  code === 32 || code === 9 || code === 10 || code === 0xa0 || code === 0x3000 || code === 0xfeff;
