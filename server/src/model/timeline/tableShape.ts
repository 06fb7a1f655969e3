import { moved, ofSpan, spanOf, type InlineText } from '../../syntax/inlineText';
import type { KeptRow, KeptTable } from '../../syntax/kept';
import type { Sequence, Slot } from '../../syntax/sequence';
import { rememberedWith } from '../../text/memo';
import type { SameOffset } from '../../text/moving';
import { range, shifted, type Range, type Span } from '../../text/range';
import type { ColumnKind, TableRowShape, TableShape } from '../types';
import { LANGUAGES } from '../../language/languages';
import { folded, hasPhrase, headingWords } from '../../language/words';

/** Column index by what the column holds; -1 when there is none. */
export type Columns = Readonly<Record<ColumnKind, number>>;

/** All languages together; the first meaning that matches wins. */
const COLUMN_WORDS: readonly (readonly [ColumnKind, readonly string[]])[] = (
  Object.keys(LANGUAGES[0]?.columns ?? {}) as ColumnKind[]
).map((kind) => [kind, LANGUAGES.flatMap(({ columns }) => columns[kind].map(folded))]);

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

/** What a word may mean that several columns share, by what the table is read as. */
interface ColumnReading {
  readonly skipped: ReadonlySet<ColumnKind>;
  /** `Owner` and 担当者 over a timeline are who did it. */
  readonly ownerActs: boolean;
}

export const AS_TIMELINE: ColumnReading = {
  skipped: new Set<ColumnKind>(['due', 'owner', 'priority', 'ticket']),
  ownerActs: true,
};

export const AS_ACTIONS: ColumnReading = {
  skipped: new Set<ColumnKind>(['time', 'actor']),
  ownerActs: false,
};

/** Reads the columns by their titles. */
export const columnsOf = rememberedWith(
  ({ cells }: KeptRow, { skipped, ownerActs }: ColumnReading): Columns => {
    const columns = Object.fromEntries(KINDS.map((kind) => [kind, -1])) as Record<
      ColumnKind,
      number
    >;
    const titles = cells.map((cell) => headingWords(cell.text));
    for (const matches of [isWhole, hasWord]) {
      titles.forEach((title, index) => {
        if (title === '' || Object.values(columns).includes(index)) return;
        const found = COLUMN_WORDS.find(
          ([kind, words]) => !skipped.has(kind) && columns[kind] === -1 && matches(title, words),
        );
        if (found) columns[found[0]] = index;
      });
    }
    if (ownerActs && columns.actor === -1)
      columns.actor = titles.findIndex(
        (title, index) =>
          title !== '' && !Object.values(columns).includes(index) && isWhole(title, OWNER_WORDS),
      );
    return columns;
  },
);

const OWNER_WORDS: readonly string[] = LANGUAGES.flatMap(({ columns }) =>
  columns.owner.map(folded),
);

const isWhole = (title: string, words: readonly string[]): boolean => words.includes(title);
const hasWord = (title: string, words: readonly string[]): boolean =>
  words.some((word) => word.length > 2 && hasPhrase(title, word));

const EMPTY_ROWS = new WeakMap<Sequence<KeptRow>, readonly Slot<Range>[]>();

const emptyRow = ({ cells, range: at }: KeptRow): readonly Slot<Range>[] =>
  cells.some((cell) => cell.text !== '') ? [] : [{ at: 0, node: at }];

/** A table with the meaning of its columns, where it stands. Its rows are made when they are asked for. */
export class PlacedTable implements TableShape {
  #rows: readonly TableRowShape[] | null = null;

  constructor(
    private readonly table: KeptTable,
    readonly columns: Columns,
    private readonly at: number,
  ) {}

  /** Whether another version has the same here, where offsets are equal by `same`. */
  isLike(other: PlacedTable, same: SameOffset): boolean {
    return this.table === other.table && this.columns === other.columns && same(this.at, other.at);
  }

  get range(): Range {
    return shifted(this.table.range, this.at);
  }

  get headerRange(): Range {
    return shifted(this.table.header.node.range, this.at + this.table.header.at);
  }

  get header(): readonly Span[] {
    const { at, node } = this.table.header;
    return node.cells.map((cell) => spanOf(moved(cell, this.at + at)));
  }

  get emptyRows(): readonly Range[] {
    return this.table.rows
      .collect(EMPTY_ROWS, emptyRow)
      .map(({ at, node }) => shifted(node, this.at + at));
  }

  get rows(): readonly TableRowShape[] {
    this.#rows ??= this.table.rows.map(
      (row, at): TableRowShape => ({
        range: shifted(row.range, at),
        cells: this.table.header.node.cells.map((_, index) =>
          spanOf(moved(cellOf(row, index), at)),
        ),
      }),
      this.at,
    );
    return this.#rows;
  }
}

/** The cell of a column; an empty one at the end of a row that is too short. */
export const cellOf = (row: KeptRow, column: number): InlineText =>
  row.cells[column] ?? ofSpan({ text: '', range: range(row.range.to, row.range.to) });
