import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutTimeline, minutesText } from '../../server/src/picture/layout';
import { textWidth } from '../../server/src/picture/measure';
import type { PreviewEntry, PreviewTimeline } from '../../server/src/protocol';

const entry = (
  index: number,
  at: number | null,
  actor: string | null,
  text: string,
  end: number | null = null,
): PreviewEntry => ({
  key: String(index),
  line: index,
  at,
  end,
  time: '',
  approximate: false,
  actor,
  actorKind: actor === null ? 'none' : 'person',
  text,
  notes: null,
  milestone: null,
});

const timelines = fc
  .array(
    fc.record({
      at: fc.option(fc.integer({ min: 0, max: 5000 })),
      length: fc.option(fc.nat(300)),
      actor: fc.option(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I')),
      text: fc.string({ maxLength: 60 }),
    }),
    { maxLength: 80 },
  )
  .map((items): PreviewTimeline => ({
    zone: null,
    dated: false,
    offset: null,
    series: [],
    entries: items
      .map(({ at, length, actor, text }, index) =>
        entry(index, at, actor, text, at !== null && length !== null ? at + length : null),
      )
      .sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity)),
    phases: [],
    milestones: items
      .slice(0, 6)
      .flatMap(({ at }, index) =>
        at === null ? [] : [{ id: String(index), name: 'acknowledged', at, line: index }],
      ),
    gaps: [],
  }));

describe('the layout of the timeline', () => {
  it('never lets labels overlap, and draws nothing outside the picture', () => {
    fc.assert(
      fc.property(timelines, fc.integer({ min: 280, max: 2000 }), (timeline, width) => {
        const layout = layoutTimeline(timeline, width);
        if (!layout) return;
        for (const lane of layout.lanes) {
          const ends = new Map<number, number>();
          for (const mark of lane.marks) {
            assert.ok(mark.x >= 0 && mark.x <= width, `mark at ${mark.x} of ${width}`);
            assert.ok(mark.y >= lane.y && mark.y <= lane.y + lane.height, 'mark in its lane');
            if (mark.label === '') continue;
            assert.ok(mark.x >= (ends.get(mark.y) ?? 0), `${mark.label} has room`);
            ends.set(mark.y, mark.x + mark.width + 8 + textWidth(mark.label));
          }
        }
        const rows = new Map<number, number>();
        for (const milestone of layout.milestones) {
          assert.ok(milestone.labelX >= (rows.get(milestone.y) ?? -1));
          rows.set(milestone.y, milestone.labelX + textWidth(milestone.label));
        }
        let end = -Infinity;
        for (const tick of layout.ticks) {
          assert.ok(tick.x - textWidth(tick.label) / 2 > end);
          end = tick.x + textWidth(tick.label) / 2;
        }
      }),
      { numRuns: 300 },
    );
  });
  it('is the same for the same data', () => {
    fc.assert(
      fc.property(timelines, (timeline) =>
        assert.deepEqual(layoutTimeline(timeline, 800), layoutTimeline(timeline, 800)),
      ),
      { numRuns: 20 },
    );
  });
  it('is none without a time', () =>
    assert.equal(
      layoutTimeline(
        {
          zone: null,
          dated: false,
          offset: null,
          series: [],
          entries: [entry(0, null, null, 'x')],
          phases: [],
          milestones: [],
          gaps: [],
        },
        800,
      ),
      null,
    ));
  it('gathers many actors into one last lane', () => {
    const entries = Array.from({ length: 20 }, (_, index) =>
      entry(index, index, `Person ${index}`, 'x'),
    );
    const layout = layoutTimeline(
      {
        zone: null,
        dated: false,
        offset: null,
        series: [],
        entries,
        phases: [],
        milestones: [],
        gaps: [],
      },
      800,
    );
    assert.deepEqual([layout?.lanes.length, layout?.lanes[6]?.name], [7, 'Others']);
  });
  it('writes lengths shortly', () =>
    assert.deepEqual([0, 43, 60, 65, 1440, 1500].map(minutesText), [
      '0m',
      '43m',
      '1h',
      '1h 5m',
      '1d',
      '1d 1h',
    ]));
});
