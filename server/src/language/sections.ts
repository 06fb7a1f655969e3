import { distance } from '../text/distance';
import { memo } from '../text/memo';
import type { SectionKind } from './kinds';
import { LANGUAGES } from './languages';
import { compilePhrase, PhraseTable } from './phrases';
import { folded, headingWords } from './words';

/** Long headings are sentences; only how one begins says what it is about. */
const LONG_HEADING = 9;

/**
 * The kind that a heading's own words name, or null. Of several parts (`Lessons & measures`) the
 * first that names one decides, of several phrases in one the longest. Where nothing is known, one
 * slip of the keyboard is allowed.
 */
export const sectionKindOf = memo((heading: string): SectionKind | null => {
  const words = headingWords(heading);
  if (words === '') return null;
  return WHOLE.best(words) ?? ofParts(heading, words) ?? withoutSlip(words);
}, 4000);

/** True for a line that is nothing but the name of a section, in two words or more. */
export const isSectionName = (line: string): boolean => {
  const words = headingWords(line);
  return words.includes(' ') && WHOLE.best(words) !== null;
};

/** Whether a heading is the whole name of a timeline, not a sentence that holds the word. */
export const isWholeName = (heading: string): boolean => WHOLE.best(headingWords(heading)) !== null;

function ofParts(heading: string, words: string): SectionKind | null {
  const first = headingWords(heading.split(BETWEEN, 1)[0] ?? '');
  if (first === words) return kindWithin(words);
  // `Events and more`: only alone is such a word the name of a timeline.
  const kind = WHOLE.best(first);
  return kindWithin(first) ?? kindWithin(words) ?? (kind === 'timeline' ? null : kind);
}

const kindWithin = (words: string): SectionKind | null =>
  (words.split(' ').length > LONG_HEADING ? BEGINNING : PART).best(words);

/** Shorter words have too many real ones beside them. */
const SHORTEST_SLIP = 6;
const LONGEST_WITH_SLIP = 5;

/**
 * The kind of a short heading in which one word is one letter away from a word of a heading. Its
 * first and last letters are right: `Apendix`, `Resoluton`, but not `Factory`.
 */
function withoutSlip(words: string): SectionKind | null {
  const all = words.split(' ');
  if (all.length > LONGEST_WITH_SLIP) return null;
  for (const [index, word] of all.entries()) {
    if (word.length < SHORTEST_SLIP || KNOWN.has(word) || REAL.has(word)) continue;
    const meant = nearOnes(word);
    if (meant === null) continue;
    const mended = all.with(index, meant).join(' ');
    const kind = WHOLE.best(mended) ?? kindWithin(mended);
    if (kind !== null) return kind;
  }
  return null;
}

/** The one word of headings that is a letter away; null without one, or with several. */
function nearOnes(word: string): string | null {
  const near = (BY_FIRST_LETTER.get(word.charAt(0)) ?? []).filter(
    (known) =>
      Math.abs(known.length - word.length) <= 1 &&
      known.endsWith(word.charAt(word.length - 1)) &&
      distance(word, known) === 1,
  );
  return near.length === 1 ? (near[0] ?? null) : null;
}

const PHRASES = LANGUAGES.flatMap(({ sections }) =>
  (Object.keys(sections) as SectionKind[]).flatMap((kind) => [
    ...sections[kind].whole.map((phrase) => ({ phrase, kind, whole: true })),
    ...sections[kind].part.map((phrase) => ({ phrase, kind, whole: false })),
  ]),
);

const WHOLE = new PhraseTable<SectionKind>();
const PART = new PhraseTable<SectionKind>();
const BEGINNING = new PhraseTable<SectionKind>();
for (const { phrase, kind, whole } of PHRASES) {
  WHOLE.add(compilePhrase(phrase.replace(/^[\^~]+/, ''), true), kind);
  if (whole) continue;
  PART.add(compilePhrase(phrase), kind);
  BEGINNING.add(compilePhrase(`^${phrase.replace(/^[\^~]+/, '')}`), kind);
}

const KNOWN: ReadonlySet<string> = new Set(
  PHRASES.flatMap(({ phrase }) =>
    folded(phrase)
      .split(/[ |?^~$]+/)
      .filter((word) => word.length >= SHORTEST_SLIP && !word.includes('*')),
  ),
);

const BY_FIRST_LETTER: ReadonlyMap<string, readonly string[]> = new Map(
  [...new Set([...KNOWN].map((word) => word.charAt(0)))].map((letter) => [
    letter,
    [...KNOWN].filter((word) => word.startsWith(letter)),
  ]),
);

const REAL: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ noSlips }) => noSlips.map(folded)));

/** What stands between the parts of a heading. */
const BETWEEN = new RegExp(
  `[/&・、]|(?<=\\s)(?:${[...new Set(LANGUAGES.flatMap(({ conjunctions: { and, or } }) => [...and, ...or]))].join('|')})(?=\\s)`,
  'iu',
);
