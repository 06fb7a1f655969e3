import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { previewData } from '../../server/src/features/preview';
import { documentSymbols, type DocumentSymbolData } from '../../server/src/features/symbols';
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
        ['Time to detect', '0m', null],
        ['Time to acknowledge', '4m', null],
      ],
    );
    assert.deepEqual(
      [
        data.actions.length,
        data.actions.filter((action) => action.overdue).map((action) => action.due),
      ],
      [8, ['2025-08-25', '2025-08-29', '2025-08-26']],
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
  it('tells what the document states only where the rules deny it', () => {
    const wrong = previewData(
      postmortem(SAMPLE.replace('Acknowledge):** 4 minutes', 'Acknowledge):** 9 minutes')),
      'file:///a.md',
      1,
    );
    assert.deepEqual(
      wrong.metrics
        .filter((metric) => metric.stated !== null)
        .map(({ id, stated }) => [id, stated]),
      [['acknowledge', '9 minutes']],
    );
  });
});

describe('document symbols', () => {
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
