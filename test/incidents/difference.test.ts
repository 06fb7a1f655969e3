import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { offeredRefactorings } from '../../server/src/features/offers';
import { refactorings } from '../../server/src/features/refactor/refactorings';
import { difference } from '../../server/src/incidents/difference/difference';
import { isEmpty, type Change } from '../../server/src/incidents/difference/types';
import { applyEdits } from '../../server/src/text/edit';
import { postmortem, WORLD } from '../support/analyse';
import { documents } from '../edits/documents';

const EXAMPLES = path.join(__dirname, '../../examples');
const examples = readdirSync(EXAMPLES)
  .filter((name) => /^\d/.test(name))
  .map((name) => readFileSync(path.join(EXAMPLES, name), 'utf8'));
const [SAMPLE = ''] = examples;

const between = (before: string, after: string): ReturnType<typeof difference> =>
  difference(postmortem(before), postmortem(after));

/** `severity: Critical → High`, one line for each change. */
const told = (before: string, after: string): readonly string[] =>
  between(before, after).changes.map(line);
const line = ({ what, name, before, after, minutes }: Change): string =>
  `${what}${name === null ? '' : ` of ${name}`}: ${before?.text ?? '–'} → ${after?.text ?? '–'}${minutes === null ? '' : ` (${minutes})`}`;

/** What the product's own conversions make of a document, by title. */
const converted = (text: string): ReadonlyMap<string, string> => {
  const snapshot = postmortem(text);
  const found = snapshot.model.timelines.flatMap(({ entries: [first] }) =>
    first
      ? refactorings({
          snapshot,
          world: WORLD,
          at: { from: first.range.from, to: first.range.from },
        })
      : [],
  );
  return new Map(
    offeredRefactorings(
      snapshot,
      found.filter(({ title }) => /^(?:Turn|Convert)/.test(title)),
    ).map(({ title, edits }) => [title, applyEdits(text, edits)]),
  );
};

describe('the difference of two versions', () => {
  it('is empty after a change of form: table and list, another zone', () => {
    const titles = new Set<string>();
    const holds = (text: string): void => {
      for (const [title, other] of converted(text)) {
        titles.add(title.replace(/ to .*/, ''));
        assert.deepEqual(told(text, other), [], title);
        assert.deepEqual(told(other, text), [], title);
      }
    };
    examples.forEach(holds);
    fc.assert(fc.property(documents, holds), { numRuns: 40 });
    assert.deepEqual([...titles].sort(), [
      'Convert the times',
      'Turn the list into a table',
      'Turn the table into a list',
    ]);
  });
  it('is empty for dates, lengths, clocks and marks that are written otherwise', () => {
    for (const [from, to] of [
      ['2025-08-25', 'Aug 25, 2025'],
      ['1 hour 15 minutes', '75 min'],
      ['| 14:34 |', '| 2:34 pm |'],
      ['Database', '**Database**'],
      ['\n', '\r\n'],
    ] as const) {
      assert.ok(SAMPLE.includes(from), from);
      const after = SAMPLE.replaceAll(from, to).replaceAll('\r\n', '\n');
      assert.deepEqual(told(SAMPLE, after), [], to);
    }
  });
  it('says each thing that changed, once, with its lines', () => {
    const text = (parts: {
      severity?: string;
      ack?: string;
      owner?: string;
      due?: string;
      row?: string;
      length?: string;
    }): string =>
      `# Outage: checkout\n\n**Date:** 2025-08-22\n**Severity:** ${parts.severity ?? 'High'}\n**Duration:** ${parts.length ?? '1 hour'}\n\n## Timeline (UTC)\n\n| Time | Event |\n|---|---|\n| 14:00 | Alert fired |\n| ${parts.ack ?? '14:05'} | Ana acknowledged the alert |\n${parts.row ?? ''}| 15:00 | Resolved |\n\n## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Add an alert on the pool | ${parts.owner ?? 'Ana Ruiz'} | ${parts.due ?? '2025-09-01'} |\n`;
    const before = text({});
    assert.deepEqual(told(before, text({ severity: 'Critical' })), ['severity: High → Critical']);
    assert.deepEqual(told(before, text({ length: '90 min' })), ['Duration: 1 hour → 90 min (30)']);
    assert.deepEqual(told(before, text({ owner: '' })), [
      'owner of Add an alert on the pool: Ana Ruiz → –',
    ]);
    assert.deepEqual(told(before, text({ due: '1 Oct 2025' })), [
      'due of Add an alert on the pool: 2025-09-01 → 2025-10-01',
    ]);
    assert.deepEqual(told(before, text({ row: '| 14:20 | Rolled back |\n' })), [
      'entry: – → 2025-08-22 14:20 UTC Rolled back',
    ]);
    assert.deepEqual(told(before, text({ ack: '14:09' })), [
      'acknowledged: 2025-08-22 14:05 UTC → 2025-08-22 14:09 UTC (4)',
      'time to acknowledge: 5m (acknowledged − detected) → 9m (acknowledged − detected) (4)',
      'time of Ana acknowledged the alert: 2025-08-22 14:05 UTC → 2025-08-22 14:09 UTC (4)',
    ]);
    const [change] = between(before, text({ severity: 'Critical' })).changes;
    assert.deepEqual([change?.before?.line, change?.after?.line], [4, 4]);
  });
  it('says once that all times moved, as when the zone is corrected', () => {
    const changes = told(SAMPLE, SAMPLE.replace(/UTC/g, 'JST')).filter((one) =>
      /^times? of/.test(one),
    );
    assert.equal(changes.length, 1);
    assert.match(changes[0] ?? '', /^times of \d+ entries: .* UTC → .* JST \(-540\)$/);
  });
  it('tells findings that came and went, and not those that only moved', () => {
    const broken = SAMPLE.replace('1 hour 15 minutes', '3 hours');
    const { appeared, gone } = between(SAMPLE, broken).findings;
    assert.deepEqual(
      [appeared, gone].map((found) => found.map(({ rule }) => rule)),
      [['summary/duration-mismatch'], []],
    );
    assert.deepEqual(
      between(broken, SAMPLE).findings.gone.map(({ rule }) => rule),
      ['summary/duration-mismatch'],
    );
    const moved = between(broken, `<!-- a line -->\n\n${broken.replace('3 hours', '5 hours')}`);
    assert.deepEqual(moved.findings, { appeared: [], gone: [] });
  });
  it('of a document that is new or gone counts entries and actions', () => {
    const { changes } = difference(null, postmortem(SAMPLE));
    assert.ok(changes.every(({ before }) => before === null));
    assert.deepEqual(changes.filter(({ part }) => part === 'action').map(line), ['actions: – → 8']);
    const gone = difference(postmortem(SAMPLE), null);
    assert.ok(gone.changes.every(({ after }) => after === null));
    assert.equal(gone.changes.length, changes.length);
  });
  it('to itself is empty, and is the same backwards, on any document', () => {
    fc.assert(
      fc.property(documents, documents, (a, b) => {
        assert.ok(isEmpty(between(a, a)));
        const [there, back] = [between(a, b), between(b, a)];
        assert.equal(there.changes.length === 0, back.changes.length === 0);
      }),
      { numRuns: 15 },
    );
  });
});
