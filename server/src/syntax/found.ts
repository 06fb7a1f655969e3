import { Results, type Remembering } from '../text/memo';
import { shifted, type Range } from '../text/range';
import type { TextBlock } from './areas';
import type { KeptDocument } from './document';
import type { KeptBlock, KeptItem, KeptRow } from './kept';
import type { Slot } from './sequence';

/** Something that holds characters: a text, code, HTML or the definition of a link. Offsets count from its start. */
export interface Leaf {
  readonly kind: TextBlock['kind'] | 'code' | 'html' | 'definition';
  /** Lines of a text, cells of a row; none of anything else. */
  readonly lines: TextBlock['lines'];
  /** Where `<!-- … -->` stands in it, in order. */
  readonly comments: readonly Range[];
  /** As it is written, markup included. */
  readonly source: () => string;
}

/** Whether what stands in quotes is looked at. */
export type Quotes = 'with quotes' | 'without quotes';

/**
 * A function that gives what `read` finds in all leaves of a document, in order, with the place of the
 * leaf. What was found in a leaf is kept with it: the next version costs what changed.
 */
export function findInLeaves<T>(
  quotes: Quotes,
  read: (leaf: Leaf) => readonly T[],
): (document: KeptDocument) => readonly Slot<T>[] {
  type Found = readonly Slot<T>[];
  const ofLeaf = new Results<Remembering, Found>();
  const ofSequence = new Results<Remembering, Found>();
  let text = '';
  const leaf = (
    node: Remembering & { readonly range: Range },
    at: number,
    kind: Leaf['kind'],
    lines: Leaf['lines'],
    comments: readonly Range[] = NOTHING,
  ): Found => {
    const known = ofLeaf.get(node);
    if (known) return known;
    const { from, to } = shifted(node.range, at);
    const all = read({ kind, lines, comments, source: () => text.slice(from, to) });
    const found: Found = all.length === 0 ? NOTHING : all.map((one) => ({ at: 0, node: one }));
    ofLeaf.set(node, found);
    return found;
  };
  const row = (node: KeptRow, at: number): Found =>
    leaf(node, at, 'row', node.cells, node.markup?.comments);
  const item = ({ first, blocks: below }: KeptItem, at: number): Found => {
    const own = first ? moved(block(first.node, at + first.at), first.at) : NOTHING;
    return both(own, below.collect(ofSequence, block, at));
  };
  const block = (node: KeptBlock, at: number): Found => {
    switch (node.kind) {
      case 'heading':
        return leaf(node, at, 'heading', [node.line], node.markup?.comments);
      case 'paragraph':
        return leaf(node, at, 'paragraph', node.lines, node.markup?.comments);
      case 'table': {
        const { header } = node;
        const { cells, markup } = header.node;
        const above = leaf(header.node, at + header.at, 'header', cells, markup?.comments);
        return both(moved(above, header.at), node.rows.collect(ofSequence, row, at));
      }
      case 'list':
        return node.items.collect(ofSequence, item, at);
      case 'quote':
        return quotes === 'with quotes' ? node.blocks.collect(ofSequence, block, at) : NOTHING;
      case 'break':
        return NOTHING;
      default:
        return leaf(node, at, node.kind, [], node.kind === 'html' ? node.comments : NOTHING);
    }
  };
  return (document) => {
    ({ text } = document);
    const found = document.blocks.collect(ofSequence, block);
    // The text of a version is not kept alive by what is found in it.
    text = '';
    return found;
  };
}

const NOTHING: readonly never[] = [];

const moved = <T>(found: readonly Slot<T>[], by: number): readonly Slot<T>[] =>
  by === 0 || found.length === 0 ? found : found.map(({ at, node }) => ({ at: at + by, node }));

const both = <T>(a: readonly Slot<T>[], b: readonly Slot<T>[]): readonly Slot<T>[] =>
  a.length === 0 ? b : b.length === 0 ? a : [...a, ...b];
