import assert from 'node:assert/strict';
import { RULES } from '../../server/src/rules/registry';
import type { Example, Finding } from '../../server/src/rules/rule';
import { applyEdits } from '../../server/src/text/edit';
import { marks, postmortem } from '../support/analyse';

/** The examples of each rule, on its page and here: what is reported, where, and what the fix makes. */
describe('rule examples', () => {
  for (const rule of RULES) {
    describe(rule.id, () => {
      it('has a bad and a good example', () => {
        assert.ok(rule.examples.some((example) => 'bad' in example));
        assert.ok(rule.examples.some((example) => 'good' in example));
      });
      for (const example of rule.examples) {
        it(`${'bad' in example ? 'reports' : 'is silent'}: ${example.title}`, () => {
          const found = (text: string): readonly Finding[] =>
            postmortem(text, optionsOf(rule.id, example), example).findings.filter(
              (finding) => finding.rule === rule.id,
            );
          if ('good' in example) {
            assert.deepEqual(found(example.good), []);
            return;
          }
          const { text, ranges } = marks(example.bad);
          const findings = found(text);
          for (const finding of findings) assertTells(finding);
          assert.deepEqual(
            findings.map(({ range }) => text.slice(range.from, range.to)),
            ranges.map(({ from, to }) => text.slice(from, to)),
          );
          assert.deepEqual(
            findings.map((finding) => finding.range),
            ranges,
          );
          if (example.fixed === undefined) return;
          const edits = findings.flatMap(
            (finding) =>
              (finding.fixes.find((fix) => fix.preferred) ?? finding.fixes[0])?.edits ?? [],
          );
          const fixed = applyEdits(text, edits);
          assert.equal(fixed, example.fixed);
          assert.deepEqual(found(fixed), [], 'the fixed document is clean');
        });
      }
    });
  }
});

/** What is told is a sentence, and whatever can be done about it has a name. */
function assertTells({ message, fixes, related }: Finding): void {
  assert.match(message, /^\S[\s\S]{12,}[.?]$/);
  for (const { title } of fixes) assert.match(title, /^[A-Z][\s\S]{4,}$/);
  for (const other of related ?? []) assert.match(other.message, /\S{2}/);
}

const optionsOf = (id: string, example: Example): Readonly<Record<string, unknown>> => ({
  ...example.configuration,
  ...(example.options ? { rules: { [id]: example.options } } : {}),
});
