import type { Block, List, ListItem, Table } from '../syntax/blocks';
import { richOfSpan, sourceRange, spanOf, type Rich } from '../syntax/rich';
import { range, type Range } from '../text/range';
import { trimEndOf } from '../text/trim';
import type { DateFrame } from './dates';
import { cellDue, headingDue, lineDue } from './due';
import type { Outline } from './outline';
import { isBlankValue, ownerIn } from './owners';
import { cellOf, readColumns, shapeOf } from './tableShape';
import { ticketsIn } from './tickets';
import type { ActionItem, ActionList, Due, Parsed } from './types';

/** All lists and tables of action items. */
export function readActions(
  outline: Outline,
  dates: DateFrame,
  text: string,
): readonly ActionList[] {
  const lists: ActionList[] = [];
  const named = outline.sections.some((section) => section.kind === 'action-items');
  outline.sections.forEach((section, index) => {
    const blocks = outline.blocks[index] ?? [];
    const here = section.kind === 'action-items';
    const given = { done: sectionDone(outline, index), due: sectionDue(outline, index, dates) };
    for (const block of flattened(blocks)) {
      if (block.kind === 'table') {
        const list = tableActions(block, index, here, dates, text);
        if (list) lists.push(list);
      } else if (
        block.kind === 'list' &&
        (here ||
          (!named &&
            isTaskList(block) &&
            section.kind !== 'follow-up' &&
            section.kind !== 'timeline' &&
            section.kind !== 'sign-off'))
      ) {
        const list = listActions(block, index, dates, given);
        if (list) lists.push(list);
      }
    }
  });
  return lists;
}

const flattened = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) => (block.kind === 'quote' ? flattened(block.blocks) : [block]));

/** `### Immediate Actions (Completed)`. */
function sectionDone(outline: Outline, index: number): boolean {
  for (let at = index; at !== -1; at = outline.sections[at]?.parent ?? -1) {
    const section = outline.sections[at];
    if (section?.kind !== 'action-items') return false;
    if (/[（([](?:completed?|done|完了)[）)\]]|^(?:completed|done)\b/i.test(section.heading.text))
      return true;
  }
  return false;
}

/** The due date that a heading above sets for its items. */
function sectionDue(outline: Outline, index: number, dates: DateFrame): Parsed<Due> | undefined {
  for (let at = index; at !== -1; at = outline.sections[at]?.parent ?? -1) {
    const section = outline.sections[at];
    if (section?.kind !== 'action-items') return undefined;
    const due = headingDue(richOfSpan(section.heading), dates);
    if (due) return due;
  }
  return undefined;
}

/** What headings say for all items under them. */
interface Given {
  readonly done: boolean;
  readonly due: Parsed<Due> | undefined;
}

const isTaskList = (list: List): boolean =>
  list.items.length > 0 && list.items.every((item) => item.task !== null);

function tableActions(
  table: Table,
  section: number,
  here: boolean,
  dates: DateFrame,
  text: string,
): ActionList | null {
  const columns = readColumns(table, 'actions');
  if (table.rows.length === 0) return null;
  const actionColumn = table.header.cells.some((cell) =>
    /\b(?:action|task|todo|to-?do|work item|remediation|follow-?up)\b|アクション|対策/i.test(
      cell.text,
    ),
  );
  const known = [
    columns.owner,
    columns.due,
    columns.status,
    columns.priority,
    columns.ticket,
  ].filter((column) => column !== -1).length;
  if (!here && !(actionColumn && columns.owner !== -1)) return null;
  if (here && !actionColumn && known === 0) return null;
  const body =
    columns.text !== -1
      ? columns.text
      : table.header.cells.findIndex((_, index) => !Object.values(columns).includes(index));
  const shape = shapeOf(table, { ...columns, text: body }, text);
  const items = table.rows.map((row): ActionItem => {
    const cell = (column: number): Rich | null =>
      column === -1 ? null : cellOf(row, column, text);
    const status = statusValue(cell(columns.status), row.range);
    const textCell = cell(body);
    return {
      range: row.range,
      text: textCell ? spanOf(textCell) : { text: '', range: range(row.range.to, row.range.to) },
      owner: cellValue(cell(columns.owner), row.range),
      due: cellDue(cell(columns.due), row.range, dates),
      tickets: [cell(columns.ticket), textCell].flatMap((at) => (at ? ticketsIn(at) : [])),
      status,
      priority: cellValue(cell(columns.priority), row.range),
      done:
        (status.kind === 'valid' && isDone(status.value)) ||
        (textCell !== null && isStruck(textCell)),
    };
  });
  return {
    form: 'table',
    range: table.range,
    section,
    table: shape,
    items,
    convention: {
      owner: columns.owner !== -1,
      due: columns.due !== -1,
      priority: columns.priority !== -1,
      status: columns.status !== -1,
    },
  };
}

const isStruck = (line: Rich): boolean =>
  line.struck.some((r) => r.to - r.from >= line.text.length - 2);

const isDone = (status: string): boolean =>
  /^\W*(?:done|complete[d]?|closed|resolved|fixed|finished|shipped|merged|deployed|implemented|yes|x|erledigt|fertig|terminé|fait|hecho|completado|concluído|feito|完了|済)(?!\p{L})|^\s*(?:✅|☑|✔)/iu.test(
    status,
  );

/** `TODO` and `Pending` are missing values elsewhere; as a status they say that it is open. */
const statusValue = (cell: Rich | null, row: Range): Parsed<string> =>
  cell && /^(?:to-?do|pending|unassigned)$/i.test(cell.text.trim())
    ? { kind: 'valid', range: cell.range, text: cell.text, value: cell.text }
    : cellValue(cell, row);

function cellValue(cell: Rich | null, row: Range): Parsed<string> {
  if (!cell) return { kind: 'absent', range: range(row.to, row.to) };
  if (isBlankValue(cell.text)) return { kind: 'absent', range: cell.range };
  return { kind: 'valid', range: cell.range, text: cell.text, value: cell.text.replace(/^@/, '') };
}

function listActions(
  list: List,
  section: number,
  dates: DateFrame,
  given: Given,
): ActionList | null {
  const items = list.items.flatMap((item) => itemActions(item, dates, given, list.ordered));
  if (items.length === 0) return null;
  return {
    form: 'list',
    range: list.range,
    section,
    table: null,
    items,
    convention: {
      owner: items.filter((item) => item.owner.kind === 'valid').length * 2 > items.length,
      due: items.filter((item) => item.due.kind === 'valid').length * 2 > items.length,
      priority: items.filter((item) => item.priority.kind === 'valid').length * 2 > items.length,
      status: false,
    },
  };
}

/** A parent that is only a category hands over to its sub-bullets; otherwise they are details. */
function itemActions(
  item: ListItem,
  dates: DateFrame,
  given: Given,
  numbered: boolean,
): readonly ActionItem[] {
  const line = item.lines[0];
  const nested = item.blocks.filter((block): block is List => block.kind === 'list');
  if (!line)
    return nested.flatMap((list) =>
      list.items.flatMap((inner) => itemActions(inner, dates, given, list.ordered)),
    );
  const tasksBelow = nested.some((list) => list.items.some((inner) => inner.task !== null));
  const category =
    nested.length > 0 && item.task === null && (tasksBelow || (!numbered && isCategory(line)));
  if (category)
    return nested.flatMap((list) =>
      list.items.flatMap((inner) =>
        itemActions(
          inner,
          dates,
          {
            done: given.done || /[（(](?:done|completed)[）)]/i.test(line.text),
            due: headingDue(line, dates) ?? given.due,
          },
          list.ordered,
        ),
      ),
    );
  const end = range(
    item.lines[item.lines.length - 1]?.range.to ?? line.range.to,
    item.lines[item.lines.length - 1]?.range.to ?? line.range.to,
  );
  const owner = ownerOf(item, line, nested) ?? { kind: 'absent', range: end };
  return [
    {
      range: range(item.range.from, end.to),
      text: spanOf(line),
      owner,
      tickets: [line, ...detailLines(nested)].flatMap(ticketsIn),
      due: dueOf(line, nested, dates) ?? given.due ?? { kind: 'absent', range: end },
      status: { kind: 'absent', range: end },
      priority: priorityOf(line) ?? { kind: 'absent', range: end },
      done:
        given.done ||
        item.task === 'done' ||
        isStruck(line) ||
        /^(?:✅|☑|✔|\[done\]|done\s*[:：])|[（([](?:done|completed?|fixed|implemented)[）)\]]\s*\.?$|this has already been done|✅\s*$/iu.test(
          line.text,
        ),
    },
  ];
}

/** `Prevention:` or a short bold line: a name for what stands below. */
const isCategory = (line: Rich): boolean => {
  const bare = trimEndOf(line.text, ':：');
  const bold = line.bold[0];
  if (/[:：]\s*$/.test(line.text) && bare.split(/\s+/).length <= 6) return true;
  return (
    bold !== undefined && bold.from === 0 && bold.to >= bare.length && bare.split(/\s+/).length <= 3
  );
};

function ownerOf(item: ListItem, line: Rich, nested: readonly List[]): Parsed<string> | undefined {
  for (const candidate of [line, ...item.lines.slice(1), ...detailLines(nested)]) {
    const found = ownerIn(candidate.text);
    if (found)
      return {
        kind: 'valid',
        range: sourceRange(candidate, found.from, found.to),
        text: candidate.text.slice(found.from, found.to),
        value: found.name,
      };
  }
  return undefined;
}

function dueOf(line: Rich, nested: readonly List[], dates: DateFrame): Parsed<Due> | undefined {
  for (const candidate of [line, ...detailLines(nested)]) {
    const due = lineDue(candidate, dates);
    if (due) return due;
  }
  return undefined;
}

/** The first lines of sub-bullets: details of the item above them. */
const detailLines = (nested: readonly List[]): readonly Rich[] =>
  nested.flatMap((list) => list.items.flatMap((inner) => inner.lines.slice(0, 1)));

function priorityOf(line: Rich): Parsed<string> | undefined {
  const match = /(?:^|[[(\s])(P[0-4])(?=[\])\s:,.-]|$)/.exec(line.text.slice(0, 40));
  if (match?.[1] === undefined) return undefined;
  const from = match.index + match[0].indexOf(match[1]);
  return {
    kind: 'valid',
    range: sourceRange(line, from, from + 2),
    text: match[1],
    value: match[1],
  };
}
