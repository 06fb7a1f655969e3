import { Results, type Remembering } from '../text/memo';
import type { KeptDocument } from './document';
import type { InlineText } from './inlineText';
import type { KeptBlock, KeptItem, KeptRow } from './kept';
import type { Sequence } from './sequence';

/**
 * A function that brings together what `one` makes of each line of a document, by `both`, from
 * `none` on; lines of code and cells of tables are lines too. Only what changed since the last
 * version is worked out anew, so `both` must not care how its arguments are grouped.
 */
export function foldLines<R>(
  one: (line: InlineText) => R,
  both: (a: R, b: R) => R,
  none: R,
): (document: KeptDocument) => R {
  const known = new Results<Remembering, R>();
  const ofLines = (lines: readonly InlineText[]): R =>
    lines.reduce((result, line) => both(result, one(line)), none);
  const ofRow = ({ cells }: KeptRow): R => ofLines(cells);
  const ofItem = ({ first, blocks }: KeptItem): R =>
    both(first ? ofLines(first.node.lines) : none, ofBlocks(blocks));
  const ofBlock = (node: KeptBlock): R => {
    switch (node.kind) {
      case 'heading':
        return one(node.line);
      case 'paragraph':
      case 'code':
        return ofLines(node.lines);
      case 'quote':
        return ofBlocks(node.blocks);
      case 'list':
        return node.items.fold(known, ofItem, both, none);
      case 'table':
        return both(ofRow(node.header.node), node.rows.fold(known, ofRow, both, none));
      default:
        return none;
    }
  };
  const ofBlocks = (blocks: Sequence<KeptBlock>): R => blocks.fold(known, ofBlock, both, none);
  return ({ blocks }) => ofBlocks(blocks);
}
