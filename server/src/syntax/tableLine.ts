import { range, type Range } from '../text/range';

/** Where the pipes of one table line stand, and what lies between them. Offsets into the line. */
export interface TableLine {
  /** Untrimmed; one for each column that the line really has. */
  readonly cells: readonly Range[];
  readonly pipes: readonly number[];
}

/**
 * Splits a line at its unescaped pipes. A leading pipe and a trailing one border the table, so they
 * open no empty cell. A pipe inside a code span splits too, as GFM has it, unless it is escaped.
 */
export function splitTableLine(line: string, from = 0): TableLine {
  const pipes: number[] = [];
  for (let at = from; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === PIPE) pipes.push(at);
  }
  const cells: Range[] = [];
  let start = skipSpace(line, from);
  const end = lineEnd(line);
  if (pipes[0] === start) start++;
  for (const pipe of pipes) {
    if (pipe < start) continue;
    cells.push(range(start, pipe));
    start = pipe + 1;
  }
  if (skipSpace(line, start) < end) cells.push(range(start, end));
  return { cells, pipes };
}

/** True when an unescaped pipe stands on the line. */
export function hasPipe(line: string, from = 0): boolean {
  for (let at = line.indexOf('|', from); at !== -1; at = line.indexOf('|', at + 1)) {
    if (at === 0 || line.charCodeAt(at - 1) !== BACKSLASH) return true;
  }
  return false;
}

/**
 * The number of columns of a delimiter row (`|---|:-:|`), or 0 when the line is none. Tolerates
 * white space at the end and a missing closing pipe. One pipe at least, so that a thematic break or
 * a setext underline is never taken for one.
 */
export function delimiterColumns(line: string, from = 0): number {
  let columns = 0;
  let pipes = 0;
  let at = skipSpace(line, from);
  if (line.charCodeAt(at) === PIPE) {
    pipes++;
    at = skipSpace(line, at + 1);
  }
  while (at < line.length) {
    if (line.charCodeAt(at) === COLON) at++;
    const dashes = at;
    while (line.charCodeAt(at) === DASH) at++;
    if (at === dashes) return 0;
    if (line.charCodeAt(at) === COLON) at++;
    columns++;
    at = skipSpace(line, at);
    if (at === line.length) break;
    if (line.charCodeAt(at) !== PIPE) return 0;
    pipes++;
    at = skipSpace(line, at + 1);
  }
  return pipes > 0 ? columns : 0;
}

function skipSpace(line: string, from: number): number {
  let at = from;
  while (at < line.length && isSpace(line.charCodeAt(at))) at++;
  return at;
}

function lineEnd(line: string): number {
  let end = line.length;
  while (end > 0 && isSpace(line.charCodeAt(end - 1))) end--;
  return end;
}

const isSpace = (code: number): boolean => code === 32 || code === 9;
const PIPE = 124;
const BACKSLASH = 92;
const COLON = 58;
const DASH = 45;
