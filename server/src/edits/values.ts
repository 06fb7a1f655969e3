import type { KeptDocument } from '../syntax/document';
import type { TextEdit } from '../text/edit';
import { range, type Range } from '../text/range';
import { textPlaceAt } from './textPlace';

export const replacement = (at: Range, newText: string): TextEdit => ({ range: at, newText });

export const insertion = (at: number, newText: string): TextEdit => ({
  range: range(at, at),
  newText,
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

/**
 * A note in brackets behind the text that stands at `offset`, and before `limit`, where something
 * else begins in the same paragraph; null where none can be written.
 */
export function behindText(
  document: KeptDocument,
  offset: number,
  note: string,
  limit = Infinity,
): TextEdit | null {
  const place = textPlaceAt(document, offset);
  // A heading is led to by its words.
  if (!place || place.kind === 'heading') return null;
  const { text } = document;
  const end = limit > place.end ? place.end : lineEndBefore(text, limit);
  const rest = /^[^\n]*/.exec(text.slice(end, end + 200))?.[0] ?? '';
  if (end < offset || !/^(?:[ \t\\]|<br\s{0,3}\/?>)*(?:\||$)/i.test(rest)) return null;
  return insertion(end, ` (${note})`);
}

/** The end of the last line before an offset, without white space and breaks. */
const lineEndBefore = (text: string, offset: number): number => {
  const line = text.lastIndexOf('\n', offset - 1);
  const start = text.lastIndexOf('\n', line - 1) + 1;
  const said = text.slice(start, line).replace(/(?:<br\s{0,3}\/?>|\\)$/i, '');
  return start + said.trimEnd().length;
};
