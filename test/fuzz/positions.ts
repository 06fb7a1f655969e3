import type { Change } from './writer';

/** A place as the protocol has it: in UTF-16, both from zero. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** An edit as the protocol has it. */
export interface ProtocolEdit {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly newText: string;
}

const LINE_END = /\r\n|\r|\n/g;

/** Where a place of the protocol stands. */
export function placeAt(text: string, offset: number): Place {
  let line = 0;
  let start = 0;
  for (const { 0: end, index } of text.matchAll(LINE_END)) {
    if (index + end.length > offset) break;
    line++;
    start = index + end.length;
  }
  return { line, character: offset - start };
}

/** As an offset; null where a text has no such place. */
function offsetAt(
  lines: readonly string[],
  starts: readonly number[],
  { line, character }: Place,
): number | null {
  const own = lines[line];
  const start = starts[line];
  return own === undefined || start === undefined || character < 0 || character > own.length
    ? null
    : start + character;
}

/**
 * The text after edits of the protocol, all made at once; or what is wrong with them: a place that
 * the text does not have, an end before its beginning, two that overlap.
 */
export function edited(
  text: string,
  edits: readonly ProtocolEdit[],
): { readonly text: string } | { readonly wrong: string } {
  const lines = text.split(LINE_END);
  const starts = [
    0,
    ...[...text.matchAll(LINE_END)].map(({ 0: end, index }) => index + end.length),
  ];
  const changes: Change[] = [];
  for (const { range, newText } of edits) {
    const from = offsetAt(lines, starts, range.start);
    const to = offsetAt(lines, starts, range.end);
    if (from === null || to === null || to < from)
      return { wrong: `no such range: ${JSON.stringify(range)}` };
    changes.push({ from, to, text: newText });
  }
  const ordered = changes
    .map((change, index) => ({ ...change, index }))
    .sort((a, b) => a.from - b.from || a.to - b.to || a.index - b.index);
  let result = '';
  let at = 0;
  for (const { from, to, text: added } of ordered) {
    if (from < at) return { wrong: `edits overlap at ${from}: ${JSON.stringify(edits)}` };
    result += text.slice(at, from) + added;
    at = to;
  }
  return { text: result + text.slice(at) };
}
