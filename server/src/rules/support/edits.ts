import type { TableShape } from '../../model/types';
import type { TextEdit } from '../../text/edit';
import type { Fix } from '../rule';

export { fillEmpty, insertion, replacement, wholeLines } from '../../edits/values';

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
