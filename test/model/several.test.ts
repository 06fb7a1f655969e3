import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hover } from '../../server/src/features/hover/hover';
import { inlayHints } from '../../server/src/features/inlayHints';
import { lenses } from '../../server/src/features/lenses';
import { previewData } from '../../server/src/features/preview/preview';
import { inspect } from '../../server/src/main/cli/inspect';
import { standardMetrics } from '../../server/src/model/timeline/metrics';
import type { Postmortem } from '../../server/src/model/types';
import { RULES } from '../../server/src/rules/registry';
import { lineAt } from '../../server/src/text/lineIndex';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { postmortem, WORLD } from '../support/analyse';

const example = (name: string): string =>
  readFileSync(path.join(__dirname, '../../examples', name), 'utf8');

/** Stories that share no day, and would contradict each other if they were one. */
const STORIES: readonly string[] = [
  example('2025-08-22-database-connection-pool.md'),
  example('2025-09-14-checkout-latency.md'),
  '# Outage of the search\n\nSeverity: SEV2\nDate: 2025-05-03\nDuration: 3 hours\n\n## Timeline\n\n- 08:00 CET Customers report slow search\n- 08:10 CET Alert fired\n- 09:55 CET Rolled back\n- 10:00 CET Resolved\n\n## Root cause\n\nA hot shard.\n',
  '# Incident on 2025-04-01: mail\n\nSeverity: SEV1\n\n## Timeline\n\n| Time (UTC) | Event | Person |\n|---|---|---|\n| 22:50 | Alert fired | Ana |\n| 23:10 | On call acknowledged | Ben |\n| 00:20 | Resolved | Ana |\n\n## Impact\n\n3 users.\n\n## Impact\n\nNo mail.\n',
];

const INCIDENTS = RULES.filter(({ several }) => several === 'each').map(({ id }) => id);

/** Stories under a title, each a level deeper, as one document. */
const together = (stories: readonly string[], name: (title: string, index: number) => string) =>
  `# What happened lately\n\n<!-- postmortem -->\n\n${stories
    .map((story, index) =>
      story
        .replace(/^# (.+)$/m, (_, title: string) => `# ${name(title, index)}`)
        .replace(/^(#{1,5}) /gm, '#$1 ')
        .trim(),
    )
    .join('\n\n')}\n`;

const measured = ({ metrics }: Postmortem) =>
  standardMetrics(metrics).map(({ definition, minutes }) => [definition.id, minutes]);

const instants = ({ timelines }: Postmortem) =>
  timelines.flatMap(({ entries }) => entries.map(({ start, text }) => [start?.at, text.text]));

const told = ({ findings }: Snapshot) =>
  findings
    .filter(({ rule }) => INCIDENTS.includes(rule))
    .map(({ rule, message, severity }) => [rule, severity, message.replace(/\bline \d+/g, '')]);

const titles = (text: string): readonly string[] =>
  postmortem(text).model.incidents.map(({ title }) => title.text);

describe('several incidents in one document', () => {
  for (const [what, name] of [
    ['numbered headings', (title: string, index: number) => `Incident ${index + 1}: ${title}`],
    ['lettered headings', (title: string, index: number) => `Outage ${'ABCD'[index]} - ${title}`],
    ['headings of their own', (title: string) => `Outage: ${title}`],
  ] as const)
    it(`reads and judges each as if it stood alone, under ${what}`, () => {
      for (const from of [0, 1, 2])
        for (const stories of [STORIES.slice(from), STORIES.slice(from).reverse()]) {
          const whole = postmortem(together(stories, name));
          assert.equal(whole.model.incidents.length, stories.length);
          assert.deepEqual(whole.model.metrics, []);
          assert.deepEqual(whole.model.milestones, []);
          const alone = stories.map((story) =>
            postmortem(story.replace(/^# (.+)$/m, (_, title: string) => `# ${name(title, 0)}`)),
          );
          const { incidents } = whole.model;
          assert.deepEqual(
            incidents.map(({ model }) => [
              measured(model),
              instants(model),
              model.incident.severity,
            ]),
            alone.map(({ model }, index) => [
              measured(model),
              instants(model),
              {
                ...model.incident.severity,
                range: incidents[index]?.model.incident.severity.range,
              },
            ]),
          );
          assert.deepEqual(told(whole).sort(), alone.flatMap(told).sort());
        }
    });

  it('says the same after each edit as when it is read at once', () => {
    let snapshot = postmortem(
      together(STORIES, (title, index) => `Incident ${index + 1}: ${title}`),
    );
    const seen = ({ model, findings }: Snapshot) => [
      model.incidents.map(({ range, title, model: own }) => [
        range,
        title,
        measured(own),
        instants(own),
      ]),
      findings.map(({ rule, range, message }) => [rule, range, message]),
    ];
    for (const [from, to] of [
      ['08:10 CET', '08:12 CET'],
      ['Duration: 3 hours', 'Duration: 2 hours'],
      ['Incident 2', 'Incidents'],
      ['Incidents', 'Incident 2'],
      ['# What happened lately\n', '# What happened lately\n\nAll times are UTC.\n'],
      ['00:20 | Resolved', '22:00 | Resolved'],
    ] as const) {
      assert.ok(snapshot.text.includes(from), from);
      const text = snapshot.text.replace(from, to);
      snapshot = snapshot.withText(text);
      assert.deepEqual(seen(snapshot), seen(postmortem(text)), to);
    }
  });

  it('is one incident where days, phases, teams or languages are told under headings', () => {
    const rows = '\n\n- 10:00 UTC Alert fired\n- 10:30 UTC Rolled back\n- 10:45 UTC Resolved\n\n';
    for (const text of [
      `# Outage\n\n## 2024-05-01${rows}## 2024-05-02${rows}`,
      `# Outage\n\n## Timeline\n\n### 2024-05-01 First outage${rows}### 2024-05-03 Second outage${rows}`,
      `# Outage\n\n## Before the outage${rows}## After the outage${rows}`,
      `# Outage\n\n## Team A${rows}### Impact\n\nX.\n\n## Team B${rows}### Impact\n\nY.\n`,
      `# Outage\n\n**Date:** 2024-05-01\n\n## First outage of 2024-05-01${rows}## Second outage of 2024-05-01${rows}`,
      `# Outage\n\n## First outage 2024-05-01${rows}## Second outage 2024-05-03${rows}## Root cause\n\nA switch.\n`,
      `# Outage\n\n## Outage of 2024-05-01${rows}## Timeline${rows}`,
      `# Incident report 2024-05-01\n\n## Timeline${rows}# 障害報告 2024-05-01\n\n## タイムライン${rows}`,
      STORIES[0] ?? '',
      STORIES[1] ?? '',
    ])
      assert.deepEqual(titles(text), [], text);
  });

  it('is several where each has its own heading, day and times', () => {
    const rows = '\n\n- 10:00 UTC Alert fired\n- 10:30 UTC Rolled back\n- 10:45 UTC Resolved\n\n';
    assert.deepEqual(
      titles(
        `# Outages of 2024\n\n# May\n\n## 2024-05-01 Outage of mail${rows}## Outage of chat, 2024-05-03${rows}# June\n\n## Outage of search on 2024-06-02${rows}`,
      ),
      ['2024-05-01 Outage of mail', 'Outage of chat, 2024-05-03', 'Outage of search on 2024-06-02'],
    );
    assert.deepEqual(
      titles(
        `# Report\n\n## 障害1${rows}## 障害2\n\n- 12:00 UTC Alert fired\n- 12:10 UTC Rolled back\n- 12:30 UTC Resolved\n`,
      ),
      ['障害1', '障害2'],
    );
  });

  it('is known to every rule that compares what one incident has', () => {
    const reading = RULES.filter(({ reads }) =>
      reads.some((part) => part === 'milestones' || part === 'metrics'),
    );
    assert.ok(reading.length > 5);
    assert.deepEqual(
      reading.filter(({ several }) => several === undefined).map(({ id }) => id),
      [],
    );
  });

  const text = together(STORIES.slice(2), (title, index) => `Incident ${index + 1}: ${title}`);
  const snapshot = postmortem(text);
  const at = (words: string): number => text.indexOf(words);

  it('tells nothing of one in hovers, lenses and hints of the other', () => {
    const hovered = hover(snapshot, WORLD, at('22:50'))?.markdown ?? '';
    assert.match(hovered, /2025-04-01 22:50 UTC/);
    assert.match(hovered, /At detected/);
    assert.doesNotMatch(hovered, /after the entry before/);
    assert.match(hover(snapshot, WORLD, at('SEV1'))?.markdown ?? 'SEV1', /SEV1/);
    assert.deepEqual(
      lenses(snapshot, () => 0).map(({ range, title }) => [
        lineAt(snapshot.lines, range.from),
        title,
      ]),
      [
        [lineAt(snapshot.lines, at('### Timeline')), 'time to resolve 2h · impact duration 2h'],
        [
          lineAt(snapshot.lines, at('### Timeline\n\n|')),
          'time to resolve 1h 30m · impact duration 1h 30m',
        ],
      ],
    );
    const hinting = postmortem(text, { inlayHints: { offsets: true } });
    const [hint] = inlayHints(hinting, { from: at('00:20'), to: at('00:20') + 5 });
    assert.equal(hint?.label, '+1h 30m');
  });

  it('tells each by itself in inspect, with the lines that it has', () => {
    const { incident, metrics, incidents } = inspect(snapshot, 'a.md') as {
      incident: { severity: unknown; date: unknown };
      metrics: readonly unknown[];
      incidents: readonly {
        title: string;
        line: number;
        lastLine: number;
        incident: { severity: { value: string }; date: string | null };
        metrics: readonly { id: string; minutes: number }[];
      }[];
    };
    assert.deepEqual([incident.severity, incident.date, metrics], [null, null, []]);
    assert.deepEqual(
      incidents.map((one) => [one.title, one.line, one.lastLine, one.incident.severity.value]),
      [
        ['Incident 1: Outage of the search', 5, 21, 'SEV2'],
        ['Incident 2: Incident on 2025-04-01: mail', 22, 40, 'SEV1'],
      ],
    );
  });

  it('gives the panel each by itself, and the day where the title has none', () => {
    const data = previewData(snapshot, 'file:///a.md', 1);
    assert.deepEqual(
      data.incidents.map(({ key, timeline, metrics, incident }) => [
        key,
        timeline.entries.length,
        metrics.at(-1)?.text,
        incident.severity,
      ]),
      [
        ['Incident 1: Outage of the search (2025-05-03)', 4, '2h', 'SEV2'],
        ['Incident 2: Incident on 2025-04-01: mail', 3, '1h 30m', 'SEV1'],
      ],
    );
    assert.equal(data.metrics.length, 0);
    assert.equal(previewData(postmortem(STORIES[0] ?? ''), 'file:///a.md', 1).incidents.length, 0);
  });
});
