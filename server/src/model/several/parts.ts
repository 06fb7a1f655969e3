import type { KeptDocument } from '../../syntax/document';
import { Sequence, type Slot } from '../../syntax/sequence';
import type { KeptBlock } from '../../syntax/kept';
import type { Range } from '../../text/range';
import { NO_CONTENT } from '../outline/content';
import type { Outline } from '../outline/outline';
import type { Section } from '../types';
import type { SectionSpan } from './incidentSections';

/** The sections of one incident as an outline of their own, titled by its heading. */
export function outlinePart(outline: Outline, { first, end }: SectionSpan): Outline {
  const within = <T>(all: readonly T[]): readonly T[] => all.slice(first, end);
  return {
    title: outline.sections[first]?.heading ?? null,
    sections: within(outline.sections).map((section): Section => ({
      ...section,
      parent: Math.max(section.parent - first, -1),
    })),
    contents: within(outline.contents),
    fieldKinds: within(outline.fieldKinds),
    preface: NO_CONTENT,
    words: outline.words,
  };
}

/** The outline with nothing in the sections of the incidents: what stands around them. */
export function outlineAround(outline: Outline, spans: readonly SectionSpan[]): Outline {
  const contents = [...outline.contents];
  for (const { first, end } of spans) contents.fill(NO_CONTENT, first, end);
  return { ...outline, contents };
}

/**
 * The blocks of each range as a document of its own, with the text and the offsets of the whole. Ranges
 * ascend and do not overlap.
 */
export function documentParts(
  document: KeptDocument,
  ranges: readonly Range[],
): readonly KeptDocument[] {
  const slots = ranges.map((): Slot<KeptBlock>[] => []);
  let part = 0;
  document.blocks.each((node, at) => {
    while (part < ranges.length - 1 && at >= (ranges[part]?.to ?? Infinity)) part++;
    const range = ranges[part];
    if (range && at >= range.from && at < range.to) slots[part]?.push({ at, node });
  });
  return slots.map((own) => ({ ...document, frontMatter: null, blocks: Sequence.of(own) }));
}
