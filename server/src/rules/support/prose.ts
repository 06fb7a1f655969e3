import type { Section, SectionKind } from '../../model/types';
import { areasOf, overlaps } from '../../syntax/areas';
import type { KeptDocument } from '../../syntax/document';
import { findInLeaves, type Leaf } from '../../syntax/found';
import { memo } from '../../text/memo';
import { range, shifted, type Range } from '../../text/range';
import { sectionAt } from './sections';

/** A sentence of the document with its place; markup is still in it. */
export interface Sentence {
  readonly text: string;
  readonly range: Range;
}

/** A sentence, and what was found in it. */
export interface FoundInSentence<T> {
  readonly sentence: Sentence;
  readonly found: T;
}

/**
 * A function that gives what `read` finds in the sentences of all sections of some kinds, without what
 * is quoted. What was found in a sentence is kept as long as its block is. `promising` matches in every
 * text in which there is something to be found: one look at it spares most texts all others.
 */
export function inSentences<T>(
  kinds: ReadonlySet<SectionKind>,
  promising: RegExp,
  read: (sentence: string) => T | null,
): (document: KeptDocument, sections: readonly Section[]) => readonly FoundInSentence<T>[] {
  const find = findInLeaves('without quotes', (leaf): readonly FoundInSentence<T>[] => {
    if (!SAYING.has(leaf.kind)) return [];
    const text = leaf.source();
    return promising.test(text) ? sentencesWith(text, read) : [];
  });
  return (document, sections) =>
    find(document).flatMap(({ at, node: { sentence, found } }) => {
      const place = shifted(sentence.range, at);
      const section = sectionAt(sections, place.from);
      return section &&
        kinds.has(section.kind) &&
        place.from >= section.headingRange.to &&
        !overlaps(areasOf(document).verbatim, place)
        ? [{ sentence: { text: sentence.text, range: place }, found }]
        : [];
    });
}

/** Leaves in which sentences stand. */
const SAYING: ReadonlySet<Leaf['kind']> = new Set(['paragraph', 'header', 'row', 'html']);

const SENTENCE = /[^\n.!?。]+(?:[.!?](?!\s)[^\n.!?。]+){0,50}[.!?。]?/g;

const sentencesWith = <T>(
  text: string,
  read: (sentence: string) => T | null,
): readonly FoundInSentence<T>[] =>
  [...text.matchAll(SENTENCE)].flatMap(({ index, 0: sentence }) => {
    const found = read(sentence);
    const at = range(index, index + sentence.length);
    return found === null ? [] : [{ sentence: { text: sentence, range: at }, found }];
  });

/** The telling words of a text, cut to their first six letters: `restarted` and `restart` are one. */
export const stems = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 6)));

/** Lower case, one space between words, no markup: what makes two texts the same. */
export const sameText = memo(
  (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  20_000,
);
