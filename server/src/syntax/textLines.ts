import { remembered } from '../text/memo';
import { moved, type InlineText } from './inlineText';
import type { KeptBlock, KeptList } from './kept';

/** The first line of each item of a list, with places that count from the list. */
export const itemLines = remembered((list: KeptList): readonly InlineText[] =>
  list.items
    .map(({ first }, at) => {
      const line = first?.node.lines[0];
      return first && line ? moved(line, at + first.at) : null;
    })
    .filter((line) => line !== null),
);

/** The lines of a paragraph or of code, and the first line of each item of a list. */
export function textLines(node: KeptBlock): readonly InlineText[] {
  switch (node.kind) {
    case 'paragraph':
    case 'code':
      return node.lines;
    case 'list':
      return itemLines(node);
    default:
      return [];
  }
}
