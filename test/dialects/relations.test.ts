import assert from 'node:assert/strict';
import fc from 'fast-check';
import { write } from './document';
import { incidents } from './incident';
import { coverPairs } from './pairwise';
import { read } from './reading';
import { RELATIONS, saying, unlike } from './relations';

/** Every so manieth of the documents of all pairs: each relation reads each document again. */
const EVERY = 10;

describe('a postmortem that is written otherwise says the same', () => {
  const documents = coverPairs(1)
    .documents.filter((_, index) => index % EVERY === 0)
    .flatMap((choices, index) => {
      const [incident] = fc.sample(incidents(choices.reach), { seed: index, numRuns: 1 });
      return incident ? [{ choices, incident, ...write(incident, choices) }] : [];
    });
  for (const { name, apply } of RELATIONS)
    it(name, function () {
      this.timeout(120_000);
      let written = 0;
      for (const { choices, incident, text } of documents) {
        const snapshot = read(text, incident);
        const other = apply(snapshot, text);
        if (other === null) continue;
        written++;
        const differences = unlike(saying(snapshot), saying(read(other, incident)));
        assert.deepEqual(differences, [], `${JSON.stringify(choices)}\n\n${other}`);
      }
      assert.ok(written > 0);
    });
});
