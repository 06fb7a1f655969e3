import assert from 'node:assert/strict';
import { overviewOfDocuments, sampleDocuments } from '../support/overview';

const document = (
  title: string,
  { date = '2025-08-22', severity = 'High', rest = '', head = '' } = {},
): string =>
  `# Postmortem: ${title}\n\n**Date:** ${date}\n${severity === '' ? '' : `**Severity:** ${severity}\n`}${head}\n## Timeline (UTC)\n\n- ${date} 14:30 - Impact started\n- ${date} 14:40 - Alert fired, incident detected\n- ${date} 15:30 - Incident resolved\n${rest}`;

const SAMPLE = sampleDocuments(34);

describe('the charts over all postmortems', () => {
  const charts = overviewOfDocuments(SAMPLE);

  it('have each document once in each chart: as a mark, as not told, or as left out with the reason', () => {
    const all = Array.from({ length: 34 }, (_, index) => index);
    const sorted = (places: readonly number[]): readonly number[] =>
      [...places].sort((a, b) => a - b);
    for (const { id, rows, untold, leftOut } of charts.lengths)
      assert.deepEqual(
        sorted([
          ...rows.flatMap(({ marks }) => marks.map(({ of }) => of)),
          ...untold,
          ...leftOut.map(({ of }) => of),
        ]),
        all,
        id,
      );
    const { calendar, week } = charts;
    assert.deepEqual(
      sorted([...calendar.marks, ...calendar.leftOut].map(({ of }) => of).concat(calendar.untold)),
      all,
    );
    assert.deepEqual(sorted([...week.marks.map(({ of }) => of), ...week.untold]), all);
    for (const { kind, marks, count } of charts.milestones) {
      assert.deepEqual(sorted(marks.map(({ of }) => of)), all, kind);
      assert.equal(marks.filter(({ line }) => line !== null).length, count, kind);
    }
    const leftOut = charts.lengths.flatMap((length) => length.leftOut);
    assert.ok(leftOut.length > 0 && leftOut.every(({ reason }) => reason !== ''));
  });

  it('lead each mark to a line that says what it shows', () => {
    const lineOf = (of: number, line: number): string =>
      SAMPLE[charts.incidents[of]?.uri.replace('file:///w/', '') ?? '']?.split('\n')[line] ?? '';
    const says = (marks: readonly { of: number; line: number | null }[], words: RegExp): void => {
      assert.ok(marks.length > 0);
      for (const { of, line } of marks) if (line !== null) assert.match(lineOf(of, line), words);
    };
    says(charts.calendar.marks, /^\*\*Date:\*\*/);
    says(charts.week.marks, /Impact started$/);
    for (const { rows } of charts.lengths)
      says(
        rows.flatMap(({ marks }) => marks),
        /^\*\*Duration|Impact started$|detected$/,
      );
    says(charts.milestones.find(({ kind }) => kind === 'mitigated')?.marks ?? [], /mitigated$/);
    for (const { name, marks } of charts.services.rows)
      says(marks, new RegExp(`Services affected:.*${name}`, 'i'));
    for (const { name, marks } of charts.causes.rows)
      says(marks, new RegExp(name.split(' · ')[0] ?? '', 'i'));
    for (const { of, line, text } of charts.actions.marks)
      assert.ok(lineOf(of, line).includes(text), text);
  });

  it('put a median only over values that are enough for one', () => {
    for (const { rows } of charts.lengths)
      for (const { median, interval, marks } of rows) {
        assert.equal(median !== null, marks.length >= 6);
        assert.equal(interval !== null, marks.length >= 6);
      }
  });

  it('leave out what the document itself denies, with its line', () => {
    const { lengths } = overviewOfDocuments({
      'a.md': document('Pool', { head: '**Duration:** 5 hours\n' }),
    });
    const [duration] = lengths;
    assert.equal(duration?.rows.length, 0);
    assert.match(duration.leftOut[0]?.reason ?? '', /summary\/duration-mismatch/);
    assert.equal(duration.leftOut[0]?.line, 4);
  });

  it('begin on the clock of the team', () => {
    const weekOf = (configuration = {}) =>
      overviewOfDocuments({ 'a.md': document('Pool') }, configuration).week;
    // 2025-08-22 was a Friday.
    assert.deepEqual(weekOf().marks, [{ of: 0, line: 7, weekday: 4, hour: 14.5 }]);
    const tokyo = weekOf({ timezone: 'Asia/Tokyo' });
    assert.deepEqual([tokyo.zone, tokyo.from], ['Asia/Tokyo', 'configuration']);
    assert.deepEqual(tokyo.marks, [{ of: 0, line: 7, weekday: 4, hour: 23.5 }]);
  });

  it('name what comes back, services in any case of their letters, once for each document', () => {
    const impact = (services: string): string =>
      `\n## Impact\n\n**Services affected:** ${services}\n`;
    const { services } = overviewOfDocuments({
      'a.md': document('Pool', { rest: impact('Checkout, orders') }),
      'b.md': document('Queue', { date: '2025-08-23', rest: impact('checkout, Checkout') }),
      'c.md': document('Disk', { date: '2025-08-24' }),
    });
    assert.deepEqual(
      services.rows.map(({ name, marks }) => [name, marks.map(({ of }) => of)]),
      [['Checkout', [0, 1]]],
    );
    assert.deepEqual([services.told, services.others], [2, 1]);
  });

  it('show the words of root causes that several share, and no word that one alone has', () => {
    const cause = (text: string): string => `\n## Root Cause\n\n${text}\n`;
    const { causes } = overviewOfDocuments({
      'a.md': document('Pool', { rest: cause('The certificate of the gateway expired.') }),
      'b.md': document('Queue', { rest: cause('A certificate expired; nobody renewed it.') }),
      'c.md': document('Disk', { rest: cause('The disk was full.') }),
    });
    assert.deepEqual(
      causes.rows.map(({ name }) => name),
      ['certificate · expired'],
    );
    assert.equal(causes.told, 3);
  });

  it('are the same whatever order the files are read in, and empty without files', () => {
    const reversed = Object.fromEntries(Object.entries(SAMPLE).reverse());
    assert.deepEqual(overviewOfDocuments(reversed), charts);
    const none = overviewOfDocuments({});
    assert.deepEqual([none.incidents, none.calendar.marks, none.actions.marks], [[], [], []]);
    assert.equal(none.milestones[0]?.interval, null);
  });
});
