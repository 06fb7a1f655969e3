import type { Remembering } from '../text/memo';
import { range, type Range, type Span } from '../text/range';

/**
 * Text as a reader sees it: markup dropped, and each character still knowing where it stands in the
 * source. Offsets of the source count from the start of whatever the text was read from: of a block
 * while it is kept, of the document once it is placed. `bold`, `code`, `struck` and `links` are
 * ranges of `text`.
 */
export interface InlineText extends Remembering {
  readonly text: string;
  /** Source range of the content, markup included, white space around it not. */
  readonly range: Range;
  readonly bold: readonly Range[];
  readonly code: readonly Range[];
  readonly struck: readonly Range[];
  readonly links: readonly Range[];
  /** Pieces of `text` that stand together in the source; null when all of it does. */
  readonly pieces: readonly Piece[] | null;
}

/** A piece of a text that has its characters in the source one after another. */
export interface Piece {
  /** Offset in `InlineText.text`. */
  readonly at: number;
  /** Offset in the source. */
  readonly source: number;
}

/** Where character `offset` of the plain text stands in the source. */
function sourceOf(line: InlineText, offset: number): number {
  if (!line.pieces) return line.range.from + offset;
  const found = line.pieces[lastAtMost(line.pieces, (piece) => piece.at, offset)];
  return found ? found.source + (offset - found.at) : line.range.from;
}

/** The source range of plain characters `[from, to)`; an empty one stands where `from` does. */
export function sourceRange(line: InlineText, from: number, to: number): Range {
  if (from >= to) {
    const end = from >= line.text.length;
    const at = end ? line.range.to : from > 0 ? sourceOf(line, from - 1) + 1 : sourceOf(line, 0);
    return range(at, at);
  }
  return range(sourceOf(line, from), sourceOf(line, to - 1) + 1);
}

/** The plain offset of a source offset: that of the first character that stands at it or behind. */
export function plainOffset(line: InlineText, source: number): number {
  if (!line.pieces) return Math.max(0, Math.min(source - line.range.from, line.text.length));
  const index = lastAtMost(line.pieces, (piece) => piece.source, source);
  const piece = line.pieces[index];
  if (!piece) return 0;
  const next = line.pieces[index + 1]?.at ?? line.text.length;
  return Math.max(0, Math.min(piece.at + (source - piece.source), next, line.text.length));
}

/** The trimmed plain text of `[from, to)` and its place in the source. */
export function spanOf(line: InlineText, from = 0, to = line.text.length): Span {
  const slice = line.text.slice(from, to);
  const text = slice.trim();
  if (text === '') return { text, range: sourceRange(line, from, from) };
  const start = from + slice.indexOf(text);
  return { text, range: sourceRange(line, start, start + text.length) };
}

/** A part of a text, as a text of its own. */
export function sliceOf(line: InlineText, from: number, to = line.text.length): InlineText {
  const slice = line.text.slice(from, to);
  const text = slice.trim();
  const start = text === '' ? from : from + slice.indexOf(text);
  const end = start + text.length;
  const shift = (ranges: readonly Range[]): readonly Range[] =>
    ranges.length === 0
      ? NONE
      : ranges
          .filter((r) => r.from < end && r.to > start)
          .map((r) => range(Math.max(r.from, start) - start, Math.min(r.to, end) - start));
  const pieces: Piece[] | null = line.pieces && [{ at: 0, source: sourceOf(line, start) }];
  if (line.pieces && pieces) {
    for (const piece of line.pieces) {
      if (piece.at > start && piece.at < end)
        pieces.push({ at: piece.at - start, source: piece.source });
    }
  }
  return {
    text,
    range: sourceRange(line, start, end),
    bold: shift(line.bold),
    code: shift(line.code),
    struck: shift(line.struck),
    links: shift(line.links),
    pieces,
    memo: null,
  };
}

const NONE: readonly Range[] = [];

/** A stretch of source without any markup. */
export function plainText(text: string, from: number, to: number): InlineText {
  let a = from;
  let b = to;
  while (a < b && isBlank(text.charCodeAt(a))) a++;
  while (b > a && isBlank(text.charCodeAt(b - 1))) b--;
  return ofSpan({ text: text.slice(a, b), range: range(a, b) });
}

/** A piece of text on its own, where only its place in the source is still known. */
export const ofSpan = ({ text, range: at }: Span): InlineText => ({
  text,
  range: at,
  bold: NONE,
  code: NONE,
  struck: NONE,
  links: NONE,
  pieces: null,
  memo: null,
});

/** The same text where its source begins `by` further right. */
export function moved(line: InlineText, by: number): InlineText {
  if (by === 0) return line;
  return {
    ...line,
    range: range(line.range.from + by, line.range.to + by),
    pieces: line.pieces && line.pieces.map(({ at, source }) => ({ at, source: source + by })),
    memo: null,
  };
}

/** Lines one after another as one text, a space between any two: a sentence may go on in the next. */
export function joined(lines: readonly InlineText[]): InlineText {
  const [first, ...others] = lines;
  if (!first || others.length === 0) return first ?? plainText('', 0, 0);
  let text = '';
  const pieces: Piece[] = [];
  const marks = {
    bold: [] as Range[],
    code: [] as Range[],
    struck: [] as Range[],
    links: [] as Range[],
  };
  for (const line of lines) {
    if (text !== '') {
      pieces.push({ at: text.length, source: line.range.from - 1 });
      text += ' ';
    }
    const at = text.length;
    for (const piece of line.pieces ?? [{ at: 0, source: line.range.from }])
      pieces.push({ at: at + piece.at, source: piece.source });
    for (const kind of ['bold', 'code', 'struck', 'links'] as const)
      for (const r of line[kind]) marks[kind].push(range(at + r.from, at + r.to));
    text += line.text;
  }
  const last = lines[lines.length - 1] ?? first;
  return { text, range: range(first.range.from, last.range.to), ...marks, pieces, memo: null };
}

/** Index of the last item whose `key` is at most `value`; -1 when there is none. */
function lastAtMost<T>(items: readonly T[], key: (item: T) => number, value: number): number {
  let low = -1;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const item = items[middle];
    if (item !== undefined && key(item) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

const isBlank = (code: number): boolean =>
  code === 32 || code === 9 || code === 10 || code === 0xa0 || code === 0x3000 || code === 0xfeff;
