import { wholeLines } from '../../rules/support/edits';
import type { Timeline, TimelineEntry } from '../../model/types';
import { areasOf, overlaps } from '../../syntax/areas';
import type { List, ListItem, Table, TableRow } from '../../syntax/blocks';
import { blocksOf } from '../../syntax/document';
import { closing, separatorOf } from '../marks';
import { isHeaderZone } from './zones';
import type { TextEdit } from '../../text/edit';
import { range, touches, type Range } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';

/**
 * A timeline in another form. Everything is copied as it is written, marks, links and code included;
 * null where something has no place in the other form.
 */

/** A table of its own as a list: `- 14:30 UTC - what happened (who); what else the row says`. */
export function tableToList(snapshot: Snapshot, timeline: Timeline): readonly TextEdit[] | null {
  const { text, syntax } = snapshot;
  const shape = timeline.table;
  const table = blocksOf(syntax).find(
    (block): block is Table => block.kind === 'table' && block.range.from === shape?.range.from,
  );
  if (!shape || !table || timeline.entries.length === 0) return null;
  const { date, time, text: event, actor } = shape.columns;
  const zone = isHeaderZone(timeline) ? (timeline.zone?.name ?? null) : null;
  const items = table.rows.map((row) => {
    const cell = (index: number): string => sourceOfCell(text, row, index);
    const entry = timeline.entries.find(({ range: at }) => at.from === row.range.from);
    const clock =
      cell(time) === '' || needsNoZone(entry) || zone === null
        ? cell(time)
        : withZone(cell(time), zone);
    const when = [cell(date), clock].filter((part) => part !== '').join(' ');
    const rest = row.cells.flatMap((_, index) =>
      [date, time, event, actor].includes(index) || cell(index) === '' ? [] : [cell(index)],
    );
    const by = cell(actor) === '' ? '' : ` (${cell(actor)})`;
    return `- ${[when, `${cell(event)}${by}`.trim()].filter((part) => part !== '').join(' - ')}${rest.map((part) => `; ${part}`).join('')}`;
  });
  if (codeWithPipe(snapshot, table.range) || hasMarks(text, table.header)) return null;
  if (table.rows.some((row) => hasHalfOfCode(text, row))) return null;
  const lines = wholeLines(text, table.range);
  return [
    {
      range: range(lines.from, table.range.to),
      newText: `${items.join('\n')}${gapAfter(text, lines.to)}`,
    },
  ];
}

/** `[9:00]` → `[9:00 UTC]`: behind the bracket the zone would be a part of what happened. */
function withZone(time: string, zone: string): string {
  const closed = /[\])](?:\*\*)?$/.exec(time)?.index ?? time.length;
  return `${time.slice(0, closed)} ${zone}${time.slice(closed)}`;
}

/** A list without details as a table; a time keeps its marks. A zone that all have goes to the title. */
export function listToTable(snapshot: Snapshot, timeline: Timeline): readonly TextEdit[] | null {
  const { text, syntax } = snapshot;
  const { entries, form } = timeline;
  const [first] = entries;
  if (form !== 'list' || entries.length < 2 || !first) return null;
  const list = blocksOf(syntax).find(
    (block): block is List => block.kind === 'list' && touches(block.range, first.range.from),
  );
  if (list?.items.length !== entries.length || codeWithPipe(snapshot, list.range)) return null;
  const zone = commonZone(text, entries);
  const rows = list.items.flatMap((item, index) => {
    const entry = entries[index];
    return (entry && rowOf(text, item, entry, zone)) ?? [];
  });
  if (rows.length !== entries.length) return null;
  const people = rows.some(({ actor }) => actor !== '');
  const lines = [
    `| Time${zone === null ? '' : ` (${zone})`} | Event |${people ? ' Person |' : ''}`,
    `|---|---|${people ? '---|' : ''}`,
    ...rows.map(({ time, event, actor }) => `| ${time} | ${event} |${people ? ` ${actor} |` : ''}`),
  ];
  const { from, to } = wholeLines(text, list.range);
  const lead = from === 0 || text.slice(0, from).endsWith('\n\n') ? '' : '\n';
  return [
    {
      range: range(from, list.range.to),
      newText: `${lead}${lines.join('\n')}${gapAfter(text, to)}`,
    },
  ];
}

/** The zone that stands at the end of every time; null where one has none, or another. */
function commonZone(text: string, entries: readonly TimelineEntry[]): string | null {
  const zones = entries.map(({ when }) => {
    if (when.kind !== 'valid') return null;
    const at = (when.value.end ?? when.value.start).parts.zone;
    return at && text.slice(when.range.to - 1, when.range.to) !== ')' && at.to === when.range.to
      ? text.slice(at.from, at.to)
      : null;
  });
  const [first = null] = zones;
  return first !== null && /^\p{L}/u.test(first) && zones.every((zone) => zone === first)
    ? first
    : null;
}

interface RowParts {
  readonly time: string;
  readonly event: string;
  readonly actor: string;
}

/** What one item says, cut into cells; null for an item with more than a line, or another order. */
function rowOf(
  text: string,
  item: ListItem,
  entry: TimelineEntry,
  zone: string | null,
): RowParts | null {
  const [line] = item.lines;
  if (!line || item.lines.length > 1 || item.blocks.length > 0 || item.box) return null;
  const { from, to } = line.range;
  if (entry.when.kind === 'absent')
    return { time: '', event: cell(text.slice(from, to)), actor: '' };
  const when = entry.when.kind === 'valid' ? entry.when.value : { approximate: false };
  const before = text.slice(from, entry.when.range.from);
  const whole = text.slice(entry.when.range.from, entry.when.range.to);
  const written = zone === null ? whole : whole.slice(0, -zone.length).trimEnd();
  const behind = text.slice(entry.when.range.to, to);
  const closed = closing(before, behind);
  const label = /\p{L}/u.test(before) && /:(?:\*\*|__)?\s?$/.test(before) ? before.trim() : null;
  if (closed === null && label === null && !/^(?:\*\*|__|[*_~`])?$/.test(before)) return null;
  // `~9:00`: the sign says how sure the time is, and goes with it.
  const hedge = when.approximate && before === '~' ? before : '';
  const open = closed === null && label === null && hedge === '' ? before : '';
  const rest = `${label === null ? '' : `${label} `}${open}${withoutSeparator(closed?.rest ?? behind)}`;
  const { event, actor } = withoutActor(rest, entry);
  return {
    time: cell(closed === null ? `${hedge}${written}` : `${before}${written}${closed.mark}`),
    event: cell(event),
    actor: cell(actor),
  };
}

const withoutSeparator = (behind: string): string =>
  behind.slice(separatorOf(behind).length).trim();

/** The person at the beginning (`Lena: …`) or the end (`… (Lena)`) goes to a column. */
function withoutActor(
  rest: string,
  { actor }: TimelineEntry,
): { readonly event: string; readonly actor: string } {
  if (actor?.kind !== 'valid') return { event: rest, actor: '' };
  if (rest.startsWith(`${actor.text}: `))
    return { event: rest.slice(actor.text.length + 2).trim(), actor: actor.text };
  if (rest.endsWith(` (${actor.text})`))
    return { event: rest.slice(0, -actor.text.length - 3).trim(), actor: actor.text };
  return { event: rest, actor: '' };
}

const cell = (source: string): string => source.replace(/\\?\|/g, '\\|').trim();

const sourceOfCell = (text: string, { cells }: TableRow, index: number): string => {
  const at = cells[index]?.range;
  return at ? text.slice(at.from, at.to) : '';
};

const needsNoZone = (entry: TimelineEntry | undefined): boolean =>
  entry?.when.kind !== 'valid' || entry.when.value.zone !== null || entry.start?.time == null;

/** A blank line where text goes on right below, so that it does not become a part of the new form. */
const gapAfter = (text: string, next: number): string =>
  next < text.length && text[next] !== '\n' ? '\n' : '';

/** Titles of columns go; links and code in them must not. */
const hasMarks = (text: string, { cells }: TableRow): boolean =>
  cells.some((title) => text.slice(title.range.from, title.range.to) !== title.text);

/** A bar that was meant as a part of code cuts it into two cells: joined otherwise they are other code. */
const hasHalfOfCode = (text: string, row: TableRow): boolean =>
  row.cells.some((_, index) => (sourceOfCell(text, row, index).match(/`/g)?.length ?? 0) % 2 === 1);

/** `\|` within code is a bar in a table and two signs in a list: it has no place in the other form. */
const codeWithPipe = ({ text, syntax }: Snapshot, at: Range): boolean =>
  areasOf(syntax).code.some(
    (code) => overlaps([at], code) && text.slice(code.from, code.to).includes('|'),
  );
