import type { SyntaxNode } from '@lezer/common';
import { range, type Range } from '../text/range';
import type { SyntaxDocument } from './document';
import { plainRich, readInline, richOf, sourceOfText, type Rich, type Source } from './rich';
import { splitTableLine } from './tableLine';

/** The tree as the model reads it: blocks with lines of plain text that know where they stand. */
export type Block = Heading | Paragraph | List | Table | Code | Quote | Comment | Break;

export interface Heading {
  readonly kind: 'heading';
  readonly range: Range;
  readonly level: number;
  readonly line: Rich;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly range: Range;
  /** One for each source line that is not blank. */
  readonly lines: readonly Rich[];
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
  readonly task: 'open' | 'done' | null;
  /** Lines of the first paragraph; empty for an item without one. */
  readonly lines: readonly Rich[];
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
  /** As many as the row really has. An empty cell is an empty line right where its text would go. */
  readonly cells: readonly Rich[];
}

export interface Code {
  readonly kind: 'code';
  readonly range: Range;
  /** Fenced blocks have an info string, possibly empty; indented ones have null. */
  readonly info: string | null;
  readonly lines: readonly Rich[];
}

export interface Quote {
  readonly kind: 'quote';
  readonly range: Range;
  readonly blocks: readonly Block[];
}

export interface Comment {
  readonly kind: 'comment';
  readonly range: Range;
  readonly text: string;
}

export interface Break {
  readonly kind: 'break';
  readonly range: Range;
}

/** What stands further right than this is kept in ranges but not read: nobody writes such lines. */
const LONGEST_LINE = 4000;

/** Nesting below this depth is read as text: nobody writes it, and recursion stays bounded. */
const DEEPEST = 60;

/** The blocks of a document, in their order. */
export const blocksOf = ({ tree, text }: SyntaxDocument): readonly Block[] =>
  readBlocks(tree.topNode, sourceOfText(text));

function readBlocks(node: SyntaxNode, source: Source, depth = 0): readonly Block[] {
  const blocks: Block[] = [];
  if (depth > DEEPEST) return blocks;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const block = readBlock(child, source, depth);
    if (block) blocks.push(block);
  }
  return blocks;
}

function readBlock(node: SyntaxNode, source: Source, depth: number): Block | null {
  const at = range(node.from, node.to);
  const heading = /^(?:ATX|Setext)Heading([1-6])$/.exec(node.name);
  if (heading)
    return {
      kind: 'heading',
      range: at,
      level: Number(heading[1]),
      line: headingLine(node, source),
    };
  switch (node.name) {
    case 'Paragraph':
      return { kind: 'paragraph', range: at, lines: linesOf(node, source) };
    case 'BulletList':
    case 'OrderedList':
      return {
        kind: 'list',
        range: at,
        ordered: node.name === 'OrderedList',
        items: readItems(node, source, depth),
      };
    case 'Table':
      return readTable(node, source);
    case 'Blockquote':
      return { kind: 'quote', range: at, blocks: readBlocks(node, source, depth + 1) };
    case 'FencedCode':
    case 'CodeBlock':
      return readCode(node, source);
    case 'CommentBlock':
    case 'HTMLBlock':
      return { kind: 'comment', range: at, text: source.text.slice(node.from, node.to) };
    case 'HorizontalRule':
      return { kind: 'break', range: at };
    default:
      return null;
  }
}

function headingLine(node: SyntaxNode, source: Source): Rich {
  const lines = linesOf(node, source);
  return lines[0] ?? plainRich(source.text, node.from, node.from);
}

/** The lines of a leaf block, without markup and without blank ones. */
function linesOf(node: SyntaxNode, source: Source): readonly Rich[] {
  const { text } = source;
  const inline = readInline(node, source);
  const lines: Rich[] = [];
  for (let from = node.from; from < node.to;) {
    let to = text.indexOf('\n', from);
    if (to === -1 || to > node.to) to = node.to;
    const line = richOf(text, from, Math.min(to, from + LONGEST_LINE), inline);
    if (line.text !== '') lines.push(line);
    from = to + 1;
  }
  return lines;
}

function readItems(node: SyntaxNode, source: Source, depth: number): readonly ListItem[] {
  const items: ListItem[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'ListItem') items.push(readItem(child, source, depth));
  }
  return items;
}

function readItem(node: SyntaxNode, source: Source, depth: number): ListItem {
  let marker = range(node.from, node.from);
  let task: ListItem['task'] = null;
  let lines: readonly Rich[] | null = null;
  const blocks: Block[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'ListMark') {
      marker = range(child.from, child.to);
    } else if (child.name === 'Task' && lines === null && blocks.length === 0) {
      task = /^\[[xX]\]/.test(source.text.slice(child.from, child.from + 3)) ? 'done' : 'open';
      lines = linesOf(child, source);
    } else if (child.name === 'Paragraph' && lines === null && blocks.length === 0) {
      lines = linesOf(child, source);
    } else if (depth < DEEPEST) {
      const block = readBlock(child, source, depth + 1);
      if (block) blocks.push(block);
    }
  }
  return { range: range(node.from, node.to), marker, task, lines: lines ?? [], blocks };
}

function readTable(node: SyntaxNode, source: Source): Table | null {
  let header: TableRow | null = null;
  let delimiter = range(node.from, node.from);
  const rows: TableRow[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'TableHeader') header = readRow(child, source);
    else if (child.name === 'TableRow') rows.push(readRow(child, source));
    else if (child.name === 'TableDelimiter') delimiter = range(child.from, child.to);
  }
  return header && { kind: 'table', range: range(node.from, node.to), header, delimiter, rows };
}

function readRow(node: SyntaxNode, source: Source): TableRow {
  const { text } = source;
  const inline = readInline(node, source);
  const line = text.slice(node.from, node.to);
  const cells = splitTableLine(line).cells.map((cell) => {
    const from = node.from + cell.from;
    const rich = richOf(text, from, Math.min(node.from + cell.to, from + LONGEST_LINE), inline);
    if (rich.text !== '') return rich;
    // An empty cell is `|  |` or `||`: its text goes after one space, where there is one.
    const at = cell.to > cell.from ? from + 1 : from;
    return plainRich(text, at, at);
  });
  return { range: range(node.from, node.to), cells };
}

function readCode(node: SyntaxNode, { text }: Source): Code {
  const fenced = node.name === 'FencedCode';
  let info: string | null = fenced ? '' : null;
  const lines: Rich[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'CodeInfo') info = text.slice(child.from, child.to);
    else if (child.name === 'CodeText') {
      for (let from = child.from; from <= child.to;) {
        let to = text.indexOf('\n', from);
        if (to === -1 || to > child.to) to = child.to;
        lines.push(plainRich(text, from, to));
        from = to + 1;
      }
    }
  }
  return { kind: 'code', range: range(node.from, node.to), info, lines };
}
