import { shifted, type Range } from '../text/range';
import { moved, type InlineText } from './inlineText';
import type { KeptBlock, KeptItem, KeptRow, KeptTable } from './kept';
import type { Sequence, Slot } from './sequence';

/** The blocks of one version of a document where they stand in it: ranges are those of the document. */
export type Block = Heading | Paragraph | List | Table | Code | Quote | Html | Definition | Break;

export interface Heading {
  readonly kind: 'heading';
  readonly range: Range;
  readonly level: number;
  readonly line: InlineText;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly range: Range;
  /** One for each source line that is not blank. */
  readonly lines: readonly InlineText[];
}

export interface List {
  readonly kind: 'list';
  readonly range: Range;
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly range: Range;
  /** `- `, `1.`: where the marker stands. */
  readonly marker: Range;
  /** `[ ]`, `[x]`: where the box stands. */
  readonly box: Range | null;
  readonly task: 'open' | 'done' | null;
  /** Lines of the first paragraph; empty for an item without one. */
  readonly lines: readonly InlineText[];
  /** What follows that paragraph inside the item. */
  readonly blocks: readonly Block[];
}

export interface Table {
  readonly kind: 'table';
  readonly range: Range;
  readonly header: TableRow;
  /** The `|---|` line. */
  readonly delimiter: Range;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly range: Range;
  /** As many as the row really has. An empty cell is an empty text right where its text would go. */
  readonly cells: readonly InlineText[];
  /** From behind the pipe before to the next pipe, white space included; one for each cell. */
  readonly bounds: readonly Range[];
}

export interface Code {
  readonly kind: 'code';
  readonly range: Range;
  /** Fenced blocks have an info string, possibly empty; indented ones have null. */
  readonly info: string | null;
  readonly lines: readonly InlineText[];
}

export interface Quote {
  readonly kind: 'quote';
  readonly range: Range;
  readonly blocks: readonly Block[];
}

/** A block of HTML, or of comments only. */
export interface Html {
  readonly kind: 'html';
  readonly range: Range;
  readonly text: string;
  readonly commentsOnly: boolean;
}

/** `[name]: address`. */
export interface Definition {
  readonly kind: 'definition';
  readonly range: Range;
}

export interface Break {
  readonly kind: 'break';
  readonly range: Range;
}

/** Where each kept block was placed last: what did not move stays the same object. */
const PLACED = new WeakMap<KeptBlock, { readonly at: number; readonly block: Block }>();

/** A kept block where it stands. */
export function placed({ at, node }: Slot<KeptBlock>): Block {
  const known = PLACED.get(node);
  if (known?.at === at) return known.block;
  const block = place(node, at);
  PLACED.set(node, { at, block });
  return block;
}

function place(node: KeptBlock, at: number): Block {
  const own = shifted(node.range, at);
  switch (node.kind) {
    case 'heading':
      return { kind: 'heading', range: own, level: node.level, line: moved(node.line, at) };
    case 'paragraph':
      return { kind: 'paragraph', range: own, lines: movedLines(node.lines, at) };
    case 'code':
      return { kind: 'code', range: own, info: node.info, lines: movedLines(node.lines, at) };
    case 'html':
      return { kind: 'html', range: own, text: node.text, commentsOnly: node.commentsOnly };
    case 'list':
      return {
        kind: 'list',
        range: own,
        ordered: node.ordered,
        items: node.items.map(placedItem, at),
      };
    case 'table':
      return placedTable(node, at);
    case 'quote':
      return { kind: 'quote', range: own, blocks: placedBlocks(node.blocks, at) };
    default:
      return { kind: node.kind, range: own };
  }
}

const movedLines = (lines: readonly InlineText[], at: number): readonly InlineText[] =>
  lines.map((line) => moved(line, at));

const placedBlocks = (blocks: Sequence<KeptBlock>, base: number): readonly Block[] =>
  blocks.map((node, at) => placed({ at, node }), base);

/** An item of a list that begins at `at`. */
function placedItem(item: KeptItem, at: number): ListItem {
  return {
    range: shifted(item.range, at),
    marker: shifted(item.marker, at),
    box: item.box && shifted(item.box, at),
    task: item.task,
    lines: item.first ? movedLines(item.first.node.lines, at + item.first.at) : [],
    blocks: placedBlocks(item.blocks, at),
  };
}

const placedTable = ({ range: whole, header, delimiter, rows }: KeptTable, at: number): Table => ({
  kind: 'table',
  range: shifted(whole, at),
  header: placedRow(header.node, at + header.at),
  delimiter: shifted(delimiter, at),
  rows: rows.map(placedRow, at),
});

const placedRow = (row: KeptRow, at: number): TableRow => ({
  range: shifted(row.range, at),
  cells: movedLines(row.cells, at),
  bounds: row.bounds.map((cell) => shifted(cell, at)),
});
