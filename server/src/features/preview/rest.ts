import type { TimelineEntry } from '../../model/types';
import type { KeptBlock, KeptParagraph } from '../../syntax/kept';
import type { Sequence } from '../../syntax/sequence';
import type { Snapshot } from '../../workspace/snapshot';

/** A line of a paragraph where it stands. */
interface Line {
  readonly from: number;
  readonly text: string;
  /** Where its paragraph begins. */
  readonly paragraph: number;
}

/** Looks up how the text of an entry goes on in the lines below its first; null where it does not. */
export function restOf(snapshot: Snapshot): (entry: TimelineEntry) => string | null {
  const lines: Line[] = [];
  collect(snapshot.syntax.blocks, 0, lines);
  const begins = new Set<number>();
  /** The first line that begins behind an offset; a mark stands before the line of its item. */
  const behind = (at: number): number => {
    let [low, high] = [0, lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lines[middle]?.from ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  // Several entries may stand in one paragraph, and its labelled lines are not text of the one above.
  for (const { entries } of snapshot.model.timelines)
    for (const { range } of entries) begins.add(behind(range.from - 1));
  for (const { range } of snapshot.model.fields) begins.add(behind(range.from - 1));
  return ({ text, range }) => {
    const first = behind(Math.max(text.range.from, range.from)) - 1;
    const own = lines[first]?.paragraph;
    const rest: string[] = [];
    for (let at = first + 1; at < lines.length && !begins.has(at); at++) {
      const line = lines[at];
      if (!line || line.paragraph !== own) break;
      rest.push(line.text.trim());
    }
    return rest.length === 0 ? null : rest.join(' ');
  };
}

function collect(blocks: Sequence<KeptBlock>, base: number, lines: Line[]): void {
  blocks.each((node, at) => {
    if (node.kind === 'paragraph') addParagraph(node, at, lines);
    else if (node.kind === 'quote') collect(node.blocks, at, lines);
    else if (node.kind === 'list')
      node.items.each((item, start) => {
        if (item.first) addParagraph(item.first.node, start + item.first.at, lines);
        collect(item.blocks, start, lines);
      }, at);
  }, base);
}

function addParagraph(node: KeptParagraph, at: number, lines: Line[]): void {
  for (const { range, text } of node.lines)
    lines.push({ from: at + range.from, text, paragraph: at });
}
