import type { KeptDocument } from '../../syntax/document';
import { spanOf, type InlineText } from '../../syntax/inlineText';
import { paragraphOf, type KeptBlock, type KeptParagraph } from '../../syntax/kept';
import { collectedWith } from '../../syntax/sequence';
import { rememberedWith } from '../../text/memo';
import { range, type Range, type Span } from '../../text/range';
import { trimEndOf } from '../../text/trim';
import type { SectionKind } from '../types';
import type { Vocabulary } from '../vocabulary/vocabulary';

/** A part whose name stands on a line of its own, without any mark. Ranges count from the paragraph. */
export interface PlainSection {
  readonly kind: SectionKind;
  readonly heading: Span;
  readonly headingRange: Range;
  /** The lines below the name in the same paragraph; null without any. */
  readonly rest: KeptParagraph | null;
  memo: unknown[] | null;
}

/** A paragraph in which parts begin. */
export interface PlainSections {
  /** What stands before the first name; null for a paragraph that begins with one. */
  readonly before: KeptParagraph | null;
  readonly parts: readonly PlainSection[];
}

/** `Issue Summary` or `Timeline:` on lines of their own; null for a paragraph without such a line. */
export const plainSections = rememberedWith(
  (paragraph: KeptParagraph, words: Vocabulary): PlainSections | null => {
    const { lines } = paragraph;
    const named = lines.flatMap((line, at) => {
      const name = nameOf(line, words);
      return name ? [{ ...name, at }] : [];
    });
    const [first] = named;
    if (!first) return null;
    return {
      before: paragraphOf(paragraph, lines.slice(0, first.at)),
      parts: named.map(({ kind, heading, at }, index) => ({
        kind,
        heading,
        headingRange: range(heading.range.from, lines[at]?.range.to ?? heading.range.to),
        rest: paragraphOf(paragraph, lines.slice(at + 1, named[index + 1]?.at)),
        memo: null,
      })),
    };
  },
);

const LONGEST_NAME = 60;
const MOST_WORDS = 6;

/** The name of a part that a line is as a whole. */
function nameOf(
  line: InlineText,
  words: Vocabulary,
): { readonly kind: SectionKind; readonly heading: Span } | null {
  const bare = trimEndOf(line.text, ':： ');
  if (bare.length > LONGEST_NAME || line.bold.length > 0 || !/^[\p{Lu}\p{Lo}]/u.test(bare))
    return null;
  if (/[.!?;,|。、]|\d:\d/.test(bare) || bare.split(/\s+/).length > MOST_WORDS) return null;
  const kind = words.section(bare);
  return kind && { kind, heading: spanOf(line, 0, bare.length) };
}

/** So many different parts make a form; fewer may be lines of something else. */
const PARTS = 3;

/**
 * Whether a document writes its parts so: a text that was pasted without its marks. Ask it only of one
 * without a heading.
 */
export const writesPlainSections = ({ blocks }: KeptDocument, words: Vocabulary): boolean =>
  new Set(plainKinds(blocks, words).map(({ node }) => node)).size >= PARTS;

const plainKinds = collectedWith((node: KeptBlock, words: Vocabulary) => {
  const found = node.kind === 'paragraph' ? plainSections(node, words) : null;
  return (found?.parts ?? []).map(({ kind }) => ({ at: 0, node: kind }));
});
