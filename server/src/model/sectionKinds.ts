import type { SectionKind } from './types';
import { LANGUAGES, type NamedSectionKind } from './vocabulary/words';
import { memo } from '../text/memo';
import { hasPhrase, headingWords } from './words';

/** Long headings are sentences; a phrase deep inside one says little about it. */
const LONG_HEADING = 9;

/** The kind that a heading's own words name, or null. Of several phrases the longest decides. */
export const sectionKindOf = (heading: string): SectionKind | null =>
  kindOfWords(headingWords(heading));

const kindOfWords = memo((words: string): SectionKind | null => {
  if (words === '') return null;
  if (words.startsWith('appendix') || words.startsWith('annex')) return 'supporting';
  // A key to the items above it, not a list of its own.
  if (words.startsWith('categories of')) return 'other';
  const whole = WHOLE.get(words);
  if (whole) return whole;
  const parts = words.split(' ');
  const long = parts.length > LONG_HEADING;
  let best: Phrase | null = null;
  const consider = (candidate: Phrase): void => {
    if (candidate.phrase.length <= (best?.phrase.length ?? 0)) return;
    if (long ? words.startsWith(candidate.phrase) : hasPhrase(words, candidate.phrase))
      best = candidate;
  };
  for (const part of parts) BY_FIRST_WORD.get(part)?.forEach(consider);
  if (CJK.test(words)) CJK_PHRASES.forEach(consider);
  return (best as Phrase | null)?.kind ?? null;
}, 4000);

/** True for a line that is nothing but the name of a section, in two words or more. */
export const isSectionName = (line: string): boolean => {
  const words = headingWords(line);
  return words.includes(' ') && WHOLE.has(words);
};

interface Phrase {
  readonly phrase: string;
  readonly kind: SectionKind;
}

const CJK = /[\u3040-\u30ff\u3400-\u9fff]/;

const SECTIONS = LANGUAGES.flatMap(({ sections }) =>
  (Object.keys(sections) as NamedSectionKind[]).map((kind) => ({ kind, ...sections[kind] })),
);

const PARTS: readonly Phrase[] = SECTIONS.flatMap(({ kind, part }) =>
  part.map((phrase) => ({ phrase, kind })),
);

const CJK_PHRASES = PARTS.filter(({ phrase }) => CJK.test(phrase));

const BY_FIRST_WORD: ReadonlyMap<string, readonly Phrase[]> = PARTS.reduce((map, phrase) => {
  const first = phrase.phrase.split(' ')[0] ?? '';
  return map.set(first, [...(map.get(first) ?? []), phrase]);
}, new Map<string, readonly Phrase[]>());

const WHOLE: ReadonlyMap<string, SectionKind> = new Map(
  SECTIONS.flatMap(({ kind, whole, part }) =>
    [...whole, ...part].map((phrase) => [phrase, kind] as const),
  ).reverse(),
);
