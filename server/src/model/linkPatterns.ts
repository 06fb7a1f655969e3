import { literalPattern } from '../text/pattern';

const LONGEST = 200;
const NUMBER = '\\d{1,9}';
const NAME = '[\\w-]{1,60}';
const PART = /(\{n\}|\{name\})/;

/**
 * What cannot be used of a `match` such as `OPS-{n}` or `{name}/{name}#{n}`; null when all can. Two
 * parts need a character between them that neither can hold: else the text could be divided in many
 * ways, and trying them all never ends.
 */
export function linkPatternProblem(match: string): string | null {
  if (match.length > LONGEST) return `is longer than ${LONGEST} characters`;
  const pieces = match.split(PART);
  const clash = pieces.some(
    (piece, index) =>
      index > 1 && index % 2 === 0 && index < pieces.length - 1 && !/[^\w-]/.test(piece),
  );
  return clash
    ? 'has two parts with nothing between them that neither can hold, such as `/` or `#`'
    : null;
}

/** The pattern of a `match`; its first group is the first part. Null for one that cannot be used. */
export function linkPattern(match: string): RegExp | null {
  if (linkPatternProblem(match) !== null) return null;
  const body = match
    .split(PART)
    .map((piece) =>
      piece === '{n}' ? `(${NUMBER})` : piece === '{name}' ? `(${NAME})` : literalPattern(piece),
    )
    .join('');
  return new RegExp(`(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`, 'gu');
}
