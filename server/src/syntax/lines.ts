import { range, type Range } from '../text/range';
import { countAtMost } from '../text/sorted';
import { plainOffset, plainText, sliceOf, type InlineText, type Piece } from './inlineText';
import type { InlineMarkup } from './markup';

/** What stands further right than this is kept in ranges but not read: no line is that long. */
const LONGEST_LINE = 4000;

/** The lines of a leaf block that are not blank, without markup. */
export function linesOf(
  text: string,
  { from, to }: Range,
  markup: InlineMarkup | null,
): readonly InlineText[] {
  const lines: InlineText[] = [];
  for (let start = from; start < to;) {
    let end = text.indexOf('\n', start);
    if (end === -1 || end > to) end = to;
    const line = lineOf(text, start, end, markup);
    if (line.text !== '') lines.push(line);
    start = end + 1;
  }
  return lines;
}

/** The source `[from, to)`, which is within one line, as a reader sees it. */
export function lineOf(
  text: string,
  from: number,
  lineEnd: number,
  markup: InlineMarkup | null,
): InlineText {
  const to = Math.min(lineEnd, from + LONGEST_LINE);
  if (!markup) return plainText(text, from, to);
  const { dropped, bold, code, struck, links } = markup;
  const marked = [bold, code, struck, links].some((ranges) => ranges.length > 0);
  const first = firstTouching(dropped, from);
  const touched = first < dropped.length && (dropped[first]?.from ?? to) < to;
  if (!touched && !marked) return plainText(text, from, to);
  const { plain, pieces } = shownPieces(text, from, to, markup, first);
  const whole: InlineText = {
    ...plainText(plain, 0, plain.length),
    range: range(from, to),
    pieces,
    text: plain,
  };
  const trimmed = sliceOf(whole, 0);
  const within = (ranges: readonly Range[]): readonly Range[] =>
    ranges
      .map((r) =>
        range(
          plainOffset(trimmed, Math.max(r.from, from)),
          plainOffset(trimmed, Math.min(r.to, to)),
        ),
      )
      .filter((r) => r.to > r.from);
  return {
    ...trimmed,
    range: plainText(text, from, to).range,
    bold: within(touching(bold, itself, from, to)),
    code: within(touching(code, itself, from, to)),
    struck: within(touching(struck, itself, from, to)),
    links: within(touching(links, (link) => link.range, from, to)),
  };
}

/** What is shown of a stretch, and where each piece of it stands. */
function shownPieces(
  text: string,
  from: number,
  to: number,
  { dropped, breaks }: InlineMarkup,
  first: number,
): { readonly plain: string; readonly pieces: readonly Piece[] } {
  let plain = '';
  let at = from;
  const pieces: Piece[] = [];
  const take = (end: number): void => {
    if (end <= at) return;
    pieces.push({ at: plain.length, source: at });
    plain += text.slice(at, end);
  };
  for (let index = first; index < dropped.length; index++) {
    const drop = dropped[index];
    if (!drop || drop.from >= to) break;
    take(drop.from);
    if (breaks.has(drop.from)) {
      pieces.push({ at: plain.length, source: drop.from });
      plain += ' ';
    }
    at = Math.max(at, drop.to);
  }
  take(to);
  return { plain, pieces };
}

const itself = (at: Range): Range => at;

/** How far the ranges reach up to each of them: a paragraph has many lines, and each asks for its own. */
const REACH = new WeakMap<object, readonly number[]>();

/** Of things in the order in which they begin, the ranges that share a character with `[from, to)`. */
function touching<T>(
  things: readonly T[],
  rangeOf: (thing: T) => Range,
  from: number,
  to: number,
): readonly Range[] {
  if (things.length === 0) return [];
  let reach = REACH.get(things);
  if (!reach) {
    let most = 0;
    reach = things.map((thing) => (most = Math.max(most, rangeOf(thing).to)));
    REACH.set(things, reach);
  }
  const found: Range[] = [];
  for (let index = countAtMost(reach, from); index < things.length; index++) {
    const thing = things[index];
    const at = thing && rangeOf(thing);
    if (!at || at.from >= to) break;
    if (at.to > from) found.push(at);
  }
  return found;
}

/** Index of the first range that ends after `offset`. */
function firstTouching(ranges: readonly Range[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.to ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
