import { blocksOf } from '../../syntax/document';
import { lineAt, lineRange } from '../../text/lineIndex';
import { applyEdits, type TextEdit } from '../../text/edit';
import { range, type Range } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';
import type { World } from '../world';
import { keepsReading } from '../refactor/proof';
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
  if (isEmptyEntry(snapshot, before, line.to)) {
    const taken: TextEdit = { range: range(before.from, line.from), newText: '' };
    return isTakenAlone(snapshot, world, taken) ? [taken] : [];
  }
  const row = nextEntry(snapshot, world, line);
  return row === null ? [] : [{ range: line, newText: row }];
}

/**
 * An item or a row that has a clock time, what parts it from its text, and nothing else, as it was
 * put there: a second Enter leaves the timeline. What was written by hand stays: a time by itself,
 * and a date, which counts for the rows below. So does a row with others below it (`end` is where
 * the line that was just begun ends): it is left empty between them for a reason.
 */
const isEmptyEntry = ({ model, text }: Snapshot, line: Range, end: number): boolean =>
  model.timelines.some(({ entries, table }) =>
    entries.some(({ range: at, when, start }) => {
      if (at.from < line.from || at.to > line.to || when.kind !== 'valid' || !start?.time)
        return false;
      const before = text.slice(line.from, when.range.from);
      const behind = text.slice(when.range.to, line.to);
      return table
        ? /^[\s|]*$/.test(before + behind) && !/^\n[^\n|]*\|/.test(text.slice(end, end + 500))
        : /^\s*[-*+]\s+[*_`[(]{0,3}$/.test(before) &&
            /^[*_`\])]{0,3}(?:\s*[:–—-])?\s+$/.test(behind);
    }),
  );

/** Whether all else is read without a row as it was with it, so that putting it there adds an entry and no more. */
function isTakenAlone(snapshot: Snapshot, world: World, { range: at }: TextEdit): boolean {
  const without = snapshot.withText(applyEdits(snapshot.text, [{ range: at, newText: '' }]));
  const back: TextEdit = {
    range: range(at.from, at.from),
    newText: snapshot.text.slice(at.from, at.to),
  };
  return keepsReading(without, world, [back], { newEntries: 1 });
}

/** Not while the row is being written at its end: the cell that comes next is not there yet. */
function alignAround(snapshot: Snapshot, offset: number): readonly TextEdit[] {
  const table = tableAt(blocksOf(snapshot.syntax), offset);
  if (!table) return [];
  const columns = table.header.cells.length;
  const row = table.rows.find(({ range: at }) => offset >= at.from && offset <= at.to);
  if (row && row.cells.length < columns) return [];
  return alignTable(snapshot.text, table, snapshot.configuration.tableWidth);
}
