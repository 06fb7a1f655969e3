import { readFile } from 'node:fs/promises';
import { calendarOf } from '../../incidents/actions/calendar';
import { withTracker } from '../../incidents/actions/evidence';
import { countActions, isLate, type LedgerAction } from '../../incidents/actions/ledger';
import { survivalOf, type Survival } from '../../incidents/actions/survival';
import { readTracker, type Tracker } from '../../incidents/actions/trackers';
import { csvCell } from '../../text/csv';
import { shown } from './formats/shown';
import { historyOf } from './history';
import type { Output } from './output';
import { readDocuments, setAside, tellBroken, type ReadingOptions } from './reading/read';
import { tableText } from './table';

export const ACTION_FORMATS = ['table', 'json', 'csv', 'markdown', 'ics'] as const;

export interface ActionsOptions extends ReadingOptions {
  readonly format: (typeof ACTION_FORMATS)[number];
  readonly tracker: string | null;
  readonly history: boolean;
  /** ISO date; actions of earlier incidents are left out, those without a date stay. */
  readonly since: string | null;
}

/** Raised when the JSON of `postmortem actions` changes its form. */
const JSON_VERSION = 1;

/** Runs `postmortem actions`: the ledger. Exit code 2 when something cannot be read. */
export async function listActions(
  patterns: readonly string[],
  options: ActionsOptions,
  output: Output,
): Promise<number> {
  const tracker = options.tracker === null ? null : await trackerOf(options.tracker, output);
  if (tracker === 'unread') return 2;
  const found: LedgerAction[] = [];
  let earlier = 0;
  const reading = await readDocuments('numbers', patterns, options, output, async (document) => {
    const { file, value, snapshot } = document;
    if (!value) return;
    const { day, actions } = value;
    if (options.since !== null && day?.from === 'field' && day.day < options.since) {
      earlier += actions.length;
      return;
    }
    found.push(...(options.history ? await dated(file, snapshot(), actions) : actions));
  });
  async function dated(
    file: string,
    snapshot: Parameters<typeof historyOf>[1],
    actions: readonly LedgerAction[],
  ): Promise<readonly LedgerAction[]> {
    const history = await historyOf(file, snapshot, actions);
    if (history.kind === 'known') return history.actions;
    output.error(`postmortem: ${file}: no history: ${history.reason}\n`);
    return actions;
  }
  const ledger = tracker ? withTracker(found, tracker) : found;
  const today = options.today.toString();
  const known = tracker !== null || options.history;
  const survival = known ? survivalOf(ledger, today) : null;
  output.out(printed(options.format, ledger, today, survival, earlier, setAside(reading)));
  return tellBroken(reading, output);
}

async function trackerOf(file: string, output: Output): Promise<Tracker | 'unread'> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    output.error(
      `postmortem: ${file}: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 'unread';
  }
  const tracker = readTracker(text);
  if ('problem' in tracker) {
    output.error(`postmortem: ${file}: ${tracker.problem}\n`);
    return 'unread';
  }
  for (const { row, reason } of tracker.skipped)
    output.error(`postmortem: ${file}: row ${row} is left out: ${reason}\n`);
  return tracker;
}

function printed(
  format: ActionsOptions['format'],
  ledger: readonly LedgerAction[],
  today: string,
  survival: Survival | null,
  earlier: number,
  aside: string,
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify({ version: JSON_VERSION, today, counts: countActions(ledger, today), earlier, actions: ledger, survival }, null, 2)}\n`;
    case 'csv':
      return csvOf(ledger);
    case 'ics':
      return calendarOf(ledger);
    case 'markdown':
      return markdownOf(ledger, today);
    case 'table':
      return `${tableOf(ledger, today)}\n${sum(ledger, today, earlier, aside)}${survival ? survivalText(survival) : ''}`;
  }
}

const FIELDS = [
  'state',
  'text',
  'owner',
  'due',
  'priority',
  'status',
  'evidence',
  'opened',
  'closed',
  'file',
  'line',
] as const;

const csvOf = (ledger: readonly LedgerAction[]): string =>
  [
    [...FIELDS, 'tickets', 'left_out'],
    ...ledger.map((action) => [
      ...FIELDS.map((name) => action[name]),
      action.tickets.join(' '),
      action.leftOut,
    ]),
  ]
    .map((row) => `${row.map(csvCell).join(',')}\r\n`)
    .join('');

const tableOf = (ledger: readonly LedgerAction[], today: string): string =>
  tableText(
    ['state', 'due', 'owner', 'action', 'evidence', 'where'],
    ledger.map((action) => [
      isLate(action, today) ? 'overdue' : action.state,
      action.due ?? '–',
      action.owner === null ? '–' : shown(action.owner),
      shown(shortened(action.text)),
      action.evidence === null ? '–' : shown(action.evidence),
      `${shown(action.file)}:${action.line}`,
    ]),
  );

/** The first sixty characters; none is cut in two. */
const shortened = (text: string): string => {
  const characters = [...text];
  return characters.length <= 60 ? text : `${characters.slice(0, 59).join('')}…`;
};

/** A table of Markdown: what would end a cell or begin markup is escaped. */
function markdownOf(ledger: readonly LedgerAction[], today: string): string {
  const cell = (text: string): string =>
    shown(text)
      .replace(/[\\|`*_[\]<>#]/g, '\\$&')
      .replace(/\s+/g, ' ');
  const rows = ledger.map(
    (action) =>
      `| ${isLate(action, today) ? 'overdue' : action.state} | ${cell(action.text)} | ${cell(action.owner ?? '')} | ${action.due ?? ''} | [${cell(action.file)}:${action.line}](<${encodeURI(action.file)}#L${action.line}>) |`,
  );
  return `${['| State | Action | Owner | Due | Where |', '|---|---|---|---|---|', ...rows].join('\n')}\n`;
}

function sum(
  ledger: readonly LedgerAction[],
  today: string,
  earlier: number,
  aside: string,
): string {
  const { all, done, open, unknown, late, leftOut } = countActions(ledger, today);
  return `${all} action${all === 1 ? '' : 's'}: ${done} done, ${open} open (${late} overdue), ${unknown} unknown.${leftOut > 0 ? ` ${leftOut} stand there twice and count once.` : ''}${earlier > 0 ? ` ${earlier} of earlier incidents are left out.` : ''}\n${aside === '' ? '' : `Set aside: ${aside}.\n`}`;
}

function survivalText({ n, done, censored, leftOut, median, steps }: Survival): string {
  const at = (days: number): string => {
    const open = steps.filter((step) => step.days <= days).at(-1)?.open ?? 1;
    return `${Math.round(open * 100)} % after ${days} days`;
  };
  if (n === 0) return 'Of no action is it known when it was opened and whether it is done.\n';
  return `Still open (Kaplan–Meier, ${n} actions, ${done} done, ${censored} still open when last seen, ${leftOut} not known): ${[30, 90, 180].map(at).join(', ')}; ${median === null ? 'less than half are done so far' : `half are done after ${median} days`}.\n`;
}
