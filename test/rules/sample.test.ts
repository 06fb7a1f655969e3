import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../server/src/rules/rule';
import { applyEdits } from '../../server/src/text/edit';
import { postmortem } from '../support/analyse';

const SAMPLE = readFileSync(
  path.join(__dirname, '../../examples/2025-08-22-database-connection-pool.md'),
  'utf8',
);

/** What each change of the sample deserves: the rule, the text that is marked, and a fix that makes it clean. */
const CHANGES: readonly {
  readonly title: string;
  readonly change: (text: string) => string;
  readonly rule: string;
  readonly marked: string;
}[] = [
  {
    title: 'another duration',
    change: (text) =>
      text.replace('**Duration:** 1 hour 15 minutes', '**Duration:** 2 hours 15 minutes'),
    rule: 'summary/duration-mismatch',
    marked: '2 hours 15 minutes',
  },
  {
    title: 'an owner emptied',
    change: (text) => text.replace('| Mike | 2025-08-26 |', '|  | 2025-08-26 |'),
    rule: 'actions/missing-owner',
    marked: '',
  },
  {
    title: 'a date emptied',
    change: (text) => text.replace('| QA Team | 2025-09-05 |', '| QA Team |  |'),
    rule: 'actions/missing-due',
    marked: '',
  },
  {
    title: 'the date of the incident emptied',
    change: (text) => text.replace('**Date:** 2025-08-22', '**Date:**'),
    rule: 'summary/missing-field',
    marked: '**Date:**',
  },
  {
    title: 'rows 14:58 to 15:25 removed',
    change: (text) => text.replace(/\| 14:58[\s\S]*?(?=\| 15:35)/, ''),
    rule: 'timeline/gap',
    marked: '15:35',
  },
  {
    title: 'a row moved',
    change: (text) => {
      const row = /\| 14:45 .*\n/.exec(text)?.[0] ?? '';
      return text.replace(row, '').replace(/\| 15:12 .*\n/, (after) => after + row);
    },
    rule: 'timeline/out-of-order',
    marked: '14:45',
  },
  {
    title: 'another acknowledgment',
    change: (text) => text.replace('- **Acknowledgment:** 14:34', '- **Acknowledgment:** 14:36'),
    rule: 'timeline/milestone-mismatch',
    marked: '14:36',
  },
  {
    title: 'another MTTA',
    change: (text) => text.replace('Acknowledge):** 4 minutes', 'Acknowledge):** 97 minutes'),
    rule: 'claims/metric-mismatch',
    marked: '97 minutes',
  },
];

/** What the sample itself deserves: its last follow-up says done, its table says open; no row tells of the message at 15:15; teams own four. */
const OWN: ReadonlySet<string> = new Set([
  'actions/follow-up-contradiction',
  'actions/team-owner',
  'timeline/unrecorded-communication',
]);

const told = (text: string): readonly Finding[] =>
  postmortem(text).findings.filter((finding) => !OWN.has(finding.rule));

describe('the sample', () => {
  it('has one contradiction, one message that no row tells, four hints, and nothing else', () =>
    assert.deepEqual(
      postmortem(SAMPLE).findings.map(({ rule, severity, range }) => [
        severity,
        rule,
        SAMPLE.slice(range.from, range.to),
      ]),
      [
        ...['QA Team', 'DevOps', 'Team', 'Dev Team'].map((team) => [
          'hint',
          'actions/team-owner',
          team,
        ]),
        [
          'information',
          'timeline/unrecorded-communication',
          '15:15 Status: "We have identified the issue and are deploying a fix"',
        ],
        ['warning', 'actions/follow-up-contradiction', '**All Action Items:** Completed ✅'],
      ],
    ));

  for (const { title, change, rule, marked } of CHANGES) {
    it(`with ${title} gets ${rule}, once, and a fix that makes it clean`, () => {
      const text = change(SAMPLE);
      assert.notEqual(text, SAMPLE);
      const findings = told(text);
      // Its own finding, and nothing else.
      const main = findings.filter((finding) => finding.rule === rule);
      assert.deepEqual(
        main.map(({ range }) => text.slice(range.from, range.to)),
        [marked],
      );
      assert.deepEqual(
        findings.filter((finding) => finding.rule !== rule).map((finding) => finding.rule),
        [],
      );
      const fix = main[0]?.fixes.find((candidate) => candidate.preferred);
      assert.ok(fix, 'a preferred fix');
      assert.deepEqual(told(applyEdits(text, fix.edits)), []);
    });
  }
});
