import assert from 'node:assert/strict';
import { postmortem } from '../support/analyse';

/** The rules that find something in a document. */
const rules = (text: string, today?: string): readonly string[] =>
  postmortem(text, {}, today === undefined ? {} : { today }).findings.map(({ rule }) => rule);

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const timeline = (...rows: readonly string[]): string =>
  `# Outage\n\n**Date:** 2025-08-22\n\n## Timeline (UTC)\n\n${rows.map((row) => `- ${row}\n`).join('')}`;
const action = (due: string): string =>
  `# Outage\n\n**Date:** 2025-08-22\n\n## Action Items\n\n| Action | Due | Status |\n|---|---|---|\n| Add an alert | ${due} | Open |\n`;

const header = (...rows: readonly string[]): string =>
  `# Outage\n\n**Date:** 2025-08-22\n**Time:** 14:30 UTC - 15:45 UTC\n\n## Timeline (UTC)\n\n${rows.map((row) => `- ${row}\n`).join('')}`;
const signedOff = (day: string): string =>
  `# Outage\n\n**Date:** 2025-08-22\n\n## Sign-off\n\n**Reviewed by:** Ann Lee - ${day}\n`;

const followUp = (after: string, day: string): string =>
  `# Outage\n\n**Date:** 2025-08-22\n\n## Follow-up Notes\n\n### ${after} Follow-up (${day})\n\n- Alerts are in place\n`;

/** Each limit with the last value that is right and the first that is not, or the other way round. */
const LIMITS: readonly (readonly [
  name: string,
  rule: string,
  document: (value: number) => string,
  silent: number,
  told: number,
  today?: string,
])[] = [
  [
    'a silence of 30 minutes is none, of a minute more it is one',
    'timeline/gap',
    (minutes) => timeline('10:00 Alert fired', `${clock(600 + minutes)} Rolled back`, `${clock(605 + minutes)} Resolved`),
    30,
    31,
  ],
  [
    'in a long incident, a tenth of it is no silence',
    'timeline/gap',
    (minutes) =>
      timeline(
        '10:00 Alert fired',
        ...Array.from({ length: 26 }, (_, index) => `${clock(600 + (index + 1) * 20)} Tried ${index} things`),
        `${clock(1120 + minutes)} Rolled back`,
        '20:00 Resolved',
      ),
    60,
    61,
  ],
  [
    'a row may be a week before the header says',
    'timeline/outside-window',
    (minute) => header(`2025-08-15 14:${minute} Deployed`, '2025-08-22 14:40 Restart'),
    30,
    29,
  ],
  [
    'a row may be thirty days after the header says',
    'timeline/outside-window',
    (minute) => header('2025-08-22 14:40 Restart', `2025-09-21 15:${minute} Patched`),
    45,
    46,
  ],
  [
    'a review is due within two weeks',
    'review/late-review',
    (day) => signedOff(`2025-09-0${day}`),
    5,
    6,
  ],
  [
    'a label and its row are of one moment within twelve hours',
    'timeline/milestone-mismatch',
    (minutes) => `# Outage\n\n## Timeline\n\n- **Acknowledgment:** 02:00 - Acknowledged, began investigation\n\n| Time (UTC) | Event |\n|---|---|\n| 01:50 | Alert fired |\n| ${clock(120 + minutes)} | Alert acknowledged, investigation started |\n| 23:00 | Status page updated |\n`,
    720,
    719,
  ],
  [
    'an action is overdue the day after it was due',
    'actions/overdue',
    (day) => action(`2025-09-0${day}`),
    5,
    4,
    '2025-09-05',
  ],
  [
    'an action may be due on the day of the incident, not the day before',
    'actions/due-before-incident',
    (day) => action(`2025-08-${day}`),
    22,
    21,
  ],
  [
    'a row may be of tomorrow, for a writer east of here, not of the day after',
    'timeline/future-entry',
    (day) => timeline(`2025-09-0${day} 10:00 Alert fired`, `2025-09-0${day} 10:10 Resolved`),
    2,
    3,
    '2025-09-01',
  ],
  [
    'a sign-off may be of the day before the incident, where clocks differ',
    'review/sign-off-before-incident',
    (day) => signedOff(`2025-08-${day}`),
    21,
    20,
  ],
  [
    'a length is right up to the precision of its words',
    'summary/duration-mismatch',
    (minutes) => `# Outage\n\n**Time:** 14:30 UTC - 15:45 UTC\n\n**Duration:** ${minutes} minutes\n`,
    75,
    77,
  ],
  [
    'a share is right up to half of its last digit',
    'impact/share-mismatch',
    (percent) => `# Outage\n\n## Impact\n\n120 of 1000 requests (${percent}%) failed.\n`,
    12,
    13,
  ],
  [
    'a follow-up after a day may be a day off',
    'review/follow-up-date',
    (day) => followUp('1-Day', `2025-08-${day}`),
    24,
    25,
  ],
  [
    'a follow-up after a week may be three days late',
    'review/follow-up-date',
    (day) => followUp('1-Week', `2025-09-0${day}`),
    1,
    2,
  ],
  [
    'and three days early',
    'review/follow-up-date',
    (day) => followUp('One week', `2025-08-${day}`),
    26,
    25,
  ],
  [
    'a follow-up after six weeks may be nine days late',
    'review/follow-up-date',
    (day) => followUp('6-Week', `2025-10-${day}`),
    12,
    13,
  ],
  [
    'a follow-up after a month may be ten days late',
    'review/follow-up-date',
    (day) => followUp('1-month', `2025-10-0${day}`),
    2,
    3,
  ],
]; // prettier-ignore

describe('limits of rules', () => {
  for (const [name, rule, document, silent, told, today] of LIMITS)
    it(name, () => {
      assert.ok(!rules(document(silent), today).includes(rule), document(silent));
      assert.ok(rules(document(told), today).includes(rule), document(told));
    });
});

describe('an end that another sentence tells', () => {
  const window = (begun: string, ended: string): string | null => {
    const { window: found } = postmortem(
      `# Outage\n\n**Date:** 2025-08-22\n\n## Summary\n\nThe outage started at ${begun} UTC.\n\nThe service was restored at ${ended} UTC.\n`,
    ).model.incident;
    return found?.end.kind === 'valid' && found.start.kind === 'valid'
      ? `${found.end.value.at - found.start.value.at}`
      : null;
  };
  it('is one of the next day up to twelve hours after the beginning', () => {
    assert.equal(window('14:00', '15:00'), '60');
    assert.equal(window('23:30', '00:30'), '60');
    assert.equal(window('20:00', '08:00'), '720');
    assert.equal(window('20:00', '08:01'), null);
  });
});

describe('what most actions have, the others lack', () => {
  const head = '# Outage\n\n**Date:** 2025-08-22\n\n## Action Items\n\n';
  const table = (has: readonly boolean[], part: string): string =>
    `${head}| Action | ${part} | Status |\n|---|---|---|\n${has.map((one, index) => `| Add alert number ${index} | ${one ? VALUES[part] : ''} | Open |\n`).join('')}`;
  const list = (has: readonly boolean[], part: string): string =>
    `${head}${has.map((one, index) => `- [ ] Add alert number ${index}${one ? ` (${part}: ${VALUES[part]})` : ''}\n`).join('')}`;
  const VALUES: Readonly<Record<string, string>> = { owner: 'Ann Lee', due: '2025-12-01' };
  const lacks = (form: typeof table, part: string, having: number, without: number): number => {
    const has = [...Array<boolean>(having).fill(true), ...Array<boolean>(without).fill(false)];
    return rules(form(has, part)).filter((rule) => rule === `actions/missing-${part}`).length;
  };
  for (const part of ['owner', 'due']) {
    it(`${part}: more than half of a list is most`, () => {
      assert.equal(lacks(list, part, 2, 1), 1);
      assert.equal(lacks(list, part, 3, 2), 2);
      assert.equal(lacks(list, part, 2, 2), 0);
      assert.equal(lacks(list, part, 1, 2), 0);
    });
    it(`${part}: a column that one row fills is for all`, () => {
      assert.equal(lacks(table, part, 1, 2), 2);
      assert.equal(lacks(table, part, 3, 0), 0);
    });
    it(`${part}: that none of several has one is said once`, () => {
      assert.equal(lacks(table, part, 0, 3), 1);
      assert.equal(lacks(table, part, 0, 2), 1);
      assert.equal(lacks(table, part, 0, 1), 0);
    });
  }
});
