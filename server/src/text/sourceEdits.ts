import { applyEdits, type TextEdit } from './edit';
import { countBelow } from './sorted';

/**
 * Applies edits of an LF text to the text as it stands in its file. What is not edited stays byte for
 * byte, with line ends of several kinds; a new line ends as the one that it is put into. Where an edit
 * would bring a lone `\r` in front of a `\n`, which were two ends of lines, the first becomes `\r\n`.
 */
export function applyToSource(source: string, edits: readonly TextEdit[]): string {
  if (!source.includes('\r')) return applyEdits(source, edits);
  const inSource = sourceOffsets(source);
  const changes = edits
    .filter(({ range, newText }) => range.from < range.to || newText !== '')
    .map(({ range, newText }) => ({
      range: { from: inSource(range.from), to: inSource(range.to) },
      newText: newText.replace(/\n/g, endAt(source, inSource(range.from))),
    }));
  return applyEdits(source, changes, keptApart);
}

const keptApart = (before: string, next: string): string =>
  before.endsWith('\r') && next.startsWith('\n') ? `${before}\n` : before;

/** The offset in the source of an offset in its LF form: `\r\n` is one character there. */
function sourceOffsets(source: string): (offset: number) => number {
  const pairs: number[] = [];
  for (let at = source.indexOf('\r\n'); at !== -1; at = source.indexOf('\r\n', at + 2))
    pairs.push(at - pairs.length);
  return (offset) => offset + countBelow(pairs, offset);
}

/** How the line at an offset ends; the last line ends as the one before it. */
function endAt(source: string, offset: number): string {
  let at = offset;
  while (at < source.length && source[at] !== '\n' && source[at] !== '\r') at++;
  if (at === source.length) {
    at = Math.max(source.lastIndexOf('\n', offset), source.lastIndexOf('\r', offset));
    if (at === -1) return '\n';
    if (source[at] === '\n' && source[at - 1] === '\r') return '\r\n';
  }
  return source[at] === '\r' && source[at + 1] === '\n' ? '\r\n' : (source[at] ?? '\n');
}
