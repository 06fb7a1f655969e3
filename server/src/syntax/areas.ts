import { range, shifted, type Range } from '../text/range';
import type { KeptDocument } from './document';
import type { InlineText } from './inlineText';
import type { KeptBlock, KeptRow } from './kept';
import type { Sequence, Slot } from './sequence';
import type { InlineMarkup, Link } from './markup';

/** A text of the document: a heading, a paragraph, or the header or a row of a table with its cells. */
export interface TextBlock {
  /** Where it begins in the document; everything below counts from here. */
  readonly at: number;
  readonly kind: 'heading' | 'paragraph' | 'header' | 'row';
  readonly markup: InlineMarkup | null;
  /** Lines of a heading or paragraph, cells of a row. */
  readonly lines: readonly InlineText[];
}

/** Something whose content is no text of the document: code, HTML, a definition of a link. */
export type OpaqueBlock = Slot<Extract<KeptBlock, { kind: 'code' | 'html' | 'definition' }>>;

interface Visitor {
  readonly text?: (block: TextBlock) => void;
  readonly opaque?: (block: OpaqueBlock) => void;
}

/** Visits everything that holds characters, in the order of the document. */
export function walk(blocks: Sequence<KeptBlock>, visitor: Visitor, base = 0): void {
  blocks.each((node, at) => visit(node, at, visitor), base);
}

function visit(node: KeptBlock, at: number, visitor: Visitor): void {
  switch (node.kind) {
    case 'heading':
      visitor.text?.({ at, kind: 'heading', markup: node.markup, lines: [node.line] });
      return;
    case 'paragraph':
      visitor.text?.({ at, kind: 'paragraph', markup: node.markup, lines: node.lines });
      return;
    case 'table': {
      const visitRow = (row: KeptRow, from: number, kind: 'header' | 'row'): void =>
        visitor.text?.({ at: from, kind, markup: row.markup, lines: row.cells });
      visitRow(node.header.node, at + node.header.at, 'header');
      node.rows.each((row, from) => visitRow(row, from, 'row'), at);
      return;
    }
    case 'list':
      node.items.each(({ first, blocks }, from) => {
        if (first) visit(first.node, from + first.at, visitor);
        walk(blocks, visitor, from);
      }, at);
      return;
    case 'quote':
      walk(node.blocks, visitor, at);
      return;
    case 'break':
      return;
    default:
      visitor.opaque?.({ at, node });
  }
}

/** Where things stand that are not said by the document: code, comments, links, addresses, tags. */
export interface Areas {
  /** Links, pictures, addresses and definitions, in document order. */
  readonly links: readonly Link[];
  /** Fences, indented blocks and spans, in document order. */
  readonly code: readonly Range[];
  readonly comments: readonly Range[];
  /** Tags within text, and blocks of HTML. */
  readonly html: readonly Range[];
  /** Front matter, code, comments and addresses: what stands there is quoted, not said. In order. */
  readonly verbatim: readonly Range[];
  /** The same and HTML: no edit of a word that stands in many places reaches there. In order. */
  readonly locked: readonly Range[];
}

const KNOWN = new WeakMap<KeptDocument, Areas>();

/** The areas of a document; found once for each version. */
export function areasOf(document: KeptDocument): Areas {
  const known = KNOWN.get(document);
  if (known) return known;
  const areas = findAreas(document);
  KNOWN.set(document, areas);
  return areas;
}

/** Whether some of a range is code. */
export function touchesCode(document: KeptDocument, { from, to }: Range): boolean {
  const { code } = areasOf(document);
  let low = 0;
  let high = code.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((code[middle]?.to ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  const next = code[low];
  return next !== undefined && next.from < to;
}

function findAreas({ blocks, frontMatter }: KeptDocument): Areas {
  const links: Link[] = [];
  const code: Range[] = [];
  const comments: Range[] = [];
  const html: Range[] = [];
  walk(blocks, {
    text: ({ at, markup }) => {
      if (!markup) return;
      links.push(...markup.links.map((link) => movedLink(link, at)));
      code.push(...markup.code.map((area) => shifted(area, at)));
      comments.push(...markup.comments.map((area) => shifted(area, at)));
      html.push(...markup.html.map((area) => shifted(area, at)));
    },
    opaque: ({ at, node }) => {
      if (node.kind === 'code') code.push(shifted(node.range, at));
      else if (node.kind === 'definition') links.push(movedLink(node.link, at));
      else {
        comments.push(...node.comments.map((area) => shifted(area, at)));
        if (!node.commentsOnly) html.push(shifted(node.range, at));
      }
    },
  });
  const addresses = links.flatMap(({ form, range: whole, target }) =>
    form === 'definition' ? [whole] : target ? [target] : [],
  );
  const front = frontMatter ? [frontMatter.range] : [];
  const verbatim = union([...front, ...code, ...comments, ...addresses]);
  return { links, code, comments, html, verbatim, locked: union([...verbatim, ...html]) };
}

const movedLink = (link: Link, at: number): Link => ({
  ...link,
  range: shifted(link.range, at),
  label: link.label && shifted(link.label, at),
  target: link.target && shifted(link.target, at),
});

/** The same characters in order, by ranges that do not overlap. */
function union(ranges: readonly Range[]): readonly Range[] {
  const ordered = [...ranges].sort((a, b) => a.from - b.from);
  const result: Range[] = [];
  for (const next of ordered) {
    const last = result[result.length - 1];
    if (last && next.from < last.to)
      result[result.length - 1] = range(last.from, Math.max(last.to, next.to));
    else result.push(next);
  }
  return result;
}

/** Whether any of the ranges, which are in order and disjoint, shares a character with `at`. */
export function overlaps(ranges: readonly Range[], at: Range): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.to ?? 0) <= at.from) low = middle + 1;
    else high = middle;
  }
  const first = ranges[low];
  return first !== undefined && first.from < at.to;
}
