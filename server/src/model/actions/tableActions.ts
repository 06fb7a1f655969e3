import { spanOf, type InlineText } from '../../syntax/inlineText';
import type { KeptRow, KeptTable } from '../../syntax/kept';
import { transformedWith, type Slot } from '../../syntax/sequence';
import { rememberedWeakly, rememberedWith } from '../../text/memo';
import { range, shifted } from '../../text/range';
import type { DateFrame } from '../frame/dateFrame';
import { AS_ACTIONS, cellOf, columnsOf, PlacedTable, type Columns } from '../timeline/tableShape';
import type { ActionItem, ActionList, Parsed } from '../types';
import { stateMark, isDone, isReopened, isStruck } from './done';
import { cellDue } from './due';
import { isBlankValue } from './owners';
import { PlacedActions } from './placedAction';
import { ticketsIn } from './tickets';

/**
 * A table of actions that begins at `at`; null for any other table. `here`: its section says that
 * actions follow.
 */
export function tableActions(
  table: KeptTable,
  here: boolean,
  dates: DateFrame,
  at: number,
  section: number,
): ActionList | null {
  const columns = actionColumns(table, here);
  if (!columns || table.rows.length === 0) return null;
  const shape = {
    form: 'table',
    range: shifted(table.range, at),
    section,
    table: new PlacedTable(table, columns, at),
  } as const;
  return new PlacedActions(shape, itemsOf(columns)(table.rows, dates), at, {
    owner: columns.owner !== -1,
    due: columns.due !== -1,
    priority: columns.priority !== -1,
    status: columns.status !== -1,
  });
}

const ACTION_TITLE =
  /\b(?:action|task|todo|to-?do|work item|remediation|follow-?up)\b|アクション|対策/i;

/** The columns of a table of actions, with the one that tells what is to be done. */
function actionColumns({ header: { node } }: KeptTable, here: boolean): Columns | null {
  const columns = columnsOf(node, AS_ACTIONS);
  const titled = node.cells.some(({ text }) => ACTION_TITLE.test(text));
  const { owner, due, status, priority, ticket } = columns;
  const known = [owner, due, status, priority, ticket].some((column) => column !== -1);
  if (here ? !titled && !known : !titled || owner === -1) return null;
  return columns.text !== -1 ? columns : withText(node, columns);
}

const withText = rememberedWith((header: KeptRow, columns: Columns): Columns => {
  const taken = Object.values(columns);
  return { ...columns, text: header.cells.findIndex((_, index) => !taken.includes(index)) };
});

const itemsOf = rememberedWeakly((columns: Columns) =>
  transformedWith((row: KeptRow, dates: DateFrame): readonly Slot<ActionItem>[] => [
    { at: 0, node: itemOf(row, columns, dates) },
  ]),
);

function itemOf(row: KeptRow, columns: Columns, dates: DateFrame): ActionItem {
  const cell = (column: number): InlineText | null => (column === -1 ? null : cellOf(row, column));
  const status = statusValue(cell(columns.status), row);
  const text = cell(columns.text);
  const due = cellDue(cell(columns.due), row.range, dates);
  // `DONE in v2` where a date belongs: it needs none any more.
  const dueDone = due.kind === 'invalid' && isDone(due.text);
  return {
    range: row.range,
    text: text
      ? spanOf(text, 0, text.text.length - stateMark(text.text))
      : { text: '', range: range(row.range.to, row.range.to) },
    owner: cellValue(cell(columns.owner), row),
    due: dueDone ? { kind: 'absent', range: due.range } : due,
    tickets: [cell(columns.ticket), text].flatMap((line) => (line ? ticketsIn(line) : [])),
    status,
    priority: cellValue(cell(columns.priority), row),
    done:
      !(text && isReopened(text.text)) &&
      (dueDone ||
        (status.kind === 'valid' && isDone(status.value)) ||
        (text !== null && (isStruck(text) || stateMark(text.text) > 0))),
  };
}

/** The status that a cell begins with; a note may follow: `Done, see PR 12`, `Open (waits for the disk)`. */
const STATUS = /^\s*(?:[^\p{L}\p{N}\s|]{1,3}\s?)?[\p{L}\p{N} -]{2,24}(?=\s?[,;:(（–—]|\s-\s|\.\s)/u;

/** The same before at least three words: `Done for this migration`. */
const DONE_WITH_WORDS = /^\s*(?:done|completed?|closed|fixed)(?=(?:\s+[\p{L}\p{N}]\S*){3})/iu;

/** `TODO` and `Pending` are missing values elsewhere; as a status they say that it is open. */
const SAYS_OPEN = /^(?:to-?do|pending|unassigned)$/i;

function statusValue(cell: InlineText | null, row: KeptRow): Parsed<string> {
  if (!cell) return cellValue(cell, row);
  if (SAYS_OPEN.test(cell.text.trim()))
    return { kind: 'valid', range: cell.range, text: cell.text, value: cell.text };
  const word = STATUS.exec(cell.text)?.[0] ?? DONE_WITH_WORDS.exec(cell.text)?.[0];
  if (word === undefined || (isBlankValue(word) && !SAYS_OPEN.test(word.trim())))
    return cellValue(cell, row);
  const { range, text } = spanOf(cell, 0, word.length);
  return { kind: 'valid', range, text, value: text };
}

function cellValue(cell: InlineText | null, row: KeptRow): Parsed<string> {
  if (!cell) return { kind: 'absent', range: range(row.range.to, row.range.to) };
  if (isBlankValue(cell.text)) return { kind: 'absent', range: cell.range };
  return { kind: 'valid', range: cell.range, text: cell.text, value: cell.text.replace(/^@/, '') };
}
