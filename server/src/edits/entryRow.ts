import type { TableRowShape, TableShape, Timeline, TimelineEntry } from '../model/types';
import { blocksOf, type KeptDocument } from '../syntax/document';
import type { Block, ListItem } from '../syntax/blocks';
import type { TextEdit } from '../text/edit';
import { range, type Range } from '../text/range';
import type { DateOrder } from '../time/calendar';
import { dateLike } from '../time/style';
import { textPlaceAt } from './textPlace';
import { movedBy, closingOf, pointLike, replaced, type MovedTime } from './timeText';
import { insertion, wholeLines } from './values';

/** What a new entry is written into. */
export interface RowPlace {
  readonly document: KeptDocument;
  readonly timeline: Timeline;
  /** How dates are read where their form alone does not tell. */
  readonly order: DateOrder | null;
}

/** A new entry. */
export interface NewRow {
  /** The neighbour that it is like: its form, zone and day. */
  readonly like: TimelineEntry;
  /** Minutes after the neighbour, or before it. */
  readonly minutes: number;
  /** Before the neighbour, or behind it and what belongs to it. */
  readonly side: 'before' | 'behind';
  /** What it says; empty for a row to fill in. */
  readonly said?: string;
}

/**
 * A row like its neighbour: marker, marks, zone and date are copied from it, the clock is another one.
 * Null where such a row cannot be written: the day changes and no date is written, or the neighbour
 * is no row of a table and no item of a list.
 */
export function rowLike(place: RowPlace, row: NewRow): TextEdit | null {
  const moved = movedBy(row.like, Math.round(row.minutes));
  if (!moved || row.like.label) return null;
  return place.timeline.table
    ? tableRow(place, row, place.timeline.table, moved)
    : listItem(place, row, moved);
}

function tableRow(
  place: RowPlace,
  { like, side, said = '' }: NewRow,
  table: TableShape,
  moved: MovedTime,
): TextEdit | null {
  const { document } = place;
  const { text } = document;
  const row = table.rows.find(({ range: own }) => own.from === like.range.from);
  if (!row) return null;
  const lines = wholeLines(text, row.range);
  const cells = row.cells.map(({ range: at }) => textPlaceAt(document, at.from));
  const { time, text: event } = table.columns;
  const changes: (readonly [Range, string])[] = [];
  const dated = dateCell(place, table, row, moved);
  if (dated === null) return null;
  for (const [index, cell] of cells.entries()) {
    if (cell?.kind !== 'cell') return null;
    const value =
      index === time
        ? timeCell(place, like, dated.index === -1 ? moved : { ...moved, days: null }, cell.range)
        : index === dated.index
          ? dated.text
          : index === event
            ? said.replace(/\|/g, '\\|')
            : '';
    if (value === null) return null;
    changes.push([cell.range, value]);
  }
  const own = range(lines.from, row.range.to);
  const source = withPipes(replaced(text, own, changes), text.slice(own.from, own.to));
  const at = side === 'before' ? lines.from : lines.to;
  return insertion(at, at > 0 && text[at - 1] !== '\n' ? `\n${source}` : `${source}\n`);
}

/** What stands in the column of dates; null where the day changes and there is none. */
function dateCell(
  { order, timeline }: RowPlace,
  { columns, rows }: TableShape,
  row: TableRowShape,
  { days, date }: MovedTime,
): { readonly index: number; readonly text: string } | null {
  const index = columns.date === columns.time ? -1 : columns.date;
  if (index === -1) {
    const written = timeline.entries.some(({ start }) => start?.dateWritten === true);
    return days !== null && !written ? null : { index, text: '' };
  }
  const own = row.cells[index]?.text ?? '';
  if (days === null) return { index, text: own };
  const sample = own || rows.find(({ cells }) => cells[index]?.text)?.cells[index]?.text;
  return date && sample ? { index, text: dateLike(date, sample, order) } : null;
}

/** The cell of the time: what opens before the time in its neighbour is closed behind it. */
function timeCell(
  { document: { text }, order }: RowPlace,
  { when }: TimelineEntry,
  moved: MovedTime,
  cell: Range,
): string | null {
  if (when.kind !== 'valid') return null;
  const point = pointLike(text, when.value.start, moved, order);
  if (point === null) return null;
  const lead = marksOf(text.slice(cell.from, when.value.start.range.from));
  return `${lead}${point}${closingOf(lead + point)}`;
}

/** The marks and opening brackets of a text, without words and signs. */
const marksOf = (text: string): string =>
  text.replace(/[^*_`~[(]/g, '').replace(/(?<!~)~(?!~)/g, '');

/** A row with a pipe on either side, as its cells may be empty where those of its neighbour are not. */
function withPipes(row: string, like: string): string {
  const lead = /^[\s>]*/.exec(like)?.[0] ?? '';
  const before = like.startsWith('|', lead.length) ? '' : '| ';
  const behind = /(?<!\\)\|\s*$/.test(like) ? '' : row.endsWith(' ') ? ' |' : '  |';
  return `${lead}${before}${row.slice(lead.length)}${behind}`;
}

const MARKER = /^([\s>]*)([-*+]|(\d{1,9})([.)]))([ \t]+)(\[[ xX]\][ \t]+)?/;

function listItem(
  { document, order }: RowPlace,
  { like, side, said = '' }: NewRow,
  moved: MovedTime,
): TextEdit | null {
  const { text } = document;
  const item = itemAt(blocksOf(document), like.range.from);
  if (!item || like.when.kind !== 'valid') return null;
  const lines = wholeLines(text, item.range);
  const { start, range: written } = like.when.value;
  const lead = text.slice(lines.from, start.range.from);
  const marker = MARKER.exec(lead);
  const point = pointLike(text, start, moved, order);
  if (!marker || point === null || lead.includes('\n')) return null;
  const [whole, indent = '', sign = '', number, stop = '', gap = '', box] = marker;
  const opened = lead.slice(whole.length);
  // Whatever is said before the time is said of that entry only.
  if (/[\p{L}\d]/u.test(opened)) return null;
  const open = marksOf(opened);
  const tail = tailOf(text, written.to, closingOf(open + point));
  const shown =
    number === undefined ? sign : `${Number(number) + (side === 'behind' ? 1 : 0)}${stop}`;
  const row = `${indent}${shown}${gap}${box ? '[ ] ' : ''}${open}${point}${tail}${said}`;
  const at = side === 'before' ? lines.from : lines.to;
  return insertion(at, at > 0 && text[at - 1] !== '\n' ? `\n${row}` : `${row}\n`);
}

/** What closes the marks before a time and parts it from its text: `**: ` of `- **14:30**: Alert`. */
function tailOf(text: string, at: number, closing: string): string {
  const line = /^[^\n]*/.exec(text.slice(at, at + 40))?.[0] ?? '';
  const before = /^[\s:：.]{0,3}/.exec(line)?.[0] ?? '';
  const closed = closing !== '' && line.startsWith(closing, before.length);
  const behind = closed ? line.slice(before.length + closing.length) : line;
  const separator = /^[ \t]*(?:[-–—:：→|,]+[ \t]+)?/.exec(behind)?.[0] ?? '';
  const between = /^[ \t]*$/.test(behind) ? ' -' : separator.trimEnd();
  return `${closed ? before.trimEnd() : ''}${closing}${between} `;
}

/** The innermost item of a list that begins at or before an offset and holds it. */
function itemAt(blocks: readonly Block[], offset: number): ListItem | null {
  for (const block of blocks) {
    if (block.range.to < offset) continue;
    if (block.range.from > offset) return null;
    if (block.kind === 'quote') return itemAt(block.blocks, offset);
    if (block.kind !== 'list') continue;
    const item = block.items.find(({ range: own }) => own.from <= offset && offset <= own.to);
    return item ? (itemAt(item.blocks, offset) ?? item) : null;
  }
  return null;
}
