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

/** True when `offset` is inside or touches either end, as a cursor does. */
export const touches = (r: Range, offset: number): boolean => offset >= r.from && offset <= r.to;

export const contains = (outer: Range, inner: Range): boolean =>
  inner.from >= outer.from && inner.to <= outer.to;

/** A range that counts from `by`, as a range of what that offset belongs to. */
export const shifted = ({ from, to }: Range, by: number): Range => range(from + by, to + by);

export const shiftedSpan = ({ text, range: at }: Span, by: number): Span => ({
  text,
  range: shifted(at, by),
});

/** True when two ranges share a character, or one is empty and stands in the other or at its edge. */
export const overlapping = (a: Range, b: Range): boolean =>
  a.from === a.to || b.from === b.to
    ? a.from <= b.to && b.from <= a.to
    : a.from < b.to && b.from < a.to;
