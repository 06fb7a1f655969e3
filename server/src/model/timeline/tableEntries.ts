import { spanOf, type InlineText } from '../../syntax/inlineText';
import type { KeptRow, KeptTable } from '../../syntax/kept';
import { transformedWith, type Sequence, type Slot } from '../../syntax/sequence';
import { remembered } from '../../text/memo';
import { scanWhen } from '../../time/when';
import { findZone, type Zone } from '../../time/zone';
import type { FieldKind } from '../../language/kinds';
import { milestoneOfRow } from '../../language/milestones';
import { hasClock, type EntryFacts, type OpenRun } from './entryFacts';
import { leadingTime, sureTime, textAfter, toldFrom } from './leadingTime';
import { isRelativeDay } from './relativeDay';
import { fieldKindOf } from '../fields/fieldKinds';
import { AS_TIMELINE, cellOf, columnsOf, type Columns } from './tableShape';

/** A table as a run of entries, with offsets from the table. */
export interface TableRun extends OpenRun {
  readonly kept: Sequence<EntryFacts>;
  readonly zone: Zone | null;
  readonly columns: Columns;
}

/** A table with a time column, or null. */
export const timelineTable = remembered((table: KeptTable) => readTable(table, true));

/** The same for a table in a section that does not say that it is a timeline: more is asked of it. */
export const otherTable = remembered((table: KeptTable) => readTable(table, false));

function readTable(table: KeptTable, inTimeline: boolean): TableRun | null {
  const { cells: titles } = table.header.node;
  if (table.rows.length === 0) return null;
  if (!inTimeline && (titles.some(isOfActions) || isOfFields(table))) return null;
  const columns = timeColumns(table);
  if (!columns) return null;
  if (!inTimeline && isOfThings(table, columns)) return null;
  const counts = countCells(table, columns.time, true);
  const enough = inTimeline ? counts.times + counts.dates + counts.unknown : counts.times;
  // Under a title of times, rows such as `Next morning` and `Fix` may be more than those with a clock.
  const titled = inTimeline && columnsOf(table.header.node, AS_TIMELINE).time !== -1;
  const few = titled && counts.times >= 2 && enough * 4 >= table.rows.length;
  if ((enough * 2 < table.rows.length && !few) || enough < (inTimeline ? 1 : LEAST_ROWS))
    return null;
  const withText = textColumns(table.header.node, columns);
  const kept = rowEntries(table.rows, withText);
  const days = new Array<null>(kept.length).fill(null);
  const zone = findZone(titles[columns.time]?.text ?? '')?.zone ?? null;
  return { entries: kept.nodes(), starts: kept.places(), days, kept, zone, columns: withText };
}

/** One row with a time under no heading of a timeline is the header of a document. */
const LEAST_ROWS = 2;

/** Fields that a timeline may consist of. */
const MOMENTS: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'start',
  'end',
  'detected',
  'acknowledged',
  'mitigated',
  'repaired',
  'resolved',
]);

/**
 * Whether all rows are fields of a header, and one of them is no moment: `Start`, `End`, `Duration`.
 * `Start` and `End` alone are the window of the header too.
 */
function isOfFields({ rows }: KeptTable): boolean {
  let every = true;
  let other = false;
  let between = false;
  rows.each(({ cells: [name] }) => {
    const kind = name ? fieldKindOf(name.text) : null;
    every &&= kind !== null;
    other ||= kind !== null && !MOMENTS.has(kind);
    between ||= kind !== 'start' && kind !== 'end';
  });
  return every && (other || !between);
}

/** A table of orders or accounts with the time of each: what it begins with is no time, and no column tells what happened. */
const isOfThings = ({ header }: KeptTable, { time, date, text, notes, actor }: Columns): boolean =>
  text === -1 && notes === -1 && header.node.cells.length > 2 && ![time, date, actor].includes(0);

const isOfActions = ({ text }: InlineText): boolean =>
  /^(?:owner|assignee|due(?: date)?|担当)$/.test(text.toLowerCase().trim());

/** The columns with the one that has the times and the one that has the dates; null without times. */
function timeColumns(table: KeptTable): Columns | null {
  const columns = { ...columnsOf(table.header.node, AS_TIMELINE) };
  if (columns.time === -1)
    columns.time = columns.date === -1 ? timeColumnByContent(table) : columns.date;
  if (columns.time === -1) return null;
  if (columns.date === columns.time) columns.date = -1;
  // `Day` may hold weekdays, and the dates stand in the column beside it.
  if (columns.date !== -1 && !hasDates(table, columns.date)) {
    const dated = table.header.node.cells.findIndex(
      (_, index) => index !== columns.time && hasDates(table, index),
    );
    if (dated !== -1) columns.date = dated;
  }
  return columns;
}

/** The columns with the one that tells what happened. The same object for the same columns. */
function textColumns(header: KeptRow, columns: Columns): Columns {
  const taken = Object.values(columns);
  let { text, notes } = columns;
  if (text === -1) text = header.cells.findIndex((_, index) => !taken.includes(index));
  if (text === -1 && notes !== -1) {
    text = notes;
    notes = -1;
  }
  if (text === -1)
    text = header.cells.findLastIndex(
      (_, index) => index !== columns.time && index !== columns.date && index !== columns.actor,
    );
  return sameColumns(header, { ...columns, text, notes });
}

const KNOWN_COLUMNS = new WeakMap<KeptRow, Map<string, Columns>>();

/** Rows are remembered by the columns that they were read with, so equal ones must be one object. */
function sameColumns(header: KeptRow, columns: Columns): Columns {
  const known = KNOWN_COLUMNS.get(header) ?? new Map<string, Columns>();
  KNOWN_COLUMNS.set(header, known);
  const key = JSON.stringify(columns);
  const same = known.get(key) ?? columns;
  known.set(key, same);
  return same;
}

/** What the cells of a column hold. */
interface CellCounts {
  /** With a time of day. */
  readonly times: number;
  /** With a date or a day only. */
  readonly dates: number;
  /** Empty, or a sign that the time is not known. */
  readonly unknown: number;
  /** Nothing but a date, perhaps with a time. */
  readonly onlyDates: number;
}

const NO_CELLS: CellCounts = { times: 0, dates: 0, unknown: 0, onlyDates: 0 };

/** Counts of row groups, by column; a column that is titled as one of times counts apart. */
const COUNTS = new Map<number, WeakMap<Sequence<KeptRow>, CellCounts>>();

function countCells(table: KeptTable, column: number, sure: boolean): CellCounts {
  const key = sure ? column : -1 - column;
  const known = COUNTS.get(key) ?? new WeakMap<Sequence<KeptRow>, CellCounts>();
  COUNTS.set(key, known);
  return table.rows.fold(known, ({ cells }) => countCell(cells[column], sure), both, NO_CELLS);
}

const both = (a: CellCounts, b: CellCounts): CellCounts => ({
  times: a.times + b.times,
  dates: a.dates + b.dates,
  unknown: a.unknown + b.unknown,
  onlyDates: a.onlyDates + b.onlyDates,
});

function countCell(cell: InlineText | undefined, sure: boolean): CellCounts {
  if (!cell || cell.text === '') return { ...NO_CELLS, unknown: 1 };
  const { text } = cell;
  const when = sure ? sureTime(cell) : leadingTime(cell);
  const times = hasClock(when) ? 1 : 0;
  const dates = times === 0 && (when?.start || isRelativeDay(text)) ? 1 : 0;
  const whole = text.length <= LONGEST_DATE ? scanWhen(text, 0, { sure }) : null;
  return {
    times,
    dates,
    unknown: times + dates === 0 && when?.unknown ? 1 : 0,
    onlyDates: whole?.start?.date != null && whole.to >= text.length - 1 ? 1 : 0,
  };
}

/** A longer cell holds more than a date. */
const LONGEST_DATE = 40;

const hasDates = (table: KeptTable, column: number): boolean =>
  countCells(table, column, true).onlyDates * 2 > table.rows.length;

function timeColumnByContent(table: KeptTable): number {
  for (let column = 0; column < 3; column++) {
    const { times } = countCells(table, column, false);
    if (times >= 2 && times * 10 >= table.rows.length * 6) return column;
  }
  return -1;
}

/** The entries of the rows in which something stands. */
const rowEntries = transformedWith((row: KeptRow, columns: Columns): readonly Slot<EntryFacts>[] =>
  row.cells.some((cell) => cell.text !== '') ? [{ at: 0, node: rowEntry(row, columns) }] : [],
);

function rowEntry(row: KeptRow, columns: Columns): EntryFacts {
  const at = (column: number): InlineText | null => (column === -1 ? null : cellOf(row, column));
  const line = at(columns.time) ?? cellOf(row, 0);
  const dateCell = at(columns.date);
  const written = dateCell ? (sureTime(dateCell)?.start?.date ?? null) : null;
  const actor = at(columns.actor);
  const notes = at(columns.notes);
  const body = at(columns.text);
  const text = body ? spanOf(body) : textAfter(line, line.text.length);
  return {
    range: row.range,
    line,
    when: sureTime(line),
    date: dateCell && written && { line: dateCell, written },
    label: null,
    actor:
      actor &&
      (actor.text === ''
        ? { kind: 'absent', range: actor.range }
        : { kind: 'valid', range: actor.range, text: actor.text, value: actor.text }),
    text,
    notes: notes && notes.text !== '' ? spanOf(notes) : null,
    milestone: milestoneOfRow(body ? toldFrom(body) : text.text),
    memo: null,
  };
}
