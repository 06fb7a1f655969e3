import assert from 'node:assert/strict';
import fc from 'fast-check';
import { misplaced, type Timed } from '../../server/src/rules/support/sequence';
import { postmortem } from '../support/analyse';

/** All choices of indices below `length` that keep the order of time, the longest and earliest first. */
function bestKept(times: readonly number[]): readonly number[] {
  let best: readonly number[] = [];
  for (let mask = 0; mask < 1 << times.length; mask++) {
    const kept = times.flatMap((_, index) => ((mask >> index) & 1 ? [index] : []));
    const inOrder = kept.every(
      (index, at) => at === 0 || (times[kept[at - 1] ?? 0] ?? 0) <= (times[index] ?? 0),
    );
    const earlier = kept.length === best.length && kept.join() < best.join();
    if (inOrder && (kept.length > best.length || earlier)) best = kept;
  }
  return best;
}

/** What is told of rows out of order, as it is written there. */
const outOfOrder = (text: string): readonly string[] =>
  postmortem(text).findings.flatMap(({ rule, range }) =>
    rule === 'timeline/out-of-order' ? [text.slice(range.from, range.to)] : [],
  );

describe('rows out of place', () => {
  it('are the fewest that leave the others in order, and of two choices the later typed', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(6), { maxLength: 9 }), (times) => {
        const entries = times.map((at) => ({ at })) as unknown as readonly Timed[];
        const wrong = new Set(misplaced(entries));
        assert.deepEqual(
          times.flatMap((_, index) => (entries[index] && wrong.has(entries[index]) ? [] : [index])),
          bestKept(times),
        );
      }),
    ));

  it('are told for several slips at once, each at the row that slipped', () => {
    const rows = ['09:00', '09:10', '11:40', '09:30', '09:40', '10:55', '10:00', '10:10', '10:20'];
    const text = `# Outage\n\n## Timeline (UTC)\n\n${rows.map((row) => `- 2025-08-22 ${row} - step`).join('\n')}\n- 2025-08-22 11:00 - step\n- 2025-08-22 12:00 - step\n`;
    assert.deepEqual(
      outOfOrder(text).map((at) => at.slice(-5)),
      ['11:40', '10:55'],
    );
  });

  it('never hold a time that is written less finely than the one before it, within it', () => {
    const fine: readonly (readonly string[])[] = [
      ['17:55:08', '17:55', '17:55:40'],
      ['15:20', '3 pm', '15:45'],
      ['10:00:59', '10:00', '10:01'],
    ];
    for (const rows of fine)
      assert.deepEqual(
        outOfOrder(
          `# Outage\n\n## Timeline (UTC)\n\n- 2025-08-22 08:00 - a\n${rows.map((row) => `- 2025-08-22 ${row} - b`).join('\n')}\n- 2025-08-22 19:00 - c\n- 2025-08-22 19:10 - d\n- 2025-08-22 19:20 - e\n`,
        ),
        [],
        rows.join(),
      );
  });
});
