import { reviewThreads, writtenMessage, type ReviewThread } from '../../model/review/threads';
import type { ReviewEdit } from '../../protocol/review';
import { insertion, replacement } from '../../rules/support/edits';
import { lineAt, lineRange } from '../../text/lineIndex';
import { prove } from '../../workspace/proof';
import type { Snapshot } from '../../workspace/snapshot';
import type { TextEdit } from '../../text/edit';
import type { Outcome } from '../refactor/actions';

/** What a reviewer did, as edits of the document, or why it cannot be done. `today` is an ISO date. */
export function reviewEdit(snapshot: Snapshot, edit: ReviewEdit, today: string): Outcome {
  const thread = reviewThreads(snapshot.syntax).find(
    ({ range }) => lineAt(snapshot.lines, range.from) === edit.line,
  );
  switch (edit.kind) {
    case 'say': {
      if (edit.text.trim() === '') return { refused: 'nothing was written' };
      const author = edit.author
        .replace(/[():\s]+/g, ' ')
        .trim()
        .slice(0, 60);
      const message = writtenMessage({
        author: author === '' ? null : author,
        date: today,
        text: edit.text,
      });
      if (!thread) return proved(snapshot, [begun(snapshot, edit.line, message)]);
      const outcome = proved(snapshot, [insertion(thread.range.to, ` ${message}`)]);
      return 'edits' in outcome && thread.resolved
        ? { edits: [...settled(snapshot, thread, false), ...outcome.edits] }
        : outcome;
    }
    case 'settle':
      if (!thread) return { refused: 'there is no thread any more' };
      return thread.resolved === edit.resolved
        ? { edits: [] }
        : { edits: settled(snapshot, thread, edit.resolved) };
  }
}

/** A comment behind what stands on a line: in the last cell of a row, before a hard line break. */
function begun({ text, lines }: Snapshot, line: number, message: string): TextEdit {
  const { from, to } = lineRange(lines, line);
  const content = text.slice(from, to).trimEnd();
  const end = /[|\\]$/.test(content) ? content.slice(0, -1).trimEnd().length : content.length;
  return insertion(from + end, end === 0 ? message : ` ${message}`);
}

/**
 * The first words of the first comment say whether a thread is settled; it stays a comment, so that
 * nothing is read otherwise.
 */
function settled(
  { text }: Snapshot,
  { messages }: ReviewThread,
  resolved: boolean,
): readonly TextEdit[] {
  const [first] = messages;
  if (!first) return [];
  const written = text.slice(first.range.from, first.range.to);
  const now = resolved
    ? written.replace(/^(<!--\s*review)(?=\s*:)/i, '$1 resolved')
    : written.replace(/^(<!--\s*review)\s+resolved(?=\s*:)/i, '$1');
  return [replacement(first.range, now)];
}

function proved(snapshot: Snapshot, edits: readonly TextEdit[]): Outcome {
  const proof = prove(snapshot, edits, { mayTell: (rule) => rule === 'review/open-thread' });
  return 'refused' in proof
    ? { refused: `a comment cannot stand there (${proof.refused})` }
    : { edits };
}
