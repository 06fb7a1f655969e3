import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { findDeadline } from '../../server/src/time/deadline';

/** A Friday. */
const DAY = Temporal.PlainDate.from('2025-08-22');
const BASE = { day: DAY, year: 2025 };

/** A deadline as people write it, and the last day that keeps it; null where it fixes none. */
const FORMS: readonly (readonly [text: string, day: string | null])[] = [
  ['Q4 2025', '2025-12-31'],
  ['Q1/2026', '2026-03-31'],
  ['2026 Q2', '2026-06-30'],
  ['2026-Q3', '2026-09-30'],
  ['Q3-Q4 2026', '2026-12-31'],
  ['Q3–Q4', '2025-12-31'],
  ['H1 2026', '2026-06-30'],
  ['H2 2026', '2026-12-31'],
  ['Q3', '2025-09-30'],
  ['by Q2', '2026-06-30'],
  ['end of day', null],
  ['EOD', '2025-08-22'],
  ['EOW', '2025-08-22'],
  ['EOM', '2025-08-31'],
  ['EOQ', '2025-09-30'],
  ['EOY', '2025-12-31'],
  ['end of the week', '2025-08-22'],
  ['end of month', '2025-08-31'],
  ['late this quarter', '2025-09-30'],
  ['end of year', '2025-12-31'],
  ['Ende der Woche', '2025-08-22'],
  ['fin de semana', '2025-08-22'],
  ['September 2025', '2025-09-30'],
  ['February 2028', '2028-02-29'],
  ['end of September', '2025-09-30'],
  ['in 1 day', '2025-08-23'],
  ['in 2 weeks', '2025-09-05'],
  ['2 weeks', '2025-09-05'],
  ['2-3 weeks', '2025-09-12'],
  ['within two months', '2025-10-22'],
  ['the next 2 quarters', '2026-02-22'],
  ['in a year', '2026-08-22'],
  ['in 5 business days', '2025-08-29'],
  ['in 6 working days', '2025-08-31'],
  ['in 2 Wochen', '2025-09-05'],
  ['dans 2 semaines', '2025-09-05'],
  ['in 3 Monaten', '2025-11-22'],
  ['en 2 meses', '2025-10-22'],
  ['in 10 Tagen', '2025-09-01'],
  ['next sprint', null],
  ['this quarter', null],
  ['semaine prochaine', null],
  ['ASAP', null],
  ['Sprint 42', null],
  ['v1.2.3', null],
  ['来週', null],
  ['2週間以内', null],
];

describe('deadlines as people name them', () => {
  for (const [text, day] of FORMS)
    it(`${text} is ${day ?? 'no day'}`, () => {
      const found = findDeadline(text, BASE);
      if (text === 'end of day') assert.equal(found, null);
      else {
        assert.ok(found);
        assert.equal(found.date?.toString() ?? null, day);
        assert.equal(text.slice(found.from, found.to), text.trim());
      }
    });
  it('stand anywhere in a sentence, with their words', () => {
    const text = 'Rebuild the cache by end of September, says Priya';
    const found = findDeadline(text, BASE);
    assert.ok(found);
    assert.equal(text.slice(found.from, found.to), 'by end of September'.slice(3));
  });
  it('of several, the last one counts', () => {
    assert.equal(findDeadline('Q3 2025 or EOY', BASE)?.date?.toString(), '2025-12-31');
    assert.equal(findDeadline('EOY, not Q3 2025', BASE)?.date?.toString(), '2025-09-30');
  });
  it('are none in other words', () => {
    for (const text of ['2 weeks of logs', 'Add Q5', 'v2', 'the end', '13 pods', 'EODX'])
      assert.equal(findDeadline(text, BASE), null, text);
  });
  it('that a day or year is missing for are kept, without a date', () => {
    for (const text of ['in 2 weeks', 'EOM', 'Q3', 'end of September', 'Q3-Q4'])
      assert.equal(findDeadline(text, { day: null, year: null })?.date, null, text);
    assert.equal(findDeadline('Q1', { day: null, year: 2025 })?.date?.toString(), '2025-03-31');
  });
  it('a quarter ends on its last day, and on the next one is that of the next year', () => {
    const on = (day: string): string | undefined =>
      findDeadline('Q3', { day: Temporal.PlainDate.from(day), year: 2025 })?.date?.toString();
    assert.equal(on('2025-09-30'), '2025-09-30');
    assert.equal(on('2025-10-01'), '2026-09-30');
  });
  it('a week ends on its Friday; on a Saturday, the next one does', () => {
    for (const [day, end] of [
      ['2025-08-18', '2025-08-22'],
      ['2025-08-21', '2025-08-22'],
      ['2025-08-22', '2025-08-22'],
      ['2025-08-23', '2025-08-29'],
      ['2025-08-24', '2025-08-29'],
    ] as const)
      assert.equal(
        findDeadline('EOW', { day: Temporal.PlainDate.from(day), year: 2025 })?.date?.toString(),
        end,
        day,
      );
  });
});
