import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSuppressions, suppress, type Suppression } from '../../server/src/rules/suppression';
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

describe('where a comment holds', () => {
  /** The text of each area. */
  const areas = (text: string): readonly string[] => {
    return readSuppressions(postmortem(text).syntax).map(({ area }) =>
      text.slice(area.from, area.to),
    );
  };
  it('is the next line that is not blank, whole', () => {
    const comment = '<!-- postmortem-disable-next-line -->';
    assert.deepEqual(areas(`# A\n\n${comment}\nOne\nTwo\n`), ['One']);
    assert.deepEqual(areas(`# A\n\n${comment}\n\n  \n\nOne\n\nTwo\n`), ['One']);
    assert.deepEqual(areas(`# A\n\n${comment}\nOne`), ['One']);
    assert.deepEqual(areas(`# A\n\n${comment}`), ['']);
    assert.deepEqual(areas(`# A\n\n${comment}\n\n${comment}\nOne\n`), [comment, 'One']);
  });
  it('is what stands between disable and enable, for rules that one of them names', () => {
    const open = (rules: string): string => `<!-- postmortem-disable${rules} -->`;
    const close = (rules: string): string => `<!-- postmortem-enable${rules} -->`;
    const between = (from: string, to: string): readonly string[] =>
      areas(`# A\n\n${open(from)}\n\nOne\n\n${close(to)}\n\nTwo\n`);
    const closed = ['\n\nOne\n\n'];
    const left = (to: string): readonly string[] => [`\n\nOne\n\n${close(to)}\n\nTwo\n`];
    assert.deepEqual(between('', ''), closed);
    assert.deepEqual(between(' timeline/gap', ''), closed);
    assert.deepEqual(between('', ' timeline/gap'), closed);
    assert.deepEqual(between(' timeline/gap', ' timeline/gap'), closed);
    assert.deepEqual(between(' timeline/gap', ' timeline/empty'), left(' timeline/empty'));
    assert.deepEqual(
      areas(`# A\n\n${open('')}\n\nOne\n\n${close('')}\n\nTwo\n\n${close('')}\n`),
      closed,
      'it is closed once',
    );
  });
  it('begins and ends with its area, and what it leaves out is used', () => {
    const rule = fc.constantFrom('a', 'b');
    const at = fc.integer({ min: 0, max: 8 });
    const area = fc.tuple(at, at).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
    const comment = fc.record({ area, ids: fc.uniqueArray(rule, { maxLength: 2 }) });
    const finding = fc.record({ rule, at });
    fc.assert(
      fc.property(fc.array(comment), fc.array(finding), (comments, places) => {
        const none = { from: 0, to: 0 };
        const all = comments.map(({ area: where, ids }): Suppression => ({
          range: none,
          scope: 'block',
          rules: ids.map((id) => ({ id, range: none })),
          reason: null,
          area: where,
        }));
        const findings = places.map((one) => ({ rule: one.rule, range: { from: one.at, to: 9 } }));
        const holds = (one: Suppression, found: (typeof findings)[number]): boolean =>
          (one.rules.length === 0 || one.rules.some(({ id }) => id === found.rule)) &&
          found.range.from >= one.area.from &&
          found.range.from <= one.area.to;
        const { kept, unused } = suppress(findings, all);
        assert.deepEqual(
          kept,
          findings.filter((found) => !all.some((one) => holds(one, found))),
        );
        assert.deepEqual(
          unused,
          all.filter((one) => !findings.some((found) => holds(one, found))),
        );
      }),
      { numRuns: 500 },
    );
  });
});
