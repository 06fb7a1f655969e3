import type { Parsed } from '../../model/types';
import { distance, nearest } from '../../text/distance';
import type { Fix, Report } from '../rule';
import { choice, replacement } from './edits';

/**
 * What is wrong with a word of a scale: outside the team's own scale, or, where the team has set
 * none, one letter away from a usual word. Null when nothing is.
 */
export function offScale(
  value: Parsed<string>,
  what: string,
  /** Each level with its other names. */
  levels: readonly (readonly [string, ...string[]])[],
  own: boolean,
  usual: readonly string[],
): Report | null {
  if (value.kind !== 'valid') return null;
  const scale = levels.map(([name]) => name);
  const text = value.text.trim();
  if (text === '' || text.length > 40) return null;
  if (own) {
    if (levels.flat().some((word) => holds(text, word))) return null;
    const near = nearest(text, scale);
    return {
      range: value.range,
      message: `${text} is not on your scale of ${what}: ${scale.join(', ')}.`,
      fixes: fixes(value, near === null ? scale : [near, ...scale.filter((word) => word !== near)]),
    };
  }
  const lower = text.toLowerCase();
  if (
    !/^\p{L}{5,}$/u.test(text) ||
    [...usual, ...scale].some((word) => word.toLowerCase() === lower)
  )
    return null;
  const near = [...scale, ...usual].filter((word) => distance(lower, word.toLowerCase()) === 1);
  if (near.length === 0) return null;
  return {
    range: value.range,
    message: `${text} looks like a misspelling of ${near[0] ?? ''}.`,
    fixes: fixes(value, near),
  };
}

/** `CRITICAL (P1)` holds both; `Sev 1` and `SEV-1` are one. */
export function holds(text: string, word: string): boolean {
  const plain = (part: string): string => part.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const all = [text, ...text.split(/[()/,–—|]|\s-\s/)].map(plain);
  return all.includes(plain(word));
}

const fixes = (value: Parsed<string>, words: readonly string[]): readonly Fix[] =>
  words
    .slice(0, 8)
    .map((word, index) =>
      choice(`Replace by ${word}`, [replacement(value.range, word)], index === 0),
    );
