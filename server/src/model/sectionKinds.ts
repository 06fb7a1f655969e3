import type { SectionKind } from './types';
import { SECTION_WORDS } from './vocabulary/sections';
import { hasPhrase, headingWords } from './words';

/** Long headings are sentences; a phrase deep inside one says little about it. */
const LONG_HEADING = 9;

/** The kind that a heading's own words name, or null. */
export function sectionKindOf(heading: string): SectionKind | null {
  const words = headingWords(heading);
  if (words === '') return null;
  if (words.startsWith('appendix') || words.startsWith('annex')) return 'supporting';
  // A key to the items above it, not a list of its own.
  if (words.startsWith('categories of')) return 'other';
  const whole = WHOLE.get(words);
  if (whole) return whole;
  const long = words.split(' ').length > LONG_HEADING;
  let best: SectionKind | null = null;
  let longest = 0;
  for (const { kind, part } of SECTION_WORDS) {
    for (const phrase of part) {
      if (phrase.length <= longest || !hasPhrase(words, phrase)) continue;
      if (long && !words.startsWith(phrase)) continue;
      best = kind;
      longest = phrase.length;
    }
  }
  return best;
}

/** True for a line that is nothing but the name of a section, in two words or more. */
export const isSectionName = (line: string): boolean => {
  const words = headingWords(line);
  return words.includes(' ') && WHOLE.has(words);
};

const WHOLE: ReadonlyMap<string, SectionKind> = new Map(
  SECTION_WORDS.flatMap(({ kind, whole, part }) =>
    [...whole, ...part].map((phrase) => [phrase, kind] as const),
  ),
);
