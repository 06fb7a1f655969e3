import assert from 'node:assert/strict';
import { folds } from '../../server/src/features/folding';
import { inlayHints } from '../../server/src/features/inlayHints';
import { lenses } from '../../server/src/features/lenses';
import { links } from '../../server/src/features/links';
import { selections } from '../../server/src/features/selection';
import { semanticTokens } from '../../server/src/features/semanticTokens';
import { cursor, known, postmortem, WORLD } from '../support/analyse';

const TEXT = `# Outage INC-20250822-001

**Date:** 2025-08-22
**Time:** 14:30 UTC - 15:45 UTC

## Timeline

| Time (UTC) | Event | Person |
|---|---|---|
| 14:30 | Alert fired | System |
| 14:34 | Acknowledged | Sarah |
| 15:42 | Incident resolved | Sarah |

## Action Items

| Action | Owner | Due | Status |
|---|---|---|---|
| Add an alert | Sarah | 2025-08-29 | Open |
| Limit the pool OPS-7 | Mike | 2025-09-03 | Open |
| Write it down | Mike | 2025-08-24 | Done |
`;

describe('what can be folded', () => {
  it('is each section and each table', () => {
    const found = folds(postmortem(TEXT)).map(({ from, to }) => [from, to]);
    for (const fold of [
      [0, 19],
      [5, 11],
      [7, 11],
      [13, 19],
    ])
      assert.ok(
        found.some(([from, to]) => from === fold[0] && to === fold[1]),
        String(fold),
      );
  });
});

describe('what a selection grows to', () => {
  it('is the cell, the row, the table, the section, all', () => {
    const { text, offset } = cursor(TEXT.replace('Acknowl', 'Ack‸nowl'));
    const snapshot = postmortem(text);
    const found = selections(snapshot, offset).map(({ from, to }) => text.slice(from, to));
    assert.equal(found[0], 'Acknowledged');
    assert.equal(found[1], ' Acknowledged ');
    assert.equal(found[2], '| 14:34 | Acknowledged | Sarah |');
    assert.ok(found[3]?.startsWith('| Time (UTC)'));
    assert.ok(found[4]?.startsWith('## Timeline') && !found[4].includes('Action'));
    assert.equal(found[found.length - 1], text);
  });
  it('only ever grows, anywhere', () => {
    const snapshot = postmortem(TEXT);
    for (let offset = 0; offset <= TEXT.length; offset++)
      selections(snapshot, offset).reduce((inner, outer) => {
        assert.ok(outer.from <= inner.from && outer.to >= inner.to);
        return outer;
      });
  });
});

const NONE = (): number => 0;

describe('lenses and hints', () => {
  it('tell the computed times, and the open actions', () => {
    const titles = lenses(postmortem(TEXT), NONE).map(({ title }) => title);
    assert.match(titles.join('\n'), /time to detect 0m · time to resolve 1h 12m/);
    assert.match(titles.join('\n'), /2 of 3 open, 1 overdue/);
    assert.doesNotMatch(titles.join('\n'), /problem/);
    assert.deepEqual(lenses(postmortem(TEXT, { codeLenses: false }), NONE), []);
  });
  it('tell weekdays and days left beside due dates, and more where it is asked for', () => {
    const all = { from: 0, to: TEXT.length };
    const labels = (settings: Readonly<Record<string, unknown>>): readonly string[] =>
      inlayHints(postmortem(TEXT, settings), all).map(({ label }) => label);
    assert.deepEqual(labels({}), ['Fri, 3 days over', 'Wed, 2 days left', 'Sun']);
    assert.deepEqual(labels({ inlayHints: { due: false, offsets: true, gaps: true } }), [
      '±0',
      '+4m Δ4m',
      '+1h 12m Δ1h 8m',
    ]);
    assert.deepEqual(inlayHints(postmortem(TEXT), { from: 0, to: 10 }), []);
  });
  it('colours people, milestones and what is done', () => {
    const found = semanticTokens(postmortem(TEXT)).map(
      ({ range, type }) => `${type.slice(10)} ${TEXT.slice(range.from, range.to)}`,
    );
    assert.ok(found.includes('Person Sarah') && found.includes('Done Write it down'));
    assert.ok(found.includes('Milestone 15:42'));
    assert.ok(!found.includes('Person System'));
  });
});

describe('links', () => {
  const others = [known('/w/1.md', '# Cache outage INC-20250801-002\n')];
  const targets = (text: string, settings: Readonly<Record<string, unknown>> = {}) =>
    links(postmortem(text, settings), { ...WORLD, path: '/w/2.md', incidents: others }).map(
      ({ range, target }) => [text.slice(range.from, range.to), Object.values(target)[0]],
    );
  it('lead to the incidents of the workspace', () => {
    assert.deepEqual(targets(`${TEXT}\nLike INC-20250801-002, not \`INC-20250801-002\`.\n`), [
      ['INC-20250801-002', '/w/1.md'],
    ]);
  });
  it('lead where the patterns of the team say, and never run anything', () => {
    assert.deepEqual(
      targets(`${TEXT}\nSee #ops-2 and XOPS-7.\n`, {
        links: [
          { match: 'OPS-{n}', url: 'https://tickets.example.com/{0}?id={n}' },
          { match: '#{name}', url: 'https://chat.example.com/{name}' },
          { match: 'Alert', url: 'javascript:alert(1)' },
        ],
      }),
      [
        ['OPS-7', 'https://tickets.example.com/OPS-7?id=7'],
        ['#ops-2', 'https://chat.example.com/ops-2'],
      ],
    );
  });
});
