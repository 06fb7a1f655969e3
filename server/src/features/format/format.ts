import { emptyRow } from '../../rules/support/edits';
import { blocksOf } from '../../syntax/blocks';
import { lineAt, lineRange } from '../../text/lineIndex';
import type { TextEdit } from '../../text/edit';
import { range, type Range } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';
import { times } from '../completion/dates';
import type { World } from '../world';
import { alignTable, overlaps, tableAt, tablesOf } from './table';

/** Aligns the tables of a postmortem, or those that `within` touches. Nothing else is touched. */
export function format(snapshot: Snapshot, within: Range | null): readonly TextEdit[] {
  if (!snapshot.model.recognition.postmortem) return [];
  return tablesOf(blocksOf(snapshot.syntax))
    .filter((table) => within === null || overlaps(table.range, within))
    .flatMap((table) => alignTable(snapshot.text, table));
}

/** After `|`: the table around it. After a line end behind a timeline entry: the next one, with its time. */
export function formatOnType(
  snapshot: Snapshot,
  world: World,
  offset: number,
  typed: string,
): readonly TextEdit[] {
  if (!snapshot.model.recognition.postmortem) return [];
  if (typed === '|') return alignAround(snapshot, offset);
  const line = lineRange(snapshot.lines, lineAt(snapshot.lines, offset));
  if (snapshot.text.slice(line.from, line.to).trim() !== '' || line.from === 0) return [];
  const before = lineRange(snapshot.lines, lineAt(snapshot.lines, line.from - 1));
  if (isEmptyEntry(snapshot, before))
    return [{ range: range(before.from, line.from), newText: '' }];
  const row = nextEntry(snapshot, world, line.from - 1);
  return row === null ? [] : [{ range: line, newText: row }];
}

/** An entry that has a time and nothing else: a second Enter leaves the timeline. */
const isEmptyEntry = ({ model, text }: Snapshot, line: Range): boolean =>
  model.timelines.some(({ entries, form }) =>
    entries.some(
      ({ range: at, when }) =>
        (form === 'table' || form === 'list') &&
        at.from >= line.from &&
        at.to <= line.to &&
        /^[\s|–—-]*$/.test(text.slice(when.range.to, line.to)),
    ),
  );

/** Not while the row is being written at its end: the cell that comes next is not there yet. */
function alignAround(snapshot: Snapshot, offset: number): readonly TextEdit[] {
  const table = tableAt(blocksOf(snapshot.syntax), offset);
  if (!table) return [];
  const columns = table.header.cells.length;
  const row = table.rows.find(({ range: at }) => offset >= at.from && offset <= at.to);
  if (row && row.cells.length < columns) return [];
  return alignTable(snapshot.text, table);
}

/** The entry that follows the one that ends at `end`; null where none ends there, or an empty one. */
function nextEntry(snapshot: Snapshot, world: World, end: number): string | null {
  for (const timeline of snapshot.model.timelines) {
    const entry = timeline.entries.find(
      ({ range: at, start }) => start && lineOf(snapshot, at.to) === lineOf(snapshot, end),
    );
    if (!entry || entry.text.text === '') continue;
    const context = {
      snapshot,
      world,
      offset: entry.range.to + 1,
      line: entry.range,
      before: '',
      after: '',
    };
    const place = {
      kind: 'time',
      at: range(end, end),
      timeline,
      actions: null,
      item: null,
    } as const;
    const clock = times(context, place)[0]?.label;
    if (clock === undefined) return null;
    const { table } = timeline;
    if (table) return emptyRow(table, clock);
    if (timeline.form !== 'list') return null;
    const source = snapshot.text.slice(entry.range.from, entry.range.to);
    const marker = /^[-*+]\s+(?:\*\*)?/.exec(source)?.[0];
    const between = snapshot.text.slice(entry.when.range.to, entry.text.range.from);
    return marker === undefined ? null : `${marker}${clock}${between.length < 6 ? between : ' - '}`;
  }
  return null;
}

const lineOf = (snapshot: Snapshot, offset: number): number => lineAt(snapshot.lines, offset);
