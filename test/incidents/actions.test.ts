import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { calendarOf } from '../../server/src/incidents/actions/calendar';
import { withTracker } from '../../server/src/incidents/actions/evidence';
import { ledgerOf, type LedgerAction } from '../../server/src/incidents/actions/ledger';
import { survivalOf } from '../../server/src/incidents/actions/survival';
import { dayOf, readTracker, type Tracker } from '../../server/src/incidents/actions/trackers';
import { parseCsv } from '../../server/src/text/csv';
import { postmortem } from '../support/analyse';
import { runCli } from '../support/cli';

const document = (items: string): string =>
  `# Outage\n\n**Date:** 2025-08-22\n\n## Timeline (UTC)\n\n- 10:00 - Alert fired\n- 11:00 - Incident resolved\n\n## Root Cause\n\nA leak.\n\n## Action Items\n\n${items}\n`;

const ledger = (items: string): readonly LedgerAction[] =>
  ledgerOf('a.md', postmortem(document(items)));

const tracker = (text: string): Tracker => {
  const read = readTracker(text);
  if ('problem' in read) throw new Error(read.problem);
  return read;
};

describe('the state of an action', () => {
  it('is known only where the text says it', () => {
    const items = ledger(
      '- [x] Add an alert\n- [ ] Raise the limit of the pool\n- Test the failover (done)\n- Write a runbook\n',
    );
    assert.deepEqual(
      items.map(({ state }) => state),
      ['done', 'open', 'done', 'unknown'],
    );
    assert.equal(items[3]?.evidence, null);
  });
});

/** The same three issues as each tracker exports them: open, done on a day, closed without being done. */
const EXPORTS: readonly (readonly [string, string, string, string])[] = [
  [
    'gh issue list --json',
    '#',
    'GitHub',
    JSON.stringify([
      {
        number: 11,
        state: 'OPEN',
        stateReason: '',
        createdAt: '2025-08-25T09:00:00Z',
        closedAt: null,
        title: 'A',
        url: 'https://github.com/acme/shop/issues/11',
      },
      {
        number: 12,
        state: 'CLOSED',
        stateReason: 'COMPLETED',
        createdAt: '2025-08-25T09:00:00Z',
        closedAt: '2025-10-02T12:01:00Z',
        title: 'B',
        url: 'https://github.com/acme/shop/issues/12',
      },
      {
        number: 13,
        state: 'CLOSED',
        stateReason: 'NOT_PLANNED',
        createdAt: '2025-08-25T09:00:00Z',
        closedAt: '2025-10-03T12:01:00Z',
        title: 'C',
        url: 'https://github.com/acme/shop/issues/13',
      },
    ]),
  ],
  [
    'GitLab JSON',
    '#',
    'GitLab',
    JSON.stringify([
      {
        id: 901,
        iid: 11,
        state: 'opened',
        created_at: '2025-08-25T09:00:00.000Z',
        closed_at: null,
        references: { short: '#11', full: 'acme/shop#11' },
      },
      {
        id: 902,
        iid: 12,
        state: 'closed',
        created_at: '2025-08-25T09:00:00.000Z',
        closed_at: '2025-10-02T12:01:00.000Z',
        references: { short: '#12', full: 'acme/shop#12' },
      },
    ]),
  ],
  [
    'GitLab CSV',
    '#',
    'GitLab',
    'Title,Description,Issue ID,URL,State,Author,Author Username,Assignee,Assignee Username,Confidential,Locked,Due Date,Created At (UTC),Updated At (UTC),Closed At (UTC),Milestone,Weight,Labels\n"A, first","Two\nlines ""quoted""",11,https://gitlab.com/acme/shop/-/issues/11,Open,Ada,ada,,,No,No,,2025-08-25 09:00:00,2025-08-25 09:00:00,,,,\nB,,12,https://gitlab.com/acme/shop/-/issues/12,Closed,Ada,ada,,,No,No,,2025-08-25 09:00:00,2025-10-02 12:01:00,2025-10-02 12:01:00,,,\n',
  ],
  [
    'Jira CSV',
    'OPS-',
    'Jira',
    "Summary,Issue key,Issue id,Issue Type,Status,Project key,Priority,Resolution,Assignee,Created,Updated,Resolved,Labels,Labels\r\nA,OPS-11,10011,Task,To Do,OPS,High,,Ada,25/Aug/25 9:00 AM,25/Aug/25 9:00 AM,,x,y\r\nB,OPS-12,10012,Task,Done,OPS,High,Done,Ada,25/Aug/25 9:00 AM,02/Oct/25 12:01 PM,02/Oct/25 12:01 PM,,\r\nC,OPS-13,10013,Task,Closed,OPS,High,Won't Do,Ada,25/Aug/25 9:00 AM,03/Oct/25 12:01 PM,03/Oct/25 12:01 PM,,\r\n",
  ],
  [
    'Linear CSV',
    'OPS-',
    'Linear',
    '"ID","Team","Title","Description","Status","Estimate","Priority","Project ID","Project","Creator","Assignee","Labels","Created","Updated","Started","Triaged","Completed","Canceled","Archived","Due Date"\n"OPS-11","Ops","A","","Todo","","High","","","ada@example.com","","","Mon Aug 25 2025 09:00:00 GMT+0000 (GMT)","","","","","","",""\n"OPS-12","Ops","B","","Done","","High","","","ada@example.com","","","Mon Aug 25 2025 09:00:00 GMT+0000 (GMT)","","","","Thu Oct 02 2025 12:01:00 GMT+0000 (GMT)","","",""\n"OPS-13","Ops","C","","Canceled","","High","","","ada@example.com","","","2025-08-25T09:00:00.000Z","","","","","2025-10-03T12:01:00.000Z","",""\n',
  ],
];

describe('a tracker', () => {
  for (const [form, prefix, name, text] of EXPORTS)
    it(`tells what is done: ${form}`, () => {
      const read = tracker(text);
      assert.equal(read.name, name);
      assert.deepEqual(read.skipped, []);
      const item = (number: number): string => `- Do the task ${number} (${prefix}${number})\n`;
      const [open, done, dropped, other] = withTracker(
        ledger(item(11) + item(12) + item(13) + item(99)),
        read,
      );
      assert.deepEqual([open?.state, open?.opened, open?.closed], ['open', '2025-08-25', null]);
      assert.deepEqual(
        [done?.state, done?.opened, done?.closed],
        ['done', '2025-08-25', '2025-10-02'],
      );
      assert.equal(done?.evidence, `${prefix}12 closed on 2025-10-02 in ${name}`);
      assert.equal(dropped?.state, 'unknown');
      assert.equal(other?.state, 'unknown');
    });

  it('does not take #12 of two repositories for one issue', () => {
    const issue = (repository: string) => ({
      number: 12,
      state: 'CLOSED',
      closedAt: '2025-10-02T12:01:00Z',
      url: `https://github.com/acme/${repository}/issues/12`,
    });
    const read = tracker(JSON.stringify([issue('shop'), issue('docs')]));
    const [short, full] = withTracker(
      ledger('- Fix the pool (#12)\n- Fix the docs (acme/docs#12)\n'),
      read,
    );
    assert.deepEqual([short?.state, full?.state], ['unknown', 'done']);
  });

  it('and a document that contradict each other leave the state unknown', () => {
    const read = tracker(EXPORTS[0]?.[3] ?? '');
    const [action] = withTracker(ledger('- [x] Fix the pool (#11)\n'), read);
    assert.deepEqual(
      [action?.state, action?.evidence],
      ['unknown', 'the document says done, #11 is open in GitHub'],
    );
  });

  it('that is none is told by its columns', () => {
    for (const text of ['Name,Colour\nA,red\n', '{"a": 1}', '[', '', '[]'])
      assert.match(JSON.stringify(readTracker(text)), /problem/);
    assert.match(
      JSON.stringify(readTracker('Name,Colour\nA,red\n')),
      /its columns are name, colour|its columns are colour, name/,
    );
    assert.deepEqual(
      tracker('[{"number": 1, "state": "OPEN"}, {"number": 2, "state": "?"}]').skipped,
      [{ row: 2, reason: 'its state is ?' }],
    );
  });

  it('writes dates in several forms, and an order that nobody knows is none', () => {
    const rows: readonly (readonly [string, string | null])[] = [
      ['2025-08-22 14:30:00', '2025-08-22'],
      ['22/Aug/25 2:30 PM', '2025-08-22'],
      ['Fri Aug 22 2025 14:30:00 GMT+0000 (GMT)', '2025-08-22'],
      ['08/09/25', null],
      ['', null],
    ];
    for (const [text, day] of rows) assert.equal(dayOf(text), day);
  });
});

describe('cells of CSV', () => {
  it('hold commas, quotes and lines', () =>
    assert.deepEqual(parseCsv('\ufeffa,b\r\n"x, ""y""\nz",\n\nonly,"unclosed\n'), [
      ['a', 'b'],
      ['x, "y"\nz', ''],
      ['only', '"unclosed'],
    ]));
});

describe('survival', () => {
  const action = (opened: string | null, closed: string | null): LedgerAction => ({
    ...(ledger('- Fix the pool\n')[0] as LedgerAction),
    state: closed === null ? 'open' : 'done',
    opened,
    closed,
  });
  it('counts those that are open as long as they were seen', () => {
    // By hand: after 10 days 4/5; the one seen for 20 days leaves; after 30 days 4/5 · 2/3.
    const seen = [
      action('2025-08-01', '2025-08-11'),
      action('2025-08-11', null),
      action('2025-08-01', '2025-08-31'),
      action('2025-07-01', null),
      action('2025-07-01', null),
    ];
    const { steps, n, done, censored, leftOut, median } = survivalOf(
      [...seen, action(null, null)],
      '2025-08-31',
    );
    assert.deepEqual(steps, [
      { days: 10, atRisk: 5, done: 1, open: 0.8 },
      { days: 30, atRisk: 3, done: 1, open: 0.5333 },
    ]);
    assert.deepEqual([n, done, censored, leftOut, median], [5, 2, 3, 1, null]);
  });
});

describe('a calendar of due dates', () => {
  const calendar = calendarOf(
    ledger(
      '- [ ] Add an alert, with a text that is long enough to be folded; 障害を検知するアラートを追加する と更に長い説明 (due: 2025-12-31)\n- [x] Test it (due: 2025-09-10)\n- Write a runbook\n',
    ),
  );
  it('holds what is open and dated, the day after as its end', () => {
    assert.equal(calendar.split('BEGIN:VEVENT').length - 1, 1);
    assert.match(calendar, /DTSTART;VALUE=DATE:20251231\r\nDTEND;VALUE=DATE:20260101\r\n/);
    assert.match(
      calendar.replace(/\r\n /g, ''),
      /SUMMARY:Add an alert\\, with a text .*folded\\; 障害/,
    );
  });
  it('has lines of at most 75 octets, each with its end', () => {
    assert.ok(calendar.endsWith('END:VCALENDAR\r\n'));
    for (const line of calendar.trimEnd().split('\r\n')) {
      assert.ok(Buffer.byteLength(line) <= 75, line);
      assert.ok(!/[\r\n\ufffd]/.test(line));
    }
  });
});

describe('postmortem actions', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-actions-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const git = (day: string, ...args: readonly string[]): void => {
    const date = `${day}T12:00:00Z`;
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder,
      env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
      stdio: 'ignore',
    });
  };

  it('reads from git when each was written and became done, also when file and words changed', async () => {
    const commit = (day: string, name: string, items: string): void => {
      writeFileSync(path.join(folder, name), document(items));
      git(day, 'add', '-A');
      git(day, 'commit', '-m', 'x');
    };
    git('2025-08-22', 'init', '-q');
    commit(
      '2025-08-22',
      'old.md',
      '- [ ] Add an alert on the usage of the pool\n- [x] Raise the limit\n',
    );
    commit(
      '2025-09-01',
      'old.md',
      '- [ ] Add alert for pool usage\n- [x] Raise the limit\n- [ ] Write a runbook\n',
    );
    git('2025-09-05', 'mv', 'old.md', 'new.md');
    git('2025-09-05', 'commit', '-m', 'x');
    commit(
      '2025-09-20',
      'new.md',
      '- [x] Add alert for pool usage\n- [x] Raise the limit\n- [ ] Write a runbook\n',
    );
    const { out, code, error } = await runCli(
      ['actions', '.', '--history', '--format', 'json', '--today', '2025-10-01'],
      folder,
    );
    assert.equal(code, 0, error);
    const { actions, survival } = JSON.parse(out) as {
      actions: LedgerAction[];
      survival: { n: number; leftOut: number; steps: { days: number; open: number }[] };
    };
    assert.deepEqual(
      actions.map(({ state, opened, closed }) => [state, opened, closed]),
      [
        ['done', '2025-08-22', '2025-09-20'],
        ['done', '2025-08-22', null],
        ['open', '2025-09-01', null],
      ],
    );
    assert.deepEqual(
      [survival.n, survival.leftOut, survival.steps[0]?.days, survival.steps[0]?.open],
      [2, 1, 29, 0.5],
    );
  });

  it('prints each format, leaves out earlier incidents and says so', async () => {
    writeFileSync(
      path.join(folder, 'a.md'),
      document('- [ ] Add an | alert (due: 2025-09-01)\n- [x] =1+1\n'),
    );
    const run = async (...args: readonly string[]) =>
      (await runCli(['actions', '.', '--today', '2025-10-01', ...args], folder)).out;
    assert.match(
      await run(),
      /^state .*\noverdue +2025-09-01 .*a\.md:16\n[^]*2 actions: 1 done, 1 open \(1 overdue\), 0 unknown\./,
    );
    assert.match(await run('--format', 'csv'), /\ndone,'=1\+1,/);
    assert.match(
      await run('--format', 'markdown'),
      /\| overdue \| Add an \\\| alert .*\[a\.md:16\]\(<a\.md#L16>\) \|/,
    );
    assert.match(await run('--format', 'ics'), /DTSTART;VALUE=DATE:20250901/);
    assert.match(
      await run('--since', '2025-09-01'),
      /0 actions: .* 2 of earlier incidents are left out\./,
    );
    const unknown = await runCli(['actions', '.', '--tracker', 'none.csv'], folder);
    assert.deepEqual([unknown.code, /none\.csv/.test(unknown.error)], [2, true]);
  });
});
