import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  INITIAL,
  panned,
  parseSettings,
  shifted,
  shiftFor,
  zoomed,
} from '../../client/webview/view';
import { whole } from '../../server/src/picture/layout';
import { previewData } from '../../server/src/features/preview';
import { postmortem } from '../support/analyse';

const timeline = (zone: string) =>
  previewData(
    postmortem(
      `# Outage\n\n**Date:** 2025-08-22\n\n## Timeline\n\n- 14:30 ${zone} - Alert\n- 15:40 ${zone} - Closed\n`,
    ),
    'file:///a.md',
    1,
  ).timeline;

describe('the part of the axis that is shown', () => {
  const all = { from: 0, to: 1000 };
  const views = fc
    .tuple(fc.integer({ min: 0, max: 990 }), fc.integer({ min: 5, max: 500 }))
    .map(([from, length]) => ({ from, to: Math.min(1000, from + length) }));
  it('never leaves the incident, and never turns around', () => {
    fc.assert(
      fc.property(
        views,
        fc.double({ min: 0.05, max: 20, noNaN: true }),
        fc.integer({ min: -3000, max: 3000 }),
        (view, factor, minutes) => {
          for (const next of [
            zoomed(view, all, factor, (view.from + view.to) / 2),
            panned(view, all, minutes),
          ]) {
            assert.ok(next.from >= 0 && next.to <= 1000.000001 && next.to > next.from);
          }
        },
      ),
    );
  });
  it('keeps what is under the pointer where it is', () => {
    const next = zoomed({ from: 200, to: 600 }, all, 0.5, 300);
    assert.deepEqual(next, { from: 250, to: 450 });
  });
});

describe('the clock of the axis', () => {
  it('moves all times by the distance of the zones', () => {
    const written = timeline('CEST');
    assert.equal(shiftFor(written, 'document'), 0);
    assert.equal(shiftFor(written, 'utc'), -120);
    const utc = shifted(written, -120);
    assert.equal((utc.entries[0]?.at ?? 0) - (written.entries[0]?.at ?? 0), -120);
    assert.equal((whole(utc)?.from ?? 0) - (whole(written)?.from ?? 0), -120);
  });
  it('stays the document’s own where its zone is not known', () => {
    assert.equal(shiftFor(timeline(''), 'utc'), null);
  });
});

describe('what is kept of the panel', () => {
  it('is taken back only where it can be used', () => {
    assert.deepEqual(
      parseSettings({ uri: 'x', clock: 'utc', view: { from: 1, to: 2 }, query: 'a' }),
      {
        clock: 'utc',
        view: { from: 1, to: 2 },
        query: 'a',
      },
    );
    for (const bad of [null, 'x', {}, { clock: 'eval', view: { from: 2, to: 1 }, query: 5 }])
      assert.deepEqual(parseSettings(bad), INITIAL);
  });
});
