import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { actionLines } from '../../server/src/features/agents/reading';
import { hover } from '../../server/src/features/hover/hover';
import { lenses } from '../../server/src/features/lenses';
import { previewData } from '../../server/src/features/preview/preview';
import { incidentHtml } from '../../server/src/features/render/html';
import { countActions, countsText, ledgerOf } from '../../server/src/incidents/actions/ledger';
import {
  INCIDENTS_CHANGED_NOTIFICATION,
  INCIDENTS_REQUEST,
  OVERVIEW_REQUEST,
  type ActionCounts,
  type IncidentsAnswer,
  type OverviewAnswer,
} from '../../server/src/protocol';
import { known, postmortem, TODAY, WORLD } from '../support/analyse';
import { runCli } from '../support/cli';
import { PULL, startClient } from '../support/server';
import { write } from '../site/documents';

const document = (number: number, actions: string, rest = ''): string =>
  `# Checkout down\n\n**Incident ID:** INC-2025082${number}-001\n**Date:** 2025-08-2${number}\n**Severity:** High\n\n## Timeline (UTC)\n\n- 14:30 - Alert fired\n- 14:50 - Resolved\n\n## Root Cause\n\nA leak.\n\n## Action Items\n\n${actions}\n${rest}`;

const table = (...rows: readonly string[]): string =>
  ['| Due | Action | Status |', '|---|---|---|', ...rows].join('\n');

const count = (
  all: number,
  done: number,
  open: number,
  unknown: number,
  late: number,
  leftOut = 0,
): ActionCounts => ({ all, done, open, unknown, late, leftOut });

/** One document for each thing that can make counts differ, and what is true of it on 2025-09-01. */
const CASES: Readonly<Record<string, readonly [string, ActionCounts]>> = {
  'statuses.md': [
    document(
      1,
      table(
        '| 2025-08-25 | Add an alert for the pool | Open |',
        '| 2025-09-25 | Raise the limit of the pool | In progress |',
        '| 2025-08-25 | Write a runbook for it | Done |',
        '| 2025-08-25 | Test the failover again | Sometime |',
        '| 2025-08-25 | Watch the queue as well | 未対応 |',
        '| Q2 2025 | Replace the old driver | Open |',
      ),
    ),
    count(6, 1, 4, 1, 2),
  ],
  'checkboxes.md': [
    document(
      2,
      '- [ ] Add an alert for the pool (due: 2025-08-25)\n- [x] Raise the limit of the pool\n- Write a runbook (due: 2025-08-25)\n- Test the failover (done)\n- Watch the queue (done) (reopened)\n',
    ),
    count(5, 2, 2, 1, 1),
  ],
  // The date before the incident stands before the action in its row: still it is there twice.
  'twice.md': [
    document(
      3,
      table(
        '| 2025-09-25 | Add an alert for the pool | Open |',
        '| 2024-08-25 | Add an alert for the pool | Open |',
        '| 2024-08-25 | Raise the limit of the pool | Open |',
      ),
    ),
    count(2, 0, 2, 0, 0, 1),
  ],
  // A note says that all is done, more rows than a finding names say that they are open.
  'denied.md': [
    document(
      4,
      table(
        ...Array.from(
          { length: 12 },
          (_, index) =>
            `| 2025-08-29 | Repair the part ${'abcdefghijkl'[index] ?? ''}${index} | Open |`,
        ),
        '| 2025-08-29 | Add an alert for the pool | Done |',
      ),
      '\n## Follow-up\n\n### 1-Month Follow-up (2025-09-22)\n\n- **All Action Items:** Completed ✅\n',
    ),
    count(13, 1, 0, 12, 0),
  ],
};

const TEXTS = Object.entries(CASES).map(([name, [text, expected]]) => ({ name, text, expected }));
const SUM = TEXTS.reduce(
  (sum, { expected }) =>
    count(
      sum.all + expected.all,
      sum.done + expected.done,
      sum.open + expected.open,
      sum.unknown + expected.unknown,
      sum.late + expected.late,
      sum.leftOut + expected.leftOut,
    ),
  count(0, 0, 0, 0, 0),
);

describe('how many actions are open', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-counts-'));
    write(
      path.join(folder, 'docs'),
      Object.fromEntries(TEXTS.map(({ name, text }) => [name, text])),
    );
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const cli = async (...args: readonly string[]): Promise<string> => {
    const { out, error, code } = await runCli([...args, '--today', '2025-09-01'], folder);
    assert.equal(code, 0, error);
    return out;
  };

  for (const { name, text, expected } of TEXTS)
    it(`is the same wherever one document is shown: ${name}`, () => {
      const snapshot = postmortem(text);
      assert.deepEqual(countActions(ledgerOf(name, snapshot), TODAY.toString()), expected);
      const said = countsText(expected);
      const data = previewData(snapshot, '', 1);
      assert.deepEqual(data.actionCounts, expected);
      const of = (state: string): number =>
        data.actions.filter((one) => one.state === state).length;
      assert.equal(of('open') + of('done') + of('unknown'), expected.all + expected.leftOut);
      assert.ok(incidentHtml(data).includes(`: ${said}</caption>`));
      assert.ok(lenses(snapshot, () => 0).some(({ title }) => title === said));
      assert.equal(actionLines(snapshot, false)[0], `actions: ${said}`);
      const id = /INC-\d+-001/.exec(text)?.[0] ?? '';
      const referring = `# Outage\n\n<!-- postmortem -->\n\n## Related Incidents\n\n- ${id}: alike\n`;
      const told = hover(
        postmortem(referring),
        { ...WORLD, incidents: [known('/w/a.md', text)] },
        referring.indexOf(id) + 2,
      );
      assert.ok(told?.markdown.includes(`- Actions: ${said}`), told?.markdown);
    });

  it('is the same in the ledger, in numbers, tables and pages over a folder', async () => {
    const ledger = JSON.parse(await cli('actions', 'docs', '--format', 'json')) as {
      readonly counts: ActionCounts;
    };
    assert.deepEqual(ledger.counts, SUM);
    const metrics = JSON.parse(await cli('metrics', 'docs', '--format', 'json')) as {
      readonly overview: { readonly actions: ActionCounts };
    };
    assert.deepEqual(metrics.overview.actions, SUM);
    const rows = (await cli('metrics', 'docs', '--format', 'csv')).split('\r\n').slice(1, -1);
    const columns = rows.map((row) => row.split(',').slice(10, 13).map(Number));
    for (const [column, key] of (['all', 'open', 'late'] as const).entries())
      assert.equal(
        columns.reduce((sum, values) => sum + (values[column] ?? 0), 0),
        SUM[key],
        key,
      );
    await cli('export', 'docs', '--out', 'tables');
    const exported = readFileSync(path.join(folder, 'tables/actions.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly state: string; readonly counts: boolean });
    const kept = exported.filter(({ counts }) => counts);
    assert.deepEqual(
      [
        kept.length,
        ...['done', 'open', 'unknown'].map((s) => kept.filter(({ state }) => state === s).length),
      ],
      [SUM.all, SUM.done, SUM.open, SUM.unknown],
    );
  });

  it('is the same on the pages of the report', async () => {
    const { code, error } = await runCli(
      ['report', 'docs', '--out', 'site', '--now', '2025-09-01T12:00:00Z'],
      folder,
    );
    assert.equal(code, 0, error);
    const page = readFileSync(path.join(folder, 'site/actions.html'), 'utf8');
    assert.ok(
      page.includes(
        `${SUM.all} actions: ${SUM.done} done, ${SUM.open} open, and ${SUM.unknown} of which the document does not tell. ${SUM.late} overdue on 2025-09-01. ${SUM.leftOut} stand twice`,
      ),
    );
    // A calendar asks for each once.
    const calendar = readFileSync(path.join(folder, 'site/actions.ics'), 'utf8');
    assert.equal(calendar.match(/SUMMARY:Add an alert for the pool/g)?.length, 3);
  });

  it('is the same in the views and the overview of an editor', async () => {
    const client = await startClient(
      PULL,
      { docsUri: 'file:///docs', today: '2025-09-01' },
      { folder: path.join(folder, 'docs') },
    );
    try {
      const ask = (): Promise<IncidentsAnswer> =>
        client.connection.sendRequest<IncidentsAnswer>(INCIDENTS_REQUEST, {});
      let answer: IncidentsAnswer;
      for (;;) {
        const changed = new Promise<void>((resolve) =>
          client.connection.onNotification(INCIDENTS_CHANGED_NOTIFICATION, () => resolve()),
        );
        answer = await ask();
        if (answer.incidents.length === TEXTS.length) break;
        await changed;
      }
      const overview = await client.connection.sendRequest<OverviewAnswer>(OVERVIEW_REQUEST, {});
      assert.deepEqual(overview.actions.counts, SUM);
      assert.equal(overview.actions.marks.length, SUM.all);
      for (const { name, expected } of TEXTS) {
        const uri = pathToFileURL(path.join(folder, 'docs', name)).href;
        const listed = answer.incidents.find((incident) => incident.uri === uri);
        assert.deepEqual(listed?.counts, expected, name);
        const of = (state: string): number =>
          listed.actions.filter((one) => one.state === state).length;
        assert.deepEqual(
          [of('done'), of('open'), of('unknown')],
          [expected.done, expected.open, expected.unknown],
          name,
        );
        assert.equal(
          listed.actions.filter(({ when }) => when === 'overdue').length,
          expected.late,
          name,
        );
      }
    } finally {
      await client.stop();
    }
  });
});
