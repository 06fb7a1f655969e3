import {
  paragraphOf,
  type KeptBlock,
  type KeptItem,
  type KeptList,
  type KeptParagraph,
} from '../../syntax/kept';
import { sliceOf, spanOf, type InlineText } from '../../syntax/inlineText';
import { countedWith, Sequence } from '../../syntax/sequence';
import { rememberedWith } from '../../text/memo';
import { range, shifted, shiftedSpan, type Range, type Span } from '../../text/range';
import { trimEndOf } from '../../text/trim';
import { boldLabel } from '../fields/labels';
import type { SectionKind } from '../types';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { isBoldThroughout } from './boldHeading';

/** A part of a list whose items are the parts of the document. Ranges count from the list. */
export type ListPart =
  | {
      readonly kind: 'section';
      readonly heading: Span;
      readonly headingRange: Range;
      /** What stands in the item, with its offsets from the list. */
      readonly nodes: readonly KeptBlock[];
      readonly starts: readonly number[];
      memo: unknown[] | null;
    }
  /** An item that is none, as a list of its own. */
  | { readonly kind: 'item'; readonly node: KeptBlock; readonly at: number };

/** What a list says as the parts of a document: `- **Key events**`, `- **Impact**: …`. */
export interface ListSections {
  /** How many items name a kind of section. */
  readonly named: number;
  /** How many different ones. */
  readonly kinds: number;
  /** How many of those have a list under them. */
  readonly parents: number;
  /** Whether one of those is a timeline. */
  readonly timeline: boolean;
  readonly items: number;
  readonly parts: readonly ListPart[];
}

/** Null for a list of which no item names a section. */
export const listSections = rememberedWith(
  (list: KeptList, words: Vocabulary): ListSections | null => {
    if (list.ordered || namingItems(list.items, words) === 0) return null;
    let named = 0;
    const kinds = new Set<SectionKind>();
    let parents = 0;
    let timeline = false;
    list.items.each((item) => {
      const label = itemLabel(item);
      const kind = label && words.section(label.heading.text);
      if (!kind) return;
      named++;
      kinds.add(kind);
      if (!hasList(item)) return;
      parents++;
      timeline ||= kind === 'timeline';
    });
    const parts = list.items.map((item, at) => partOf(item, at, words));
    return { named, kinds: kinds.size, parents, timeline, items: list.items.length, parts };
  },
);

/** Whether a list is the parts of a document; after one such list, `another` needs less to be told. */
export const holdsSections = (
  { named, kinds, parents, timeline, items }: ListSections,
  another: boolean,
): boolean =>
  (another || kinds > 1) &&
  named >= (another ? 1 : timeline ? 2 : 3) &&
  parents >= 1 &&
  named + 2 >= items / 2;

const namingItems = countedWith((item: KeptItem, words: Vocabulary) => {
  const label = itemLabel(item);
  return label !== null && words.section(label.heading.text) !== null;
});

const hasList = (item: KeptItem): boolean => {
  let found = false;
  item.blocks.each((block) => void (found ||= block.kind === 'list'));
  return found;
};

/** A label at the start of a paragraph. */
export interface ItemLabel {
  /** Counts from the paragraph. */
  readonly heading: Span;
  readonly line: InlineText;
  readonly restFrom: number;
}

function itemLabel(item: KeptItem): ItemLabel | null {
  const line = item.first?.node.lines[0];
  const bold = line?.bold[0];
  if (!line || bold?.from !== 0) return null;
  const label = boldLabel(line);
  if (label) return { heading: label.label, line, restFrom: label.valueFrom };
  const bare = trimEndOf(line.text, ':：');
  if (!isBoldThroughout(line, bare)) return null;
  return { heading: spanOf(line, 0, bare.length), line, restFrom: line.text.length };
}

function partOf(item: KeptItem, at: number, words: Vocabulary): ListPart {
  const label = itemLabel(item);
  if (!item.first || !label || (words.section(label.heading.text) === null && !hasList(item)))
    return { kind: 'item', node: listOf(item), at };
  const paragraphAt = at + item.first.at;
  const nodes: KeptBlock[] = [];
  const starts: number[] = [];
  const rest = restOf(item.first.node, label);
  if (rest) {
    nodes.push(rest);
    starts.push(paragraphAt);
  }
  item.blocks.each((node, inItem) => {
    nodes.push(node);
    starts.push(at + inItem);
  });
  return {
    kind: 'section',
    heading: shiftedSpan(label.heading, paragraphAt),
    headingRange: range(at, shifted(label.line.range, paragraphAt).to),
    nodes,
    starts,
    memo: null,
  };
}

/** What stands behind the label, and in the lines after it, as a paragraph; null without any. */
export function restOf(paragraph: KeptParagraph, label: ItemLabel): KeptParagraph | null {
  const rest = sliceOf(label.line, label.restFrom);
  return paragraphOf(paragraph, [...(rest.text === '' ? [] : [rest]), ...paragraph.lines.slice(1)]);
}

/** An item as a list of its own. */
const listOf = (item: KeptItem): KeptList => ({
  kind: 'list',
  range: item.range,
  ordered: false,
  items: Sequence.of([{ at: 0, node: item }]),
  memo: null,
});
