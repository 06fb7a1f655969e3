import type { ActionList, ColumnKind, TableShape, Timeline } from '../model/types';
import { lineAt, lineRange } from '../text/lineIndex';
import { range, touches, type Range } from '../text/range';
import { fieldKindOf } from '../model/fieldKinds';
import type { Snapshot } from '../workspace/snapshot';

export interface CompletionProposal {
  readonly label: string;
  readonly kind: 'person' | 'team' | 'value';
  readonly detail: string | null;
  readonly documentation: string | null;
  /** What the proposal replaces. */
  readonly range: Range;
  readonly insert: string;
  /** Position in the list; smaller first. */
  readonly rank: number;
}

type Place = 'person' | 'severity' | 'status' | 'action-status' | 'priority';

/** What may stand at `offset`: people, severities, statuses and priorities, each in its place only. */
export function complete(snapshot: Snapshot, offset: number): readonly CompletionProposal[] {
  if (!snapshot.model.recognition.postmortem) return [];
  const found =
    tablePlace(snapshot, offset) ?? fieldPlace(snapshot, offset) ?? headerPlace(snapshot, offset);
  if (!found) return [];
  const { place, at } = found;
  const { configuration } = snapshot;
  if (place === 'person') return people(snapshot, at);
  const values = {
    severity: configuration.severities.map(({ name }) => name),
    status: configuration.statuses,
    'action-status': configuration.actionStatuses,
    priority: configuration.priorities,
  }[place];
  return values.map((value, rank): CompletionProposal => ({
    label: value,
    kind: 'value',
    detail: NAMES[place],
    documentation: null,
    ...inserted(snapshot, at, value),
    rank,
  }));
}

const NAMES: Readonly<Record<Exclude<Place, 'person'>, string>> = {
  severity: 'Severity',
  status: 'Status',
  'action-status': 'Action status',
  priority: 'Priority',
};

/** People first, then teams; the form that is used in tables before the full one. */
function people(snapshot: Snapshot, at: Range): readonly CompletionProposal[] {
  const { model, configuration } = snapshot;
  const known = [...model.people].sort(
    (a, b) =>
      Number(a.team) - Number(b.team) ||
      b.references.length - a.references.length ||
      a.name.localeCompare(b.name),
  );
  const here = (name: string): boolean => snapshot.text.slice(at.from, at.to) === name;
  const proposals = known.flatMap((person): CompletionProposal[] => {
    const elsewhere = person.references.filter((reference) => !touches(at, reference.range.from));
    if (elsewhere.length === 0) return [];
    const names = [
      ...new Set([
        elsewhere.find((reference) => reference.place === 'owner')?.name ?? person.name,
        person.name,
      ]),
    ];
    const lines = [
      ...new Set(elsewhere.map((reference) => lineAt(snapshot.lines, reference.range.from) + 1)),
    ];
    return names
      .filter((name) => !here(name))
      .map((name): CompletionProposal => ({
        label: name,
        kind: person.team ? 'team' : 'person',
        detail: person.role ?? (person.team ? 'Team' : null),
        documentation: `In this document on ${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, 8).join(', ')}`,
        ...inserted(snapshot, at, name),
        rank: 0,
      }));
  });
  const labels = new Set(proposals.map((proposal) => proposal.label));
  const configured = configuration.people
    .filter(({ name }) => !labels.has(name))
    .map(({ name, role, team }): CompletionProposal => ({
      label: name,
      kind: 'person',
      detail: role ?? team ?? 'From the configuration',
      documentation: null,
      ...inserted(snapshot, at, name),
      rank: 0,
    }));
  return [...proposals, ...configured].map((proposal, rank) => ({ ...proposal, rank }));
}

/** In an empty place, white space that keeps the value apart from `|` or `**`. */
function inserted(snapshot: Snapshot, at: Range, value: string): { range: Range; insert: string } {
  const before = snapshot.text[at.from - 1] ?? ' ';
  const after = snapshot.text[at.to] ?? '\n';
  return {
    range: at,
    insert: `${/[\s]/.test(before) ? '' : ' '}${value}${after === '|' ? ' ' : ''}`,
  };
}

/** The part of `[from, to)` without white space; where the cursor is when there is nothing else. */
function trimmed(text: string, from: number, to: number, offset: number): Range {
  let a = from;
  let b = to;
  while (a < b && /\s/.test(text[a] ?? '')) a++;
  while (b > a && /\s/.test(text[b - 1] ?? '')) b--;
  return a === b ? range(offset, offset) : range(Math.min(a, offset), Math.max(b, offset));
}

const COLUMN_PLACES: Readonly<Partial<Record<ColumnKind, Place>>> = {
  owner: 'person',
  actor: 'person',
  status: 'action-status',
  priority: 'priority',
};

/** A cell of a table, also of a row that is still being typed. */
function tablePlace(snapshot: Snapshot, offset: number): { place: Place; at: Range } | null {
  const line = lineRange(snapshot.lines, lineAt(snapshot.lines, offset));
  const holders: readonly (ActionList | Timeline)[] = [
    ...snapshot.model.actions,
    ...snapshot.model.timelines,
  ];
  const shape = holders
    .map((holder) => holder.table)
    .find(
      (table): table is TableShape =>
        table !== null &&
        offset > table.headerRange.to &&
        line.from <= table.range.to &&
        offset >= table.range.from,
    );
  if (!shape) return null;
  const source = snapshot.text.slice(line.from, line.to);
  const pipes = [...source.matchAll(/(?<!\\)\|/g)].map((match) => line.from + match.index);
  const leading = source.trimStart().startsWith('|');
  const before = pipes.filter((pipe) => pipe < offset);
  const column = before.length - (leading ? 1 : 0);
  const kind = (Object.keys(shape.columns) as ColumnKind[]).find(
    (candidate) => shape.columns[candidate] === column,
  );
  const place = kind && COLUMN_PLACES[kind];
  if (!place || (leading && before.length === 0)) return null;
  const from = (before[before.length - 1] ?? line.from - 1) + 1;
  const to = pipes.find((pipe) => pipe >= offset) ?? line.to;
  return { place, at: trimmed(snapshot.text, from, to, offset) };
}

const FIELD_PLACES: Readonly<Partial<Record<string, Place>>> = {
  severity: 'severity',
  status: 'status',
  author: 'person',
  owner: 'person',
  reviewer: 'person',
  approver: 'person',
};

/** The value of a field, also right after its colon. */
function fieldPlace(snapshot: Snapshot, offset: number): { place: Place; at: Range } | null {
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
    return touches(at, offset) ? { place: 'person', at } : null;
  }
  const place = field?.kind ? FIELD_PLACES[field.kind] : undefined;
  if (!field || !place || (action && place !== 'person')) return null;
  const from =
    field.value.text === ''
      ? afterColon(snapshot.text, field.name.range.to, line.to)
      : field.value.range.from;
  if (offset < from) return null;
  const to = Math.max(field.value.range.to, offset);
  const part = place === 'person' ? namePart(snapshot.text, from, to, offset) : range(from, to);
  return { place, at: trimmed(snapshot.text, part.from, part.to, offset) };
}

/** One name of a list of names. */
function namePart(text: string, from: number, to: number, offset: number): Range {
  const start = Math.max(from, text.lastIndexOf(',', offset - 1) + 1);
  const comma = text.indexOf(',', offset);
  return range(start, comma === -1 || comma > to ? to : comma);
}

function afterColon(text: string, from: number, to: number): number {
  const match = /^[\s*_]*(?:[:：][*_]*)?(?=\s|$)/.exec(text.slice(from, to));
  return from + (match?.[0].length ?? 0);
}

/** `Severity: ‸` in a document whose other fields are not read yet. */
function headerPlace(snapshot: Snapshot, offset: number): { place: Place; at: Range } | null {
  const line = lineRange(snapshot.lines, lineAt(snapshot.lines, offset));
  const source = snapshot.text.slice(line.from, line.to);
  const match = /^[\s>*+-]*(?:\*\*)?([\p{L} ]{3,30})(?:\*\*)?[:：](?:\*\*)?\s*/u.exec(source);
  if (!match?.[1] || line.from + match[0].length > offset) return null;
  const place = FIELD_PLACES[fieldKindOf(match[1]) ?? ''];
  return place
    ? { place, at: trimmed(snapshot.text, line.from + match[0].length, line.to, offset) }
    : null;
}
