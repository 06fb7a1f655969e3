import assert from 'node:assert/strict';
import { fuzz } from './fuzz';

describe('a server that is written into at random', () => {
  it('answers everything, offers edits that can be made, and tells what a fresh one tells', async function () {
    this.timeout(180_000);
    const { edits, requests, offered, compared } = await fuzz({ seed: 1, edits: 400, every: 40 });
    assert.ok(edits >= 400 && requests > 100 && offered > 0 && compared > 5);
  });
});
