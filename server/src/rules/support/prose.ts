import type { Postmortem, SectionKind } from '../../model/types';
import { overlaps } from '../../syntax/areas';
import { range, type Range } from '../../text/range';

/** A sentence of the document with its place; markup is still in it. */
export interface Sentence {
  readonly text: string;
  readonly range: Range;
}

/** The sentences of all sections of some kinds, without what is quoted. */
export function sentencesOf(
  model: Postmortem,
  text: string,
  kinds: ReadonlySet<SectionKind>,
  quoted: readonly Range[],
): readonly Sentence[] {
  return model.sections.flatMap((section, index) => {
    if (!kinds.has(section.kind)) return [];
    // Only what stands directly in it: subsections have their own turn.
    const next = model.sections[index + 1];
    const to = Math.min(section.range.to, next?.headingRange.from ?? Infinity);
    return sentencesIn(
      text,
      range(section.headingRange.to, Math.max(to, section.headingRange.to)),
      quoted,
    );
  });
}

function sentencesIn(text: string, at: Range, quoted: readonly Range[]): readonly Sentence[] {
  const body = text.slice(at.from, at.to);
  const sentences: Sentence[] = [];
  for (const match of body.matchAll(/[^\n.!?。]+(?:[.!?](?!\s)[^\n.!?。]+){0,50}[.!?。]?/g)) {
    const from = at.from + match.index;
    const sentence = { text: match[0], range: range(from, from + match[0].length) };
    if (
      sentence.text.trim() !== '' &&
      !/^\s*>/.test(sentence.text) &&
      !overlaps(quoted, sentence.range)
    )
      sentences.push(sentence);
  }
  return sentences;
}

/** The telling words of a text, cut to their first six letters: `restarted` and `restart` are one. */
export const stems = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 6)));

/** Lower case, one space between words, no markup: what makes two texts the same. */
export const sameText = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
