import assert from 'node:assert/strict';
import { list, prose, sections, table, type Shape } from '../../bench/shapes';
import { RULES } from '../../server/src/rules/registry';
import { work } from '../../server/src/text/memo';
import { postmortem } from '../support/analyse';

/** What one more character costs, in pieces of work rather than in time. */
interface Cost {
  /** Blocks, items and rows that were read. */
  readonly blocks: number;
  /** Values of the model that were made, entries that were given their days and instants among them. */
  readonly facts: number;
  readonly rules: number;
}

/** The second of two keys in the middle of a document: the first one may find what nobody asked for yet. */
function costOfKey({ text, at }: Shape): Cost {
  const type = (before: string): string => `${before.slice(0, at)}x${before.slice(at)}`;
  const first = postmortem(text).withText(type(text));
  const { reader } = first.syntax;
  const before = { reads: reader.reads, ...work };
  const second = first.withText(type(first.text));
  assert.equal(second.syntax.reader, reader, 'nothing was read from the start again');
  return {
    blocks: reader.reads - before.reads,
    facts: work.computed - before.computed,
    rules: work.rules - before.rules,
  };
}

/** In characters. */
const SMALL = 20_000;
const LARGE = 8 * SMALL;

/**
 * The parser goes on from pieces of the document that double in length, and reads some blocks again where
 * one begins: three more of them in eight times the size.
 */
const SEAMS = 3;
const AT_SEAM = 6;

describe('the cost of a key grows with the edit, not with the document', () => {
  for (const shape of [prose, sections, table, list]) {
    it(shape.name, () => {
      const small = costOfKey(shape(SMALL));
      const large = costOfKey(shape(LARGE));
      const told = JSON.stringify({ small, large });
      assert.ok(large.blocks <= small.blocks + SEAMS * AT_SEAM, told);
      assert.ok(large.facts <= small.facts + SEAMS * AT_SEAM * 4, told);
      assert.equal(large.rules, small.rules, told);
      // What is written in prose, a cell or an item leaves most of what rules read as it was.
      assert.ok(large.rules * 2 < RULES.length, told);
    }).timeout(60_000);
  }
});
