import type { SyntaxNode, Tree, TreeCursor } from '@lezer/common';
import { range, type Range } from '../text/range';
import { isHtmlTag } from './htmlNames';

/** Something that leads elsewhere. */
export interface Link {
  /**
   * `inline`: `[label](target)`; `reference`: `[label][name]` or `[name]`, defined elsewhere;
   * `autolink`: `<target>`; `bare`: an address by itself; `definition`: `[name]: target`.
   */
  readonly form: 'inline' | 'reference' | 'autolink' | 'bare' | 'definition';
  /** `![…]…`: a picture. */
  readonly picture: boolean;
  readonly range: Range;
  /** What stands between the first brackets; null for an address without a label. */
  readonly label: Range | null;
  /** The address without angle brackets; null for a reference, whose definition has it. */
  readonly target: Range | null;
  /** The address as it is written; empty for a reference. */
  readonly address: string;
  /** What a reference or definition is called: lower case, one space between words; else empty. */
  readonly name: string;
}

/** Where inline markup stands in one block. Ranges count from the start of the block. */
export interface InlineMarkup {
  /** Sorted and disjoint; what stands there is not shown. */
  readonly dropped: readonly Range[];
  /** Where `<br>` stands. */
  readonly breaks: ReadonlySet<number>;
  readonly bold: readonly Range[];
  readonly emphasis: readonly Range[];
  readonly code: readonly Range[];
  readonly struck: readonly Range[];
  readonly links: readonly Link[];
  readonly comments: readonly Range[];
  /** `<b>` and `</b>`, one range for each tag. */
  readonly html: readonly Range[];
}

const DROPPED = new Set([
  'EmphasisMark',
  'CodeMark',
  'LinkTitle',
  'StrikethroughMark',
  'HTMLTag',
  'Comment',
  'QuoteMark',
  'HeaderMark',
  'TaskMarker',
  'ProcessingInstruction',
  'FootnoteMark',
]);

/** The names that `[name]: address` lines define: a link by any other name is just text. */
export type LinkNames = ReadonlySet<string>;

/** The name of a reference as it is compared. */
export const linkName = (written: string): string =>
  written.trim().replace(/\s+/g, ' ').toLowerCase();

/** Collects the inline markup of one block; null when there is none, the common case. */
export function readMarkup(block: Tree, text: string, names: LinkNames): InlineMarkup | null {
  const cursor = block.cursor();
  if (!cursor.firstChild()) return null;
  const reading = startReading(text, names);
  do {
    readNode(reading, cursor);
  } while (cursor.next());
  return { ...reading, dropped: disjoint(reading.dropped) };
}

/** In order, without those that stand inside another: marks within a picture are gone with it. */
function disjoint(ranges: readonly Range[]): readonly Range[] {
  let end = -1;
  return [...ranges]
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ to }) => {
      const outside = to > end;
      if (outside) end = to;
      return outside;
    });
}

type Reading = ReturnType<typeof startReading>;

const startReading = (text: string, names: LinkNames) => ({
  text,
  names,
  dropped: [] as Range[],
  breaks: new Set<number>(),
  bold: [] as Range[],
  emphasis: [] as Range[],
  code: [] as Range[],
  struck: [] as Range[],
  links: [] as Link[],
  comments: [] as Range[],
  html: [] as Range[],
});

function readNode(reading: Reading, cursor: TreeCursor): void {
  const { name, from, to } = cursor;
  const at = range(from, to);
  switch (name) {
    case 'StrongEmphasis':
      reading.bold.push(at);
      break;
    case 'Emphasis':
      reading.emphasis.push(at);
      break;
    case 'InlineCode':
      reading.code.push(at);
      break;
    case 'Strikethrough':
      reading.struck.push(at);
      break;
    case 'Escape':
      reading.dropped.push(range(from, from + 1));
      break;
    case 'Link':
    case 'Image':
      readLink(reading, cursor.node, name === 'Image');
      break;
    case 'Autolink':
      readAutolink(reading, cursor.node);
      break;
    case 'URL':
      if (!insideLink(cursor.node)) reading.links.push(address('bare', reading.text, at, at));
      break;
    case 'Comment':
      reading.comments.push(at);
      break;
    case 'HTMLTag':
      // `<add name here>` waits for a name: it is text that somebody wrote.
      if (!isHtmlTag(reading.text.slice(from, to))) return;
      reading.html.push(at);
      if (/^<br\b/i.test(reading.text.slice(from, from + 4))) reading.breaks.add(from);
      break;
  }
  if (DROPPED.has(name)) reading.dropped.push(at);
}

const LINKED = new Set(['Link', 'Image', 'Autolink', 'LinkReference']);

const insideLink = (node: SyntaxNode): boolean => LINKED.has(node.parent?.name ?? '');

const address = (form: 'autolink' | 'bare', text: string, at: Range, target: Range): Link => ({
  form,
  picture: false,
  range: at,
  label: null,
  target,
  address: text.slice(target.from, target.to),
  name: '',
});

function readAutolink(reading: Reading, node: SyntaxNode): void {
  const url = node.getChild('URL');
  for (const mark of node.getChildren('LinkMark')) reading.dropped.push(range(mark.from, mark.to));
  if (url)
    reading.links.push(
      address('autolink', reading.text, range(node.from, node.to), range(url.from, url.to)),
    );
}

/** A link with its address, or one that names a definition; `[P1]` and `[tag]` are just text. */
function readLink(reading: Reading, node: SyntaxNode, picture: boolean): void {
  const { text, names } = reading;
  const [open, close, paren] = node.getChildren('LinkMark');
  if (!open || !close) return;
  const label = range(open.to, close.from);
  const at = range(node.from, node.to);
  if (paren) {
    const url = node.getChildren('URL').find(({ from }) => from >= paren.to);
    // `[label]()` leads nowhere, and yet is a link: its address is still to be written.
    const target = url ? bare(text, range(url.from, url.to)) : range(paren.to, paren.to);
    drop(reading, node, url ?? null);
    reading.links.push({
      form: 'inline',
      picture,
      range: at,
      label,
      target,
      address: text.slice(target.from, target.to),
      name: '',
    });
    return;
  }
  const named = node.getChild('LinkLabel');
  const by = named && named.to - named.from > 2 ? range(named.from + 1, named.to - 1) : label;
  const name = linkName(text.slice(by.from, by.to));
  if (!names.has(name)) return;
  drop(reading, node, null);
  reading.links.push({
    form: 'reference',
    picture,
    range: at,
    label,
    target: null,
    address: '',
    name,
  });
}

/** The brackets, the address and the name of a link are not shown; an address in its label is. */
function drop(reading: Reading, node: SyntaxNode, url: SyntaxNode | null): void {
  if (node.name === 'Image') {
    reading.dropped.push(range(node.from, node.to));
    return;
  }
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name === 'LinkMark' || child.name === 'LinkLabel' || child.from === url?.from)
      reading.dropped.push(range(child.from, child.to));
}

/** The address within `<…>`. */
export const bare = (text: string, { from, to }: Range): Range =>
  text[from] === '<' && text[to - 1] === '>' ? range(from + 1, to - 1) : range(from, to);
