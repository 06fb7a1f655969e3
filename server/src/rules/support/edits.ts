import type { TableShape } from '../../model/types';
import type { TextEdit } from '../../text/edit';
import { range, type Range } from '../../text/range';
import type { Fix } from '../rule';

export const replacement = (at: Range, newText: string): TextEdit => ({ range: at, newText });

export const insertion = (at: number, newText: string): TextEdit => ({
  range: range(at, at),
  newText,
});

/** A row of a timeline's table that has its time and nothing else. */
export const emptyRow = ({ header, columns }: TableShape, clock: string): string =>
  `|${header.map((_, index) => (index === columns.time ? ` ${clock} ` : '  ')).join('|')}|`;

/** A fix that people choose among others. The first of several may be preferred. */
export const choice = (title: string, edits: readonly TextEdit[], preferred = false): Fix => ({
  title,
  edits,
  preferred,
  safe: false,
});

/** From the start of the line of `at` to the start of the next one. */
export function wholeLines(text: string, at: Range): Range {
  const from = text.lastIndexOf('\n', at.from - 1) + 1;
  const next = text.indexOf('\n', Math.max(at.from, at.to - 1));
  return range(from, next === -1 ? text.length : next + 1);
}

/** Puts text into an empty cell or value with the white space that its neighbours have. */
export function fillEmpty(text: string, at: Range, value: string): TextEdit {
  if (at.from < at.to) return replacement(at, value);
  const before = text[at.from - 1] ?? '\n';
  const after = text[at.from] ?? '\n';
  const lead = /[\s|]/.test(before) && before !== '|' ? '' : ' ';
  const trail = after === '|' ? ' ' : '';
  return insertion(at.from, `${lead}${value}${trail}`);
}
