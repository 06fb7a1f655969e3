import type { Range } from './range';

/** Replaces `range` by `newText` (LF line ends; the border converts them to the document's own). */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/**
 * Applies edits that do not overlap. Edits at one offset are inserted in the order given. Wherever an
 * edit begins or ends, `seam` may change the piece before by what comes next.
 * @throws RangeError when two edits overlap: a caller's bug that must not corrupt a document.
 */
export function applyEdits(
  text: string,
  edits: readonly TextEdit[],
  seam: (before: string, next: string) => string = (before) => before,
): string {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.range.from - b.edit.range.from || a.index - b.index);
  const pieces: string[] = [];
  const add = (piece: string): void => {
    if (piece === '') return;
    const before = pieces.pop();
    if (before !== undefined) pieces.push(seam(before, piece));
    pieces.push(piece);
  };
  let at = 0;
  for (const { edit } of ordered) {
    if (edit.range.from < at) throw new RangeError('Overlapping edits');
    add(text.slice(at, edit.range.from));
    add(edit.newText);
    at = edit.range.to;
  }
  add(text.slice(at));
  return pieces.join('');
}

/** Whether no two edits overlap, so that they can be applied. */
export function disjoint(edits: readonly TextEdit[]): boolean {
  const ordered = [...edits].sort((a, b) => a.range.from - b.range.from);
  return ordered.every(({ range }, index) => range.from >= (ordered[index - 1]?.range.to ?? 0));
}

/** Which part of `before` was replaced, and which part of `after` replaced it. */
export interface ChangedRange {
  readonly before: Range;
  readonly after: Range;
}

const CHUNK = 4096;

/** The smallest single replacement that turns `before` into `after`; null when they are equal. */
export function changedRange(before: string, after: string): ChangedRange | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (
    head + CHUNK <= most &&
    before.slice(head, head + CHUNK) === after.slice(head, head + CHUNK)
  )
    head += CHUNK;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  const left = most - head;
  let tail = 0;
  const sameTail = (size: number): boolean =>
    before.slice(before.length - tail - size, before.length - tail) ===
    after.slice(after.length - tail - size, after.length - tail);
  while (tail + CHUNK <= left && sameTail(CHUNK)) tail += CHUNK;
  while (tail < left && sameTail(1)) tail++;
  return {
    before: { from: head, to: before.length - tail },
    after: { from: head, to: after.length - tail },
  };
}
