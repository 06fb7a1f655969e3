import { countActions } from '../../incidents/actions/ledger';
import { byDay, overviewOf, type IncidentSummary } from '../../incidents/numbers';
import { csvCell } from '../../text/csv';
import { shown } from './formats/shown';
import { overviewText, shownMinutes } from './metricsText';
import type { Output } from './output';
import { readDocuments, setAside, tellBroken, type ReadingOptions } from './reading/read';
import { tableText } from './table';

export const METRIC_FORMATS = ['table', 'csv', 'json'] as const;

export interface MetricsOptions extends ReadingOptions {
  readonly format: (typeof METRIC_FORMATS)[number];
}

/** Raised when the JSON of `postmortem metrics` changes its form. */
const JSON_VERSION = 2;

/** Runs `postmortem metrics`: each postmortem by date, and what they give together. Exit code 2 when a file cannot be read. */
export async function metrics(
  patterns: readonly string[],
  options: MetricsOptions,
  output: Output,
): Promise<number> {
  const incidents: IncidentSummary[] = [];
  // Only the JSON says how many findings there are.
  const kind = options.format === 'json' ? 'counted' : 'numbers';
  const reading = await readDocuments(kind, patterns, options, output, ({ value }) => {
    if (value) incidents.push(value);
  });
  incidents.sort(byDay);
  const today = options.today.toString();
  if (options.format === 'csv') output.out(csvOf(incidents, today));
  else {
    const overview = overviewOf(incidents, today);
    const aside = { files: reading.files, others: reading.others, templates: reading.templates };
    output.out(
      options.format === 'json'
        ? `${JSON.stringify({ version: JSON_VERSION, today, read: aside, incidents, overview }, null, 2)}\n`
        : `${tableOf(incidents, today)}${overviewText(overview, setAside(reading))}`,
    );
  }
  return tellBroken(reading, output);
}

const COLUMNS = [
  'file',
  'id',
  'date',
  'severity',
  'status',
  'duration',
  'detect',
  'acknowledge',
  'mitigate',
  'resolve',
  'actions',
  'open',
  'overdue',
] as const;

type Cell = string | number | null;

function valueOf(incident: IncidentSummary, column: (typeof COLUMNS)[number], today: string): Cell {
  const { severity, status, day, lengths, actions } = incident;
  switch (column) {
    case 'file':
    case 'id':
      return incident[column];
    case 'date':
      return day?.day ?? null;
    case 'severity':
      return severity && (severity.level ?? severity.text);
    case 'status':
      return status && (status.level ?? status.text);
    case 'actions':
      return countActions(actions, today).all;
    case 'open':
      return countActions(actions, today).open;
    case 'overdue':
      return countActions(actions, today).late;
    default: {
      const figure = lengths[column];
      return figure.kind === 'known' ? figure.minutes : null;
    }
  }
}

/** What is left out of the numbers of one document: `duration: Duration says 5 hours, but …`. */
const reasonsOf = ({ lengths, severity, status, day }: IncidentSummary): readonly string[] => [
  ...Object.entries(lengths).flatMap(([name, figure]) =>
    figure.kind === 'left-out' ? [`${name}: ${figure.reason}`] : [],
  ),
  ...Object.entries({
    severity: severity?.leftOut,
    status: status?.leftOut,
    date: day?.refuted,
  }).flatMap(([name, reason]) => (reason == null ? [] : [`${name}: ${reason}`])),
];

function csvOf(incidents: readonly IncidentSummary[], today: string): string {
  const rows = incidents.map((incident) => [
    ...COLUMNS.map((column) => valueOf(incident, column, today)),
    reasonsOf(incident).join('; ') || null,
  ]);
  return [[...COLUMNS, 'left_out'], ...rows]
    .map((row) => `${row.map(csvCell).join(',')}\r\n`)
    .join('');
}

/** A length that is left out stands in brackets, one that is not told is a dash. */
function tableOf(incidents: readonly IncidentSummary[], today: string): string {
  return tableText(
    COLUMNS,
    incidents.map((incident) =>
      COLUMNS.map((column) => {
        const figure = column in incident.lengths ? incident.lengths[column as 'duration'] : null;
        if (figure?.kind === 'left-out') return `(${shownMinutes(figure.minutes)})`;
        const value = valueOf(incident, column, today);
        if (value === null) return '–';
        return figure ? shownMinutes(Number(value)) : shown(String(value));
      }),
    ),
  );
}
