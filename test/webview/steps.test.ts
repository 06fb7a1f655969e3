import assert from 'node:assert/strict';
import fc from 'fast-check';
import { historyStep, stepTo, type Pressed } from '../../client/webview/keys';
import { between, stepsOf } from '../../client/webview/steps';
import { whole } from '../../server/src/picture/layout';
import { panelData, SAMPLE } from '../support/panel';

describe('a presentation', () => {
  const { timeline } = panelData(SAMPLE);
  const all = whole(timeline);
  assert.ok(all);
  const steps = stepsOf(timeline, all);

  it('goes from the whole through each milestone, in the order of time, and back to the whole', () => {
    const instants = [...new Set(timeline.milestones.map(({ at }) => at))].sort((a, b) => a - b);
    assert.deepEqual(
      steps.map(({ at }) => at),
      [null, ...instants, null],
    );
    assert.deepEqual(steps[0]?.view, all);
    for (const { at, view } of steps)
      assert.ok(view.to > view.from && (at === null || (view.from <= at && at <= view.to)));
  });

  it('flies from view to view, beginning and ending where they are, never turned around', () => {
    const view = fc
      .tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 1, max: 1e5 }))
      .map(([from, length]) => ({ from, to: from + length }));
    fc.assert(
      fc.property(view, view, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, share) => {
        const there = between(from, to, share);
        assert.ok(there.to > there.from);
        for (const [at, end] of [
          [0, from],
          [1, to],
        ] as const) {
          const { from: a, to: b } = between(from, to, at);
          assert.ok(Math.abs(a - end.from) < 1e-3 && Math.abs(b - end.to) < 1e-3);
        }
      }),
    );
  });

  it('is stepped by keys and by a remote, and stays within its steps', () => {
    for (const key of ['ArrowRight', 'PageDown', ' ']) assert.equal(stepTo(key, 1, 3), 2);
    for (const key of ['ArrowLeft', 'PageUp']) assert.equal(stepTo(key, 1, 3), 0);
    assert.deepEqual([stepTo('ArrowRight', 2, 3), stepTo('ArrowLeft', 0, 3)], [2, 0]);
    assert.deepEqual([stepTo('End', 0, 3), stepTo('Home', 2, 3), stepTo('x', 1, 3)], [2, 0, null]);
  });
});

describe('steps in the history of the document', () => {
  const pressed = (key: string, held: Partial<Pressed> = {}) =>
    historyStep({ key, ctrlKey: true, metaKey: false, shiftKey: false, altKey: false, ...held });
  it('are taken by the keys of all systems', () => {
    assert.equal(pressed('z'), 'undo');
    assert.equal(pressed('z', { ctrlKey: false, metaKey: true }), 'undo');
    assert.equal(pressed('Z', { shiftKey: true }), 'redo');
    assert.equal(pressed('y'), 'redo');
    assert.equal(pressed('z', { ctrlKey: false }), null);
    assert.equal(pressed('z', { altKey: true }), null);
    assert.equal(pressed('a'), null);
  });
});
