import type { ActionItem, ActionList, ColumnKind, TableShape, Timeline } from '../../model/types';
import { vocabularyOf } from '../../model/vocabulary/vocabulary';
import { splitTableLine } from '../../syntax/tableLine';
import { lineAt, lineRange } from '../../text/lineIndex';
import { range, touches, type Range } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';

export type PlaceKind =
  | 'person'
  | 'severity'
  | 'status'
  | 'action-status'
  | 'priority'
  | 'due'
  | 'date'
  | 'time'
  | 'zone'
  | 'ticket'
  | 'id'
  | 'duration';

/** A place of which the document says what may stand there. */
export interface Place {
  readonly kind: PlaceKind;
  /** What a value replaces; empty at the offset where nothing stands yet. */
  readonly at: Range;
  readonly timeline: Timeline | null;
  readonly actions: ActionList | null;
  readonly item: ActionItem | null;
}

export const placeAt = (snapshot: Snapshot, offset: number): Place | null =>
  zonePlace(snapshot, offset) ??
  tablePlace(snapshot, offset) ??
  itemPlace(snapshot, offset) ??
  fieldPlace(snapshot, offset) ??
  headerPlace(snapshot, offset);

const place = (kind: PlaceKind, at: Range): Place => ({
  kind,
  at,
  timeline: null,
  actions: null,
  item: null,
});

/** The part of `[from, to)` without white space; where the cursor is when there is nothing else. */
function trimmed(text: string, from: number, to: number, offset: number): Range {
  let a = from;
  let b = to;
  while (a < b && /\s/.test(text[a] ?? '')) a++;
  while (b > a && /\s/.test(text[b - 1] ?? '')) b--;
  return a === b ? range(offset, offset) : range(Math.min(a, offset), Math.max(b, offset));
}

const ZONE_BRACKET = /(?:\btime(?:line)?\b|時刻|タイムライン)[^|()]{0,20}\(([\w/+:-]{0,40})$/i;

/** `Time (‸)` in the header of a table, `## Timeline (‸)`. */
function zonePlace(snapshot: Snapshot, offset: number): Place | null {
  const line = lineRange(snapshot.lines, lineAt(snapshot.lines, offset));
  const before = snapshot.text.slice(line.from, offset);
  const heading = before.startsWith('#');
  const header = snapshot.model.timelines.some(
    ({ table }) => table !== null && touches(table.headerRange, offset),
  );
  const typed = heading || header ? ZONE_BRACKET.exec(before.slice(-90)) : null;
  if (!typed) return null;
  const rest = /^[\w/+:-]{0,40}/.exec(snapshot.text.slice(offset, line.to))?.[0] ?? '';
  return place('zone', range(offset - (typed[1]?.length ?? 0), offset + rest.length));
}

const TIMELINE_COLUMNS: Readonly<Partial<Record<ColumnKind, PlaceKind>>> = {
  time: 'time',
  date: 'date',
  actor: 'person',
  owner: 'person',
};
const ACTION_COLUMNS: Readonly<Partial<Record<ColumnKind, PlaceKind>>> = {
  owner: 'person',
  actor: 'person',
  status: 'action-status',
  priority: 'priority',
  due: 'due',
  date: 'due',
  ticket: 'ticket',
};

/** A cell of a table, also of a row that is still being typed. */
function tablePlace(snapshot: Snapshot, offset: number): Place | null {
  const line = lineRange(snapshot.lines, lineAt(snapshot.lines, offset));
  const holders: readonly (ActionList | Timeline)[] = [
    ...snapshot.model.actions,
    ...snapshot.model.timelines,
  ];
  const holder = holders.find(({ table }) => {
    if (!table) return false;
    return (
      offset > table.headerRange.to && line.from <= table.range.to && offset >= table.range.from
    );
  });
  const shape: TableShape | null = holder?.table ?? null;
  if (!holder || !shape) return null;
  const cell = cellAt(snapshot.text, line, offset);
  if (!cell) return null;
  const columns = 'items' in holder ? ACTION_COLUMNS : TIMELINE_COLUMNS;
  const column = (Object.keys(shape.columns) as ColumnKind[]).find(
    (candidate) => shape.columns[candidate] === cell.column && columns[candidate] !== undefined,
  );
  const kind = column && columns[column];
  if (!kind) return null;
  const item =
    'items' in holder
      ? (holder.items.find(({ range: own }) => touches(own, offset)) ?? null)
      : null;
  const all = trimmed(snapshot.text, cell.from, cell.to, offset);
  const at = kind === 'action-status' && item ? statusPart(item, all, offset) : all;
  return (
    at && {
      kind,
      at: kind === 'person' ? namePart(snapshot.text, at.from, at.to, offset) : at,
      timeline: 'entries' in holder ? holder : null,
      actions: 'items' in holder ? holder : null,
      item,
    }
  );
}

/** The word of a status: the note behind it stays, and has no values to offer. */
function statusPart({ status }: ActionItem, all: Range, offset: number): Range | null {
  if (status.kind !== 'valid' || status.range.to >= all.to) return all;
  return touches(status.range, offset) ? status.range : null;
}

/** The cell of a row in which an offset is; null before its first pipe. */
export function cellAt(
  text: string,
  line: Range,
  offset: number,
): { readonly column: number; readonly from: number; readonly to: number } | null {
  const source = text.slice(line.from, line.to);
  const pipes = splitTableLine(source).pipes.map((pipe) => line.from + pipe);
  const leading = source.trimStart().startsWith('|');
  const before = pipes.filter((pipe) => pipe < offset);
  if (leading && before.length === 0) return null;
  return {
    column: before.length - (leading ? 1 : 0),
    from: (before[before.length - 1] ?? line.from - 1) + 1,
    to: pipes.find((pipe) => pipe >= offset) ?? line.to,
  };
}

const ITEM_LABEL =
  /(?:^|[\s(,;*])(owner|owners|assignee|assigned to|responsible|due|due date|deadline)\*{0,2}:\*{0,2}[ \t]?([^(),;|:]{0,40})$/i;

/** `(Owner: ‸, due: ‸)` in an action of a list. */
function itemPlace(snapshot: Snapshot, offset: number): Place | null {
  const line = lineRange(snapshot.lines, lineAt(snapshot.lines, offset));
  const actions = snapshot.model.actions.find(
    ({ form, items }) =>
      form === 'list' && items.some(({ range: at }) => at.from <= line.to && at.to >= line.from),
  );
  const label = actions ? ITEM_LABEL.exec(snapshot.text.slice(line.from, offset)) : null;
  if (!actions || !label) return null;
  const from = offset - (label[2]?.length ?? 0);
  const rest = /^[^(),;|\n]{0,40}/.exec(snapshot.text.slice(offset, line.to))?.[0] ?? '';
  return {
    kind: /^d/i.test(label[1] ?? '') ? 'due' : 'person',
    at: trimmed(snapshot.text, from, offset + rest.length, offset),
    timeline: null,
    actions,
    item: actions.items.find(({ range: at }) => touches(at, offset)) ?? null,
  };
}

const FIELD_PLACES: Readonly<Partial<Record<string, PlaceKind>>> = {
  severity: 'severity',
  status: 'status',
  author: 'person',
  owner: 'person',
  reviewer: 'person',
  approver: 'person',
  date: 'date',
  zone: 'zone',
  id: 'id',
  duration: 'duration',
};

/** The value of a field, also right after its colon. */
function fieldPlace(snapshot: Snapshot, offset: number): Place | null {
  const line = lineRange(snapshot.lines, lineAt(snapshot.lines, offset));
  const field = snapshot.model.fields.find(
    (candidate) =>
      candidate.range.from >= line.from &&
      candidate.range.from <= line.to &&
      candidate.form !== 'table' &&
      candidate.name.range.to < offset,
  );
  const action = snapshot.model.actions
    .flatMap((list) => list.items)
    .some((item) => touches(item.range, offset));
  const signing = snapshot.model.signOffs.find(
    (signOff) =>
      touches(signOff.range, offset) ||
      (signOff.range.from >= line.from && signOff.range.to <= line.to),
  );
  if (signing && offset > signing.label.range.to) {
    const at =
      signing.person.kind === 'valid'
        ? signing.person.range
        : trimmed(snapshot.text, offset, offset, offset);
    return touches(at, offset) ? place('person', at) : null;
  }
  const kind = field?.kind ? FIELD_PLACES[field.kind] : undefined;
  if (!field || !kind || (action && kind !== 'person')) return null;
  const from =
    field.value.text === ''
      ? afterColon(snapshot.text, field.name.range.to, line.to)
      : field.value.range.from;
  if (offset < from) return null;
  const to = Math.max(field.value.range.to, offset);
  const part = kind === 'person' ? namePart(snapshot.text, from, to, offset) : range(from, to);
  return place(kind, trimmed(snapshot.text, part.from, part.to, offset));
}

/** One name of a list of names. */
function namePart(text: string, from: number, to: number, offset: number): Range {
  const start = Math.max(from, text.lastIndexOf(',', offset - 1) + 1);
  const comma = text.indexOf(',', offset);
  return trimmed(text, start, comma === -1 || comma > to ? to : comma, offset);
}

function afterColon(text: string, from: number, to: number): number {
  const match = /^[\s*_]*(?:[:：][*_]*)?(?=\s|$)/.exec(text.slice(from, to));
  return from + (match?.[0].length ?? 0);
}

/** `Severity: ‸` in a document whose other fields are not read yet. */
function headerPlace(snapshot: Snapshot, offset: number): Place | null {
  const line = lineRange(snapshot.lines, lineAt(snapshot.lines, offset));
  const source = snapshot.text.slice(line.from, line.to);
  const match = /^[\s>*+-]*(?:\*\*)?([\p{L} ]{3,30})(?:\*\*)?[:：](?:\*\*)?\s*/u.exec(source);
  if (!match?.[1] || line.from + match[0].length > offset) return null;
  const kind = FIELD_PLACES[vocabularyOf(snapshot.configuration).field(match[1]) ?? ''];
  return kind
    ? place(kind, trimmed(snapshot.text, line.from + match[0].length, line.to, offset))
    : null;
}
