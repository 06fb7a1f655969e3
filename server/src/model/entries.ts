import type { Block, List, ListItem, Paragraph, TableRow } from '../syntax/blocks';
import { richOfSpan, sliceOf, spanOf, type Rich } from '../syntax/rich';
import { range, type Range, type Span } from '../text/range';
import type { WrittenDate } from '../time/calendar';
import { scanWhen, type ScannedWhen } from '../time/when';
import { findZone, type Zone } from '../time/zone';
import { isRelativeDay, type ReadWhen } from './chronology';
import { fieldKindOf } from './fieldKinds';
import { boldLabel, plainLabel } from './labels';
import { cellOf, readColumns, shapeOf } from './tableShape';
import type { Parsed, TableShape, Timeline } from './types';
import { MILESTONE_LABELS } from './vocabulary/milestones';

/** A timeline entry before its time is resolved. */
export interface ReadEntry {
  readonly range: Range;
  readonly read: ReadWhen;
  readonly label: Span | null;
  readonly actor: Parsed<string> | null;
  readonly text: Span;
  readonly notes: Span | null;
}

/** Entries of one form that stand together. */
export interface ReadRun {
  readonly form: Timeline['form'];
  readonly range: Range;
  /** Of the column, when it names one. */
  readonly zone: Zone | null;
  readonly table: TableShape | null;
  readonly entries: readonly ReadEntry[];
}

const SEPARATOR = /^[\s:：–—\-|,.)\]>→\u200e\u200f\u202c\u2069]+/;

/** The time at the start of a line, when what follows shows that it is one and not part of a word. */
export function leadingWhen(line: Rich, at = 0): ScannedWhen | null {
  const decorated =
    /^[\s\p{Extended_Pictographic}\uFE0F\u200d\u200e\u200f\u202a-\u202e\u2066-\u2069*_"“]*/u.exec(
      line.text.slice(at, at + 24),
    );
  const when = scanWhen(line.text, at + (decorated?.[0].length ?? 0));
  if (!when || (when.unknown && when.to - when.from < 2)) return null;
  const after = line.text.slice(when.to, when.to + 2);
  return after === '' || /^[\s:：–—\-|,.)\]>→;(（、。\u200e\u200f\u2069\u202c]/.test(after)
    ? when
    : null;
}

const hasClock = (when: ScannedWhen | null): boolean =>
  when?.start?.clock != null || when?.offset != null;

function restOf(line: Rich, from: number): Span {
  const separator = SEPARATOR.exec(line.text.slice(from));
  return spanOf(line, from + (separator?.[0].length ?? 0));
}

/** A table with a time column, or null. `inTimeline`: its section says it is a timeline. */
export function tableRun(
  table: Extract<Block, { kind: 'table' }>,
  text: string,
  inTimeline: boolean,
): ReadRun | null {
  if (table.rows.length === 0) return null;
  const columns = { ...readColumns(table, 'timeline') };
  const titles = table.header.cells.map((cell) => cell.text.toLowerCase());
  if (
    titles.some((title) => /^(?:owner|assignee|due(?: date)?|担当)$/.test(title.trim())) &&
    !inTimeline
  )
    return null;
  if (columns.time === -1)
    columns.time = columns.date !== -1 ? columns.date : timeColumnByContent(table.rows);
  if (columns.time === -1) return null;
  if (columns.date === columns.time) columns.date = -1;
  // `Day` may hold weekdays, and the dates stand in the column beside it.
  if (columns.date !== -1 && !hasDates(table.rows, columns.date)) {
    const dated = table.header.cells.findIndex(
      (_, index) => index !== columns.time && hasDates(table.rows, index),
    );
    if (dated !== -1) columns.date = dated;
  }
  const counts = countTimes(table.rows, columns.time);
  const enough = inTimeline ? counts.times + counts.dates + counts.unknown : counts.times;
  if (enough * 2 < table.rows.length || enough === 0) return null;
  if (columns.text === -1)
    columns.text = table.header.cells.findIndex(
      (_, index) => !Object.values(columns).includes(index),
    );
  if (columns.text === -1 && columns.notes !== -1) {
    columns.text = columns.notes;
    columns.notes = -1;
  }
  if (columns.text === -1)
    columns.text = table.header.cells.findLastIndex(
      (_, index) => index !== columns.time && index !== columns.date && index !== columns.actor,
    );
  const shape = shapeOf(table, columns, text);
  const zone = findZone(table.header.cells[columns.time]?.text ?? '')?.zone ?? null;
  return {
    form: 'table',
    range: table.range,
    zone,
    table: shape,
    entries: table.rows
      .filter((row) => row.cells.some((cell) => cell.text !== ''))
      .map((row) => rowEntry(row, columns, text)),
  };
}

/** Whether most cells of a column are nothing but a date. */
function hasDates(rows: readonly TableRow[], column: number): boolean {
  const dated = rows.filter((row) => {
    const text = row.cells[column]?.text ?? '';
    const when = text.length <= 40 ? scanWhen(text, 0) : null;
    return when?.start?.date != null && when.to >= text.length - 1;
  });
  return dated.length * 2 > rows.length;
}

function timeColumnByContent(rows: readonly TableRow[]): number {
  const width = Math.min(3, Math.max(...rows.slice(0, 50).map((row) => row.cells.length)));
  for (let column = 0; column < width; column++) {
    const { times } = countTimes(rows, column);
    if (times >= 2 && times * 10 >= rows.length * 6) return column;
  }
  return -1;
}

function countTimes(
  rows: readonly TableRow[],
  column: number,
): { times: number; dates: number; unknown: number } {
  let times = 0;
  let dates = 0;
  let unknown = 0;
  for (const row of rows) {
    const cell = row.cells[column];
    const when = cell ? leadingWhen(cell) : null;
    if (hasClock(when)) times++;
    else if (when?.start || (cell && isRelativeDay(cell.text))) dates++;
    else if (!cell || cell.text === '' || when?.unknown) unknown++;
  }
  return { times, dates, unknown };
}

function rowEntry(
  row: TableRow,
  columns: Readonly<Record<string, number>>,
  text: string,
): ReadEntry {
  const at = (kind: string): Rich | null => {
    const column = columns[kind] ?? -1;
    return column === -1 ? null : cellOf(row, column, text);
  };
  const line = at('time') ?? cellOf(row, 0, text);
  const dateCell = at('date');
  const date = dateCell ? (scanWhen(dateCell.text, 0)?.start?.date ?? null) : null;
  const actorCell = at('actor');
  const actor: Parsed<string> | null =
    actorCell &&
    (actorCell.text === ''
      ? { kind: 'absent', range: actorCell.range }
      : { kind: 'valid', range: actorCell.range, text: actorCell.text, value: actorCell.text });
  const notes = at('notes');
  const body = at('text');
  return {
    range: row.range,
    read: { line, when: leadingWhen(line), date, day: null },
    label: null,
    actor,
    text: body ? spanOf(body) : spanOf(line, line.text.length),
    notes: notes && notes.text !== '' ? spanOf(notes) : null,
  };
}

/** The entries of a list, nested lists included, or null when it is no timeline. */
export function listRun(list: List, inTimeline: boolean): ReadRun | null {
  const entries: ReadEntry[] = [];
  const count = { timed: 0, other: 0 };
  collectItems(list, null, inTimeline, entries, count);
  const clocked = entries.filter((entry) => hasClock(entry.read.when)).length;
  if (clocked + (inTimeline ? count.timed - clocked : 0) === 0) return null;
  if (!inTimeline && (clocked < 3 || count.timed * 10 < (count.timed + count.other) * 6))
    return null;
  if (inTimeline && count.timed * 2 < count.timed + count.other) return null;
  const labelled = entries.filter((entry) => entry.label !== null).length * 2 > entries.length;
  return {
    form: labelled ? 'labelled' : 'list',
    range: list.range,
    zone: null,
    table: null,
    entries,
  };
}

function collectItems(
  list: List,
  day: WrittenDate | null,
  inTimeline: boolean,
  entries: ReadEntry[],
  count: { timed: number; other: number },
): void {
  let pending = day;
  for (const item of list.items) {
    const line = item.lines[0];
    if (!line) continue;
    const nested = item.blocks.filter((block): block is List => block.kind === 'list');
    const entry = itemEntry(item, line, pending, inTimeline);
    const dayOnly =
      entry?.read.when?.start?.date && !hasClock(entry.read.when) && entry.label === null;
    if (
      entry &&
      dayOnly &&
      nested.some((inner) =>
        inner.items.some((sub) => sub.lines[0] && hasClock(leadingWhen(sub.lines[0]))),
      )
    ) {
      const date = entry.read.when?.start?.date ?? null;
      for (const inner of nested) collectItems(inner, date, inTimeline, entries, count);
      continue;
    }
    if (entry && entry.read.when) {
      entries.push(entry);
      pending = null;
      count.timed++;
    } else if (
      nested.some((inner) =>
        inner.items.some((sub) => sub.lines[0] && hasClock(leadingWhen(sub.lines[0]))),
      )
    ) {
      for (const inner of nested) collectItems(inner, null, inTimeline, entries, count);
      continue;
    } else {
      count.other++;
      if (inTimeline && !/^(?:note|nb|legend)\s*[:：]/i.test(line.text))
        entries.push(untimedEntry(item, line));
    }
    for (const inner of nested) collectTimed(inner, entries);
  }
}

/** Sub-bullets are details of their entry, unless they have times of their own. */
function collectTimed(list: List, entries: ReadEntry[]): void {
  for (const item of list.items) {
    const line = item.lines[0];
    const when = line ? leadingWhen(line) : null;
    if (line && when && hasClock(when)) entries.push(timedEntry(item.range, line, when, null));
  }
}

function itemEntry(
  item: ListItem,
  line: Rich,
  day: WrittenDate | null,
  inTimeline: boolean,
): ReadEntry | null {
  const at = rangeOfLines(item.range, item.lines);
  const when = leadingWhen(line);
  if (when && (hasClock(when) || when.unknown || isFullDate(when)))
    return timedEntry(at, line, when, day);
  return inTimeline ? labelledEntry(at, line, day) : null;
}

const isFullDate = (when: ScannedWhen): boolean => when.start?.date != null;

function timedEntry(at: Range, line: Rich, when: ScannedWhen, day: WrittenDate | null): ReadEntry {
  return {
    range: at,
    read: { line, when, date: null, day },
    label: null,
    actor: null,
    text: restOf(line, when.to),
    notes: null,
  };
}

function untimedEntry(item: ListItem, line: Rich): ReadEntry {
  return {
    range: rangeOfLines(item.range, item.lines),
    read: { line: sliceOf(line, 0, 0), when: null, date: null, day: null },
    label: null,
    actor: null,
    text: spanOf(line),
    notes: null,
  };
}

/** Fields whose values are no points in time. */
const NOT_EVENTS = new Set(['duration', 'date', 'window', 'zone', 'severity', 'status', 'id']);

/** `**First Alert:** 14:30 - …`, `Incident declared: 2022-01-05 08:56`, `Repaired 2021-05-10 16:48`. */
function labelledEntry(at: Range, line: Rich, day: WrittenDate | null): ReadEntry | null {
  const label = boldLabel(line) ?? plainLabel(line);
  if (label) {
    const kind = fieldKindOf(label.label.text);
    if (kind !== null && NOT_EVENTS.has(kind)) return null;
    const when = leadingWhen(line, label.valueFrom);
    if (!when?.start && !when?.unknown) return null;
    return {
      range: at,
      read: { line, when, date: null, day },
      label: label.label,
      actor: null,
      text: restOf(line, when.to),
      notes: null,
    };
  }
  const bare = /^([A-Z][a-z]+(?: [a-z]+){0,3})\s+(?=\d)/.exec(line.text);
  if (!bare?.[1]) return null;
  const when = leadingWhen(line, bare[0].length);
  if (
    !when?.start ||
    (!MILESTONE_LABELS.some(([, pattern]) => pattern.test(bare[1] ?? '')) &&
      fieldKindOf(bare[1]) === null)
  )
    return null;
  return {
    range: at,
    read: { line, when, date: null, day },
    label: spanOf(line, 0, bare[1].length),
    actor: null,
    text: restOf(line, when.to),
    notes: null,
  };
}

const rangeOfLines = (whole: Range, lines: readonly Rich[]): Range =>
  range(whole.from, lines[lines.length - 1]?.range.to ?? whole.to);

/** Paragraphs that begin with a time, and labelled lines; other lines belong to the entry before. */
export function paragraphRun(
  paragraphs: readonly Paragraph[],
  inTimeline: boolean,
): ReadRun | null {
  const entries: ReadEntry[] = [];
  let day: WrittenDate | null = null;
  for (const paragraph of paragraphs) {
    for (const line of paragraph.lines) {
      const when = leadingWhen(line);
      if (when && (hasClock(when) || (when.unknown && line.bold.length > 0))) {
        entries.push(timedEntry(line.range, line, when, day));
        day = null;
        continue;
      }
      if (when?.start?.date && inTimeline) {
        const rest = restOf(line, when.to);
        if (rest.text === '') day = when.start.date;
        else entries.push(timedEntry(line.range, line, when, null));
        continue;
      }
      const labelled = inTimeline ? labelledEntry(line.range, line, day) : null;
      if (labelled) entries.push(labelled);
      else if (line !== paragraph.lines[0] && entries.length > 0) extend(entries, line);
    }
  }
  const clocked = entries.filter((entry) => hasClock(entry.read.when)).length;
  if (entries.length === 0 || (!inTimeline && clocked < 3)) return null;
  const first = paragraphs[0]?.range.from ?? 0;
  const labelled = entries.filter((entry) => entry.label !== null).length * 2 > entries.length;
  const prose = entries.some((entry) =>
    /^\W*(?:at|on|by|around|about|from|since)\b/i.test(entry.read.line.text),
  );
  return {
    form: labelled ? 'labelled' : prose ? 'prose' : 'list',
    range: range(first, paragraphs[paragraphs.length - 1]?.range.to ?? first),
    zone: null,
    table: null,
    entries,
  };
}

function extend(entries: ReadEntry[], line: Rich): void {
  const last = entries[entries.length - 1];
  if (last)
    entries[entries.length - 1] = {
      ...last,
      range: range(last.range.from, Math.max(last.range.to, line.range.to)),
    };
}

/** `### 4:27` with its text under it. */
export function headingEntry(heading: Span, at: Range, blocks: readonly Block[]): ReadEntry | null {
  const line = richOfSpan(heading);
  const when = leadingWhen(line);
  if (!when || !hasClock(when)) return null;
  const rest = restOf(line, when.to);
  const first = blocks.find((block): block is Paragraph => block.kind === 'paragraph')?.lines[0];
  return {
    range: at,
    read: { line, when, date: null, day: null },
    label: null,
    actor: null,
    text: rest.text === '' && first ? spanOf(first) : rest,
    notes: null,
  };
}
