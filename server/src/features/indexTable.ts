import type { IncidentSummary } from '../incidents/numbers';
import { linkFrom } from '../model/indexPage/paths';
import type { Names } from '../language/languages';
import { areasOf } from '../syntax/areas';
import { blocksOf, keepDocument, sourceOf, type KeptDocument } from '../syntax/document';
import { applyEdits, type TextEdit } from '../text/edit';
import { range, type Range } from '../text/range';
import { formatMinutes } from '../time/duration';
import { alignTable, tablesOf } from './format/table';
import { encodedPath } from './links';

/** What a table of incidents can tell, by the name of the column. */
export const INDEX_COLUMNS = [
  'date',
  'incident',
  'id',
  'severity',
  'status',
  'duration',
  'services',
  'detect',
  'resolve',
] as const;

export type IndexColumn = (typeof INDEX_COLUMNS)[number];

export const USUAL_COLUMNS: readonly IndexColumn[] = [
  'date',
  'incident',
  'severity',
  'status',
  'duration',
];

/** How a page wants its table; null where its comment does not say. */
export interface IndexRegion {
  /** Between the two comments. */
  readonly range: Range;
  readonly begin: Range;
  readonly columns: readonly IndexColumn[] | null;
}

const BEGIN = /^<!--\s*postmortem index(?:\s*-->$|\s*:)/i;
const COLUMNS = /\bcolumns\s?[=:]\s?([\w,-]+(?: ?[\w,-]+){0,20})/i;
const END = /^<!--\s*(?:\/\s*postmortem index|postmortem index end|end postmortem index)\s*-->$/i;

/** The place between the two comments of a page, or what is wrong with them. What stands in code is none. */
export function indexRegion(document: KeptDocument): IndexRegion | { readonly problem: string } {
  const comments = areasOf(document).comments.map((at) => ({ at, text: sourceOf(document, at) }));
  const begins = comments.filter(({ text }) => BEGIN.test(text));
  const [begin, another] = begins;
  if (!begin)
    return {
      problem:
        'no place for the table; put a line `<!-- postmortem index -->` and below it a line `<!-- /postmortem index -->` where it shall stand',
    };
  if (another)
    return { problem: 'two places for the table (`<!-- postmortem index -->`); keep one of them' };
  const end = comments.find(({ at, text }) => at.from >= begin.at.to && END.test(text));
  if (!end)
    return {
      problem:
        'the table has no end; put a line `<!-- /postmortem index -->` behind it, so that nothing below is written over',
    };
  const written = COLUMNS.exec(begin.text.replace(/-->$/, ''))?.[1];
  const columns = written === undefined ? null : readColumns(written);
  if (columns && 'problem' in columns) return columns;
  return { range: range(begin.at.to, end.at.from), begin: begin.at, columns };
}

/** `date, incident`; what is no column is told. */
export function readColumns(
  written: string,
): readonly IndexColumn[] | { readonly problem: string } {
  const names = written
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const columns = names.flatMap((name) => INDEX_COLUMNS.find((column) => column === name) ?? []);
  const strange = names.find((name) => !INDEX_COLUMNS.some((column) => column === name));
  if (strange !== undefined || columns.length === 0)
    return {
      problem: `no column is called ${strange ?? 'so'}; there are ${INDEX_COLUMNS.join(', ')}`,
    };
  return [...new Set(columns)];
}

/** The edits that bring a page up to date; none where it is. */
export function indexEdits(
  document: KeptDocument,
  region: IndexRegion,
  table: string,
  columns: readonly IndexColumn[] | null,
): readonly TextEdit[] {
  const begin =
    columns === null || columns.join() === region.columns?.join()
      ? sourceOf(document, region.begin)
      : `<!-- postmortem index: columns=${columns.join(',')} -->`;
  const whole = range(region.begin.from, region.range.to);
  const newText = `${begin}\n\n${table}\n`;
  return sourceOf(document, whole) === newText ? [] : [{ range: whole, newText }];
}

/**
 * The table, newest first, those without a day last. A value that a finding of its document speaks
 * against is left out. `width`: the most columns to which it is padded.
 */
export function indexTable(
  page: string,
  incidents: readonly IncidentSummary[],
  columns: readonly IndexColumn[],
  names: Names,
  width: number,
): string {
  const rows = [...incidents]
    .sort((a, b) => compare(dayOf(b), dayOf(a)) || compare(a.file, b.file))
    .map((incident) => columns.map((column) => cellOf(page, incident, column)));
  const heads = columns.map((column) => headOf(column, names));
  const lines = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const text = `${lines.join('\n')}\n`;
  const [table] = tablesOf(blocksOf(keepDocument(text)));
  return table ? applyEdits(text, alignTable(text, table, width)) : text;
}

function headOf(column: IndexColumn, { fields, columns }: Names): string {
  switch (column) {
    case 'incident':
      return columns.incident;
    case 'detect':
      return 'Time to detect';
    case 'resolve':
      return 'Time to resolve';
    default:
      return fields[column];
  }
}

function cellOf(page: string, incident: IncidentSummary, column: IndexColumn): string {
  const { file, id, title, severity, status, services, lengths } = incident;
  switch (column) {
    case 'date':
      return dayOf(incident);
    case 'incident':
      return `[${written(title?.text ?? id ?? file.replace(/^.*[\\/]/, ''))}](${encodedPath(linkFrom(page, file))})`;
    case 'id':
      return written(id ?? '');
    case 'severity':
      return written(severity && severity.leftOut === null ? severity.text : '');
    case 'status':
      return written(status && status.leftOut === null ? status.text : '');
    case 'services':
      return written(services.map(({ text }) => text).join(', '));
    default: {
      const figure = lengths[column];
      return figure.kind === 'known' ? formatMinutes(figure.minutes) : '';
    }
  }
}

const dayOf = ({ day }: IncidentSummary): string => (day && day.refuted === null ? day.day : '');

/** Text of a document as text in a cell: nothing of it begins markup or ends the cell. */
const written = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\[\]`*_<>|]/g, '\\$&')
    .trim();

/** By code units: the same on every machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
