import path from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { isOverdue } from '../../model/due';
import { standardMetrics } from '../../model/metrics';
import type { MetricId } from '../../model/types';
import { normalise } from '../../text/source';
import { formatMinutes } from '../../time/duration';
import { analyse } from '../../workspace/analyse';
import type { Snapshot } from '../../workspace/snapshot';
import type { Output } from './check';
import { configurationFor, type ConfigurationCache } from './configuration';
import { findFiles, readText, type Unreadable } from './files';

export const METRIC_FORMATS = ['table', 'csv', 'json'] as const;

export interface MetricsOptions {
  readonly format: (typeof METRIC_FORMATS)[number];
  readonly config: string | null;
  readonly today: Temporal.PlainDate;
}

/** One postmortem in numbers. Lengths in minutes; null where the document does not tell. */
interface Row {
  readonly file: string;
  readonly id: string | null;
  readonly date: string | null;
  readonly severity: string | null;
  readonly status: string | null;
  readonly duration: number | null;
  readonly detect: number | null;
  readonly acknowledge: number | null;
  readonly mitigate: number | null;
  readonly resolve: number | null;
  readonly actions: number;
  readonly open: number;
  readonly overdue: number;
}

/** Runs `postmortem metrics`: one row for each postmortem, by date. Exit code 2 when a file cannot be read. */
export async function metrics(
  patterns: readonly string[],
  options: MetricsOptions,
  output: Output,
): Promise<number> {
  const { files, unreadable } = await findFiles(patterns);
  const broken: Unreadable[] = [...unreadable];
  const cache: ConfigurationCache = new Map();
  const rows: Row[] = [];
  for (const [index, file] of files.entries()) {
    if (index > 0 && index % 25 === 0) output.progress(`${index} of ${files.length} files…`);
    const read = await readText(file);
    if ('reason' in read) {
      broken.push(read);
      continue;
    }
    const { configuration } = await configurationFor(options.config, file, cache);
    const snapshot = analyse(normalise(read.text), {
      configuration,
      today: options.today,
      path: path.resolve(file),
    });
    const { postmortem, template } = snapshot.model.recognition;
    if (postmortem && !template) rows.push(rowOf(file, snapshot));
  }
  output.progress('');
  rows.sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '') || a.file.localeCompare(b.file));
  output.out(PRINTERS[options.format](rows));
  for (const { file, reason } of broken) output.error(`postmortem: ${file}: ${reason}\n`);
  return broken.length > 0 ? 2 : 0;
}

function rowOf(file: string, { model, today }: Snapshot): Row {
  const computed = standardMetrics(model.metrics);
  const minutes = (id: MetricId): number | null => {
    const metric = computed.find(({ definition }) => definition.id === id);
    return metric ? Math.round(metric.minutes * 100) / 100 : null;
  };
  const items = model.actions.flatMap((list) => list.items);
  const total = model.incident.durations.find(({ kind }) => kind === 'total');
  const { id, date, severity, status } = model.incident;
  const first = model.timelines.flatMap(({ entries }) => entries).find(({ day }) => day !== null);
  return {
    file,
    id: id.kind === 'valid' ? id.value : null,
    date: date.kind === 'valid' ? date.value.toString() : (first?.day?.toString() ?? null),
    severity: severity.kind === 'valid' ? severity.value : null,
    status: status.kind === 'valid' ? status.value : null,
    duration: total?.duration.minutes ?? minutes('impact'),
    detect: minutes('detect'),
    acknowledge: minutes('acknowledge'),
    mitigate: minutes('mitigate'),
    resolve: minutes('resolve'),
    actions: items.length,
    open: items.filter((item) => !item.done).length,
    overdue: items.filter((item) => isOverdue(item, today)).length,
  };
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
const LENGTHS: ReadonlySet<string> = new Set([
  'duration',
  'detect',
  'acknowledge',
  'mitigate',
  'resolve',
]);

const PRINTERS: Readonly<Record<MetricsOptions['format'], (rows: readonly Row[]) => string>> = {
  json: (rows) => `${JSON.stringify(rows, null, 2)}\n`,
  csv: (rows) =>
    [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((name) => quoted(row[name])).join(','))]
      .map((line) => `${line}\r\n`)
      .join(''),
  table: (rows) => {
    const cells = rows.map((row) =>
      COLUMNS.map((name) => {
        const value = row[name];
        if (value === null) return '–';
        return LENGTHS.has(name) && typeof value === 'number'
          ? formatMinutes(value)
          : String(value);
      }),
    );
    const widths = COLUMNS.map((name, index) =>
      Math.max(name.length, ...cells.map((row) => row[index]?.length ?? 0)),
    );
    const line = (row: readonly string[]): string =>
      `${row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd()}\n`;
    return `${line(COLUMNS)}${cells.map(line).join('')}${sum(rows)}`;
  },
};

function sum(rows: readonly Row[]): string {
  const open = rows.reduce((count, row) => count + row.open, 0);
  const overdue = rows.reduce((count, row) => count + row.overdue, 0);
  return `\n${rows.length} postmortem${rows.length === 1 ? '' : 's'}, ${open} actions open, ${overdue} overdue.\n`;
}

/** RFC 4180. A cell that a spreadsheet would take for a formula is made text. */
function quoted(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+@-]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
