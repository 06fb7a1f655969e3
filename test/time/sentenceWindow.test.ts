import assert from 'node:assert/strict';
import { windowInSentence } from '../../server/src/time/sentenceWindow';
import { postmortem } from '../support/analyse';

/** What each sentence says: its beginning and its end as written, `-` where it tells none. */
const SENTENCES: readonly (readonly [sentence: string, start: string, end: string])[] = [
  ['Between 10:42 AM and 11:27 AM PST customers saw errors.', '10:42 AM', '11:27 AM PST'],
  [
    'Between 08:00 UTC and until 13:20 UTC on 29 July 2022, users',
    '08:00 UTC',
    '13:20 UTC on 29 July 2022',
  ],
  ['Between May 10 10:50 AM and May 11 2:18 AM PDT we', 'May 10 10:50 AM', 'May 11 2:18 AM PDT'],
  ['From approximately 10:42 to 11:27 UTC on 3 May, all', '10:42', '11:27 UTC on 3 May'],
  [
    'Between 02:20 UTC to 03:30 UTC and 04:07 UTC to 04:52 UTC on 14 Aug 2020, a',
    '02:20 UTC',
    '04:52 UTC on 14 Aug 2020',
  ],
  ['between 10:00 and 10:30, and again between 11:00 and 11:20 UTC', '10:00', '11:20 UTC'],
  ['Zwischen 10:42 und 11:27 Uhr waren alle Dienste gestört.', '10:42', '11:27 Uhr'],
  ['Von etwa 10:42 bis 11:27 Uhr kam es zu Fehlern.', '10:42', '11:27 Uhr'],
  ['Entre 10h42 et 11h27, le service était indisponible.', '10h42', '11h27'],
  ['De 10h42 à 11h27, le site ne répondait pas.', '10h42', '11h27'],
  ['Entre las 10:42 y las 11:27 UTC el servicio falló.', '10:42', '11:27 UTC'],
  ['Desde las 10:42 hasta las 11:27 el servicio falló.', '10:42', '11:27'],
  ['Entre as 10h42 e as 11h27, o serviço falhou.', '10h42', '11h27'],
  ['Das 10:42 às 11:27 o serviço falhou.', '10:42', '11:27'],
  ['5月3日 10:42 から 11:27 まで、利用できませんでした。', '5月3日 10:42', '11:27'],
  ['5月3日10:42至11:27期间，服务不可用。', '5月3日10:42', '11:27'],
  ['从10:42到11:27，服务不可用。', '10:42', '11:27'],
  ['5월 3일 10:42부터 11:27까지 서비스가 중단되었습니다.', '5월 3일 10:42', '11:27'],
  ['С 10:42 до 11:27 МСК сервис был недоступен.', '10:42', '11:27 МСК'],
  [
    'It lasted two hours, starting at 08:30 AM and ending at 10:15 AM UTC.',
    '08:30 AM',
    '10:15 AM UTC',
  ],
  ['For 35 minutes (10:05 to 10:40 UTC) the checkout was down.', '10:05', '10:40 UTC'],
  ['The outage lasted 3 hours (1:00 PM – 4:00 PM UTC).', '1:00 PM', '4:00 PM UTC'],
  ['We went down at 03:14 UTC and came back up at 04:02 UTC.', '03:14 UTC', '04:02 UTC'],
  [
    'The site went offline at 11:20 PM and was brought back online at 12:45 AM, they say.',
    '11:20 PM',
    '12:45 AM',
  ],
  ['The database became unresponsive at 09:32 and recovered at 10:47.', '09:32', '10:47'],
  ['The issue occurred at 10:00 AM and was fixed by 11:30 AM, too.', '10:00 AM', '11:30 AM'],
  ['It was down for two hours, starting at 13:00 GMT till 15:00 GMT.', '13:00 GMT', '15:00 GMT'],
  ['Service was restored at 17:45 after the outage that began at 15:10.', '15:10', '17:45'],
  ['The backup job runs from 02:00 to 03:00 every night.', '-', '-'],
  ['The call (10:05 to 10:40) was recorded.', '-', '-'],
  ['We proposed to change the disk between 15:00 and 17:00 UTC.', '-', '-'],
  ['Starting at 12:30 CST on 22 October 2024, we', '12:30 CST on 22 October 2024', '-'],
  ['Errors starting at 17:15pm US/Pacific.', '17:15pm US/Pacific', '-'],
  [
    "We've received a report of an issue with deployments as of Tuesday, 2019-02-26 13:00 US/Pacific.",
    'Tuesday, 2019-02-26 13:00 US/Pacific',
    '-',
  ],
  [
    'The issue has been resolved as of 2022-06-16 11:33 US/Pacific.',
    '-',
    '2022-06-16 11:33 US/Pacific',
  ],
  [
    'Recovery began at 7:31 PM, and by 9:28 PM PDT the backlog of scheduled events was delivered.',
    '-',
    '9:28 PM PDT',
  ],
  ['By 7:08 AM PDT, the vast majority of instances had fully recovered.', '-', '7:08 AM PDT'],
  ['By 23:40 UTC all services had recovered, and we will say more tomorrow.', '-', '23:40 UTC'],
  ['By 16:00 UTC some services had recovered.', '-', '-'],
  ['We expect that all services will have recovered by 16:00 UTC.', '-', '-'],
  ['We will provide an update by 16:00 UTC.', '-', '-'],
  ['Load rose from 10 to 20 percent.', '-', '-'],
  ['The client went from 1.2 to 1.3.', '-', '-'],
];

describe('what a sentence says about when it began and ended', () => {
  for (const [sentence, start, end] of SENTENCES)
    it(sentence, () => {
      const said = windowInSentence(sentence);
      const written = (point: { from: number; to: number } | null | undefined): string =>
        point ? sentence.slice(point.from, point.to) : '-';
      assert.deepEqual([written(said?.start), written(said?.end)], [start, end]);
    });
});

describe('the window of a report in prose', () => {
  const lengthOf = (text: string): number | null => {
    const { window } = postmortem(`# Outage\n\n${text}\n`).model.incident;
    return window?.start.kind === 'valid' && window.end.kind === 'valid'
      ? window.end.value.at - window.start.value.at
      : null;
  };
  const LENGTHS: readonly (readonly [what: string, text: string, minutes: number | null])[] = [
    ['days without a year', 'Between May 10 10:50 AM and May 11 2:18 AM PDT we had errors.', 928],
    [
      'the turn of an unknown year',
      'Between December 31 11:00 PM and January 1 1:00 AM PST we had errors.',
      120,
    ],
    ['a clock of the next day', 'Between 22:24 and 01:30 UTC requests failed.', 186],
    [
      'an end of the next day in another sentence',
      'Starting at 5:03 PM PDT, requests failed. By 12:50 AM PDT, latency had returned to normal levels.',
      467,
    ],
    [
      'an end that cannot be of the next day',
      'Starting at 10:00 UTC, requests failed. By 09:00 UTC, all had recovered.',
      null,
    ],
    [
      'a beginning behind an update’s time',
      '5:00 PM PDT Starting at 3:00 PM PDT, requests failed.\n\nAt 3:40 PM PDT all services had recovered.',
      40,
    ],
    [
      'the last update',
      '5:00 PM PDT Between 3:00 PM and 3:20 PM PDT, requests failed.\n\n6:00 PM PDT Between 3:00 PM and 4:20 PM PDT, requests failed.',
      80,
    ],
    [
      'the language of the update',
      '11:37 AM PDT 日本時間 00:55 から 02:35 にかけて、失敗しました。\n\n| Between 8:55 AM and 10:25 AM PDT, requests failed.',
      90,
    ],
  ];
  for (const [what, text, minutes] of LENGTHS)
    it(what, () => assert.equal(lengthOf(text), minutes));
  it('is not told by one of several occurrences', () => {
    const { window } = postmortem(
      '# Outage\n\n**Incident Start:** 04:30\n\n**Incident End:** 04:38\n\n**Incident Start:** 04:48\n\n**Incident End:** 04:58\n',
    ).model.incident;
    assert.equal(window, null);
  });
});
