import { Temporal } from 'temporal-polyfill';
import type { Moment, Timeline, TimelineEntry } from '../model/types';
import type { Block, ListItem } from '../syntax/blocks';
import { blocksOf } from '../syntax/document';
import { clockLike, dateLike } from '../time/style';
import type { Snapshot } from '../workspace/snapshot';
import { tablesOf } from './format/table';
import { closing, separatorOf } from './marks';

/** What a new row of a timeline says. */
export interface RowContent {
  /** As `Moment.at` of the entry that it is written like. */
  readonly at: number;
  readonly text: string;
  readonly actor: string | null;
}

/** A new row, and the place of the one that it is written like. */
export interface NewRow {
  /** Without a line end, with the indentation of the neighbour. */
  readonly line: string;
  /** The start of the neighbour's line. */
  readonly from: number;
  /** Where the neighbour ends, with all that is under it. */
  readonly end: number;
}

/**
 * A row in the form of a neighbour: its marker, its columns, its date and zone where it has them
 * written, and whole marks around the time. Null for a form that has no rows: headings, prose,
 * numbered items, and what stands in quotes.
 */
export function rowLike(
  snapshot: Snapshot,
  timeline: Timeline,
  entry: TimelineEntry,
  content: RowContent,
): NewRow | null {
  const { text, syntax } = snapshot;
  const when = whenLike(snapshot, entry, content.at);
  const from = text.lastIndexOf('\n', entry.range.from - 1) + 1;
  const lead = text.slice(from, entry.range.from);
  if (when === null || lead.trim() !== '') return null;
  if (timeline.table) {
    const line = lead + tableRow(snapshot, timeline, entry, when, content);
    return { line, from, end: entry.range.to };
  }
  const item = itemWith(blocksOf(syntax), entry.when.range.from);
  const start = item && beginningOf(text, item, entry, when);
  if (!item || start === null) return null;
  const who = content.actor === null ? '' : `${content.actor}: `;
  return { line: `${lead}${start}${who}${content.text}`, from, end: item.range.to };
}

/** `- **10:20** — `: marker, time and what parts it from the text. */
function beginningOf(
  text: string,
  { lines: [line], marker: at, box }: ListItem,
  { when: own }: TimelineEntry,
  when: string,
): string | null {
  const marker = text.slice(at.from, at.to).trim();
  if (!line || box || !/^[-*+]$/.test(marker)) return null;
  const open = text.slice(line.range.from, own.range.from);
  const behind = text.slice(own.range.to, line.range.to);
  const closed = closing(open, behind);
  if (closed === null) return `${marker} ${when} - `;
  const inside = behind.slice(0, -closed.rest.length - closed.mark.length || undefined);
  return `${marker} ${open}${when}${inside}${closed.mark}${separatorOf(closed.rest) || ' '}`;
}

/** A time written as that of an entry is, with its date and zone where it has them. */
function whenLike(
  { text, configuration }: Snapshot,
  { when, start }: TimelineEntry,
  at: number,
): string | null {
  if (when.kind !== 'valid' || !start) return null;
  const { date, clock, zone } = when.value.start.parts;
  if (!clock || (start.zone && start.zone.id === null)) return null;
  const there = momentIn(start, at);
  const parts = [
    { at: clock, written: clockLike(there.toPlainTime(), text.slice(clock.from, clock.to)) },
    ...(date ? [{ at: date, written: dateOf(text.slice(date.from, date.to)) }] : []),
    ...(zone ? [{ at: zone, written: text.slice(zone.from, zone.to) }] : []),
  ].sort((a, b) => a.at.from - b.at.from);
  function dateOf(sample: string): string {
    const day = there.toPlainDate();
    return start?.date && day.equals(start.date)
      ? sample
      : dateLike(day, sample, configuration.dateOrder);
  }
  let written = '';
  let to = parts[0]?.at.from ?? 0;
  for (const part of parts) {
    // Marks of the clock alone would be left open.
    written += text.slice(to, part.at.from).replace(/[*_`~]/g, '') + part.written;
    to = part.at.to;
  }
  const shared = when.value.zone !== null && !zone ? ` ${when.value.zone.name}` : '';
  return written + shared;
}

const momentIn = ({ zone }: Moment, at: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(Math.round(at * 60_000)).toZonedDateTimeISO(
    zone?.id ?? 'UTC',
  );

function tableRow(
  { text, syntax, configuration }: Snapshot,
  { table }: Timeline,
  entry: TimelineEntry,
  when: string,
  { at, text: said, actor }: RowContent,
): string {
  if (!table) return '';
  const { columns, header } = table;
  const rows = tablesOf(blocksOf(syntax)).find((one) => one.range.from === table.range.from)?.rows;
  const sample = rows?.find((row) => row.range.from === entry.range.from)?.cells[columns.date]
    ?.range;
  const day = entry.start?.date ? momentIn(entry.start, at).toPlainDate() : null;
  const cells = header.map((_, index) => {
    if (index === columns.time) return when;
    if (index === columns.text)
      return actor !== null && columns.actor === -1 ? `${actor}: ${said}` : said;
    if (index === columns.actor) return actor ?? '';
    if (index !== columns.date || !day) return '';
    const written = sample ? text.slice(sample.from, sample.to) : '';
    return written === '' || entry.start?.date?.equals(day)
      ? written
      : dateLike(day, written, configuration.dateOrder);
  });
  return `|${cells.map((cell) => ` ${cell.replace(/\\?\|/g, '\\|')} `).join('|')}|`;
}

/** The innermost item whose first line holds an offset. */
function itemWith(blocks: readonly Block[], offset: number): ListItem | null {
  for (const block of blocks) {
    if (block.range.from > offset || block.range.to < offset) continue;
    if (block.kind === 'quote') return itemWith(block.blocks, offset);
    if (block.kind !== 'list') continue;
    for (const item of block.items) {
      if (offset < item.range.from || offset > item.range.to) continue;
      const [line] = item.lines;
      return line && offset >= line.range.from && offset <= line.range.to
        ? item
        : itemWith(item.blocks, offset);
    }
  }
  return null;
}
