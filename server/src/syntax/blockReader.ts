import { Tree } from '@lezer/common';
import { range, type Range } from '../text/range';
import { isHtmlTag } from './htmlNames';
import { plainText, type InlineText } from './inlineText';
import type { KeptBlock, KeptHeading, KeptItem, KeptParagraph, KeptRow, KeptTable } from './kept';
import { lineOf, linesOf } from './lines';
import { readMarkup, type InlineMarkup, type LinkNames } from './markup';
import { readCode, readDefinition, readHtml } from './opaque';
import { Sequence, type Slot } from './sequence';
import { splitTableLine } from './tableLine';

/** Nesting below this depth is read as text: nobody writes it, and recursion stays bounded. */
const DEEPEST = 60;

/** So many headers of tables are kept: more than the forms that a document has. */
const MOST_HEADERS = 100;

/** Reads blocks of trees, each tree once. The names of links decide what is a link and what is text. */
export class BlockReader {
  readonly #blocks = new WeakMap<Tree, KeptBlock | NoBlock>();
  readonly #blockGroups = new WeakMap<Tree, Sequence<KeptBlock>>();
  readonly #items = new WeakMap<Tree, KeptItem>();
  readonly #itemGroups = new WeakMap<Tree, Sequence<KeptItem>>();
  readonly #rows = new WeakMap<Tree, KeptRow>();
  readonly #headers = new Map<string, KeptRow>();
  readonly #rowGroups = new WeakMap<Tree, Sequence<KeptRow>>();
  memo: unknown[] | null = null;
  /** How many trees were read, not found: what a change has cost. */
  reads = 0;

  constructor(readonly names: LinkNames) {}

  /** The blocks right below a tree that begins at `base` of `text`. */
  children(tree: Tree, text: string, base: number, depth = 0): Sequence<KeptBlock> {
    if (depth > DEEPEST) return Sequence.of<KeptBlock>([]);
    return Sequence.below(tree, 0, this.#blockGroups, (child, at) =>
      this.#block(child, text, base + at, depth),
    );
  }

  #block(tree: Tree, text: string, base: number, depth: number): KeptBlock | null {
    const known = this.#blocks.get(tree);
    if (known !== undefined) return known === NO_BLOCK ? null : known;
    const block = this.#read(tree, text, base, depth);
    this.#blocks.set(tree, block ?? NO_BLOCK);
    return block;
  }

  #read(tree: Tree, text: string, base: number, depth: number): KeptBlock | null {
    const at = range(0, tree.length);
    const { name } = tree.type;
    const level = HEADINGS.get(name);
    if (level !== undefined) return this.#heading(tree, text, base, level);
    switch (name) {
      case 'Paragraph':
      case 'Task':
        return this.#paragraph(tree, text, base);
      case 'BulletList':
      case 'OrderedList':
        return {
          kind: 'list',
          range: at,
          ordered: name === 'OrderedList',
          items: this.#listItems(tree, text, base, depth),
          memo: null,
        };
      case 'Table':
        return this.#table(tree, text, base);
      case 'Blockquote':
        return {
          kind: 'quote',
          range: at,
          blocks: this.children(tree, text, base, depth + 1),
          memo: null,
        };
      case 'FencedCode':
      case 'CodeBlock':
        this.reads++;
        return readCode(tree, own(text, base, tree));
      case 'CommentBlock':
      case 'HTMLBlock':
      case 'ProcessingInstructionBlock':
        this.reads++;
        return htmlOrText(own(text, base, tree));
      case 'LinkReference':
        return readDefinition(tree, own(text, base, tree));
      case 'HorizontalRule':
        return { kind: 'break', range: at, memo: null };
      default:
        return null;
    }
  }

  #leaf(
    tree: Tree,
    text: string,
    base: number,
  ): { readonly source: string; readonly markup: InlineMarkup | null } {
    this.reads++;
    const source = own(text, base, tree);
    return { source, markup: readMarkup(tree, source, this.names) };
  }

  #heading(tree: Tree, text: string, base: number, level: number): KeptHeading {
    const { source, markup } = this.#leaf(tree, text, base);
    const at = range(0, tree.length);
    const [line] = linesOf(source, at, markup);
    return {
      kind: 'heading',
      range: at,
      markup,
      level,
      line: line ?? plainText(source, 0, 0),
      memo: null,
    };
  }

  #paragraph(tree: Tree, text: string, base: number): KeptParagraph {
    const { source, markup } = this.#leaf(tree, text, base);
    const at = range(0, tree.length);
    return { kind: 'paragraph', range: at, markup, lines: linesOf(source, at, markup), memo: null };
  }

  #listItems(tree: Tree, text: string, base: number, depth: number): Sequence<KeptItem> {
    return Sequence.below(tree, 0, this.#itemGroups, (child, at) => {
      if (child.type.name !== 'ListItem') return null;
      const known = this.#items.get(child);
      const node = known ?? this.#item(child, text, base + at, depth);
      if (!known) this.#items.set(child, node);
      return node;
    });
  }

  #item(tree: Tree, text: string, base: number, depth: number): KeptItem {
    this.reads++;
    let marker = range(0, 0);
    let task: KeptItem['task'] = null;
    let box: Range | null = null;
    let first: Slot<KeptParagraph> | null = null;
    const read = (child: Tree, at: number): KeptBlock | null => {
      if (child.type.name === 'ListMark') marker = range(at, at + child.length);
      const node = depth < DEEPEST ? this.#block(child, text, base + at, depth + 1) : null;
      if (node?.kind !== 'paragraph' || first !== null || opened) {
        opened ||= node !== null;
        return node;
      }
      first = { at, node };
      if (child.type.name === 'Task') {
        box = range(at, at + 3);
        task = text.slice(base + at + 1, base + at + 2) === ' ' ? 'open' : 'done';
      }
      return null;
    };
    let opened = false;
    const blocks = Sequence.below(tree, 0, new WeakMap<Tree, Sequence<KeptBlock>>(), read);
    return { range: range(0, tree.length), marker, box, task, first, blocks, memo: null };
  }

  #table(tree: Tree, text: string, base: number): KeptTable | null {
    let header: Slot<KeptRow> | null = null;
    let delimiter = range(0, 0);
    // The header and the dashes stand first, in one group or outside of all.
    const rows = Sequence.below(tree, 0, this.#rowGroups, (child, at) =>
      child.type.name === 'TableRow' ? this.#row(child, text, base + at) : null,
    );
    for (const [child, at] of firstChildren(tree)) {
      if (child.type.name === 'TableHeader')
        header = { at, node: this.#header(child, text, base + at) };
      else if (child.type.name === 'TableDelimiter') delimiter = range(at, at + child.length);
    }
    return (
      header && { kind: 'table', range: range(0, tree.length), header, delimiter, rows, memo: null }
    );
  }

  /**
   * The parser reads the header of a table again whenever one of its rows changes. All rows are read
   * by what it says, so the same words must be the same object.
   */
  #header(tree: Tree, text: string, base: number): KeptRow {
    const source = own(text, base, tree);
    const known = this.#headers.get(source);
    if (known) return known;
    if (this.#headers.size >= MOST_HEADERS) this.#headers.clear();
    const row = this.#row(tree, text, base);
    this.#headers.set(source, row);
    return row;
  }

  #row(tree: Tree, text: string, base: number): KeptRow {
    const known = this.#rows.get(tree);
    if (known) return known;
    const { source, markup } = this.#leaf(tree, text, base);
    const bounds = splitTableLine(source).cells;
    const cells = bounds.map((cell) => cellText(source, cell, markup));
    const row: KeptRow = { range: range(0, tree.length), markup, cells, bounds, memo: null };
    this.#rows.set(tree, row);
    return row;
  }
}

/** A line such as `<add a summary here>` begins a block of HTML by its form, and is text. */
function htmlOrText(source: string): KeptBlock {
  const tag = /^\s*(<[a-zA-Z][^>\n]*>)/.exec(source)?.[1];
  const at = range(0, source.length);
  return tag !== undefined && !isHtmlTag(tag)
    ? { kind: 'paragraph', range: at, markup: null, lines: linesOf(source, at, null), memo: null }
    : readHtml(source);
}

type NoBlock = typeof NO_BLOCK;
const NO_BLOCK = Symbol('no block');

const HEADINGS: ReadonlyMap<string, number> = new Map([
  ...[1, 2, 3, 4, 5, 6].map((level) => [`ATXHeading${level}`, level] as const),
  ['SetextHeading1', 1],
  ['SetextHeading2', 2],
]);

/** The first two children of a tree with their places, through the groups that balance it. */
function firstChildren(tree: Tree, base = 0): readonly (readonly [Tree, number])[] {
  const found: (readonly [Tree, number])[] = [];
  for (let index = 0; index < tree.children.length && found.length < 2; index++) {
    const child = tree.children[index];
    const at = base + (tree.positions[index] ?? 0);
    if (!(child instanceof Tree)) continue;
    if (child.type.isAnonymous) found.push(...firstChildren(child, at));
    else found.push([child, at]);
  }
  return found.slice(0, 2);
}

/**
 * The source of a tree as a text of its own. A plain slice would keep the whole version of the
 * document alive that it was cut from, for as long as the block is kept.
 */
const own = (text: string, base: number, tree: Tree): string =>
  ` ${text.slice(base, base + tree.length)}`.slice(1);

function cellText(source: string, cell: Range, markup: InlineMarkup | null): InlineText {
  const line = lineOf(source, cell.from, cell.to, markup);
  if (line.text !== '') return line;
  // An empty cell is `|  |` or `||`: its text goes after one space, where there is one.
  const at = cell.to > cell.from ? cell.from + 1 : cell.from;
  return plainText(source, at, at);
}
