import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { resolveDate, scanDate, type WrittenDate } from '../../server/src/time/calendar';
import { scanClock } from '../../server/src/time/clock';
import {
  findDuration,
  formatMinutes,
  formatMinutesLong,
  parseDuration,
} from '../../server/src/time/duration';
import { clockAt, formatClock, formatMoment } from '../../server/src/time/format';
import { scanOffset } from '../../server/src/time/sinceStart';
import { clockLike, dateLike, weekdayName, workingDay } from '../../server/src/time/style';
import { scanWhen } from '../../server/src/time/when';

function dateIn(text: string): WrittenDate {
  const date = scanDate(text, 0);
  assert.ok(date, text);
  return date;
}

/** Each limit on both of its sides. */
describe('a time of day at its limits', () => {
  const read = (text: string, sure = false): string | null => {
    const clock = scanClock(text, 0, { sure });
    return (
      clock &&
      (clock.problem ?? `${clock.time?.toString() ?? 'none'}${clock.endOfDay ? ' end' : ''}`)
    );
  };
  const twice = (hour: number, half: string): string =>
    `${hour}:30 is a 24-hour time, so ${half} cannot stand after it`;
  for (const [text, said] of [
    ['0:00', '00:00:00'],
    ['23:59', '23:59:00'],
    ['24:00', '00:00:00 end'],
    ['24:00:00', '00:00:00 end'],
    ['24:01', 'the day ends at 24:00'],
    ['24:00:01', 'the day ends at 24:00'],
    ['25:00', 'there is no hour 25'],
    ['10:59', '10:59:00'],
    ['10:60', 'an hour has 60 minutes'],
    ['10:59:59', '10:59:59'],
    ['10:59:60', '10:59:59'],
    ['10:59:61', 'a minute has 60 seconds'],
    ['14:30:05.123456789', '14:30:05.123456789'],
    ['14:30:05,5', '14:30:05.5'],
    ['14:30:00.001', '14:30:00.001'],
    ['0:30 am', '00:30:00'],
    ['0:30 pm', twice(0, 'PM')],
    ['12:30 am', '00:30:00'],
    ['12:30 pm', '12:30:00'],
    ['11:30 pm', '23:30:00'],
    ['1:30 am', '01:30:00'],
    ['13:30 pm', twice(13, 'PM')],
    ['13:30 am', twice(13, 'AM')],
    ['13:05 pm', '13:05 is a 24-hour time, so PM cannot stand after it'],
    ['9:06a', '09:06:00'],
    ['9:06p', '21:06:00'],
    ['10:00 a node', '10:00:00'],
    ['午後2:30', '14:30:00'],
    ['午前2:30', '02:30:00'],
    ['오후 2시 30분', '14:30:00'],
    ['14点半', '14:30:00'],
    ['14時', '14:00:00'],
    ['14時5分30秒', '14:05:30'],
    ['PM 2:30', '14:30:00'],
    ['11.50am', '11:50:00'],
    ['14.25 Uhr', '14:25:00'],
    ['15 Uhr', '15:00:00'],
    ['15 Uhr 30', '15:30:00'],
    ['14 h 30', '14:30:00'],
    ['26h10', null],
    ['2359 UTC', '23:59:00'],
    ['2400 UTC', null],
    ['1430 hrs', '14:30:00'],
    ['1430', null],
    ['noon', '12:00:00'],
    ['12 noon', '12:00:00'],
    ['midnight', '00:00:00'],
    ['11.50', null],
    ['23:XX', '23:00:00'],
    ['14:3x', '14:30:00'],
  ] as const)
    it(`${text}: ${said ?? 'none'}`, () => assert.equal(read(text), said));
  it('where times stand, more is one', () => {
    for (const [text, said] of [
      ['11.50', '11:50:00'],
      ['23.59', '23:59:00'],
      ['24.00', null],
      ['11.60', null],
      ['1430', '14:30:00'],
      ['2000', null],
      ['2059', null],
      ['2060', null],
      ['1959', '19:59:00'],
      ['2100', '21:00:00'],
    ] as const)
      assert.equal(read(text, true), said, text);
  });
  it('is as fine as it is written', () => {
    for (const [text, precision] of [
      ['14:30', 1],
      ['14:30:05', 1 / 60],
      ['14:30:05.1', 1 / 60000],
      ['2 pm', 60],
      ['2.30 pm', 1],
      ['15 Uhr', 60],
      ['15 Uhr 30', 1],
      ['14h30', 1],
      ['1430 UTC', 1],
      ['14時', 60],
      ['14時半', 1],
      ['14時5分', 1],
      ['14時5分30秒', 1 / 60],
      ['noon', 60],
      ['23:XX', 60],
      ['14:3x', 10],
    ] as const)
      assert.equal(scanClock(text, 0)?.precision, precision, text);
  });
  it('is open where it says so', () => {
    assert.equal(scanClock('14:3x', 0)?.open, true);
    assert.equal(scanClock('14:30', 0)?.open, false);
  });
});

describe('a date at its limits', () => {
  const problem = (text: string): string | null | undefined => scanDate(text, 0)?.problem;
  it('is none before 1970 and after 2199', () => {
    assert.equal(problem('1969-12-31'), 'there was no incident in the year 1969');
    assert.equal(problem('1970-01-01'), null);
    assert.equal(problem('2199-12-31'), null);
    assert.equal(problem('2200-01-01'), 'there was no incident in the year 2200');
    assert.equal(problem('2025-00-10'), 'there is no month 0');
    assert.equal(problem('2025-13-10'), 'there is no month 13');
    assert.equal(problem('2025-05-00'), 'that month has 31 days');
  });
  it('has the days that the calendar has', () => {
    for (const year of [1972, 1999, 2000, 2023, 2024, 2100])
      for (let month = 1; month <= 12; month++) {
        const days = new Temporal.PlainYearMonth(year, month).daysInMonth;
        const two = String(month).padStart(2, '0');
        assert.equal(problem(`${year}-${two}-${days}`), null, `${year}-${two}`);
        assert.equal(problem(`${year}-${two}-${days + 1}`), `that month has ${days} days`);
        assert.equal(
          resolveDate({ ...dateIn(`${year}-${two}-01`), day: days + 1 }, null, null),
          null,
        );
      }
    assert.equal(problem('Feb 29'), null, 'in a year that is not said');
  });
  for (const [text, year, month, day, order] of [
    ['12/12/2025', 2025, 12, 12, 'known'],
    ['11/12/2025', 2025, 12, 11, 'unknown'],
    ['12/13/2025', 2025, 12, 13, 'known'],
    ['13/12/2025', 2025, 12, 13, 'known'],
    ['31/1/2025', 2025, 1, 31, 'known'],
    ['1/31/2025', 2025, 1, 31, 'known'],
    ['11.12.2025', 2025, 12, 11, 'known'],
    ['11/12/25', 2025, 12, 11, 'unknown'],
    ['05.03.24', 2024, 3, 5, 'known'],
    ['2025. 8. 22', 2025, 8, 22, 'known'],
    ['20250822T1430', 2025, 8, 22, 'known'],
    ['2025年8月22日', 2025, 8, 22, 'known'],
    ['8월 22일', null, 8, 22, 'known'],
    ['22 août 2025', 2025, 8, 22, 'known'],
    ['1er août 2025', 2025, 8, 1, 'known'],
    ['22nd of August 2025', 2025, 8, 22, 'known'],
    ['22-Aug-25', 2025, 8, 22, 'known'],
    ['on Friday the 22nd of August', null, 8, 22, 'known'],
    ['Fri, 2025-08-22', 2025, 8, 22, 'known'],
  ] as const)
    it(text, () => {
      const date = scanDate(text, 0);
      assert.ok(date);
      assert.deepEqual([date.year, date.month, date.day, date.order], [year, month, day, order]);
    });
  it('is none where no day can be meant', () => {
    for (const text of [
      '13/13/2025',
      '0/5/2025',
      '5/0/2025',
      '1/32/2025',
      '32/1/2025',
      '5.13.2025',
      '1.2.24',
      '3/26',
      '22',
    ])
      assert.equal(scanDate(text, 0), null, text);
  });
  it('is short where a clock follows, or where dates stand', () => {
    const parts = (text: string, sure = false): unknown => {
      const date = scanDate(text, 0, { sure });
      return date && [date.month, date.day, date.order];
    };
    assert.deepEqual(parts('03-26 23:04'), [3, 26, 'known']);
    assert.deepEqual(parts('3/26 23:04'), [3, 26, 'known']);
    assert.deepEqual(parts('3/4 23:04'), [4, 3, 'unknown']);
    assert.deepEqual(parts('26.3. 23:04'), [3, 26, 'known']);
    assert.deepEqual(parts('13/07', true), [7, 13, 'known']);
    assert.deepEqual(parts('03-04', true), [3, 4, 'known']);
    assert.deepEqual(parts('3.4.', true), [4, 3, 'known']);
    assert.equal(parts('13/07'), null);
  });
  it('of several days ends on the last', () => {
    for (const [text, day, last, lastProblem] of [
      ['Nov 9-11, 2026', 9, 11, null],
      ['9-11 Nov 2026', 9, 11, null],
      ['9 to 11 November 2026', 9, 11, null],
      ['Nov 30-31, 2026', 30, 31, 'that month has 30 days'],
      ['Nov 11-9, 2026', 11, null, null],
      ['Nov 9-9', 9, null, null],
      ['Nov 9-32', 9, null, null],
    ] as const) {
      const date = scanDate(text, 0);
      assert.deepEqual([date?.day, date?.lastDay, date?.problem], [day, last, lastProblem], text);
    }
  });
  it('is settled by the order and the year of the document', () => {
    const date = dateIn('3/4 23:04');
    assert.equal(resolveDate(date, 'day-month', 2025)?.toString(), '2025-04-03');
    assert.equal(resolveDate(date, 'month-day', 2025)?.toString(), '2025-03-04');
    assert.equal(resolveDate(date, null, 2025), null);
    assert.equal(resolveDate(date, 'day-month', null), null);
    assert.equal(resolveDate(dateIn('Feb 29'), null, 2025), null);
    assert.equal(resolveDate(dateIn('Feb 29'), null, 2024)?.toString(), '2024-02-29');
    assert.equal(resolveDate(dateIn('3/31 23:04'), 'day-month', 2025)?.toString(), '2025-03-31');
  });
});

describe('what stands around a time', () => {
  for (const [text, approximate, zone] of [
    ['2025-08-22 ~14:30', true, null],
    ['~2025-08-22 14:30', true, null],
    ['2025-08-22 14:30 was about right', false, null],
    ['2025-08-22 UTC', false, 'UTC'],
    ['2025-08-22 The UTC day', false, null],
    ['14:30 UTC on 22 August 2025', false, 'UTC'],
    ['2025-08-22 14:30 CEST', false, 'CEST'],
  ] as const)
    it(text, () => {
      const when = scanWhen(text);
      assert.deepEqual(
        [when?.approximate, when?.start?.zone?.zone.name ?? null],
        [approximate, zone],
      );
    });
  it('ends where it ends', () => {
    for (const [text, rest] of [
      ['14:30 (22 August 2025) Alert', ' Alert'],
      ['14:30 22 August 2025) Alert', ') Alert'],
      ['14:30ff Alert', 'ff Alert'],
      ['14:30 ff. Alert', ' Alert'],
      ['14:30+ Alert', ' Alert'],
      ['14:30 onwards Alert', ' Alert'],
      ['11.57 Restart', null],
    ] as const) {
      const when = scanWhen(text);
      assert.equal(when && text.slice(when.to), rest, text);
    }
  });
});

describe('ranges at their limits', () => {
  const ends = (text: string): string | null =>
    scanWhen(text)?.end?.clock?.time?.toString() ?? null;
  for (const [text, end] of [
    ['14:20-30', '14:30:00'],
    ['14:20-21', '14:21:00'],
    ['14:20-20', null],
    ['14:20-59', '14:59:00'],
    ['14:20-60', null],
    ['16:05:57-58', '16:05:58'],
    ['2 pm-30', null],
    ['02:11 UTC (deleted) → 04:00 UTC', '04:00:00'],
    ['02:11 UTC (deleted) 04:00 UTC', null],
    ['14:20 bis 15:00', '15:00:00'],
    ['14:20 から 15:00', '15:00:00'],
    ['14:20 to about 15:00', '15:00:00'],
    ['23:50-00:10', '00:10:00'],
    ['2024-11-25 02:00-04:30', '04:30:00'],
    ['2024-11-25 02:00-01:30', null],
    ['2024-11-25T02:00-05:00', null],
    ['2024-11-25 02:00:00-05:00', null],
    ['14:30 - 2025-08-22', null],
    ['2025-08-22 - 14:30', null],
  ] as const)
    it(text, () => assert.equal(ends(text), end));
});

describe('lengths at their limits', () => {
  const told = (text: string): readonly unknown[] => {
    const found = parseDuration(text);
    return found ? [found.minutes, found.most, found.unit, found.approximate, found.rest] : [];
  };
  for (const [text, ...all] of [
    ['1.5 hours', 90, 90, 6, false, false],
    ['90 minutes', 90, 90, 1, false, false],
    ['45s', 0.75, 0.75, 1 / 60, false, false],
    ['200ms', 200 / 60000, 200 / 60000, 1 / 60000, false, false],
    ['2 days', 2880, 2880, 1440, false, false],
    ['1 week', 10080, 10080, 10080, false, false],
    ['2 hours and a half', 150, 150, 30, false, false],
    ['2-3 hours', 120, 180, 60, false, false],
    ['3+ hours', 180, 180, 60, true, false],
    ['2h45', 165, 165, 1, false, false],
    ['2h59', 179, 179, 1, false, false],
    ['2h60', 120, 120, 60, false, true],
    ['3 hours and 3/4', 225, 225, 15, false, false],
    ['2 hours ½', 150, 150, 15, false, false],
    ['2 hours ¼', 135, 135, 15, false, false],
    ['2 hours ¾', 165, 165, 15, false, false],
    ['PT1H30M', 90, 90, 1, false, false],
    ['P1DT2H', 1560, 1560, 60, false, false],
    ['P2D', 2880, 2880, 1440, false, false],
    ['PT90S', 1.5, 1.5, 1 / 60, false, false],
    ['1:15', 75, 75, 1, false, false],
    ['00:16:30', 16.5, 16.5, 1 / 60, false, false],
    ['~1:15', 75, 75, 1, true, false],
    ['15m 1h', 15, 15, 1, false, true],
    ['2 hours, 3 services', 120, 120, 60, false, false],
    ['2h 4', 120, 120, 60, false, true],
    ['ten minutes', 10, 10, 1, false, false],
    ['half an hour', 30, 30, 60, false, false],
  ] as const)
    it(text, () => assert.deepEqual(told(text), all));
  it('are found where they stand, from a place on', () => {
    const text = 'took 5 min, then 7 min';
    const second = findDuration(text, 8);
    assert.ok(second);
    assert.equal(text.slice(second.from, second.to), '7 min');
    assert.equal(findDuration(text)?.from, 5);
  });
  it('are written out to the second, in the largest units that there are', () => {
    for (const [minutes, short, long] of [
      [0, '0m', '0 minutes'],
      [0.5, '30s', '30 seconds'],
      [1, '1m', '1 minute'],
      [60, '1h', '1 hour'],
      [61, '1h 1m', '1 hour 1 minute'],
      [1440, '1d', '24 hours'],
      [2879, '1d 23h 59m', '47 hours 59 minutes'],
      [2880, '2d', '2 days'],
      [-90, '1h 30m', '1 hour 30 minutes'],
    ] as const) {
      assert.equal(formatMinutes(minutes), short);
      assert.equal(formatMinutesLong(minutes), long);
    }
  });
  it('since the start are read in every unit', () => {
    for (const [text, minutes] of [
      ['T+5', 5],
      ['T+1d', 1440],
      ['T+2 hours', 120],
      ['T+30s', 0.5],
      ['T-01:30', -90],
      ['T+1h 15m', 75],
      ['T0', 0],
      ['+90s', 1.5],
      ['+1:15', 75],
    ] as const)
      assert.equal(scanOffset(text, 0)?.minutes, minutes, text);
    for (const text of ['+15', 'T5', 'Total', '+15x'])
      assert.equal(scanOffset(text, 0), null, text);
  });
});

describe('what is written like its neighbour', () => {
  const DATE = Temporal.PlainDate.from('2025-09-05');
  for (const [sample, order, written] of [
    [null, null, '2025-09-05'],
    ['2025-08-25', null, '2025-09-05'],
    ['2025/08/25', null, '2025/09/05'],
    ['2025/8/25', null, '2025/9/5'],
    ['25.08.2025', null, '05.09.2025'],
    ['5.8.2025', null, '5.9.2025'],
    ['25/08/2025', null, '05/09/2025'],
    ['08/25/2025', null, '09/05/2025'],
    ['12/12/2025', null, '2025-09-05'],
    ['13/12/2025', null, '05/09/2025'],
    ['12/13/2025', null, '09/05/2025'],
    ['12-12-2025', 'day-month', '05-09-2025'],
    ['12-12-2025', 'month-day', '09-05-2025'],
    ['Aug 25, 2025', null, 'Sep 5, 2025'],
    ['Aug. 25, 2025', null, 'Sep 5, 2025'],
    ['Sept 25, 2025', null, 'Sep 5, 2025'],
    ['August 25th 2025', null, 'September 5 2025'],
    ['25 Aug 2025', null, '5 Sep 2025'],
    ['25th August 2025', null, '5 September 2025'],
    ['2025年8月25日', null, '2025年9月5日'],
  ] as const)
    it(`a date like ${sample ?? 'nothing'}, ${order ?? 'in no known order'}`, () =>
      assert.equal(dateLike(DATE, sample, order), written));
  for (const [sample, morning, midnight, evening] of [
    [null, '09:05', '00:00', '21:05'],
    ['14:30', '09:05', '00:00', '21:05'],
    ['14:30:00', '09:05:07', '00:00:00', '21:05:00'],
    ['2:30 PM', '9:05 AM', '12:00 AM', '9:05 PM'],
    ['2:30pm', '9:05am', '12:00am', '9:05pm'],
    ['2:30p', '9:05a', '12:00a', '9:05p'],
    ['2:30:10pm', '9:05:07am', '12:00:00am', '9:05:00pm'],
  ] as const)
    it(`a time like ${sample ?? 'nothing'}`, () => {
      for (const [time, written] of [
        ['09:05:07', morning],
        ['00:00', midnight],
        ['21:05', evening],
      ] as const)
        assert.equal(clockLike(Temporal.PlainTime.from(time), sample), written);
      assert.equal(clockLike(Temporal.PlainTime.from('12:00'), '2:30 PM'), '12:00 PM');
    });
  it('dates and times are written so that they are read back', () => {
    const samples = [
      '2025-08-25',
      '2025/08/25',
      '25.08.2025',
      'Aug 25, 2025',
      '25 August 2025',
      '2025年8月25日',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 80_000 }),
        fc.constantFrom(...samples),
        (days, sample) => {
          const date = Temporal.PlainDate.from('1970-01-01').add({ days });
          const text = dateLike(date, sample, null);
          assert.equal(resolveDate(dateIn(text), null, null)?.toString(), date.toString(), text);
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom('14:30', '2:30 PM', '2:30am', '2:30P'),
        (minute, sample) => {
          const time = clockAt(minute);
          const text = clockLike(time, sample);
          assert.equal(scanClock(text, 0)?.time?.toString(), time.toString(), text);
        },
      ),
    );
  });
  it('has its name, and its day of work', () => {
    assert.equal(weekdayName(Temporal.PlainDate.from('2025-09-01')), 'Monday');
    assert.equal(weekdayName(Temporal.PlainDate.from('2025-09-07')), 'Sunday');
    for (const [day, working] of [
      ['2025-09-05', '2025-09-05'],
      ['2025-09-06', '2025-09-08'],
      ['2025-09-07', '2025-09-08'],
      ['2025-09-08', '2025-09-08'],
    ] as const)
      assert.equal(workingDay(Temporal.PlainDate.from(day)).toString(), working);
  });
  it('is told with what is known of it', () => {
    const time = Temporal.PlainTime.from('09:05:07');
    assert.equal(formatClock(time), '09:05:07');
    assert.equal(formatClock(Temporal.PlainTime.from('09:05')), '09:05');
    assert.equal(formatMoment({ date: DATE, time }), '09:05:07');
    assert.equal(formatMoment({ date: DATE, time }, true), '2025-09-05 09:05:07');
    assert.equal(formatMoment({ date: DATE, time: null }), '2025-09-05');
    assert.equal(formatMoment({ date: null, time }, true), '09:05:07');
    assert.equal(formatMoment({ date: null, time: null }), 'unknown');
    for (const [minutes, text] of [
      [-1, '23:59:00'],
      [0, '00:00:00'],
      [1441.5, '00:01:30'],
    ] as const)
      assert.equal(clockAt(minutes).toString(), text);
  });
});
