import stringWidth from 'string-width';
import { splitTableLine } from '../../syntax/tableLine';
import type { Block, Table } from '../../syntax/blocks';
import type { TextEdit } from '../../text/edit';
import type { Range } from '../../text/range';

/** All tables, also those in lists and quotes. */
export function tablesOf(blocks: readonly Block[]): readonly Table[] {
  return blocks.flatMap((block): readonly Table[] => {
    switch (block.kind) {
      case 'table':
        return [block];
      case 'quote':
        return tablesOf(block.blocks);
      case 'list':
        return block.items.flatMap((item) => tablesOf(item.blocks));
      default:
        return [];
    }
  });
}

/**
 * Edits that align a table by what its cells take on the screen (wide characters, emoji and combining
 * marks counted as a terminal counts them). One that would be wider than `most` is not padded at all,
 * as formatters of Markdown have it. Cells keep their text; a row keeps its number of cells.
 */
export function alignTable(text: string, table: Table, most: number): readonly TextEdit[] {
  const rows = [table.header.range, table.delimiter, ...table.rows.map((row) => row.range)].map(
    (at) => ({ at, cells: cellsOf(text, at) }),
  );
  const columns = rows[1]?.cells.length ?? 0;
  const full = Array.from({ length: columns }, (_, column) =>
    rows.reduce(
      (widest, { cells }, index) =>
        Math.max(widest, index === 1 ? 3 : stringWidth(cells[column] ?? '')),
      3,
    ),
  );
  // Two spaces and a bar for each column, and the bar before the first.
  const whole = full.reduce((sum, width) => sum + width + 3, 1);
  const widths = whole > most ? full.map(() => 1) : full;
  const aligns = (rows[1]?.cells ?? []).map((cell) => ({
    left: cell.startsWith(':'),
    right: cell.endsWith(':'),
  }));
  return rows.flatMap(({ at, cells }, index): readonly TextEdit[] => {
    // A row of a single `|` has no cell that could be aligned.
    if (cells.length === 0) return [];
    const newText =
      index === 1
        ? `|${widths.map((width, column) => dashes(width, aligns[column])).join('|')}|`
        : `|${cells.map((cell, column) => ` ${padded(cell, widths[column] ?? 0, aligns[column])} `).join('|')}|`;
    return newText === text.slice(at.from, at.to) ? [] : [{ range: at, newText }];
  });
}

interface Align {
  readonly left: boolean;
  readonly right: boolean;
}

function padded(cell: string, width: number, align: Align | undefined): string {
  const room = Math.max(0, width - stringWidth(cell));
  if (align?.right !== true) return cell + ' '.repeat(room);
  if (!align.left) return ' '.repeat(room) + cell;
  const before = Math.floor(room / 2);
  return ' '.repeat(before) + cell + ' '.repeat(room - before);
}

/** As wide as a cell with its two spaces; three signs at least. */
const dashes = (width: number, align: Align | undefined): string =>
  `${align?.left === true ? ':' : '-'}${'-'.repeat(width)}${align?.right === true ? ':' : '-'}`;

function cellsOf(text: string, at: Range): readonly string[] {
  const line = text.slice(at.from, at.to);
  // Spaces that do not break are written on purpose: they are no padding.
  return splitTableLine(line).cells.map(({ from, to }) =>
    line.slice(from, to).replace(/^[ \t]+|(?<![ \t])[ \t]+$/g, ''),
  );
}

/** The table around an offset, with its end counted in. */
export const tableAt = (blocks: readonly Block[], offset: number): Table | undefined =>
  tablesOf(blocks).find(({ range: at }) => offset >= at.from && offset <= at.to);

export const overlaps = (a: Range, b: Range): boolean => a.from <= b.to && b.from <= a.to;
