import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import {
  candidates,
  importRows,
  readingFor,
  type Candidate,
} from '../../server/src/features/evidence/import';
import { readEvidence, type EvidenceFile } from '../../server/src/features/evidence/files';
import { boundOf, isPicked } from '../../server/src/features/evidence/pick';
import { applyEdits } from '../../server/src/text/edit';
import { postmortem, WORLD } from '../support/analyse';

const HEAD =
  '# Outage\n\n**Date:** 2025-08-22\n**Incident Commander:** Sarah Chen\n**Channel:** https://acme.slack.com/archives/C1\n\n## Timeline\n\n';
const TABLE = `${HEAD}| Time (UTC) | Event | Person |\n|---|---|---|\n| 14:30 | Alert | System |\n| 15:42 | Resolved | Sarah |\n\n## Action Items\n\n- [ ] Add a limit\n`;

const json = (value: unknown, name = 'a.json'): EvidenceFile => ({
  name,
  bytes: strToU8(JSON.stringify(value)),
});
const text = (value: string, name = 'a.txt'): EvidenceFile => ({ name, bytes: strToU8(value) });
const zip = (parts: Readonly<Record<string, unknown>>): EvidenceFile => ({
  name: 'a.zip',
  bytes: zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, value]) => [name, strToU8(JSON.stringify(value))]),
    ),
  ),
});

function rowsOf(files: readonly EvidenceFile[], document = TABLE): readonly Candidate[] {
  const snapshot = postmortem(document);
  const { messages, problems } = readEvidence(files, readingFor(snapshot));
  assert.deepEqual(problems, []);
  return candidates(snapshot, messages, null);
}
/** The lines that come into the document. */
function added(files: readonly EvidenceFile[], document = TABLE): readonly string[] {
  const snapshot = postmortem(document);
  const fresh = rowsOf(files, document).filter(({ there }) => !there);
  const made = importRows(snapshot, WORLD, fresh);
  assert.ok('edits' in made, JSON.stringify(made));
  const before = new Set(document.split('\n'));
  return applyEdits(document, made.edits)
    .split('\n')
    .filter((line) => !before.has(line));
}

const USERS = [{ id: 'U1', name: 'schen', profile: { real_name: 'Sarah Chen' } }];
const TS = (minute: number): string => `${1755873000 + minute * 60}.000100`;
const at = (minute: number, more: object = {}): object => ({
  type: 'message',
  user: 'U1',
  ts: TS(minute),
  ...more,
});

/** An export of each source, and the rows that it becomes. 14:30 is minute 0. */
const SOURCES: readonly (readonly [string, EvidenceFile, readonly string[]])[] = [
  [
    'a Slack export with a thread, an edit, a join, a deletion and a program',
    zip({
      'users.json': USERS,
      'channels.json': [{ id: 'C9', name: 'inc-db' }],
      'inc-db/2025-08-22.json': [
        at(1, { subtype: 'channel_join', text: '<@U1> has joined the channel' }),
        at(2, {
          text: ':fire: looking at <https://g.example/d|the graph> :eyes: <!here>',
          thread_ts: TS(2),
        }),
        at(3, { text: 'pool is full &lt;!--', thread_ts: TS(2) }),
        at(3, { text: 'pool is full &lt;!--', thread_ts: TS(2), subtype: 'thread_broadcast' }),
        at(4, { text: 'restarting pod a' }),
        at(5, {
          subtype: 'message_changed',
          message: { ...at(4), text: 'restarting pod b at 14:34:05' },
        }),
        at(6, { text: 'wrong channel' }),
        at(7, { subtype: 'message_deleted', deleted_ts: TS(6) }),
        at(8, {
          user: undefined,
          username: 'PagerDuty',
          text: '',
          attachments: [{ title: 'Triggered #12', text: 'DB | pool' }],
        }),
        at(9, { text: ':tada: :+1::skin-tone-2:' }),
      ],
    }),
    [
      '| 14:32 | 🔥 looking at the graph (https://g.example/d) 👀 @here ([Slack](https://acme.slack.com/archives/C9/p1755873120000100)) | Sarah |',
      '| 14:33 | pool is full \\<!-- ([Slack](https://acme.slack.com/archives/C9/p1755873180000100?thread_ts=1755873120.000100&cid=C9)) | Sarah |',
      '| 14:34 | restarting pod b at 14:34:05 ([Slack](https://acme.slack.com/archives/C9/p1755873240000100)) | Sarah |',
      '| 14:38 | Triggered #12: DB \\| pool ([Slack](https://acme.slack.com/archives/C9/p1755873480000100)) | PagerDuty |',
    ],
  ],
  [
    'a dump of slackdump',
    zip({
      'C2.json': {
        channel_id: 'C2',
        name: 'inc',
        messages: [
          at(2, {
            text: 'one',
            user_profile: { real_name: 'Sarah Chen' },
            slackdump_thread_replies: [at(3, { text: 'two' })],
          }),
        ],
      },
    }),
    [
      '| 14:32 | one ([Slack](https://acme.slack.com/archives/C2/p1755873120000100)) | Sarah |',
      '| 14:33 | two ([Slack](https://acme.slack.com/archives/C2/p1755873180000100)) | Sarah |',
    ],
  ],
  [
    'the log of an incident of PagerDuty',
    json({
      log_entries: [
        {
          created_at: '2025-08-22T14:32:00Z',
          summary: 'Acknowledged by Sarah Chen.',
          agent: { summary: 'Sarah Chen' },
          incident: { html_url: 'https://acme.pagerduty.com/incidents/P1' },
        },
      ],
    }),
    [
      '| 14:32 | Acknowledged by Sarah Chen. ([PagerDuty](https://acme.pagerduty.com/incidents/P1)) | Sarah |',
    ],
  ],
  [
    'the same as CSV',
    text(
      '"id","created_at","agent_name","summary"\r\n1,"2025-08-22 16:32:00 +0200","Sarah Chen","Acknowledged, ""now""\nby phone"\r\n',
    ),
    ['| 14:32 | Acknowledged, "now" by phone | Sarah |'],
  ],
  [
    'the log of an alert of Opsgenie',
    json({
      data: [{ log: 'Alert closed', owner: 'Sarah Chen', createdAt: '2025-08-22T14:32:00.5Z' }],
    }),
    ['| 14:32 | Alert closed | Sarah |'],
  ],
  [
    'incidents of Statuspage',
    json({
      page: { id: 'p' },
      incidents: [
        {
          name: 'DB',
          shortlink: 'https://stspg.io/x',
          incident_updates: [
            { status: 'in_progress', body: 'We look.', display_at: '2025-08-22T16:32:00+02:00' },
          ],
        },
      ],
    }),
    ['| 14:32 | In progress: We look. ([Statuspage](https://stspg.io/x)) | Status page |'],
  ],
  [
    'the timeline of an incident of GitLab',
    json({
      data: {
        project: {
          incidentManagementTimelineEvents: {
            nodes: [
              {
                note: 'Rolled back',
                occurredAt: '2025-08-22T14:32:00Z',
                author: { name: 'Sarah Chen' },
              },
            ],
          },
        },
      },
    }),
    ['| 14:32 | Rolled back | Sarah |'],
  ],
  [
    'alerts of Alertmanager, of which one still fires',
    json([
      {
        labels: { alertname: 'PoolFull' },
        annotations: { summary: 'pool > 95 %' },
        startsAt: '2025-08-22T14:32:00Z',
        endsAt: '2025-08-22T14:37:00Z',
        status: { state: 'active' },
        generatorURL: 'https://prom.example/g?x=(1)',
      },
      {
        labels: { alertname: 'Lag' },
        startsAt: '2025-08-22T14:33:00Z',
        endsAt: '2025-08-22T14:40:00Z',
        status: 'resolved',
      },
    ]),
    [
      '| 14:32 | PoolFull: pool > 95 % (firing) ([Alertmanager](https://prom.example/g?x=%281%29)) | Alertmanager |',
      '| 14:33 | Lag (firing) | Alertmanager |',
      '| 14:40 | Lag resolved | Alertmanager |',
    ],
  ],
  [
    '`git log` of deploys',
    text(
      'commit 3f2a9c1d\nAuthor: Sarah Chen <sarah@example.com>\nDate:   Fri Aug 22 16:32:00 2025 +0200\n\n    Deploy api 1.2.3\n',
    ),
    ['| 14:32 | Deploy api 1.2.3 | Sarah |'],
  ],
];

describe('evidence from exports', () => {
  for (const [what, file, rows] of SOURCES)
    it(`becomes rows: ${what}`, () => {
      assert.deepEqual(added([file]), rows);
      // Once they are there, they do not come again, and a file given twice counts once.
      const snapshot = postmortem(TABLE);
      const made = importRows(snapshot, WORLD, rowsOf([file]));
      assert.ok('edits' in made);
      assert.deepEqual(added([file, file], applyEdits(TABLE, made.edits)), []);
    });

  it('is written in the form, the zone and the days of the document', () => {
    const files = [
      json({
        data: [
          { log: 'a', createdAt: '2025-08-22T14:32:00Z' },
          { log: 'b', createdAt: '2025-08-22T23:10:00Z' },
        ],
      }),
    ];
    assert.deepEqual(
      added(
        files,
        `# Outage\n\n## Timeline (Europe/Berlin)\n\n- **8/22/2025 4:30 PM** — Alert\n- **8/23/2025 2:30 AM** — Resolved\n`,
      ),
      ['- **8/22/2025 4:32 PM** — a', '- **8/23/2025 1:10 AM** — b'],
    );
    assert.deepEqual(added(files, `# Outage\n\n**Date:** 2025-08-22\n\n## Timeline\n`), [
      '| Time (UTC) | Event |',
      '|---|---|',
      '| 14:32 | a |',
      '| 23:10 | b |',
    ]);
  });
  it('is refused with a reason where a row would be on another day, or nowhere', () => {
    const rows = rowsOf([json({ data: [{ log: 'a', createdAt: '2025-08-25T14:32:00Z' }] })]);
    const why = (document: string): string => {
      const made = importRows(postmortem(document), WORLD, rows);
      return 'refused' in made ? made.refused : '';
    };
    assert.match(why(TABLE), /another day/);
    assert.match(why('# Outage\n\nIt was bad.\n'), /no timeline/);
    assert.match(
      why('# Outage\n\n## Timeline\n\n### 14:30\n\nAlert\n\n### 15:42\n\nResolved\n'),
      /form/,
    );
  });
  it('keeps a row that says more or else at the same minute', () => {
    const rows = rowsOf([
      json({
        data: [
          { log: 'alert', createdAt: '2025-08-22T14:30:20Z' },
          { log: 'Alert acknowledged', createdAt: '2025-08-22T14:30:40Z' },
          { log: 'Alert', createdAt: '2025-08-22T14:31:00Z' },
        ],
      }),
    ]);
    assert.deepEqual(
      rows.map(({ there }) => there),
      [true, false, false],
    );
  });
  it('is picked by person, word and time', () => {
    const rows = rowsOf([
      json({
        data: [
          { log: 'one', owner: 'sarah', createdAt: '2025-08-22T14:32:10Z' },
          { log: 'Two', owner: 'mei', createdAt: '2025-08-22T14:33:50Z' },
        ],
      }),
    ]);
    const reading = { year: 2025, order: null, zone: 'UTC', day: null };
    const picked = (filter: {
      from?: string;
      to?: string;
      people?: string[];
      words?: string[];
    }) => {
      const bound = (written: string | undefined, end: boolean): number | null => {
        if (written === undefined) return null;
        const found = boundOf(written, end, { ...reading, day: rows[0]?.date ?? null });
        assert.equal(typeof found, 'number', String(found));
        return Number(found);
      };
      return rows
        .filter((row) =>
          isPicked(row, {
            from: bound(filter.from, false),
            to: bound(filter.to, true),
            people: filter.people ?? [],
            words: filter.words ?? [],
          }),
        )
        .map(({ text: said }) => said);
    };
    assert.deepEqual(picked({}), ['one', 'Two']);
    assert.deepEqual(picked({ people: ['Chen'] }), ['one'], 'by the name that the document uses');
    assert.deepEqual(picked({ people: ['MEI', 'x'] }), ['Two']);
    assert.deepEqual(picked({ words: ['two'] }), ['Two']);
    assert.deepEqual(picked({ from: '14:33' }), ['Two']);
    assert.deepEqual(picked({ to: '14:32' }), ['one']);
    assert.deepEqual(picked({ from: '2025-08-22T16:33+02:00', to: '2025-08-22' }), ['Two']);
    for (const wrong of ['soon', '25:10', '14:30 and so on'])
      assert.match(String(boundOf(wrong, false, reading)), /is no time/);
    assert.match(String(boundOf('14:30', false, reading)), /names no day/);
  });
  it('tells which file has nothing, and why', () => {
    const files = [
      text('nothing here\nat all', 'a.txt'),
      json({ x: [1] }, 'b.json'),
      { name: 'c.png', bytes: new Uint8Array([0x89, 0, 0, 0]) },
      { name: 'd.zip', bytes: new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]) },
    ];
    const { messages, problems } = readEvidence(files, { year: 2025, order: null, workspace: '' });
    assert.deepEqual(messages, []);
    assert.deepEqual(
      problems.map(({ file, reason }) => `${file} ${reason.split(' ', 2).join(' ')}`),
      ['a.txt nothing with', 'b.json nothing with', 'c.png neither text', 'd.zip the archive'],
    );
  });
});
