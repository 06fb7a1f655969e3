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

/**
 * `changed`, an edited form of `normalise(source)`, with the line ends of `source`: each line keeps
 * its own, and lines that are new have those of the document.
 */
export function withLineEnds(source: string, changed: string): string {
  const ends = source.match(/\r\n?|\n/g) ?? [];
  const usual = lineEndOf(source);
  if (ends.every((end) => end === usual))
    return usual === '\n' ? changed : changed.replace(/\n/g, usual);
  const before = normalise(source).split('\n');
  const after = changed.split('\n');
  let head = 0;
  while (head < after.length && head < before.length && before[head] === after[head]) head++;
  const more = after.length - before.length;
  let tail = after.length;
  while (tail > head && tail - more > head && before[tail - more - 1] === after[tail - 1]) tail--;
  const endOf = (index: number): string =>
    ends[index < head || more === 0 ? index : index >= tail ? index - more : -1] ?? usual;
  return after
    .map((line, index) => (index === after.length - 1 ? line : line + endOf(index)))
    .join('');
}
