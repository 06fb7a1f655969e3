import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { publicVersion } from '../../server/src/redaction/publicVersion';
import { normalise } from '../../server/src/text/source';
import { postmortem } from '../support/analyse';

const EXAMPLES = ['2025-08-22-database-connection-pool.md', '2025-09-14-checkout-latency.md'].map(
  (name) => readFileSync(path.join(__dirname, '../../examples', name), 'utf8'),
);
const SAMPLE = EXAMPLES[0] ?? '';

type Written = Readonly<Record<string, unknown>>;
const made = (text: string, configuration: Written = {}): string =>
  publicVersion(postmortem(text, configuration));
/** What becomes of one line of a summary. */
const line = (text: string, configuration: Written = {}): string =>
  made(`# Outage\n\n## Summary\n\n${text}\n`, configuration)
    .split('\n')
    .slice(4)
    .join('\n')
    .trimEnd();
const ROSTER = {
  people: [
    {
      name: 'Sarah Chen',
      handle: 'sarahc',
      email: 's.chen@acme.com',
      role: 'Incident Commander',
      aliases: ['Sarah'],
    },
    { name: 'Mike Johnson', role: 'Backend Lead' },
    { name: 'Will Turner', role: 'SRE' },
    { name: '田中太郎' },
  ],
};

/** Texts as they come in, and as they go out. */
const same = (cases: readonly string[], configuration: Written = {}): void => {
  for (const text of cases) assert.equal(line(text, configuration), text);
};
const becomes = (
  cases: readonly (readonly [before: string, after: string])[],
  configuration: Written = {},
): void => {
  for (const [before, after] of cases) assert.equal(line(before, configuration), after);
};

describe('the public version: people', () => {
  it('says roles instead of names, wherever they stand', () => {
    const text = made(
      '# Outage\n\n**Authors:** Sarah Chen\n\n## Timeline\n\n| Time (UTC) | Event | Person |\n|---|---|---|\n| 14:30 | Sarah restarted it | Sarah |\n\n## Summary\n\nThanks to Sarah Chen and @sarahc.\n',
      ROSTER,
    );
    assert.ok(!/sarah/i.test(text), text);
    assert.ok(text.includes('**Authors:** Incident Commander'));
    assert.ok(
      text.includes('| 14:30 | The incident commander restarted it | Incident Commander |'),
    );
  });
  it('reads as a sentence', () => {
    becomes(
      [
        ['Sarah was paged.', 'The incident commander was paged.'],
        ['Then Sarah’s page came.', 'Then the incident commander’s page came.'],
        ["It was Sarah's.", "It was the incident commander's."],
        ['We asked Sarah (@sarahc) to look.', 'We asked the incident commander to look.'],
        ['The incident commander Sarah Chen left.', 'The incident commander left.'],
        ['- **Incident Commander:** Sarah Chen', '- **Incident Commander:** (name withheld)'],
        ['- Sarah Chen - Incident Commander', '- Incident Commander'],
        ['- Sarah Chen (Incident Commander)', '- Incident Commander'],
        ['A talk by "Sarah Chen" <s.chen@acme.com>', 'A talk by "the incident commander"'],
        ['Write to s.chen@acme.com.', 'Write to the incident commander.'],
        ['Mike Johnson and\nSarah left.', 'The backend lead and\nthe incident commander left.'],
        ['田中太郎さんが再起動した', 'The responderが再起動した'],
      ],
      ROSTER,
    );
  });
  it('keeps people apart, and one person one', () => {
    const text = made(
      '# Outage\n\n## Timeline\n\n| Time (UTC) | Event | Who |\n|---|---|---|\n| 14:30 | Mei asked Jonas | Mei Lin |\n| 14:31 | Fixed | Jonas |\n| 14:32 | Closed | Mei |\n| 14:33 | Checked | @jo |\n',
    );
    assert.deepEqual(text.match(/\| 14:3.*/g), [
      '| 14:30 | Responder 1 asked Responder 2 | Responder 1 |',
      '| 14:31 | Fixed | Responder 2 |',
      '| 14:32 | Closed | Responder 1 |',
      '| 14:33 | Checked | Responder 3 |',
    ]);
  });
  it('knows names from labels, mail and profiles', () => {
    becomes([
      [
        '**Incident lead:** Jane Roe\n\nJane restarted it.',
        '**Incident lead:** (name withheld)\n\nThe incident lead restarted it.',
      ],
      [
        '**Author:** Jane Roe <jane@acme.com>\n\nJane saw it.',
        '**Author:** Responder\n\nThe responder saw it.',
      ],
      ['Found by [Jane Roe](https://github.com/jroe).', 'Found by the responder.'],
      ['Found by [@jroe](https://github.com/jroe).', 'Found by the responder.'],
      ['<@U012AB3CD> joined.', 'The responder joined.'],
    ]);
  });
  it('leaves words that are names, teams, companies and code', () => {
    same(
      [
        'Will this be enough? It will. Mark as done, may be.',
        'The `turner` option of `mikes_test`.',
        'Use `@scope/pkg`, @scope/pkg, pkg@1.2.3 and `@media print`.',
        'The Platform Team told @here and @platform-team; see @acme on Twitter.',
        'Thanks to [@finder](https://x.com/finder).',
      ],
      ROSTER,
    );
    becomes([['We asked Will to go.', 'We asked the SRE to go.']], ROSTER);
    const text =
      '# Outage\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Fix it | Platform team |\n| Ask | AWS |\n| Tell | On-call engineer |\n| Write | TBD |\n';
    assert.equal(made(text), text);
  });
  it('calls somebody in code by a word of code', () => {
    assert.equal(
      line('```\n14:30 Sarah: ssh sarahc@db-prod-03\n```', ROSTER),
      '```\n14:30 Incident Commander: ssh incident-commander@(host)\n```',
    );
  });
});

describe('the public version: the inside', () => {
  it('leaves out what leads inside, and keeps what leads outside', () => {
    const text = made(
      '# Outage\n\n## Timeline\n\n- 14:30 UTC - see [graph](https://grafana.internal/d/1) and [status](https://status.example.com/1)\n- 14:31 UTC - host 10.2.3.4, http://jenkins/job/1, me@example.com, #inc-db\n\n## Action Items\n\n- [ ] Fix it OPS-123 [runbook](../run.md)\n',
    );
    assert.ok(text.includes('see graph and [status](https://status.example.com/1)'));
    assert.ok(text.includes('host (host), (internal link), (address), the incident channel'));
    assert.ok(text.includes('- [ ] Fix it (ticket) runbook'));
  });
  it('knows the services in which companies keep their own', () => {
    for (const address of [
      'https://acme.slack.com/archives/C0123/p1',
      'https://acme.pagerduty.com/incidents/P1',
      'https://acme.atlassian.net/browse/OPS-1',
      'https://acme.zoom.us/j/123',
      'https://grafana.acme.com/d/abc',
      'https://docs.google.com/document/d/1x/edit',
      'https://app.datadoghq.com/monitors/1',
      'https://eu-west-1.console.aws.amazon.com/ec2',
      'https://db.acme.internal:8443/x',
      'https://10.0.0.7/x',
      'https://files.example.com/a?X-Amz-Signature=abc',
      's3://acme-prod/backup',
      'postgres://app:pa55word@db/app',
    ])
      becomes([
        [`See ${address} for more.`, 'See (internal link) for more.'],
        [`See <${address}> for more.`, 'See (internal link) for more.'],
        [`See [this](${address} "t") for more.`, 'See this for more.'],
        [`See <a href="${address}">this</a> for more.`, 'See this for more.'],
        [`See [this][1] for more.\n\n[1]: ${address}`, 'See this for more.'],
        [`Run \`curl ${address}\` once.`, 'Run `curl (internal link)` once.'],
      ]);
    same([
      'See https://github.com/acme/app/issues/12, <https://status.slack.com/x> and [#12](https://github.com/acme/app/issues/12).',
      'See [the advisory][cve] at https://support.zoom.us/hc and [above](#timeline).\n\n[cve]: https://nvd.nist.gov/vuln/detail/CVE-2025-1234',
      'Open http://localhost:3000, or write to security@acme.com ([mail](mailto:help@acme.com)).',
      'See [INFRA-12](https://issues.example.org/browse/INFRA-12).',
    ]);
  });
  it('keeps what a picture shows, not the picture of the repository', () => {
    becomes([
      ['![Error rate](../img/x.png)', '(picture: Error rate)'],
      ['<img src="x.png" alt="Error rate">', '(picture: Error rate)'],
      ['![](x.png)', '(picture)'],
      ['[![badge](x.png)](https://grafana.acme.com)', '(picture: badge)'],
      ['See [[Runbook|the runbook]] and [[Pool]].', 'See the runbook and Pool.'],
    ]);
    same(['![Status](https://status.example.com/x.png)']);
  });
  it('knows the forms of hosts, ids and keys', () => {
    becomes([
      ['On db-prod-03 and web01.', 'On (host 1) and (host 2).'],
      ['ip-10-0-0-1.ec2.internal failed', '(host) failed'],
      ['pay.prod.svc.cluster.local:8080 failed', '(host) failed'],
      ['acme.abc123.eu-west-1.rds.amazonaws.com failed', '(host) failed'],
      ['fd12:3456:789a::1 failed over to 10.0.0.7', '(host 1) failed over to (host 2)'],
      ['Pod api-7d9f8b6c5d-x2x4z died', 'Pod api-(pod) died'],
      ['arn:aws:iam::123456789012:role/x', '(resource)'],
      ['AWS account 123456789012, i-0abc1234def567890', 'AWS account (account), (id)'],
      ['Reverted commit `a1b2c3d4`', 'Reverted commit `(commit)`'],
      ['trace_id=4bf92f3577b34da6a3ce929d0e0e4736', 'trace_id=(id)'],
      ['order 5f0c6f7e-7f0e-4a2b-9d0a-1c2b3d4e5f60', 'order (id)'],
      ['Request ID: req-8812aa', 'Request ID: (id)'],
      ['See OPS-123 and INC-2024-17', 'See (ticket) and (incident)'],
      ['Call +49 30 1234567 or (555) 555-0100', 'Call (phone number) or (phone number)'],
      ['/home/sarah/x, C:\\Users\\sarah\\x', '/home/user/x, C:\\Users\\user\\x'],
      ['Key AKIAQ3ZKLM7NPORTVWX2', 'Key [redacted]'],
      ['`password: Xy12345678`', '`password: [redacted]`'],
      [
        '```\n-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----\n```',
        '```\n[redacted]\n```',
      ],
      ['Before <!-- do not tell --> after', 'Before  after'],
    ]);
    same([
      'Version 10.0.1.2, v1.2.3.4, 203.0.113.7, 2001:db8::1, 127.0.0.1 and 8.8.8.8.',
      'SEV-1, UTF-8, SHA-256, UTC-05, CVE-2025-1234, us-east-1, phase-2, worker-3.',
      'On 2025-08-22 at 14:30, 1234567890 rows, 12345678 users, +0200, 1-800 of them.',
      'Colour #fff, `#include <x>`, `.env.local`, threading.local(), redis-6.2.',
      '<!-- postmortem-disable-next-line privacy/secret -->',
    ]);
  });
  it('knows channels', () => {
    becomes([
      ['We met in #inc-db-0822.', 'We met in the incident channel.'],
      ['We met in the #warroom channel.', 'We met in the incident channel.'],
      ['Users in `#ask-platform`. Then', 'Users in a chat channel. Then'],
      ['in our #general chat channel', 'in our chat channel'],
      ['the IRC channel #acme-infra says', 'the IRC channel says'],
      ['Channel created (#inc-db)', 'Channel created (the incident channel)'],
    ]);
    same(['people tweeted #outage', 'issue #12', '`#inc-...`']);
  });
  it('keeps the incident’s own id where it is filed under, and nowhere else', () => {
    const text = made(
      '# INC-2025-17: Outage\n\n**Incident ID:** INC-2025-17\n\n## Summary\n\nINC-2025-17 is like INC-2024-3. We closed INC-2025-17.\n',
    );
    assert.ok(text.startsWith('# INC-2025-17: Outage\n\n**Incident ID:** INC-2025-17\n'));
    assert.ok(text.includes('\nThis incident is like (incident). We closed this incident.\n'));
  });
});

describe('the public version as a whole', () => {
  const TEXTS = [
    ...EXAMPLES,
    '# Ausfall\n\n**Autor:** Jürgen Müller\n\n## Zeitleiste\n\n- 14:30 UTC - Jürgen startet db-prod-01 neu\n- 14:40 UTC - Gut\n\n## Maßnahmen\n\n- [ ] Alarm (@jmueller) bis 2025-09-01\n',
    '---\ntitle: Outage\nauthor: Matt Cowley, Claudio Wunder\n---\n\n# Outage\n\n## Timeline\n\n14:30 UTC: [Matt](mailto:matt@acme.com) saw <https://acme.slack.com/x>\n14:40 UTC: done\n',
  ];
  const read = (text: string): unknown => {
    const { model } = postmortem(text);
    return [
      model.sections.map(({ kind, level }) => [kind, level]),
      model.timelines.map(({ entries }) =>
        entries.map(({ start, end, milestone }) => [start?.at, end?.at, milestone]),
      ),
      model.metrics.map(({ definition, minutes }) => [definition.id, definition.preset, minutes]),
      model.actions.map(({ items }) =>
        items.map(({ owner, due, done }) => [owner.kind, due.kind, done]),
      ),
      model.signOffs.map(({ person, date }) => [person.kind, date.kind]),
      model.analysis.whys.length,
    ];
  };
  it('reads like the document: the same times, sections, actions and measures', () => {
    for (const text of TEXTS) assert.deepEqual(read(made(text)), read(text));
    assert.ok(!/Sarah|Mike|Alex|Priya|Jonas/.test(EXAMPLES.map((text) => made(text)).join()));
  });
  it('applied twice changes nothing', () => {
    for (const text of TEXTS) assert.equal(made(made(text)), made(text));
    const team = made(SAMPLE, ROSTER);
    assert.equal(made(team, ROSTER), team);
  });

  const WORDS = [
    'Sarah', 'Sarah Chen', '@sarahc', "Sarah's", 'Mike Johnson', 's.chen@acme.com', '田中太郎さん', 'will', 'the', 'and', 'it failed.', 'asked',
    'OPS-12', 'INC-2025-17', 'db-prod-01', '10.0.0.1', '#inc-db', 'in the #ops-room channel', '`db-prod-02`', 'so **Sarah**', '[Sarah](../team.md)',
    '[graph](https://grafana.acme.com/d)', '[status](https://status.example.com/1)', 'https://acme.slack.com/x', '<https://acme.zoom.us/j/1>', '![graph](x.png)',
    '<a href="https://jira.acme.com/x">it</a>', '<!-- note -->', '(owner: Sarah)', 'i-0abc1234def567890', 'commit a1b2c3d4', '+49 30 1234567', '/home/sarah/x',
  ]; // prettier-ignore
  const STARTS = [
    '',
    '',
    '- ',
    '- [ ] ',
    '- 14:30 UTC - ',
    '> ',
    '## Notes\n\n',
    '**Summary:** ',
    '**Incident Commander:** Sarah Chen\n\n',
    '1. ',
  ];
  const lines = fc
    .array(
      fc.tuple(
        fc.constantFrom(...STARTS),
        fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\n\n'),
      ),
      { maxLength: 12 },
    )
    .map(
      (parts) =>
        `# Outage\n\n${parts.map(([start, words, end]) => start + words.join(' ') + end).join('')}`,
    );
  const wild = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...WORDS,
          ...STARTS,
          '\n',
          '|',
          '`',
          '```\n',
          '[',
          '](',
          ')',
          '<',
          '<!--',
          '-->',
          '\n[a]: ',
        ),
        fc.string({ maxLength: 6 }),
      ),
      { maxLength: 40 },
    )
    .map((parts) => normalise(`# Outage\n\n${parts.join(' ')}\n`));
  const SOMEBODY = /(?<![\p{L}\p{N}])(?:Sarah|Mike Johnson|sarahc)(?![\p{L}\p{N}])|田中太郎/u;

  it('leaves nobody of the roster, whatever stands around', () => {
    fc.assert(
      fc.property(fc.oneof(lines, wild), (text) => {
        assert.doesNotMatch(made(text, ROSTER), SOMEBODY);
      }),
      { numRuns: 400 },
    );
  });
  it('has nothing to do a second time', () => {
    fc.assert(
      fc.property(lines, (text) => {
        const once = made(text, ROSTER);
        assert.equal(made(once, ROSTER), once);
      }),
      { numRuns: 200 },
    );
  });
  it('takes any text, whatever its line ends', () => {
    fc.assert(
      fc.property(
        fc.oneof(lines, wild),
        fc.string({ unit: 'binary', maxLength: 80 }),
        (text, odd) => {
          made(normalise(odd));
          assert.equal(made(normalise(text.replace(/\n/g, '\r\n')), ROSTER), made(text, ROSTER));
        },
      ),
      { numRuns: 200 },
    );
  });
});
