import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pasteAsRows, type Paste } from '../../server/src/features/paste/paste';
import { screenshotRow } from '../../server/src/features/paste/screenshot';
import { applyEdits } from '../../server/src/text/edit';
import { cursor, postmortem, WORLD } from '../support/analyse';

const HEAD =
  '# Outage\n\n<!-- postmortem -->\n\n**Date:** 2025-08-22\n**Authors:** Sarah Chen\n\n## Timeline\n\n';
const TABLE = `${HEAD}| Time (UTC) | Event | Person |\n|---|---|---|\n| 14:30 | Alert | System |\n| 15:42 | Resolved | Sarah |\n‸`;

function paste(marked: string, pasted: string, zone: string | null = null): Paste | null {
  const { text, offset } = cursor(marked);
  return pasteAsRows(postmortem(text), WORLD, offset, pasted, zone);
}
const rows = (pasted: string, zone: string | null = 'UTC', marked = TABLE): readonly string[] => {
  const { text } = cursor(marked);
  const found = paste(marked, pasted, zone);
  assert.ok(found, 'it is taken');
  const before = new Set(text.split('\n'));
  return applyEdits(text, found.edits)
    .split('\n')
    .filter((line) => !before.has(line));
};

/** A sample of each source, and the rows that it becomes. */
const SAMPLES: readonly {
  readonly source: string;
  readonly text: string;
  readonly rows: readonly string[];
}[] = [
  {
    source: 'Slack',
    text: 'Sarah Chen\n  2:34 PM\nLooking at it now\nPool is full\n2:36\nRestarting\n3 replies\nPagerDuty\nAPP  2:40 PM\nResolved by itself? | no',
    rows: [
      '| 14:34 | Looking at it now Pool is full | Sarah |',
      '| 14:36 | Restarting | Sarah |',
      '| 14:40 | Resolved by itself? \\| no | PagerDuty |',
    ],
  },
  {
    source: 'Slack',
    text: 'Sarah Chen  [2:34 PM]\nLooking\nMei  [2:41 PM]\nRolled back',
    rows: ['| 14:34 | Looking | Sarah |', '| 14:41 | Rolled back | Mei |'],
  },
  {
    source: 'Slack',
    text: JSON.stringify([
      { type: 'message', user: 'U2', ts: '1755873300.000200', text: 'Thanks <@U1> &amp; all' },
      {
        type: 'message',
        user: 'U1',
        user_profile: { real_name: 'Sarah Chen' },
        ts: '1755873240.000100',
        text: 'See <https://example.com/x|the graph>',
      },
      { type: 'message', subtype: 'channel_join', user: 'U3', ts: '1755873200.0', text: 'joined' },
    ]),
    rows: [
      '| 14:34 | See the graph (https://example.com/x) | Sarah |',
      '| 14:35 | Thanks Sarah Chen & all |  |',
    ],
  },
  {
    source: 'PagerDuty',
    text: JSON.stringify({
      log_entries: [
        {
          created_at: '2025-08-22T16:34:00+02:00',
          type: 'acknowledge_log_entry',
          summary: 'Acknowledged by Sarah Chen',
          agent: { summary: 'Sarah Chen' },
        },
        {
          created_at: '2025-08-22T14:31:00Z',
          type: 'trigger_log_entry',
          summary: 'Triggered through the API',
          agent: { summary: 'Prometheus' },
        },
      ],
    }),
    rows: [
      '| 14:31 | Triggered through the API | Prometheus |',
      '| 14:34 | Acknowledged by Sarah Chen | Sarah |',
    ],
  },
  {
    source: 'Opsgenie',
    text: JSON.stringify({
      data: [
        {
          createdAt: '2025-08-22T14:33:00.120Z',
          owner: 'sarah chen',
          log: 'Alert acknowledged via mobile',
          type: 'system',
        },
      ],
    }),
    rows: ['| 14:33 | Alert acknowledged via mobile | Sarah |'],
  },
  {
    source: 'Alertmanager',
    text: JSON.stringify({
      status: 'resolved',
      alerts: [
        {
          status: 'resolved',
          labels: { alertname: 'PoolFull' },
          annotations: { summary: 'Pool at 100%' },
          startsAt: '2025-08-22T14:32:10Z',
          endsAt: '2025-08-22T15:41:00Z',
        },
        {
          status: 'firing',
          labels: { alertname: 'Slow' },
          annotations: {},
          startsAt: '2025-08-22T14:33:00Z',
          endsAt: '0001-01-01T00:00:00Z',
        },
      ],
    }),
    rows: [
      '| 14:32 | PoolFull: Pool at 100% (firing) | Alertmanager |',
      '| 14:33 | Slow (firing) | Alertmanager |',
      '| 15:41 | PoolFull resolved | Alertmanager |',
    ],
  },
  {
    source: 'alerts',
    text: 'Alertname  Starts At                Summary       State\nPoolFull   2025-08-22 14:32:00 UTC  Pool at 100%  active\n',
    rows: ['| 14:32 | PoolFull, Pool at 100%, active | Alertmanager |'],
  },
  {
    source: 'status page',
    text: 'Resolved - This incident has been resolved.\nAug 22, 15:45 UTC\nIdentified - The pool is too small.\nAug 22, 14:50 UTC\n',
    rows: [
      '| 14:50 | Identified: The pool is too small. | Status page |',
      '| 15:45 | Resolved: This incident has been resolved. | Status page |',
    ],
  },
  {
    source: 'git log',
    text: 'commit 3f2a9c1d\nAuthor: Sarah Chen <sarah@example.com>\nDate:   Fri Aug 22 16:40:00 2025 +0200\n\n    Raise the pool size\n\n    More words.\n\ncommit 1f2a9c1d\nAuthor: Mei <mei@example.com>\nDate:   Fri Aug 22 13:00:00 2025 +0000\n\n    Ship it\n',
    rows: ['| 13:00 | Ship it | Mei |', '| 14:40 | Raise the pool size | Sarah |'],
  },
  {
    source: 'syslog',
    text: 'Aug 22 14:31:07 db-1 postgres[812]: FATAL: too many connections\n<34>1 2025-08-22T14:32:00Z db-1 kernel - - - oom\n',
    rows: [
      '| 14:31 | FATAL: too many connections | postgres@db-1 |',
      '| 14:32 | oom | kernel@db-1 |',
    ],
  },
  {
    source: 'lines with times',
    text: '14:52 restarted it\n  and waited\n[14:41] <sarah> looking\n2025-08-22T14:45:00Z INFO deploy done\n- 14:47 Mei: rolled back\n',
    rows: [
      '| 14:41 | looking | Sarah |',
      '| 14:45 | deploy done |  |',
      '| 14:47 | rolled back | Mei |',
      '| 14:52 | restarted it and waited |  |',
    ],
  },
];

describe('pasting into a timeline', () => {
  for (const { source, text, rows: expected } of SAMPLES) {
    it(`${source}: ${text.slice(0, 40).replace(/\s+/g, ' ')}`, () => {
      assert.equal(paste(TABLE, text)?.source, source);
      assert.deepEqual(rows(text), expected);
      assert.deepEqual(rows(text.replace(/\n/g, '\r\n')), expected, 'with CRLF');
    });
  }
  it('puts each row where it belongs among those that are there', () => {
    const { text } = cursor(TABLE);
    const found = paste(TABLE, '15:50 closed\n14:41 looking\n', 'UTC');
    assert.ok(found);
    assert.ok(
      applyEdits(text, found.edits).endsWith(
        '| 14:30 | Alert | System |\n| 14:41 | looking |  |\n| 15:42 | Resolved | Sarah |\n| 15:50 | closed |  |\n',
      ),
    );
  });
  it('does so without any date in the document', () => {
    const { text, offset } = cursor(TABLE.replace('**Date:** 2025-08-22\n', ''));
    const found = pasteAsRows(postmortem(text), WORLD, offset, '14:41 looking\n', 'UTC');
    assert.ok(found);
    assert.match(applyEdits(text, found.edits), /\| 14:30 [^\n]*\n\| 14:41 [^\n]*\n\| 15:42 /);
  });
  it('asks for the zone once, where it matters, and converts', () => {
    const chat = 'Sarah Chen  4:41 PM\nLooking\nMei  4:45 PM\nDone\n';
    assert.deepEqual(paste(TABLE, chat)?.zones, ['Europe/Berlin', 'UTC']);
    assert.deepEqual(paste(TABLE, chat, 'Europe/Berlin')?.zones, []);
    assert.deepEqual(rows(chat, 'Europe/Berlin'), [
      '| 14:41 | Looking | Sarah |',
      '| 14:45 | Done | Mei |',
    ]);
    assert.deepEqual(paste(TABLE, '2025-08-22T14:45:00Z INFO deploy\n')?.zones, []);
  });
  it('writes lists as the list is written, and begins a table where there is nothing', () => {
    assert.deepEqual(
      rows('14:41 looking\n', 'UTC', `${HEAD}- 2:30 PM UTC – Alert\n- 3:42 PM UTC – Resolved\n‸`),
      ['- 2:41 PM UTC – looking'],
    );
    assert.deepEqual(rows('14:41 Mei: looking\n', 'UTC', `${HEAD}‸\n`), [
      '| Time (UTC) | Event | Person |',
      '|---|---|---|',
      '| 14:41 | looking | Mei |',
    ]);
  });
  it('goes on after midnight, with dates', () => {
    assert.deepEqual(rows('23:50 saw it\n00:10 fixed it\n', 'UTC', `${HEAD}‸\n`).slice(2), [
      '| 2025-08-22 23:50 | saw it |',
      '| 2025-08-23 00:10 | fixed it |',
    ]);
  });
  it('leaves alone what it does not know, and other places', () => {
    assert.equal(paste(TABLE, 'Just some words.\nAnd more of them.'), null);
    assert.equal(paste(TABLE, '{"a": 1}'), null);
    assert.equal(paste(TABLE, '[broken json'), null);
    assert.equal(paste(`${HEAD}\n## Summary\n\n‸\n`, '14:41 looking\n'), null);
    assert.equal(paste('# List\n\n‸\n', '14:41 looking\n'), null);
  });
  it('takes anything without an error, and a megabyte in time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        paste(TABLE, text);
        paste(TABLE, `14:30 ${text}\n`);
      }),
      { numRuns: 300 },
    );
    const started = Date.now();
    const found = paste(TABLE, '14:41 something happened in the pool\n'.repeat(27_000), 'UTC');
    assert.equal(found?.count, 27_000);
    assert.ok(Date.now() - started < 20_000);
  });
});

describe('a screenshot', () => {
  const rowOf = (marked: string, link = 'cpu.png'): string | null => {
    const { text, offset } = cursor(marked);
    const edit = screenshotRow(postmortem(text), WORLD, offset, link);
    return (
      (edit &&
        applyEdits(text, [edit])
          .split('\n')
          .find((line) => line.includes('!['))) ||
      null
    );
  };
  const outage = (rows: string): string =>
    `# Outage\n\n**Date:** 2025-08-22\n\n## Timeline\n\n${rows}\n\n## Impact\n\nUsers.\n`;

  it('is a row like the one at the cursor, at its time, behind what belongs to it', () => {
    for (const [rows, expected] of [
      [
        '| Time (UTC) | Person | Event |\n|---|---|---|\n| 14:30 | Mei | Al‸ert |\n| 14:50 | Mei | Done |',
        '| 14:30 |  | ![what it shows](cpu.png) |',
      ],
      ['- 14:30 UTC - Al‸ert\n- 14:50 UTC - Done', '- 14:30 UTC - ![what it shows](cpu.png)'],
      [
        '* **2:30 PM:** Alert\n  - seen by Mei‸\n* **2:50 PM:** Done',
        '* **2:30 PM:** ![what it shows](cpu.png)',
      ],
    ] as const)
      assert.equal(rowOf(outage(rows)), expected);
    const { text, offset } = cursor(outage('- 14:30 UTC Alert\n  - by Mei‸\n- 14:50 UTC Done'));
    const edit = screenshotRow(postmortem(text), WORLD, offset, 'a.png');
    assert.match(
      edit ? applyEdits(text, [edit]) : '',
      /Alert\n  - by Mei\n- 14:30 UTC !\[what it shows\]\(a\.png\)\n- 14:50/,
    );
  });

  it('is none outside of a timeline, and where a row cannot be written', () => {
    for (const marked of [
      outage('- 14:30 UTC Alert\n- 14:50 UTC Done').replace('Users', 'Us‸ers'),
      outage('At 14:30 UTC the al‸ert fired.\n\nAt 14:50 UTC it was over.'),
      outage('### 14:30 UTC Al‸ert\n\nSeen.\n\n### 14:50 UTC Done'),
      '# Shopping\n\n- 14:30 br‸ead\n',
    ])
      assert.equal(rowOf(marked), null);
  });
});
