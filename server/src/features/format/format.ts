import { blocksOf } from '../../syntax/document';
import { lineAt, lineRange } from '../../text/lineIndex';
import type { TextEdit } from '../../text/edit';
import { range, type Range } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';
import type { World } from '../world';
import { nextEntry } from './nextEntry';
import { alignTable, overlaps, tableAt, tablesOf } from './table';

/** Aligns the tables of a postmortem that are not too wide for it, or those that `within` touches. Nothing else is touched. */
export function format(snapshot: Snapshot, within: Range | null): readonly TextEdit[] {
  if (!snapshot.model.recognition.postmortem) return [];
  return tablesOf(blocksOf(snapshot.syntax))
    .filter((table) => within === null || overlaps(table.range, within))
    .flatMap((table) => alignTable(snapshot.text, table, snapshot.configuration.tableWidth));
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
  const row = nextEntry(snapshot, world, line);
  return row === null ? [] : [{ range: line, newText: row }];
}

/**
 * An item or a row that has a time, what parts it from its text, and nothing else, as it was put
 * there: a second Enter leaves the timeline. A time by itself was written by hand and stays.
 */
const isEmptyEntry = ({ model, text }: Snapshot, line: Range): boolean =>
  model.timelines.some(({ entries, table }) =>
    entries.some(({ range: at, when }) => {
      if (at.from < line.from || at.to > line.to || when.kind !== 'valid') return false;
      const before = text.slice(line.from, when.range.from);
      const behind = text.slice(when.range.to, line.to);
      return table
        ? /^[\s|]*$/.test(before + behind)
        : /^\s*[-*+]\s+[*_`[(]{0,3}$/.test(before) &&
            /^[*_`\])]{0,3}(?:\s*[:–—-])?\s+$/.test(behind);
    }),
  );

/** Not while the row is being written at its end: the cell that comes next is not there yet. */
function alignAround(snapshot: Snapshot, offset: number): readonly TextEdit[] {
  const table = tableAt(blocksOf(snapshot.syntax), offset);
  if (!table) return [];
  const columns = table.header.cells.length;
  const row = table.rows.find(({ range: at }) => offset >= at.from && offset <= at.to);
  if (row && row.cells.length < columns) return [];
  return alignTable(snapshot.text, table, snapshot.configuration.tableWidth);
}
