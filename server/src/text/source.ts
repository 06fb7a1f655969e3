/** How a document on disk ends its lines; what edits are converted to at the border. */
export type LineEnd = '\n' | '\r\n' | '\r';

/**
 * The form all inner layers work on: every `\r\n` and lone `\r` is `\n`.
 * Line numbers and characters within a line are the same in both forms, offsets are not,
 * so positions are what crosses the border.
 */
export function normalise(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The line end that most of the document uses (the first one decides). */
export function lineEndOf(text: string): LineEnd {
  const at = text.search(/[\r\n]/);
  if (at === -1 || text[at] === '\n') return '\n';
  return text[at + 1] === '\n' ? '\r\n' : '\r';
}
