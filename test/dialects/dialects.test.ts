import assert from 'node:assert/strict';
import fc from 'fast-check';
import { postmortem } from '../support/analyse';
import { isWritable } from './catalogue';
import type { Choices } from './forms/form';
import { write } from './document';
import { incidents } from './incident';
import { NOT_READ } from './notRead';
import { coverPairs } from './pairwise';
import { differences, read } from './reading';

/** Another number gives other documents with the same pairs. */
const SEED = 1;

/** What is read otherwise than it is written, with the document; null where nothing is. */
function failure(choices: Choices, seed: number): string | null {
  const [incident] = fc.sample(incidents(choices.reach), { seed, numRuns: 1 });
  if (!incident) return null;
  const document = write(incident, choices);
  const found = differences(document, choices, read(document.text, incident));
  return found.length === 0
    ? null
    : `${JSON.stringify(choices)}\n${found.join('\n')}\n\n${document.text}`;
}

describe('a postmortem in any form', () => {
  const { documents } = coverPairs(SEED);
  const failures: string[] = [];
  it('is written with each two forms that go together', () => {
    assert.ok(documents.length > 300);
    assert.ok(documents.every(isWritable));
  });
  it('is read as it is written, what is not written is unknown, and nothing is found', function () {
    this.timeout(120_000);
    documents.forEach((choices, index) => {
      const found = failure(choices, SEED * 1000 + index);
      if (found !== null) failures.push(found);
    });
    const shown = failures.map((text, index) => (index < 3 ? text : text.split('\n\n', 1)[0]));
    assert.equal(failures.length, 0, `${failures.length} documents:\n${shown.join('\n=====\n')}`);
  });
});

describe('a form that is knowingly not read', () => {
  for (const { name, document, unknown } of NOT_READ)
    it(`${name} is unknown, and nothing is said`, () => {
      const { model, findings } = postmortem(document);
      assert.equal(unknown(model), null);
      assert.deepEqual(
        findings.filter(({ severity }) => severity === 'error' || severity === 'warning'),
        [],
      );
    });
});
