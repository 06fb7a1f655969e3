import { Tree, TreeFragment } from '@lezer/common';
import { changedRange } from '../text/edit';
import {
  findFrontMatter,
  maskedLength,
  maskFrontMatter,
  type FrontMatterRange,
} from './frontMatter';
import { MARKDOWN } from './parser';
import { withSameGroups } from './sameGroups';

/** A parsed text: the parser's own tree, and what the next version keeps of it. Immutable. */
export interface ParsedMarkdown {
  /** LF-normalised, as it stands, BOM and front matter included. */
  readonly text: string;
  readonly tree: Tree;
  readonly fragments: readonly TreeFragment[];
  readonly frontMatter: FrontMatterRange | null;
  /** Whether the parser got something else than the text, lest it take quadratic time. */
  readonly masked: boolean;
}

/**
 * Parses `text` (LF line ends). With `previous`, the blocks that did not change keep their nodes;
 * the result is equal to that of a full parse. Never throws.
 */
export function parseMarkdown(text: string, previous?: ParsedMarkdown): ParsedMarkdown {
  if (previous?.text === text) return previous;
  const frontMatter = findFrontMatter(text);
  const { kept, from, to } = previous ? keptFragments(previous, text, frontMatter) : NOTHING_KEPT;
  // What did not change needs no second look for what is costly.
  const clean = previous?.masked === false && !isCostly(text.slice(from, to));
  const shown = maskFrontMatter(text, frontMatter);
  const input = clean ? shown : maskDepths(maskLongRuns(shown));
  const tree = withSameGroups(MARKDOWN.parse(input, kept));
  if (kept.length > 0 && hasSecondHeader(tree, from, to)) return parseMarkdown(text);
  return {
    text,
    tree,
    fragments: TreeFragment.addTree(tree, kept),
    frontMatter,
    masked: input !== shown,
  };
}

const isCostly = (text: string): boolean => text.includes(LONG_RUN) || maskDepths(text) !== text;

const LONG_RUN = ' '.repeat(65);

/**
 * Long runs of spaces inside a line cost the parser quadratic time, which looks for a hard break at
 * each of them. It gets no-break spaces instead; offsets stay, and nothing else reads this text.
 */
function maskLongRuns(text: string): string {
  if (!text.includes(LONG_RUN)) return text;
  return text.replace(/(?<=\S) {65,}(?=\S)/g, (run) => '\u00a0'.repeat(run.length));
}

const DEEP =
  /^((?:[ \t]{0,9}(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){64})((?:[ \t]{0,9}(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))+)/gm;

/** The same for a line that opens more lists and quotes at once than anybody nests. */
const maskDepths = (text: string): string =>
  text.replace(DEEP, (_, head: string, rest: string) => head + rest.replace(/\S/g, 'x'));

/** What stays of the version before, and where the text has changed. */
interface Kept {
  readonly kept: readonly TreeFragment[];
  readonly from: number;
  readonly to: number;
}

const NOTHING_KEPT: Kept = { kept: [], from: 0, to: 0 };

/**
 * A table that grew into the one below it has kept that one's header or dashes, which are rows now. The
 * parser's reuse cannot tell, since both stand in a table.
 */
function hasSecondHeader(tree: Tree, from: number, to: number): boolean {
  let found = false;
  tree.iterate({
    from: Math.max(0, from - 1),
    to: to + 1,
    enter: ({ name, tree: table }) => {
      if (name === 'Table' && table) found ||= headsIn(table) > 2;
      return !found && HOLDS_TABLES.has(name);
    },
  });
  return found;
}

/** Headers and dashes in the groups of rows that the parser makes, and keeps. */
const HEADS = new WeakMap<Tree, number>();

function headsIn(rows: Tree): number {
  const known = HEADS.get(rows);
  if (known !== undefined) return known;
  let count = 0;
  for (const child of rows.children) {
    if (!(child instanceof Tree)) continue;
    if (child.type.isAnonymous) count += headsIn(child);
    else if (child.type.name !== 'TableRow') count++;
  }
  HEADS.set(rows, count);
  return count;
}

const HOLDS_TABLES = new Set(['Document', 'Blockquote', 'BulletList', 'OrderedList', 'ListItem']);

function keptFragments(
  previous: ParsedMarkdown,
  text: string,
  frontMatter: FrontMatterRange | null,
): Kept {
  const change = changedRange(previous.text, text);
  if (!change) return NOTHING_KEPT;
  const before = maskedLength(previous.text, previous.frontMatter);
  const after = maskedLength(text, frontMatter);
  // Whole lines: the parser would keep an indented block whose indentation alone has changed. What
  // stands before and after the change is the same in both texts, so both reach equally far.
  const lineStart = dependentStart(text, change.after.from);
  const lineEnd = text.indexOf('\n', change.after.to);
  const behind = (lineEnd === -1 ? text.length : lineEnd) - change.after.to;
  let fromA = lineStart;
  let fromB = lineStart;
  let toA = change.before.to + behind;
  let toB = change.after.to + behind;
  if (before !== after) {
    // What was front matter is Markdown now, or the reverse: all of it counts as changed.
    const delta = text.length - previous.text.length;
    toA = Math.max(toA, before, after - delta);
    toB = toA + delta;
    fromA = 0;
    fromB = 0;
  }
  const kept = TreeFragment.applyChanges(previous.fragments, [{ fromA, toA, fromB, toB }]);
  return { kept: kept.flatMap((fragment) => inPieces(fragment, text)), from: fromB, to: toB };
}

/** Where the first cut is made; each further one twice as far from the start of the document. */
const FIRST_CUT = 1024;

/**
 * A fragment in pieces that double in length. The parser takes groups of blocks from a fragment only
 * up to a share of what stood before it when it began with the fragment, so from one long fragment
 * at the start of a document it would take each of 16,000 blocks by itself.
 */
function inPieces(fragment: TreeFragment, text: string): readonly TreeFragment[] {
  const pieces: TreeFragment[] = [];
  const { tree, offset, openStart, openEnd, to: end } = fragment;
  let { from } = fragment;
  for (let cut = FIRST_CUT; cut < end; cut *= 2) {
    const to = cut <= from ? from : betweenBlocks(text, cut);
    if (to <= from || to >= end) continue;
    pieces.push(new TreeFragment(from, to, tree, offset, from === fragment.from && openStart));
    from = to;
  }
  pieces.push(
    new TreeFragment(from, end, tree, offset, from === fragment.from && openStart, openEnd),
  );
  return pieces;
}

/** A blank line in the next lines, where blocks end; else a line's start, where rows and items do. */
function betweenBlocks(text: string, offset: number): number {
  const blank = text.slice(offset, offset + FIRST_CUT).indexOf('\n\n');
  return blank === -1 ? text.indexOf('\n', offset) + 1 : offset + blank + 2;
}

/** A block may end because of this many lines below it: the header of a table and its dashes. */
const LINES_AHEAD = 2;

/** Where the lines begin that a change at `offset` may have other blocks end at. */
function dependentStart(text: string, offset: number): number {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  for (let line = 0; line < LINES_AHEAD && start > 0; line++)
    start = start === 1 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
  return start;
}
