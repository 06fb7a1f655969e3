import { blocksOf } from '../syntax/document';
import { type Block } from '../syntax/blocks';
import { lineAt, lineRange } from '../text/lineIndex';
import { range, touches, type Range } from '../text/range';
import type { Snapshot } from '../workspace/snapshot';
import { cellAt } from './completion/place';

/** What a selection at `offset` grows to, from small to large: cell, row, table; item, list; section; all. */
export function selections(snapshot: Snapshot, offset: number): readonly Range[] {
  const { text, model } = snapshot;
  const found: Range[] = [
    ...inBlocks(snapshot, blocksOf(snapshot.syntax), offset),
    ...model.sections
      .map(({ range: at }) => at)
      .filter((at) => offset >= at.from && offset < at.to)
      .map((at) => range(at.from, at.from + text.slice(at.from, at.to).trimEnd().length))
      .filter((at) => touches(at, offset)),
    range(0, text.length),
  ];
  const sorted = found.sort((a, b) => a.to - a.from - (b.to - b.from));
  // Each has to hold the one before it; what only crosses it is left out.
  return sorted.reduce<readonly Range[]>((chain, next) => {
    const last = chain[chain.length - 1];
    if (!last) return [next];
    const grows = next.to - next.from > last.to - last.from;
    return grows && next.from <= last.from && next.to >= last.to ? [...chain, next] : chain;
  }, []);
}

function inBlocks(snapshot: Snapshot, blocks: readonly Block[], offset: number): readonly Range[] {
  return blocks.flatMap((block): readonly Range[] => {
    if (!touches(block.range, offset)) return [];
    switch (block.kind) {
      case 'table':
        return [...inTable(snapshot, offset), block.range];
      case 'quote':
        return [...inBlocks(snapshot, block.blocks, offset), block.range];
      case 'list':
        return [
          ...block.items
            .filter((item) => touches(item.range, offset))
            .flatMap((item) => [
              ...item.lines.map((line) => line.range).filter((at) => touches(at, offset)),
              ...inBlocks(snapshot, item.blocks, offset),
              item.range,
            ]),
          block.range,
        ];
      default:
        return [block.range];
    }
  });
}

function inTable(snapshot: Snapshot, offset: number): readonly Range[] {
  const line = lineRange(snapshot.lines, lineAt(snapshot.lines, offset));
  const cell = cellAt(snapshot.text, line, offset);
  if (!cell) return [line];
  const content = snapshot.text.slice(cell.from, cell.to);
  const from = cell.from + (content.length - content.trimStart().length);
  const inner = range(from, Math.max(from, cell.from + content.trimEnd().length));
  return [...(touches(inner, offset) ? [inner] : []), range(cell.from, cell.to), line];
}
