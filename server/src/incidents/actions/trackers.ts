import { parseCsv } from '../../text/csv';

/** An issue as a tracker exported it. */
export interface TrackedIssue {
  /** What documents may call it: `OPS-12`, `org/repo#45`, `#45`. */
  readonly keys: readonly string[];
  /** `dropped`: closed without being done (`not planned`, `canceled`, `Won't Do`). */
  readonly state: 'open' | 'done' | 'dropped';
  /** ISO dates; null where the export does not tell. */
  readonly opened: string | null;
  readonly closed: string | null;
}

export interface Tracker {
  readonly name: 'GitHub' | 'GitLab' | 'Jira' | 'Linear';
  readonly issues: readonly TrackedIssue[];
  /** Rows without what is needed, with the reason. */
  readonly skipped: readonly { readonly row: number; readonly reason: string }[];
}

/** What is wrong with a file that is no export that is known. */
export interface Unrecognised {
  readonly problem: string;
}

type Cells = Readonly<Record<string, unknown>>;

interface TrackerForm {
  readonly name: Tracker['name'];
  readonly kind: 'json' | 'csv';
  /** Columns that tell this form from all others, in small letters. */
  readonly needs: readonly string[];
  readonly issue: (cells: Cells) => TrackedIssue | string;
}

/**
 * The exports that are read: `gh issue list --json number,state,stateReason,createdAt,closedAt,url`,
 * `glab issue list --output json` or GitLab's API, GitLab's CSV by mail, Jira's "Export CSV", Linear's
 * CSV of a workspace.
 */
const FORMS: readonly TrackerForm[] = [
  { name: 'GitHub', kind: 'json', needs: ['number', 'state'], issue: fromGitHub },
  { name: 'GitLab', kind: 'json', needs: ['iid', 'state'], issue: fromGitLab },
  { name: 'GitLab', kind: 'csv', needs: ['issue id', 'state', 'url'], issue: fromGitLabCsv },
  { name: 'Jira', kind: 'csv', needs: ['issue key', 'status'], issue: fromJira },
  {
    name: 'Linear',
    kind: 'csv',
    needs: ['id', 'status', 'completed', 'canceled'],
    issue: fromLinear,
  },
];

const KNOWN =
  'Known are `gh issue list --json number,state,stateReason,createdAt,closedAt,url`, issues of GitLab as JSON or CSV, and the CSV of Jira (Issue key, Status) and Linear (ID, Status, Completed, Canceled).';

/** Reads an export by its columns; says what is missing where it is none that is known. */
export function readTracker(text: string): Tracker | Unrecognised {
  const json = /^[\s\ufeff]*[[{]/.test(text);
  const rows = json ? jsonRows(text) : csvRows(text);
  if ('problem' in rows) return rows;
  const [first] = rows;
  if (!first) return { problem: `it holds no issues. ${KNOWN}` };
  const form = FORMS.find(
    ({ kind, needs }) => kind === (json ? 'json' : 'csv') && needs.every((name) => name in first),
  );
  if (!form)
    return {
      problem: `its columns are ${Object.keys(first).slice(0, 12).join(', ')}: no export that is known. ${KNOWN}`,
    };
  const issues: TrackedIssue[] = [];
  const skipped: { row: number; reason: string }[] = [];
  for (const [index, cells] of rows.entries()) {
    const issue = form.issue(cells);
    if (typeof issue === 'string') skipped.push({ row: index + 1, reason: issue });
    else issues.push(issue);
  }
  return { name: form.name, issues: withShortKeys(issues), skipped };
}

/** `#45` names an issue only where the export is of one repository. */
function withShortKeys(issues: readonly TrackedIssue[]): readonly TrackedIssue[] {
  const repositories = new Set(
    issues.flatMap(({ keys }) => keys.flatMap((key) => /^(.+)#\d+$/.exec(key)?.[1] ?? [])),
  );
  if (repositories.size > 1) return issues;
  return issues.map((issue) => ({
    ...issue,
    keys: [
      ...new Set([...issue.keys, ...issue.keys.flatMap((key) => /#\d+$/.exec(key)?.[0] ?? [])]),
    ],
  }));
}

function jsonRows(text: string): readonly Cells[] | Unrecognised {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (!isList(value)) return { problem: `it is JSON, but no list of issues. ${KNOWN}` };
    return value.map((row) => (isCells(row) ? row : {}));
  } catch (error) {
    return { problem: `it is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const isCells = (value: unknown): value is Cells =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Rows by the names of their columns, in small letters; the first of several columns with one name counts. */
function csvRows(text: string): readonly Cells[] | Unrecognised {
  const [header, ...rows] = parseCsv(text);
  if (!header) return { problem: `it is empty. ${KNOWN}` };
  const names = header.map((name) => name.trim().toLowerCase());
  return rows.map((row) =>
    Object.fromEntries(
      names.map((name, index): readonly [string, string] => [name, row[index] ?? '']).reverse(),
    ),
  );
}

function fromGitHub(cells: Cells): TrackedIssue | string {
  const number = textOf(cells['number']);
  const state = textOf(cells['state']).toLowerCase();
  if (!/^\d+$/.test(number)) return 'it has no number';
  if (state !== 'open' && state !== 'closed') return `its state is ${state || 'empty'}`;
  const repository = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/(?:issues|pull)\/\d+$/.exec(
    textOf(cells['url']),
  )?.[1];
  const dropped = /^(?:not[_ ]planned|duplicate)$/i.test(textOf(cells['stateReason']));
  return {
    keys: [`${repository ?? ''}#${number}`],
    state: state === 'open' ? 'open' : dropped ? 'dropped' : 'done',
    opened: dayOf(cells['createdAt']),
    closed: state === 'open' ? null : dayOf(cells['closedAt']),
  };
}

function fromGitLab(cells: Cells): TrackedIssue | string {
  const number = textOf(cells['iid']);
  if (!/^\d+$/.test(number)) return 'it has no iid';
  const references = cells['references'];
  const full = isCells(references) ? textOf(references['full']) : '';
  const key = full !== '' ? full : keyOfUrl(textOf(cells['web_url']), number);
  return gitLabIssue(key, textOf(cells['state']), cells['created_at'], cells['closed_at']);
}

function fromGitLabCsv(cells: Cells): TrackedIssue | string {
  const number = textOf(cells['issue id']);
  if (!/^\d+$/.test(number)) return 'it has no Issue ID';
  const key = keyOfUrl(textOf(cells['url']), number);
  return gitLabIssue(
    key,
    textOf(cells['state']),
    cells['created at (utc)'],
    cells['closed at (utc)'],
  );
}

/** `https://gitlab.example.com/group/project/-/issues/12` as `group/project#12`. */
const keyOfUrl = (url: string, number: string): string =>
  `${/^https?:\/\/[^/]+\/(.+?)\/(?:-\/)?(?:issues|work_items)\/\d+$/.exec(url)?.[1] ?? ''}#${number}`;

function gitLabIssue(
  key: string,
  state: string,
  opened: unknown,
  closed: unknown,
): TrackedIssue | string {
  const open = /^open(?:ed)?$/i.test(state);
  if (!open && !/^closed$/i.test(state)) return `its state is ${state || 'empty'}`;
  return {
    keys: [key],
    state: open ? 'open' : 'done',
    opened: dayOf(opened),
    closed: open ? null : dayOf(closed),
  };
}

const DROPPED =
  /^(?:won'?t (?:do|fix)|duplicate|cannot reproduce|declined|canceled|cancelled|rejected|abandoned|obsolete)$/i;
const FINISHED = /^(?:done|closed|resolved|complete[d]?|fixed|released|deployed)$/i;

function fromJira(cells: Cells): TrackedIssue | string {
  const key = textOf(cells['issue key']).toUpperCase();
  if (key === '') return 'it has no Issue key';
  const status = textOf(cells['status']);
  const category = textOf(cells['status category']);
  const resolution = textOf(cells['resolution']);
  const resolved = dayOf(cells['resolved']);
  const over =
    category === ''
      ? resolved !== null || FINISHED.test(status) || DROPPED.test(status)
      : /^done$/i.test(category);
  const dropped = DROPPED.test(resolution) || DROPPED.test(status);
  return {
    keys: [key],
    state: over ? (dropped ? 'dropped' : 'done') : 'open',
    opened: dayOf(cells['created']),
    closed: over ? resolved : null,
  };
}

function fromLinear(cells: Cells): TrackedIssue | string {
  const key = textOf(cells['id']).toUpperCase();
  if (!/^[A-Z][A-Z0-9]*-\d+$/.test(key)) return 'it has no ID such as ENG-12';
  const completed = textOf(cells['completed']);
  const canceled = textOf(cells['canceled']);
  return {
    keys: [key],
    state: completed !== '' ? 'done' : canceled !== '' ? 'dropped' : 'open',
    opened: dayOf(cells['created']),
    closed: dayOf(completed === '' ? canceled : completed),
  };
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The day of `2025-08-22T14:30:00Z`, `22/Aug/25 2:30 PM` (Jira) or `Fri Aug 22 2025 14:30:00 GMT+0000`
 * (Linear). Null for forms whose order of day and month is not told, such as `08/09/25`.
 */
export function dayOf(value: unknown): string | null {
  const text = textOf(value);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  if (iso) return iso[0];
  const jira = /^(\d{1,2})[/ -]([A-Za-z]{3})[a-z]*[/ -](\d{2}|\d{4})(?!\d)/.exec(text);
  if (jira) return isoDay(jira[3], jira[2], jira[1]);
  const linear = /^(?:[A-Za-z]{3},? )?([A-Za-z]{3})[a-z]* (\d{1,2}),? (\d{4})(?!\d)/.exec(text);
  return linear ? isoDay(linear[3], linear[1], linear[2]) : null;
}

function isoDay(year = '', month = '', day = ''): string | null {
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  if (number === 0) return null;
  const full = year.length === 2 ? `20${year}` : year;
  return `${full}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
