import assert from 'node:assert/strict';
import type { Finding } from '../../server/src/rules/rule';
import { range } from '../../server/src/text/range';
import { fixRounds, stableFixes } from '../../server/src/workspace/fixes';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { postmortem } from '../support/analyse';

interface Replacement {
  readonly what: string;
  readonly by: string;
  readonly safe?: boolean;
}

/** A text in which each place of `what` is a finding, whose fix puts `by` there. */
const judged =
  (...replacements: readonly Replacement[]) =>
  (text: string): Snapshot => {
    const findings = replacements
      .flatMap(({ what, by, safe = true }): readonly Finding[] => {
        const from = text.indexOf(what);
        const at = range(from, from + what.length);
        const fix = { title: by, edits: [{ range: at, newText: by }], preferred: true, safe };
        return from === -1
          ? []
          : [{ rule: 'x', range: at, severity: 'error', message: '', related: [], fixes: [fix] }];
      })
      .sort((a, b) => a.range.from - b.range.from);
    return { ...postmortem(text), findings };
  };

describe('all safe fixes', () => {
  const rounds = (text: string, again: (text: string) => Snapshot): readonly number[] =>
    fixRounds(again(text), again).map((edits) => edits.length);
  const after = (text: string, again: (text: string) => Snapshot): string | undefined =>
    stableFixes(again(text), again)[0]?.newText;

  it('that are apart are applied at once', () => {
    const both = judged({ what: 'aa', by: '1' }, { what: 'bb', by: '2' });
    assert.deepEqual(rounds('aa bb', both), [2]);
    assert.equal(after('aa bb', both), '1 2');
  });
  it('that touch are applied one after the other', () => {
    const both = judged({ what: 'aa', by: '1' }, { what: 'bb', by: '2' });
    assert.deepEqual(rounds('aabb', both), [1, 1]);
    assert.deepEqual(rounds('bbaa', both), [1, 1]);
    assert.equal(after('aabb', both), '12');
  });
  it('that overlap are applied where the text is still there', () => {
    const both = judged({ what: 'aab', by: '1' }, { what: 'bb', by: '2' });
    assert.deepEqual(rounds('aabb', both), [1]);
    assert.equal(after('aabb', both), '1b');
  });
  it('leave out what is not safe, and do nothing where there is nothing to do', () => {
    const unsafe = judged({ what: 'aa', by: '1', safe: false });
    assert.deepEqual(fixRounds(unsafe('aa'), unsafe), []);
    const again = judged({ what: 'aa', by: 'b' });
    assert.deepEqual(fixRounds(again('`aa` is code'), again), [], 'code is not changed unasked');
    assert.deepEqual(stableFixes(unsafe('aa'), unsafe), []);
  });
  it('end, also where one makes room for the next for ever', () => {
    assert.equal(rounds('a', judged({ what: 'a', by: 'ab' })).length, 10);
  });
});
