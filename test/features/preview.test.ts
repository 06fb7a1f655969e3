import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { previewData } from '../../server/src/features/preview/preview';
import { documentSymbols, type DocumentSymbolData } from '../../server/src/features/symbols';
import type { PreviewData } from '../../server/src/protocol';
import { postmortem } from '../support/analyse';

const SAMPLE = readFileSync(
  path.join(__dirname, '../../examples/2025-08-22-database-connection-pool.md'),
  'utf8',
);

describe('the data of the preview', () => {
  const data = previewData(postmortem(SAMPLE), 'file:///a.md', 3);

  it('has the incident, the metrics and the actions', () => {
    assert.deepEqual(data.incident, {
      id: 'INC-20250822-001',
      severity: 'Critical',
      status: 'Resolved',
      statedDuration: '1 hour 15 minutes',
      services: ['API service', 'user authentication', 'payment processing'],
    });
    assert.deepEqual(
      data.metrics.map(({ name, text, stated }) => [name, text, stated]).slice(0, 2),
      [
        ['Time to detect', '0m', '2 minutes'],
        ['Time to acknowledge', '4m', null],
      ],
    );
    const overdue = ({ actions }: PreviewData) =>
      actions.filter((action) => action.overdue).map((action) => action.due);
    // A follow-up says that all actions are done, and the list that they are open: nobody knows.
    assert.deepEqual([data.actionCounts.unknown, overdue(data)], [8, []]);
    const listed = previewData(
      postmortem(SAMPLE.replace(/^.*All Action Items:.*$/m, '')),
      'file:///a.md',
      3,
    );
    assert.deepEqual(
      [listed.actionCounts.open, overdue(listed)],
      [8, ['2025-08-25', '2025-08-29', '2025-08-26']],
    );
  });
  it('has what an entry says in further lines, and nothing that says something else', () => {
    const { timeline } = previewData(
      postmortem(
        '# Outage\n\n**Date:** 2024-05-01\n\n## Timeline (UTC)\n\n- 10:05 Alert **fired**\n  because of a `disk`\n  that was full\n- 10:20 Mei found\nwhat it was\n\n  Another paragraph.\n- 10:45 Resolved\n\n## More of the timeline\n\n10:50 It was\nseen again\n10:55 And gone\n**Impact:** none\n\n## Events\n\n### 11:05\n\nAlert fired\nonce more.\n\n### 11:20 Done\n',
      ),
      'file:///a.md',
      1,
    );
    assert.deepEqual(
      timeline.entries.map(({ text, rest }) => [text, rest]),
      [
        ['Alert fired', 'because of a disk that was full'],
        ['Mei found', 'what it was'],
        ['Resolved', null],
        ['It was', 'seen again'],
        ['And gone', null],
        ['Alert fired', 'once more.'],
        ['Done', null],
      ],
    );
  });
  it('puts the phases on the clock of the document', () => {
    const clock = (minutes: number): string => new Date(minutes * 60000).toISOString().slice(0, 16);
    assert.deepEqual(
      data.timeline.phases.map(({ name, from, to }) => `${name} ${clock(from)} ${clock(to)}`),
      [
        'Impact 2025-08-22T14:30 2025-08-22T15:45',
        'Response 2025-08-22T14:30 2025-08-22T14:34',
        'Mitigation 2025-08-22T14:34 2025-08-22T15:35',
        'Recovery 2025-08-22T15:35 2025-08-22T15:45',
      ],
    );
  });
  it('keeps the key of an entry when the document is edited elsewhere', () => {
    const edited = previewData(
      postmortem(SAMPLE.replace('## Timeline', 'More.\n\n## Timeline')),
      'file:///a.md',
      4,
    );
    assert.deepEqual(
      edited.timeline.entries.map((entry) => entry.key),
      data.timeline.entries.map((entry) => entry.key),
    );
    assert.equal(
      new Set(data.timeline.entries.map((entry) => entry.key)).size,
      data.timeline.entries.length,
    );
  });
  it('tells what the document states where it differs, and whether any definition gives it', () => {
    const wrong = previewData(
      postmortem(SAMPLE.replace('Acknowledge):** 4 minutes', 'Acknowledge):** 97 minutes')),
      'file:///a.md',
      1,
    );
    assert.deepEqual(
      wrong.metrics
        .filter((metric) => metric.stated !== null)
        .map(({ id, text, stated, contradicted }) => [id, text, stated, contradicted]),
      [
        ['detect', '0m', '2 minutes', false],
        ['acknowledge', '4m', '97 minutes', true],
        ['repair', '1h 12m', '75 minutes', false],
      ],
    );
  });
  it('has each metric by every definition that the milestones feed, with its evidence', () => {
    const acknowledge = data.metrics.find(({ id }) => id === 'acknowledge');
    assert.deepEqual(
      acknowledge?.readings.map(({ preset, text, formula }) => [preset, text, formula]),
      [
        ['standard', '4m', 'acknowledged − detected'],
        ['common', '2m', 'acknowledged − paged'],
        ['rootly', '4m', 'acknowledged − impact started'],
      ],
    );
    assert.deepEqual(
      acknowledge?.evidence.map(({ name, time, line }) => [name, time, line]),
      [
        ['detected', '14:30', 25],
        ['acknowledged', '14:34', 27],
      ],
    );
  });
  it('puts several zones on one true axis, and keeps the wall clock where none is known', () => {
    const at = (rows: string): readonly (number | null)[] => {
      const { timeline } = previewData(
        postmortem(
          `# Outage\n\n**Date:** 2025-08-22\n\n## Timeline\n\n${rows}\n\n## Impact\n\nx\n`,
        ),
        'file:///a.md',
        1,
      );
      const [first] = timeline.entries;
      return timeline.entries.map((entry) => (entry.at ?? 0) - (first?.at ?? 0));
    };
    assert.deepEqual(at('- 14:30 UTC - a\n- 14:40 UTC - b\n- 16:50 CEST - c'), [0, 10, 20]);
    assert.deepEqual(at('- 14:30 - a\n- 14:40 - b'), [0, 10]);
    const night = previewData(
      postmortem(
        '# Outage\n\n## Timeline\n\n- 2025-03-30 01:30 Europe/Berlin - a\n- 2025-03-30 03:30 Europe/Berlin - b\n',
      ),
      'file:///a.md',
      1,
    ).timeline;
    assert.equal((night.entries[1]?.at ?? 0) - (night.entries[0]?.at ?? 0), 60);
    assert.deepEqual(
      night.clock?.map(({ minutes }) => minutes),
      [60, 120],
    );
  });
  it('knows the times of a series only by entries that speak of it', () => {
    const series = (text: string) =>
      previewData(postmortem(text), 'file:///a.md', 1).timeline.series.map(({ name, points }) => [
        name,
        ...points.map(({ text: value }) => value),
      ]);
    assert.deepEqual(series(SAMPLE), [['API error rate', '45%', '15%', '2%']]);
    const document = (first: string, second: string): string =>
      `# Outage\n\n## Timeline\n\n- 14:30 UTC - ${first}\n- 14:40 UTC - ${second}\n\n## Metrics\n\n- Queue depth: 100 → 9000 → 100\n`;
    assert.deepEqual(series(document('queue at 9000', 'queue back at 100')), [
      ['Queue depth', '9000', '100'],
    ]);
    assert.deepEqual(series(document('paid 9000 users', 'disk at 100')), []);
    assert.deepEqual(series(document('queue at 19000', 'queue at 1000')), []);
  });
  it('knows milestones in Japanese', () => {
    const { timeline } = previewData(
      postmortem(
        '# 障害\n\n**日付:** 2025-08-22\n\n## タイムライン\n\n- 14:30 JST - 検知: アラート\n- 14:40 JST - 緩和: ロールバック\n- 14:45 JST - 復旧対応を開始\n- 14:50 JST - 復旧: すべて正常\n',
      ),
      'file:///a.md',
      1,
    );
    assert.deepEqual(
      timeline.entries.map(({ milestone }) => milestone),
      ['detected', 'mitigated', null, 'resolved'],
    );
  });
  it('knows who a row of a list begins with, and nobody else', () => {
    const rows = [
      ['Sarah restarted the pool', 'Sarah'],
      ['@dortiz: rolled back', '@dortiz'],
      ['@dortiz rolled back', '@dortiz'],
      ['[Mike] looked at logs', 'Mike'],
      ['Mike Johnson: all clear', 'Mike Johnson'],
      ["Sarah's laptop rebooted", null],
      ['Alert fired for Sarah', null],
      ['[prod] deploy', null],
      ['Database failed over', null],
    ] as const;
    const text = rows.map(([told], index) => `- 14:${10 + index} UTC - ${told}\n`).join('');
    const head = '# Outage\n\n<!-- postmortem -->\n\n**Authors:** Sarah Chen, Mike Johnson\n';
    const document = postmortem(`${head}\n## Timeline\n\n${text}`);
    const { timeline } = previewData(document, 'file:///a.md', 1);
    assert.deepEqual(
      timeline.entries.map(({ text, actor }) => [text, actor]),
      rows,
    );
  });
  it('has one lane for a person, however the person is named', () => {
    const { timeline } = previewData(
      postmortem(
        '# Outage\n\n**Authors:** Sarah Chen\n\n## Timeline\n\n- 14:30 UTC - Sarah: looking\n- 14:31 UTC - Sarah Chen: found it\n- 14:32 UTC - Update: all is well\n',
      ),
      'file:///a.md',
      1,
    );
    assert.deepEqual(
      timeline.entries.map(({ actor, lane }) => [actor, lane]),
      [
        ['Sarah', 'Sarah Chen'],
        ['Sarah Chen', 'Sarah Chen'],
        [null, 'Events'],
      ],
    );
  });
  it('leaves out of the picture what a labelled line repeats of a row', () =>
    assert.deepEqual(
      data.timeline.entries.filter(({ repeats }) => repeats).map(({ text }) => text.split(':')[0]),
      ['First Alert', 'Escalation', 'Acknowledgment', 'Fix Applied', 'Service Restored'],
    ));
  it('has the links of an entry that lead to the web, and no others', () => {
    const { timeline } = previewData(
      postmortem(
        '# Outage\n\n## Timeline\n\n- 14:30 UTC - [graph](https://example.com/g?a=1) and [x](javascript:alert(1)) [y](command:z) [z](../a.md) <https://example.com/b> ![i](https://example.com/i.png)\n- 14:40 UTC - none\n',
      ),
      'file:///a.md',
      1,
    );
    assert.deepEqual(
      timeline.entries.map(({ links }) => links),
      [
        [
          { text: 'graph', url: 'https://example.com/g?a=1' },
          { text: 'https://example.com/b', url: 'https://example.com/b' },
        ],
        [],
      ],
    );
  });
});

describe('document symbols', () => {
  it('have one root, and no headings of their own beside an editor that shows them', () => {
    for (const text of [
      SAMPLE,
      '# A\n\n<!-- postmortem -->\n\n# Timeline\n\n- 14:30 UTC - x\n\n# Notes\n\ny\n',
    ]) {
      const all = documentSymbols(postmortem(text));
      assert.equal(all.length, 1);
      const [root] = documentSymbols(postmortem(text), { headings: false });
      const leaves = ({ kind, children }: DocumentSymbolData): boolean =>
        kind !== 'section' || (children.length > 0 && children.every(leaves));
      assert.ok(root && leaves(root));
    }
  });
  it('are sections, entries and actions, each inside its parent', () => {
    const symbols = documentSymbols(postmortem(SAMPLE));
    const all = (symbol: DocumentSymbolData): readonly DocumentSymbolData[] => [
      symbol,
      ...symbol.children.flatMap(all),
    ];
    const flat = symbols.flatMap(all);
    assert.equal(symbols[0]?.name, 'Postmortem: Database Connection Pool Exhaustion - Sample');
    assert.ok(flat.some(({ name }) => name === '14:52 API pod restart initiated'));
    assert.ok(
      flat.some(
        ({ name, detail }) =>
          name.startsWith('Implement connection leak') && detail === 'Alex · 2025-08-29',
      ),
    );
    for (const symbol of flat) {
      assert.ok(
        symbol.selection.from >= symbol.range.from && symbol.selection.to <= symbol.range.to,
        symbol.name,
      );
      for (const child of symbol.children)
        assert.ok(
          child.range.from >= symbol.range.from && child.range.to <= symbol.range.to,
          child.name,
        );
    }
  });
  it('are none for a document that is no postmortem', () =>
    assert.deepEqual(documentSymbols(postmortem('# List\n')), []));
});
