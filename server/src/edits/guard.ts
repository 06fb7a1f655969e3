import { areasOf } from '../syntax/areas';
import type { KeptDocument } from '../syntax/document';
import type { TextEdit } from '../text/edit';
import type { Range } from '../text/range';

/**
 * Why edits must not be made, whatever they mean; null where nothing speaks against them. `meant` is
 * what the edits are about: code or an address that it lies in may be changed.
 */
export function refusal(
  document: KeptDocument,
  edits: readonly TextEdit[],
  meant: Range | null = null,
): string | null {
  const { text } = document;
  const ordered = [...edits].sort((a, b) => a.range.from - b.range.from);
  let end = 0;
  for (const { range, newText } of ordered) {
    if (range.from < 0 || range.to > text.length || range.to < range.from)
      return 'a place is outside the document';
    if (range.from < end) return 'two changes overlap';
    end = range.to;
    if (isGlued(text, range, newText)) return 'two words would run together';
    if (isHalf(text.slice(range.from, range.to), newText))
      return 'half a pair of marks would be left';
  }
  const cut = locked(document, meant).some((area) =>
    ordered.some(({ range }) => cuts(range, area)),
  );
  return cut ? 'it would change code, an address or front matter' : null;
}

const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u;

/** Whether a letter or digit would stand right beside another one that was not there before. */
function isGlued(text: string, { from, to }: Range, newText: string): boolean {
  const first = newText[0];
  const last = newText[newText.length - 1];
  if (first === undefined || last === undefined) return false;
  return (
    (WORD.test(first) && WORD.test(text[from - 1] ?? ' ')) ||
    (WORD.test(last) && WORD.test(text[to] ?? ' '))
  );
}

/** Whether one mark of a pair comes or goes alone. */
const isHalf = (before: string, after: string): boolean =>
  ['**', '`', '~~'].some((mark) => isOdd(after, mark) !== isOdd(before, mark));

/** `***` is a line, or bold and italic: it says nothing of pairs. */
const isOdd = (text: string, mark: string): boolean =>
  text.replace(/\*{3,}/g, '').split(mark).length % 2 === 0;

/** Code, comments, addresses and front matter that the edits are not about. */
const locked = (document: KeptDocument, meant: Range | null): readonly Range[] =>
  areasOf(document).verbatim.filter(
    (area) => !meant || meant.from < area.from || meant.to > area.to,
  );

/** Whether an edit reaches into an area, or stands in it, without taking all of it. */
const cuts = (edit: Range, area: Range): boolean =>
  edit.from === edit.to
    ? edit.from > area.from && edit.from < area.to
    : edit.from < area.to && edit.to > area.from && !(edit.from <= area.from && edit.to >= area.to);
