import { shifted, type Range } from '../text/range';
import type { KeptDocument } from './document';
import { findInLeaves } from './found';

/** `<!-- … -->` with its marks, where it stands. What stands in code is none. */
export interface Comment {
  readonly range: Range;
  readonly source: string;
}

const find = findInLeaves('with quotes', ({ comments, source }): readonly Comment[] => {
  if (comments.length === 0) return [];
  const text = source();
  return comments.map((at) => ({ range: at, source: text.slice(at.from, at.to) }));
});

/** All comments, in the order of the document. */
export const commentsOf = (document: KeptDocument): readonly Comment[] =>
  find(document).map(({ at, node }) => ({ ...node, range: shifted(node.range, at) }));
