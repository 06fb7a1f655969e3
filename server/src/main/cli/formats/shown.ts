/** Control and bidi characters, and ends of lines: what a terminal or a log obeys rather than shows. */
const OBEYED = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
/** `##[error]` and `##vso[…]` are commands of build systems wherever they stand in a line. */
const COMMAND = /#(?=#[a-z]{0,12}\[)/gi;

const codeOf = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

/** A text of a document or a file name on one line, with what is not shown written out: `\\u001b`. */
export const shown = (text: string): string =>
  text.replace(OBEYED, codeOf).replace(COMMAND, codeOf);

/** A file name at the beginning of a line: `::error` there would be a command of the runner. */
export const shownFile = (file: string): string => shown(/^\s*::/.test(file) ? `./${file}` : file);

/** A message of several lines: those after the first begin with a bar. */
export const shownLines = (text: string): string =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line, index) => `${index === 0 ? '' : '  | '}${shown(line)}`)
    .join('\n') + (text.endsWith('\n') ? '\n' : '');

/** JSON with the same values, in which what is not shown is written as an escape. */
export const shownJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) => shown(line))
    .join('\n')}\n`;
