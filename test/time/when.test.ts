import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { dayNumber } from '../../server/src/time/instant';
import type { ScannedPoint } from '../../server/src/time/scanned';
import { scanWhen } from '../../server/src/time/when';

/** What a point says, in one line: date, time, zone. */
function told(point: ScannedPoint | null): string {
  if (!point) return '';
  const { date, clock, zone } = point;
  return [
    date &&
      `${date.year ?? '----'}-${date.month}-${date.day}${date.order === 'unknown' ? '?' : ''}`,
    clock &&
      (clock.time?.toString({ smallestUnit: clock.precision < 1 ? 'second' : 'minute' }) ?? 'none'),
    zone?.zone.name,
  ]
    .filter((part) => part != null)
    .join(' ');
}

const FORMS: readonly (readonly [text: string, start: string, end?: string, rest?: string])[] = [
  ['14:30 - Alert', '14:30', '', ' - Alert'],
  ['16:58 UTC - Alert', '16:58 UTC', '', ' - Alert'],
  ['[14:30] Alert', '14:30', '', ' Alert'],
  ['2021-05-10 12:15', '2021-5-10 12:15'],
  ['2025-08-22T14:30:05.123Z', '2025-8-22 14:30:05 Z'],
  ['2025-08-22T14:30+02:00', '2025-8-22 14:30 +02:00'],
  ['2025/08/22 14:30', '2025-8-22 14:30'],
  ['26/08/2020 10:15', '2020-8-26 10:15'],
  ['08/26/2020 10:15', '2020-8-26 10:15'],
  ['03/04/2020 10:15', '2020-4-3? 10:15'],
  ['[03-26 23:04] Alert', '-----3-26 23:04', '', ' Alert'],
  ['Dec 16th 12:43 Alert', '-----12-16 12:43', '', ' Alert'],
  ['Jan 14, 10:18 AM', '-----1-14 10:18'],
  ['12:45 PM PST Saturday Oct 30th: Alert', '-----10-30 12:45 PST', '', ': Alert'],
  ['November 25 2024 13:39 UTC', '2024-11-25 13:39 UTC'],
  ['25. November 2024, 13:39', '2024-11-25 13:39'],
  ['2026年3月27日 18時35分', '2026-3-27 18:35'],
  ['2018-08-22, 03:26pm: Alert', '2018-8-22 15:26', '', ': Alert'],
  ['2:30 pm', '14:30'],
  ['2pm', '14:00'],
  ['12:05 am', '00:05'],
  ['14h30', '14:30'],
  ['1430 UTC', '14:30 UTC'],
  ['24:00', '00:00'],
  ['16:37 Denver', '16:37 Denver'],
  ['14:20–14:30', '14:20', '14:30'],
  ['13:30-13:45 Launches fail', '13:30', '13:45', ' Launches fail'],
  ['08:00-09:30', '08:00', '09:30'],
  ['2025-08-22 14:30-05:00', '2025-8-22 14:30 -05:00'],
  ['2025-08-22: 19:00 Alert', '2025-8-22 19:00', '', ' Alert'],
  ['2025-08-22 ~16:00 Alert', '2025-8-22 16:00', '', ' Alert'],
  ['2025-08-22, about 16:00', '2025-8-22 16:00'],
  ['14:30 UTC - 15:45 UTC', '14:30 UTC', '15:45 UTC'],
  ['21:45 to 23:28 UTC (103 minutes)', '21:45 UTC', '23:28 UTC', ' (103 minutes)'],
  [
    '22:30 UTC on October 29 to 05:39 UTC on October 30',
    '-----10-29 22:30 UTC',
    '-----10-30 05:39 UTC',
  ],
  ['2026-03-27 18:35 JST 〜 18:50 JST', '2026-3-27 18:35 JST', '18:50 JST'],
  ['09:35:22 (18:35)', '09:35:22'],
  ['September 27, 2025: Alert', '2025-9-27', '', ': Alert'],
];

const NOTHING = [
  '24 servers',
  '3:1 ratio',
  '8080',
  '1430',
  '11.50',
  '10.0.0.1:80',
  'localhost:8080',
  'v1.2.3',
  '2 pods',
  '99.9%',
  '1. Alert',
  'Before the incident',
  '',
];

describe('times as people write them', () => {
  for (const [text, start, end = '', rest = ''] of FORMS) {
    it(text, () => {
      const when = scanWhen(text);
      assert.ok(when);
      assert.deepEqual([told(when.start), told(when.end), text.slice(when.to)], [start, end, rest]);
    });
  }
  for (const text of NOTHING)
    it(`${text || 'an empty text'} is no time`, () => assert.equal(scanWhen(text), null));

  it('keeps in mind what is approximate', () => {
    for (const text of [
      '~14:30',
      'about 14:30',
      'around 2pm',
      '14:30ish',
      'Early morning July 12th, 2018',
    ])
      assert.equal(scanWhen(text)?.approximate, true, text);
    assert.equal(scanWhen('14:30')?.approximate, false);
  });
  it('tells what is known to be unknown', () => {
    for (const text of ['--:--', '??:??', '??', 'TBD', 'Unknown Date: Alert'])
      assert.equal(scanWhen(text)?.unknown, true, text);
  });
  it('reads offsets from the start', () => {
    for (const [text, minutes] of [
      ['T+5m', 5],
      ['T+01:30', 90],
      ['T-10', -10],
      ['T+2h', 120],
      ['T0', 0],
      ['+15m', 15],
    ] as const)
      assert.equal(scanWhen(text)?.offset, minutes, text);
  });
  it('says what is wrong with a time that cannot be', () => {
    for (const text of ['25:10', '25:99', '14:75', '13:55 PM', '2025-02-30', '2025-13-01']) {
      const start = scanWhen(text)?.start;
      assert.ok(start?.clock?.problem ?? start?.date?.problem, text);
    }
  });
});

describe('the number of a day', () => {
  it('is what the calendar says', () => {
    for (let day = -800_000; day < 800_000; day += 97) {
      const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
      assert.equal(dayNumber(date), day, date.toString());
    }
  });
});
