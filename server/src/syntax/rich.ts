import type { SyntaxNode } from '@lezer/common';
import { range, type Range, type Span } from '../text/range';

/**
 * A line as a reader sees it: markup dropped, and each character still knowing where it stands in
 * the document. `bold`, `code` and `struck` are ranges of `text`, not of the document.
 */
export interface Rich {
  readonly text: string;
  /** Source range of the line's content, markup included, white space around it not. */
  readonly range: Range;
  readonly bold: readonly Range[];
  readonly code: readonly Range[];
  readonly struck: readonly Range[];
  /** Pieces of `text` that stand together in the document; null when all of it does. */
  readonly runs: readonly Run[] | null;
}

interface Run {
  /** Offset in `Rich.text`. */
  readonly at: number;
  /** Offset in the document. */
  readonly source: number;
}

/** Where character `offset` of the plain text stands in the document. */
function sourceOf(rich: Rich, offset: number): number {
  if (!rich.runs) return rich.range.from + offset;
  const found = rich.runs[lastAtMost(rich.runs, (run) => run.at, offset)];
  return found ? found.source + (offset - found.at) : rich.range.from;
}

/** The document range of plain characters `[from, to)`; an empty one stands where `from` does. */
export function sourceRange(rich: Rich, from: number, to: number): Range {
  if (from >= to) {
    const end = from >= rich.text.length;
    const at = end ? rich.range.to : from > 0 ? sourceOf(rich, from - 1) + 1 : sourceOf(rich, 0);
    return range(at, at);
  }
  return range(sourceOf(rich, from), sourceOf(rich, to - 1) + 1);
}

/** The trimmed plain text of `[from, to)` and its place in the document. */
export function spanOf(rich: Rich, from = 0, to = rich.text.length): Span {
  const slice = rich.text.slice(from, to);
  const text = slice.trim();
  if (text === '') return { text, range: sourceRange(rich, from, from) };
  const start = from + slice.indexOf(text);
  return { text, range: sourceRange(rich, start, start + text.length) };
}

/** A part of a line, as a line of its own. */
export function sliceOf(rich: Rich, from: number, to = rich.text.length): Rich {
  const slice = rich.text.slice(from, to);
  const text = slice.trim();
  const start = text === '' ? from : from + slice.indexOf(text);
  const end = start + text.length;
  const shift = (ranges: readonly Range[]): readonly Range[] =>
    ranges
      .filter((r) => r.from < end && r.to > start)
      .map((r) => range(Math.max(r.from, start) - start, Math.min(r.to, end) - start));
  const runs: Run[] | null = rich.runs && [{ at: 0, source: sourceOf(rich, start) }];
  if (rich.runs && runs) {
    for (const run of rich.runs) {
      if (run.at > start && run.at < end) runs.push({ at: run.at - start, source: run.source });
    }
  }
  return {
    text,
    range: sourceRange(rich, start, end),
    bold: shift(rich.bold),
    code: shift(rich.code),
    struck: shift(rich.struck),
    runs,
  };
}

const NONE: readonly Range[] = [];

/** A stretch of source without any markup. */
export function plainRich(text: string, from: number, to: number): Rich {
  let a = from;
  let b = to;
  while (a < b && isBlank(text.charCodeAt(a))) a++;
  while (b > a && isBlank(text.charCodeAt(b - 1))) b--;
  return {
    text: text.slice(a, b),
    range: range(a, b),
    bold: NONE,
    code: NONE,
    struck: NONE,
    runs: null,
  };
}

/** A piece of text on its own, where only its place in the document is still known. */
export const richOfSpan = ({ text, range: at }: Span): Rich => ({
  text,
  range: at,
  bold: NONE,
  code: NONE,
  struck: NONE,
  runs: null,
});

/** What inline syntax says about a stretch of source; collected once for each block. */
export interface Inline {
  /** Sorted and disjoint; a character in `dropped` is not shown. */
  readonly dropped: readonly Range[];
  /** Offsets of line breaks written as `<br>`. */
  readonly breaks: ReadonlySet<number>;
  readonly bold: readonly Range[];
  readonly code: readonly Range[];
  readonly struck: readonly Range[];
}

const DROPPED = new Set([
  'EmphasisMark',
  'CodeMark',
  'LinkMark',
  'LinkTitle',
  'LinkLabel',
  'StrikethroughMark',
  'HTMLTag',
  'Comment',
  'QuoteMark',
  'HeaderMark',
  'TaskMarker',
  'ProcessingInstruction',
  'Image',
]);

/** The text that a tree belongs to, and the names that `[name]: address` lines define in it. */
export interface Source {
  readonly text: string;
  readonly references: ReadonlySet<string>;
}

export function sourceOfText(text: string): Source {
  const references = new Set<string>();
  for (const match of text.matchAll(/^ {0,3}\[([^\]\n]{1,200})\]:/gm))
    references.add(referenceName(match[1] ?? ''));
  return { text, references };
}

const referenceName = (label: string): string => label.trim().toLowerCase().replace(/\s+/g, ' ');

/** Whether a link has an address, or names one that is defined; `[P1]` and `[tag]` are just text. */
function isLink(link: SyntaxNode, { text, references }: Source): boolean {
  if (link.getChild('URL')) return true;
  const label = link.getChild('LinkLabel');
  const named = label && label.to - label.from > 2 ? label : null;
  const marks = link.getChildren('LinkMark');
  const from = named ? named.from + 1 : (marks[0]?.to ?? link.from);
  const to = named ? named.to - 1 : (marks[1]?.from ?? link.to);
  return references.has(referenceName(text.slice(from, to)));
}

/** Collects the inline markup under a block node. Null when there is none, the common case. */
export function readInline(node: SyntaxNode, source: Source): Inline | null {
  if (!node.firstChild) return null;
  const dropped: Range[] = [];
  const breaks = new Set<number>();
  const bold: Range[] = [];
  const code: Range[] = [];
  const struck: Range[] = [];
  const cursor = node.cursor();
  const end = node.to;
  let textUntil = 0;
  while (cursor.next() && cursor.from < end) {
    const name = cursor.name;
    // The brackets of what is no link stay; its other children are read as everywhere.
    if (name === 'Link' && !isLink(cursor.node, source)) textUntil = cursor.to;
    if ((name === 'LinkMark' || name === 'LinkLabel') && cursor.from < textUntil) continue;
    if (name === 'StrongEmphasis') bold.push(range(cursor.from, cursor.to));
    else if (name === 'InlineCode') code.push(range(cursor.from, cursor.to));
    else if (name === 'Strikethrough') struck.push(range(cursor.from, cursor.to));
    else if (name === 'Escape') dropped.push(range(cursor.from, cursor.from + 1));
    else if (name === 'URL') {
      const parent = cursor.node.parent?.name;
      if (parent === 'Link' || parent === 'Image') dropped.push(range(cursor.from, cursor.to));
    } else if (DROPPED.has(name)) {
      dropped.push(range(cursor.from, cursor.to));
      if (name === 'HTMLTag' && /^<br/i.test(source.text.slice(cursor.from, cursor.from + 4)))
        breaks.add(cursor.from);
    }
  }
  return { dropped: dropped.sort((a, b) => a.from - b.from), breaks, bold, code, struck };
}

/** The source `[from, to)`, which is within one line, as a reader sees it. */
export function richOf(text: string, from: number, to: number, inline: Inline | null): Rich {
  if (!inline) return plainRich(text, from, to);
  const first = firstTouching(inline.dropped, from);
  const touched = first < inline.dropped.length && (inline.dropped[first]?.from ?? to) < to;
  if (!touched) return plainRich(text, from, to);
  let plain = '';
  let at = from;
  const runs: Run[] = [];
  const take = (end: number): void => {
    if (end > at) {
      runs.push({ at: plain.length, source: at });
      plain += text.slice(at, end);
    }
  };
  for (let i = first; i < inline.dropped.length; i++) {
    const drop = inline.dropped[i];
    if (!drop || drop.from >= to) break;
    take(drop.from);
    if (inline.breaks.has(drop.from)) {
      runs.push({ at: plain.length, source: drop.from });
      plain += ' ';
    }
    at = Math.max(at, drop.to);
  }
  take(to);
  const whole: Rich = {
    text: plain,
    range: range(from, to),
    bold: NONE,
    code: NONE,
    struck: NONE,
    runs,
  };
  const lead = plain.length - plain.trimStart().length;
  const trimmed = sliceOf(whole, 0);
  const plainAt = (source: number): number => {
    const index = lastAtMost(runs, (run) => run.source, source);
    const run = runs[index];
    if (!run) return 0;
    const result = Math.min(run.at + (source - run.source), runs[index + 1]?.at ?? plain.length);
    return Math.max(0, Math.min(result - lead, trimmed.text.length));
  };
  const within = (ranges: readonly Range[]): readonly Range[] =>
    ranges
      .filter((r) => r.from < to && r.to > from)
      .map((r) => range(plainAt(Math.max(r.from, from)), plainAt(Math.min(r.to, to))))
      .filter((r) => r.to > r.from);
  return {
    ...trimmed,
    range: plainRich(text, from, to).range,
    bold: within(inline.bold),
    code: within(inline.code),
    struck: within(inline.struck),
  };
}

/** Index of the last run whose `key` is at most `value`; -1 when there is none. */
function lastAtMost(runs: readonly Run[], key: (run: Run) => number, value: number): number {
  let low = -1;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const run = runs[middle];
    if (run && key(run) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
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

const isBlank = (code: number): boolean =>
  code === 32 || code === 9 || code === 10 || code === 0xa0 || code === 0x3000 || code === 0xfeff;
