import type { Tree } from '@lezer/common';
import type { Range } from '../text/range';
import { BlockReader } from './blockReader';
import { placed, type Block } from './blocks';
import { readFrontMatter, type FrontMatter } from './frontMatter';
import type { KeptBlock } from './kept';
import { linkName, type LinkNames } from './markup';
import { Sequence } from './sequence';
import { parseMarkdown, type ParsedMarkdown } from './parse';

/**
 * One version of a document as Markdown: everything that is structure, found once and kept. The next
 * version has the same block objects wherever nothing changed. Immutable.
 */
export interface KeptDocument {
  /** LF-normalised, as it stands, BOM and front matter included. */
  readonly text: string;
  readonly frontMatter: FrontMatter | null;
  /** The outermost blocks. */
  readonly blocks: Sequence<KeptBlock>;
  /** What the next version is made from. */
  readonly parsed: ParsedMarkdown;
  readonly reader: BlockReader;
}

/** Reads `text` (LF line ends), and keeps what it can of `previous`. Equal to a full reading. Never throws. */
export function keepDocument(text: string, previous?: KeptDocument): KeptDocument {
  if (previous?.text === text) return previous;
  const parsed = parseMarkdown(text, previous?.parsed);
  const names = namesIn(parsed.tree, text);
  // Another name makes links of texts anywhere, so all is read again.
  const reader =
    previous && sameNames(previous.reader.names, names)
      ? previous.reader
      : new BlockReader(new Set(names));
  return {
    text,
    frontMatter: readFrontMatter(text, parsed.frontMatter),
    blocks: reader.children(parsed.tree, text, 0),
    parsed,
    reader,
  };
}

/** The outermost blocks where they stand. */
export function blocksOf(document: KeptDocument): readonly Block[] {
  const known = PLACED.get(document);
  if (known) return known;
  const blocks = document.blocks.map((node, at) => placed({ at, node }));
  PLACED.set(document, blocks);
  return blocks;
}

const PLACED = new WeakMap<KeptDocument, readonly Block[]>();

const sameNames = (before: LinkNames, now: readonly string[]): boolean =>
  before.size === new Set(now).size && now.every((name) => before.has(name));

/** What may hold a definition: everything else has text only. */
const HOLDING = new Set(['Document', 'Blockquote', 'BulletList', 'OrderedList', 'ListItem']);

const NAMES = new WeakMap<Tree, readonly string[]>();
const NAME_GROUPS = new WeakMap<Tree, Sequence<readonly string[]>>();

/** The names that `[name]: address` defines in a tree that begins at `base`. */
function namesIn(tree: Tree, text: string, base = 0): readonly string[] {
  if (tree.type.name === 'LinkReference') return [nameOf(tree, text, base)];
  if (!HOLDING.has(tree.type.name)) return [];
  const known = NAMES.get(tree);
  if (known) return known;
  const names: string[] = [];
  Sequence.below(tree, base, NAME_GROUPS, (child, at) => {
    const own = namesIn(child, text, at);
    return own.length > 0 ? own : null;
  }).each((own) => void names.push(...own));
  NAMES.set(tree, names);
  return names;
}

function nameOf(definition: Tree, text: string, base: number): string {
  const label = definition.topNode.getChild('LinkLabel');
  return label ? linkName(text.slice(base + label.from + 1, base + label.to - 1)) : '';
}

/** The source of a range, to be copied as it is. */
export const sourceOf = ({ text }: KeptDocument, { from, to }: Range): string =>
  text.slice(from, to);
