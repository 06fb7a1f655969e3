import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  findDuration,
  formatMinutes,
  formatMinutesLong,
  parseDuration,
} from '../../server/src/time/duration';

const FORMS: readonly (readonly [text: string, minutes: number, most?: number])[] = [
  ['1 hour 15 minutes', 75],
  ['1h15m', 75],
  ['1h 15m', 75],
  ['75 min', 75],
  ['0h 16m', 16],
  ['673h 34m', 40414],
  ['11 Days', 15840],
  ['2 days, 3 hours and 4 min', 3064],
  ['1.5 hours', 90],
  ['1,5 Stunden', 90],
  ['2–3 hours', 120, 180],
  ['2 to 3 hours', 120, 180],
  ['an hour and a half', 90],
  ['half an hour', 30],
  ['45s', 0.75],
  ['(103 minutes)', 103],
  ['約 15 分間', 15],
  ['3時間30分', 210],
  ['1:15', 75],
  ['00:16:00', 16],
  ['about 3 hours', 180],
  ['4-minute', 4],
  ['2 heures et 5 minutes', 125],
];

describe('durations', () => {
  for (const [text, minutes, most = minutes] of FORMS) {
    it(text, () => {
      const found = parseDuration(text);
      assert.ok(found);
      assert.deepEqual([found.minutes, found.most], [minutes, most]);
    });
  }
  it('tells hedged ones', () => {
    for (const text of [
      '~3 hours',
      'about 3 hours',
      'over 14 hours',
      'approx. 20 min',
      '約 15 分間',
      '3+ hours',
      '30 minutes or so',
    ])
      assert.equal(parseDuration(text)?.approximate, true, text);
    assert.equal(parseDuration('3 hours')?.approximate, false);
  });
  it('knows the smallest unit stated', () => {
    assert.equal(parseDuration('3 hours')?.unit, 60);
    assert.equal(parseDuration('3 hours 5 minutes')?.unit, 1);
  });
  it('finds none where none is', () => {
    for (const text of ['14:30 UTC - 15:45 UTC', '3 months of work', 'v2.3 m', 'P95 200ms', '']) {
      const found = parseDuration(text);
      assert.ok(found === null || text.includes('200ms'), text);
    }
  });
  it('knows that a rate is another length than it states', () => {
    for (const text of [
      '~4 min/hour',
      '5 minutes per host',
      '2h / day',
      '30 s each run',
      '3 Stunden pro Tag',
    ])
      assert.equal(parseDuration(text)?.rest, true, text);
    for (const text of ['4 min', '2 hours / SEV2', '30 minutes, partly'])
      assert.equal(parseDuration(text)?.rest, false, text);
  });
  it('finds one in a sentence', () => {
    const text = 'Hotfix took 53 minutes to develop';
    const found = findDuration(text);
    assert.ok(found);
    assert.equal(text.slice(found.from, found.to), '53 minutes');
  });
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (minutes) => {
        assert.equal(parseDuration(formatMinutes(minutes))?.minutes, minutes);
        assert.equal(parseDuration(formatMinutesLong(minutes))?.minutes, minutes);
      }),
    );
  });
});
