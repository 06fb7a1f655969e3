import { TreeFragment, type Tree } from '@lezer/common';
import { parser as commonmark, Autolink, Strikethrough, TaskList } from '@lezer/markdown';
import { changedRange } from '../text/edit';
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

const MARKDOWN = commonmark.configure([Strikethrough, TaskList, Autolink, POSTMORTEM_TABLE]);

/**
 * Parses `text` (LF line ends). With `previous`, the blocks that did not change keep their nodes;
 * the result is equal to that of a full parse. Never throws.
 */
export function parseDocument(text: string, previous?: SyntaxDocument): SyntaxDocument {
  if (previous?.text === text) return previous;
  const frontMatter = findFrontMatter(text);
  const input = maskFrontMatter(text, frontMatter);
  const kept = previous ? keptFragments(previous, text, frontMatter) : [];
  const tree = MARKDOWN.parse(input, kept);
  return { text, tree, fragments: TreeFragment.addTree(tree, kept), frontMatter };
}

function keptFragments(
  previous: SyntaxDocument,
  text: string,
  frontMatter: FrontMatterRange | null,
): readonly TreeFragment[] {
  const change = changedRange(previous.text, text);
  if (!change) return previous.fragments;
  const before = maskedLength(previous.text, previous.frontMatter);
  const after = maskedLength(text, frontMatter);
  let { from: fromA, to: toA } = change.before;
  let { from: fromB, to: toB } = change.after;
  if (before !== after) {
    // What was front matter is Markdown now, or the reverse: all of it counts as changed.
    const delta = text.length - previous.text.length;
    toA = Math.max(toA, before, after - delta);
    toB = toA + delta;
    fromA = 0;
    fromB = 0;
  }
  return TreeFragment.applyChanges(previous.fragments, [{ fromA, toA, fromB, toB }]);
}
