import assert from 'node:assert/strict';
import fc from 'fast-check';
import { aggregate, groupsOf, overviewOf, summarise } from '../../server/src/incidents/numbers';
import type { IncidentSummary } from '../../server/src/incidents/numbers';
import { levelIn } from '../../server/src/rules/support/levels';
import { minutesOutside, OFFICE_HOURS } from '../../server/src/incidents/numbers/span';
import { distributionOf, shareOf } from '../../server/src/incidents/numbers/statistics';
import { postmortem } from '../support/analyse';

const document = (header: string, rows: string): string =>
  `# Outage of checkout\n\n${header}\n## Timeline (UTC)\n\n${rows}\n## Root Cause\n\nA leak.\n\n## Action Items\n\n- [ ] Add an alert\n`;

const told = (header: string, rows: string, file = 'a.md'): IncidentSummary => {
  const summary = summarise(file, postmortem(document(header, rows)));
  assert.ok(summary);
  return summary;
};

const ROWS =
  '- 2025-08-22 10:00 - Impact started\n- 2025-08-22 10:20 - Alert fired\n- 2025-08-22 12:00 - Incident resolved\n';

describe('a figure of one postmortem', () => {
  it('has its minutes, its lines and its definition', () => {
    const { detect, resolve, acknowledge } = told('**Date:** 2025-08-22\n', ROWS).lengths;
    assert.deepEqual(detect, {
      kind: 'known',
      minutes: 20,
      from: 'computed',
      definition: 'detected − impact started',
      lines: [7, 8],
      doubt: 'told by the wording of a row',
    });
    assert.equal(resolve.kind === 'known' && resolve.minutes, 120);
    assert.deepEqual(acknowledge, { kind: 'untold' });
  });

  const refuted: readonly (readonly [string, string, string, RegExp])[] = [
    ['a mistyped month', '', ROWS.replace('08-22 10:20', '03-22 10:20'), /timeline\/date-typo/],
    ['a month that lies ahead', '', ROWS.replace('08-22 12', '09-22 12'), /future-entry/],
    [
      'the year before',
      '',
      ROWS.replace('2025-08-22 10:00', '2024-08-22 10:00'),
      /a slip in month/,
    ],
    ['a stated length that the times deny', '**Duration:** 9 hours\n', ROWS, /duration-mismatch/],
  ];
  for (const [name, header, rows, reason] of refuted)
    it(`is left out with its reason: ${name}`, () => {
      const lengths = Object.values(told(header, rows).lengths);
      const out = lengths.filter((figure) => figure.kind === 'left-out');
      assert.ok(
        out.some((figure) => reason.test(figure.reason)),
        JSON.stringify(lengths),
      );
      assert.ok(!lengths.some((figure) => figure.kind === 'known' && figure.minutes > 120));
    });

  it('is not told where an end cannot be read', () => {
    const { resolve } = told('', ROWS.replace('12:00', '25:10')).lengths;
    assert.equal(resolve.kind, 'untold');
  });
});

describe('an aggregate', () => {
  const good = Array.from({ length: 7 }, (_, index) =>
    told('**Date:** 2025-08-22\n', ROWS.replace('12:00', `1${index + 1}:30`), `${index}.md`),
  );

  it('says n, the middle, the range and what was left out', () => {
    const bad = told('', ROWS.replace('08-22 12', '09-22 12'), 'bad.md');
    const { distribution, leftOut, untold } = aggregate([...good, bad], 'resolve');
    assert.equal(distribution?.n, 7);
    assert.equal(distribution.median, 270);
    assert.deepEqual([distribution.least, distribution.most], [90, 450]);
    assert.equal(untold, 0);
    assert.deepEqual(
      leftOut.map(({ file, minutes }) => [file, minutes > 40_000]),
      [['bad.md', true]],
    );
  });

  it('does not depend on the order of the documents', () => {
    const reverse = [...good].reverse();
    assert.deepEqual(
      overviewOf(reverse, '2025-09-01').lengths,
      overviewOf(good, '2025-09-01').lengths,
    );
  });

  it('tells files with one id, and groups by quarter', () => {
    const twice = good.slice(0, 2).map((one) => ({ ...one, id: 'INC-1' }));
    assert.deepEqual(overviewOf(twice, '2025-09-01').sameId, [
      { id: 'INC-1', files: ['0.md', '1.md'] },
    ]);
    assert.deepEqual(
      groupsOf(good, 'quarter').map(({ value, incidents }) => [value, incidents.length]),
      [['2025-Q3', 7]],
    );
  });
});

describe('a distribution', () => {
  it('has an interval from six values on, which holds the median and lies in the range', () => {
    assert.equal(distributionOf([1, 2, 3, 4, 5])?.interval, null);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 6, maxLength: 60 }),
        (values) => {
          const found = distributionOf(values);
          const [low, high] = found?.interval ?? [NaN, NaN];
          assert.ok(found && low <= found.median && found.median <= high);
          assert.ok(found.least <= low && high <= found.most);
          assert.deepEqual(distributionOf([...values].reverse()), found);
        },
      ),
      { numRuns: 60 },
    );
  });
  it('covers the true median about as often as it says', () => {
    let covered = 0;
    for (let sample = 0; sample < 200; sample++) {
      const values = Array.from(
        { length: 25 },
        (_, i) => ((sample * 7919 + i * 104_729 + sample * i * 31) % 1000) + 1,
      );
      const [low, high] = distributionOf(values)?.interval ?? [0, 0];
      if (low <= 500 && high >= 500) covered++;
    }
    assert.ok(covered >= 170, `${covered} of 200`);
  });
  it('says how little a share of few tells', () => {
    assert.deepEqual(shareOf(3, 8).interval, [0.14, 0.69]);
    assert.equal(shareOf(0, 0).interval, null);
  });
});

describe('a level of a scale', () => {
  const scale = [
    ['SEV-1', 'Critical'],
    ['SEV-2', 'High'],
  ];
  const words = ['critical', 'high', 'low', 'major'];
  const rows: readonly (readonly [string, readonly string[][], string | null])[] = [
    ['sev 1', scale, 'SEV-1'],
    ['SEV1 (all users)', scale, 'SEV-1'],
    ['CRITICAL (P1)', scale, 'SEV-1'],
    ['CRITICAL (P1)', [], 'Critical'],
    ['P1 - major outage', [], 'P1'],
    ['High - a third of all users could not pay', [], 'High'],
    ['SEV-2, raised to SEV-1 at noon', scale, null],
    ['A highly unusual one, and nobody knows yet what it means', [], null],
    ['Tier 2', [], 'Tier 2'],
    ['Yellow', [], 'Yellow'],
  ];
  for (const [text, levels, level] of rows)
    it(`${text} is ${level ?? 'none'}`, () => {
      const found = levelIn(text, levels, words);
      assert.equal(typeof found === 'string' ? found : null, level);
    });
});

describe('minutes outside working time', () => {
  const span = (start: string, minutes: number) => ({ start, end: start, zone: 'UTC', minutes });
  const rows: readonly (readonly [string, number, number])[] = [
    ['2025-08-22T14:30', 75, 0],
    ['2025-08-22T16:30', 60, 30],
    ['2025-08-22T08:00', 120, 60],
    ['2025-08-23T10:00', 60, 60],
    // Friday 16:00 to Monday 10:00: one hour of Friday and one of Monday are working time.
    ['2025-08-22T16:00', 66 * 60, 64 * 60],
  ];
  for (const [start, minutes, outside] of rows)
    it(`${start} for ${minutes} min: ${outside}`, () =>
      assert.equal(minutesOutside(span(start, minutes), OFFICE_HOURS), outside));
});
