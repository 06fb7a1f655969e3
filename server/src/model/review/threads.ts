import { commentsOf } from '../../syntax/comments';
import { sourceOf, type KeptDocument } from '../../syntax/document';
import { range, type Range } from '../../text/range';

/**
 * What reviewers say, kept in the document as comments that stand behind what they are about:
 * `<!-- review: Sarah Chen (2025-08-25): Who was paged? -->`. Comments next to each other are one
 * thread; `review resolved:` in its first one says that it is settled.
 */
export interface ReviewThread {
  /** From the first comment to the last. */
  readonly range: Range;
  readonly resolved: boolean;
  /** At least one. */
  readonly messages: readonly ReviewMessage[];
}

export interface ReviewMessage {
  readonly range: Range;
  readonly author: string | null;
  /** ISO date. */
  readonly date: string | null;
  readonly text: string;
}

const BEGIN = /^<!--\s*review(\s+resolved)?\s*:/i;
const SIGNED = /^([^():\n]{1,60}) \((\d{4}-\d{2}-\d{2})\):\s*/;

/** All threads, in the order of the document. */
export function reviewThreads(document: KeptDocument): readonly ReviewThread[] {
  const threads: ReviewThread[] = [];
  for (const { range: at, source } of commentsOf(document)) {
    const found = BEGIN.exec(source);
    if (!found) continue;
    const message = messageOf(at, source.slice(found[0].length, source.lastIndexOf('-->')).trim());
    const last = threads[threads.length - 1];
    if (last && /^[ \t]*$/.test(sourceOf(document, range(last.range.to, at.from))))
      threads[threads.length - 1] = {
        ...last,
        range: range(last.range.from, at.to),
        messages: [...last.messages, message],
      };
    else threads.push({ range: at, resolved: found[1] !== undefined, messages: [message] });
  }
  return threads;
}

function messageOf(at: Range, written: string): ReviewMessage {
  const signed = SIGNED.exec(written);
  return {
    range: at,
    author: signed?.[1] ?? null,
    date: signed?.[2] ?? null,
    text: unescaped(written.slice(signed?.[0].length ?? 0)),
  };
}

/** A message as it stands in the document: on one line, also in a cell, and never ending its comment. */
export function writtenMessage(
  { author, date, text }: Omit<ReviewMessage, 'range'>,
  resolved = false,
): string {
  const by = author === null || date === null ? '' : `${author} (${date}): `;
  return `<!-- ${resolved ? 'review resolved' : 'review'}: ${by}${escaped(text)} -->`;
}

const escaped = (text: string): string =>
  text
    .trim()
    .replace(/[\\|]/g, '\\$&')
    .replace(/--/g, '-\\-')
    .replace(/--/g, '-\\-')
    .replace(/\r?\n/g, '\\n');

const unescaped = (text: string): string =>
  text.replace(/\\([\\|n-])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));
