import { DuckDBInstance } from '@duckdb/node-api';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { counts } from '../../server/src/incidents/actions/ledger';
import { exportRows } from '../../server/src/incidents/export/rows';
import { EXPORT_TABLES, type Column } from '../../server/src/incidents/export/tables';
import {
  aggregate,
  groupsOf,
  summarise,
  type IncidentSummary,
} from '../../server/src/incidents/numbers';
import { postmortem } from '../support/analyse';
import { runCli } from '../support/cli';
import { generatedPostmortem } from './generated';

const PAGE = readFileSync(path.join(__dirname, '../../docs/data.md'), 'utf8');
/** The queries of the page, in its order. */
const QUERIES = [...PAGE.matchAll(/```sql\n([^`]+)```/g)].map(([, sql = '']) => sql);
const COUNT = 1000;

describe('the exported tables', function () {
  this.timeout(180_000);
  const summaries: IncidentSummary[] = [];
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-export-'));
    const tables: Record<string, string[]> = {
      incidents: [],
      entries: [],
      actions: [],
      findings: [],
    };
    for (let number = 0; number < COUNT; number++) {
      const snapshot = postmortem(generatedPostmortem(number));
      const summary = summarise(`${number}.md`, snapshot);
      assert.ok(summary);
      summaries.push(summary);
      for (const [table, rows] of Object.entries(exportRows(summary, snapshot)))
        for (const row of rows) tables[table]?.push(JSON.stringify(row));
    }
    for (const [table, rows] of Object.entries(tables))
      writeFileSync(path.join(folder, `${table}.jsonl`), `${rows.join('\n')}\n`);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const ask = async (sql: string): Promise<readonly (readonly unknown[])[]> => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    try {
      const inFolder = sql.replace(
        /'(\w+\.jsonl)'/g,
        (_, file: string) => `'${path.join(folder, file)}'`,
      );
      const reader = await connection.runAndReadAll(inFolder);
      return reader
        .getRowsJson()
        .map((row) =>
          row.map((cell) =>
            typeof cell === 'string' && /^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell,
          ),
        );
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  };

  it('have exactly the columns that the schema describes', () => {
    for (const [table, columns] of Object.entries(EXPORT_TABLES)) {
      const lines = readFileSync(path.join(folder, `${table}.jsonl`), 'utf8')
        .trimEnd()
        .split('\n');
      assert.ok(lines.length >= COUNT / 10, table);
      for (const line of lines) {
        const row = JSON.parse(line) as Record<string, unknown>;
        assert.deepEqual(Object.keys(row), Object.keys(columns));
        for (const [name, column] of Object.entries(columns))
          assert.ok(fits(row[name], column), `${table}.${name}: ${line}`);
      }
    }
  });

  it('give DuckDB the open actions by owner that we count', async () => {
    const ours = new Map<string | null, number>();
    for (const action of summaries.flatMap(({ actions }) => actions))
      if (action.state === 'open' && counts(action))
        ours.set(action.owner, (ours.get(action.owner) ?? 0) + 1);
    const theirs = await ask(QUERIES[0] ?? '');
    assert.ok(theirs.length >= 4);
    assert.deepEqual(new Map(theirs.map(([owner, open]) => [owner, open])), ours);
  });

  it('give DuckDB the hours outside working time that we compute', async () => {
    const ours = new Map<string | null, number>();
    for (const { value, incidents } of groupsOf(summaries, 'quarter')) {
      const rows = incidents.flatMap((one) => (one.span ? [exportedOutside(one)] : []));
      if (rows.length > 0) ours.set(value, rows.reduce((sum, minutes) => sum + minutes, 0) / 60);
    }
    const theirs = await ask(QUERIES[1] ?? '');
    assert.equal(theirs.length, ours.size);
    for (const [quarter, hours] of theirs)
      assert.ok(
        Math.abs(Number(hours) - (ours.get(quarter as string | null) ?? NaN)) < 0.011,
        `${String(quarter)}: ${String(hours)}`,
      );
    assert.ok(theirs.some(([, hours]) => Number(hours) > 0));
  });

  it('give DuckDB the time to detect by severity and quarter that we give', async () => {
    const ours = groupsOf(summaries, 'severity').flatMap(({ value: severity, incidents }) =>
      groupsOf(incidents, 'quarter').flatMap(({ value: quarter, incidents: members }) => {
        const { distribution } = aggregate(members, 'detect');
        return distribution
          ? [`${severity ?? '–'} ${quarter ?? '–'}: ${distribution.n}, ${distribution.median}`]
          : [];
      }),
    );
    const theirs = await ask(QUERIES[2] ?? '');
    assert.deepEqual(
      theirs
        .map(
          ([severity, quarter, n, median]) =>
            `${named(severity)} ${named(quarter)}: ${String(n)}, ${String(median)}`,
        )
        .sort(),
      [...ours].sort(),
    );
    assert.ok(ours.length >= 12);
  });

  it('leave out what a finding refutes, and say so', async () => {
    const [[most, out] = []] = await ask(
      "SELECT max(resolve_minutes), count(resolve_left_out) FROM 'incidents.jsonl'",
    );
    assert.ok(Number(most) < 3000, String(most));
    assert.equal(
      out,
      summaries.filter(({ lengths }) => lengths.resolve.kind === 'left-out').length,
    );
    assert.ok(Number(out) > COUNT / 50);
  });

  it('load into SQLite as the page says', function () {
    try {
      execFileSync('sqlite3', ['--version']);
    } catch {
      this.skip();
    }
    const out = execFileSync('sqlite3', [], {
      cwd: folder,
      input: `${QUERIES[3] ?? ''}\nSELECT count(*) FROM actions WHERE state = 'open';\n`,
    }).toString();
    const open = summaries
      .flatMap(({ actions }) => actions)
      .filter(({ state }) => state === 'open');
    assert.equal(Number(out.trim()), open.length);
  });

  it('are written by the command line, and what is set aside is said', async () => {
    const source = mkdtempSync(path.join(os.tmpdir(), 'postmortem-source-'));
    try {
      writeFileSync(path.join(source, '0.md'), generatedPostmortem(0));
      writeFileSync(path.join(source, 'notes.md'), '# Notes\n');
      const { code, out } = await runCli(
        ['export', '.', '--out', 'data', '--today', '2025-09-01'],
        source,
      );
      assert.equal(code, 0);
      assert.match(out, /incidents\.jsonl: 1 rows?\n/);
      assert.match(out, /Set aside: 1 file that is no postmortem\./);
      const [first = ''] = readFileSync(path.join(folder, 'incidents.jsonl'), 'utf8').split('\n');
      assert.deepEqual(
        JSON.parse(readFileSync(path.join(source, 'data/incidents.jsonl'), 'utf8')),
        JSON.parse(first),
      );
    } finally {
      rmSync(source, { recursive: true, force: true });
    }
  });
});

/** By minutes one after the other: slow, and written differently from what it checks. */
function exportedOutside({ span }: IncidentSummary): number {
  if (!span) return 0;
  const start = Date.parse(`${span.start}Z`);
  let outside = 0;
  for (let minute = 0; minute < span.minutes; minute++) {
    const at = new Date(start + minute * 60_000);
    const working =
      at.getUTCDay() >= 1 && at.getUTCDay() <= 5 && at.getUTCHours() >= 9 && at.getUTCHours() < 17;
    if (!working) outside++;
  }
  return outside;
}

function fits(value: unknown, { type, nullable }: Column): boolean {
  if (value === null) return nullable;
  if (type === 'strings' || type === 'integers')
    return (
      Array.isArray(value) &&
      value.every((one) => (type === 'strings' ? typeof one === 'string' : Number.isInteger(one)))
    );
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

const named = (value: unknown): string => (typeof value === 'string' ? value : '–');
