import type { Table, TableRow } from '../syntax/blocks';
import { plainRich, spanOf, type Rich } from '../syntax/rich';
import type { ColumnKind, TableRowShape, TableShape } from './types';
import { LANGUAGES } from './vocabulary/words';
import { hasPhrase, headingWords } from './words';

/** A table whose columns have a meaning. */
export interface ReadTable {
  readonly table: Table;
  readonly columns: Readonly<Record<ColumnKind, number>>;
  readonly shape: TableShape;
}

/** All languages together; the first meaning that matches wins. */
const COLUMN_WORDS: readonly (readonly [ColumnKind, readonly string[]])[] = (
  Object.keys(LANGUAGES[0]?.columns ?? {}) as ColumnKind[]
).map((kind) => [kind, LANGUAGES.flatMap(({ columns }) => columns[kind])]);

const KINDS: readonly ColumnKind[] = [
  'time',
  'date',
  'text',
  'actor',
  'notes',
  'priority',
  'owner',
  'due',
  'status',
  'ticket',
  'kind',
];

/** Reads the columns by their titles. `reading` says which meanings a shared word takes. */
export function readColumns(
  table: Table,
  reading: 'timeline' | 'actions',
): Readonly<Record<ColumnKind, number>> {
  const columns = Object.fromEntries(KINDS.map((kind) => [kind, -1])) as Record<ColumnKind, number>;
  const skip = reading === 'timeline' ? TIMELINE_SKIPS : ACTION_SKIPS;
  const titles = table.header.cells.map((cell) => headingWords(cell.text));
  for (const matches of [isWhole, hasWord]) {
    titles.forEach((title, index) => {
      if (title === '' || Object.values(columns).includes(index)) return;
      const found = COLUMN_WORDS.find(
        ([kind, words]) => !skip.has(kind) && columns[kind] === -1 && matches(title, words),
      );
      if (found) columns[found[0]] = index;
    });
  }
  // `Owner` and 担当者 over a timeline are who did it.
  if (reading === 'timeline' && columns.actor === -1)
    columns.actor = titles.findIndex(
      (title, index) =>
        title !== '' && !Object.values(columns).includes(index) && isWhole(title, OWNER_WORDS),
    );
  return columns;
}

const OWNER_WORDS: readonly string[] = LANGUAGES.flatMap(({ columns }) => columns.owner);

const TIMELINE_SKIPS: ReadonlySet<ColumnKind> = new Set<ColumnKind>([
  'due',
  'owner',
  'priority',
  'ticket',
]);
const ACTION_SKIPS: ReadonlySet<ColumnKind> = new Set<ColumnKind>(['time', 'actor']);

const isWhole = (title: string, words: readonly string[]): boolean => words.includes(title);
const hasWord = (title: string, words: readonly string[]): boolean =>
  words.some((word) => word.length > 2 && hasPhrase(title, word));

export function shapeOf(
  table: Table,
  columns: Readonly<Record<ColumnKind, number>>,
  text: string,
): TableShape {
  return {
    range: table.range,
    header: table.header.cells.map((cell) => spanOf(cell)),
    headerRange: table.header.range,
    columns,
    rows: table.rows.map((row): TableRowShape => ({
      range: row.range,
      cells: table.header.cells.map((_, index) => spanOf(cellOf(row, index, text))),
    })),
  };
}

/** The cell of a column; an empty one at the end of a row that is too short. */
export function cellOf(row: TableRow, column: number, text: string): Rich {
  return row.cells[column] ?? plainRich(text, row.range.to, row.range.to);
}
