import { TreeFragment, type Tree } from '@lezer/common';
import {
  parser as commonmark,
  Autolink,
  Strikethrough,
  TaskList,
  type MarkdownParser,
} from '@lezer/markdown';
import { changedRange } from '../text/edit';
import type { Range } from '../text/range';
import {
  findFrontMatter,
  maskedLength,
  maskFrontMatter,
  type FrontMatterRange,
} from './frontMatter';
import { POSTMORTEM_TABLE } from './table';

/** A parsed text: pure syntax, no meaning. Immutable. */
export interface SyntaxDocument {
  /** LF-normalised, as it stands, BOM and front matter included. */
  readonly text: string;
  readonly tree: Tree;
  readonly fragments: readonly TreeFragment[];
  readonly frontMatter: FrontMatterRange | null;
}

const MARKDOWN = inlineInPieces(
  commonmark.configure([Strikethrough, TaskList, Autolink, POSTMORTEM_TABLE]),
);

/** Text of one block longer than this is read in pieces. */
const LONGEST_INLINE = 8192;

/**
 * Unmatched `*` and `[` cost the parser quadratic time in the length of their block. Nobody marks up
 * eight thousand characters at once, so a longer block is read in pieces, cut at a line's end.
 */
function inlineInPieces(parser: MarkdownParser): MarkdownParser {
  const whole = parser.parseInline.bind(parser);
  parser.parseInline = (text, offset) => {
    if (text.length <= LONGEST_INLINE) return whole(text, offset);
    const elements: ReturnType<typeof whole> = [];
    for (let from = 0; from < text.length;) {
      const line = text.lastIndexOf('\n', from + LONGEST_INLINE);
      const to = line > from ? line + 1 : Math.min(from + LONGEST_INLINE, text.length);
      elements.push(...whole(text.slice(from, to), offset + from));
      from = to;
    }
    return elements;
  };
  return parser;
}

/**
 * Parses `text` (LF line ends). With `previous`, the blocks that did not change keep their nodes;
 * the result is equal to that of a full parse. Never throws.
 */
export function parseDocument(text: string, previous?: SyntaxDocument): SyntaxDocument {
  if (previous?.text === text) return previous;
  const frontMatter = findFrontMatter(text);
  const input = maskDepths(maskLongRuns(maskFrontMatter(text, frontMatter)));
  const { kept, from, to } = previous ? keptFragments(previous, text, frontMatter) : NOTHING_KEPT;
  const tree = MARKDOWN.parse(input, kept);
  if (kept.length > 0 && hasSecondHeader(tree, from, to)) return parseDocument(text);
  return { text, tree, fragments: TreeFragment.addTree(tree, kept), frontMatter };
}

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
 * A table that grew into the one below it has kept that one's header, which is a row now. The
 * parser's reuse cannot tell, since both stand in a table; this can only happen at the change.
 */
function hasSecondHeader(tree: Tree, from: number, to: number): boolean {
  let found = false;
  tree.iterate({
    from: Math.max(0, from - 1),
    to: to + 1,
    enter: (node) => {
      if (found || node.name !== 'Table') return !found;
      let child = node.node.firstChild?.nextSibling?.nextSibling ?? null;
      for (; child && !found; child = child.nextSibling)
        found = child.name === 'TableHeader' || child.name === 'TableDelimiter';
      return false;
    },
  });
  return found;
}

function keptFragments(
  previous: SyntaxDocument,
  text: string,
  frontMatter: FrontMatterRange | null,
): Kept {
  const change = changedRange(previous.text, text);
  if (!change) return NOTHING_KEPT;
  const before = maskedLength(previous.text, previous.frontMatter);
  const after = maskedLength(text, frontMatter);
  // Whole lines: the parser would keep an indented block whose indentation alone has changed. What
  // stands before and after the change is the same in both texts, so both reach equally far.
  const lineStart = text.lastIndexOf('\n', change.after.from - 1) + 1;
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
  return { kept, from: fromB, to: toB };
}

const VERBATIM = new Set([
  'FencedCode',
  'CodeBlock',
  'InlineCode',
  'Comment',
  'CommentBlock',
  'URL',
  'LinkReference',
  'ProcessingInstruction',
]);

/** Where code, comments and addresses stand, in document order. */
export function verbatimRanges({ tree, frontMatter }: SyntaxDocument): readonly Range[] {
  const ranges: Range[] = frontMatter ? [frontMatter.range] : [];
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (!VERBATIM.has(name)) return true;
      ranges.push({ from, to });
      return false;
    },
  });
  return ranges;
}
