import { remembered } from '../text/memo';
import { moved, type InlineText } from './inlineText';
import type { KeptBlock, KeptItem, KeptList } from './kept';
import { collected, type Slot } from './sequence';

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

/**
 * A function that gives what `read` finds in the lines of a block, where it stands in the block. What
 * was found in an item of a list is kept with it.
 */
export function inTextLines<T>(
  read: (line: InlineText) => readonly T[],
  place: (found: T, at: number) => T,
): (node: KeptBlock) => readonly T[] {
  const inItems = collected(({ first }: KeptItem): readonly Slot<T>[] => {
    const line = first?.node.lines[0];
    const found = line ? read(line) : [];
    return first && found.length > 0 ? found.map((node) => ({ at: first.at, node })) : [];
  });
  return remembered((node: KeptBlock): readonly T[] => {
    if (node.kind !== 'list') return textLines(node).flatMap(read);
    const found = inItems(node.items);
    return found.map(({ at, node: one }) => place(one, at));
  });
}
