import type { KeptDocument } from '../../syntax/document';
import type { KeptBlock, KeptParagraph } from '../../syntax/kept';
import { collectedWith } from '../../syntax/sequence';
import { rememberedWith } from '../../text/memo';
import { range, type Range, type Span } from '../../text/range';
import { parseDuration } from '../../time/duration';
import { scanWhen } from '../../time/when';
import { boldLabel } from '../fields/labels';
import type { SectionKind } from '../types';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { restOf } from './listSections';

/** `**Impact**: everything was down.`, a paragraph that is a part. Ranges count from the paragraph. */
export interface LabelledParagraph {
  readonly kind: SectionKind;
  readonly heading: Span;
  readonly headingRange: Range;
  /** What stands behind the label. */
  readonly rest: KeptParagraph;
  memo: unknown[] | null;
}

/** Null for a paragraph without such a label, or with a value behind it rather than a text. */
export const labelledParagraph = rememberedWith(
  (paragraph: KeptParagraph, words: Vocabulary): LabelledParagraph | null => {
    const [line, ...others] = paragraph.lines;
    const label = line && boldLabel(line);
    if (!line || !label || others.some((other) => boldLabel(other))) return null;
    const kind = words.section(label.label.text);
    const behind = line.text.slice(label.valueFrom).trim();
    if (kind === null || isValue(behind)) return null;
    const rest = restOf(paragraph, { heading: label.label, line, restFrom: label.valueFrom });
    if (!rest) return null;
    const to = label.label.range.to;
    return { kind, heading: label.label, headingRange: range(0, to), rest, memo: null };
  },
);

/** A date, a time, a length, or one word. */
const isValue = (text: string): boolean =>
  !/\S\s+\S/.test(text) || scanWhen(text, 0) !== null || parseDuration(text) !== null;

/** So many different parts make a form; fewer may be labels of something else. */
const PARTS = 3;

/**
 * Whether a document writes its parts so: several kinds, none of them twice, as the labels of each
 * action or each service would be.
 */
export function writesLabelledParagraphs({ blocks }: KeptDocument, words: Vocabulary): boolean {
  const kinds = labelledKinds(blocks, words);
  return kinds.length >= PARTS && new Set(kinds.map(({ node }) => node)).size === kinds.length;
}

const labelledKinds = collectedWith((node: KeptBlock, words: Vocabulary) => {
  const found = node.kind === 'paragraph' ? labelledParagraph(node, words) : null;
  return found ? [{ at: 0, node: found.kind }] : [];
});
