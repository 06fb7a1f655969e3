import assert from 'node:assert/strict';
import { suppressions } from '../../server/src/features/suppress';
import { applyEdits } from '../../server/src/text/edit';
import { postmortem } from '../support/analyse';

const HEADER = '**Time:** 14:30 UTC - 15:45 UTC';
const LINE = '**Duration:** 5 hours';
const RULE = 'summary/duration-mismatch';
const rules = (text: string): readonly string[] =>
  postmortem(text).findings.map((finding) => finding.rule);
const bad = (before: string, after = ''): string =>
  `# Outage\n\n${HEADER}\n\n${before}${LINE}\n${after}`;

describe('a comment silences', () => {
  it('nothing, where there is none', () => assert.ok(rules(bad('')).includes(RULE)));

  const silent: readonly (readonly [name: string, text: string])[] = [
    ['the next line', bad(`<!-- postmortem-disable-next-line ${RULE} -- support hours -->\n`)],
    ['all rules on the next line', bad('<!-- postmortem-disable-next-line -->\n')],
    ['several rules', bad(`<!-- postmortem-disable-next-line timeline/gap, ${RULE} -->\n`)],
    [
      'a block',
      bad(`<!-- postmortem-disable ${RULE} -->\n\n`, `\n<!-- postmortem-enable ${RULE} -->\n`),
    ],
    ['the rest of the document', bad(`<!-- postmortem-disable ${RULE} -->\n\n`)],
    ['the document, wherever it stands', bad('', `\n<!-- postmortem-disable-file ${RULE} -->\n`)],
  ];
  for (const [name, text] of silent) it(name, () => assert.ok(!rules(text).includes(RULE)));

  const told: readonly (readonly [name: string, text: string])[] = [
    ['another rule', bad('<!-- postmortem-disable-next-line timeline/gap -->\n')],
    ['another line', bad(`<!-- postmortem-disable-next-line ${RULE} -->\n\nWords.\n\n`)],
    [
      'what comes after the block',
      bad(`<!-- postmortem-disable ${RULE} -->\n\n<!-- postmortem-enable ${RULE} -->\n\n`),
    ],
    [
      'anything from within code',
      bad(`\`\`\`\n<!-- postmortem-disable-file ${RULE} -->\n\`\`\`\n\n`),
    ],
  ];
  for (const [name, text] of told)
    it(`but not ${name}`, () => assert.ok(rules(text).includes(RULE)));
});

describe('the quick fixes that silence a finding', () => {
  it('do so, and are not unused', () => {
    const snapshot = postmortem(bad(''));
    const finding = snapshot.findings.find((candidate) => candidate.rule === RULE);
    assert.ok(finding);
    const fixes = suppressions(snapshot, finding);
    assert.deepEqual(
      fixes.map((fix) => fix.title),
      [`Silence ${RULE} for this line`, `Silence ${RULE} in this document`],
    );
    for (const fix of fixes) {
      const after = rules(applyEdits(snapshot.text, fix.edits));
      assert.ok(!after.includes(RULE), fix.title);
      assert.ok(!after.includes('structure/unused-suppression'), fix.title);
    }
  });
  it('leave tables whole: a row can only be silenced with its document', () => {
    const snapshot = postmortem(
      '# Outage\n\n## Timeline (UTC)\n\n| Time | Event |\n|---|---|\n| 14:30 | Alert |\n| 25:10 | Page |\n| 14:50 | Closed |\n',
    );
    const finding = snapshot.findings.find(({ rule }) => rule === 'timeline/invalid-time');
    assert.ok(finding);
    assert.deepEqual(
      suppressions(snapshot, finding).map((fix) => fix.title),
      ['Silence timeline/invalid-time in this document'],
    );
  });
});
