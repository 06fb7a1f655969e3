import assert from 'node:assert/strict';
import fc from 'fast-check';
import { minutesText } from '../../server/src/picture/clock';
import { layoutTimeline, type Layout, type LayoutOptions } from '../../server/src/picture/layout';
import { BOLD, textWidth } from '../../server/src/picture/measure';
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
  allDay: false,
  movable: true,
  repeats: false,
  actor,
  actorKind: actor === null ? 'none' : 'person',
  lane: actor ?? 'Events',
  text,
  rest: null,
  notes: null,
  milestone: null,
  links: [],
});

const EMPTY: PreviewTimeline = {
  zone: null,
  dated: false,
  clock: null,
  series: [],
  entries: [],
  phases: [],
  milestones: [],
  gaps: [],
};

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
  .map((items): PreviewTimeline => {
    const times = items.flatMap(({ at }) => (at === null ? [] : [at]));
    return {
      ...EMPTY,
      dated: items.length % 2 === 0,
      entries: items
        .map(({ at, length, actor, text }, index) =>
          entry(index, at, actor, text, at !== null && length !== null ? at + length : null),
        )
        .sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity)),
      milestones: times
        .slice(0, 8)
        .map((at, index) => ({ id: String(index), name: 'acknowledged', at, line: index })),
      gaps: times.slice(0, 4).map((at) => ({ from: at, to: at + 90, line: 0 })),
      series: [
        {
          name: 'Errors',
          line: 0,
          points: times
            .slice(0, 12)
            .sort((a, b) => a - b)
            .map((at) => ({ at, value: at % 97, text: `${at % 97}%` })),
        },
      ],
    };
  });

const lengths = [
  { id: 'detect', label: 'detect 4m', from: 100, to: 104 },
  { id: 'acknowledge', label: 'acknowledge 1h', from: 104, to: 164 },
  { id: 'resolve', label: 'resolve 2d', from: 100, to: 2980 },
];

interface Box {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

/** Every label of a picture, as wide as the fonts that are widest make it. */
function labels(layout: Layout): readonly Box[] {
  const box = (text: string, from: number, y: number, bold = 1): Box => ({
    text,
    from,
    to: from + textWidth(text) * bold,
    y,
  });
  return [
    ...layout.flags.map(({ label, labelX, y }) => box(label, labelX, y)),
    ...layout.brackets.map(({ label, labelX, y }) => box(label, labelX, y + 1000)),
    ...layout.bands
      .filter(({ inside }) => !inside)
      .map(({ label, labelX, labelY }) => box(label, labelX, 30_000 + labelY)),
    ...layout.days.map(({ label, x }) => box(label, x, -10)),
    ...layout.ticks.map(({ label, x }) => box(label, x - textWidth(label) / 2, -30)),
    ...layout.silences
      .filter(({ label }) => label !== '')
      .map(({ label, labelX, row }) => box(label, labelX, 10_000 + row)),
    ...layout.lanes.flatMap(({ marks }) =>
      marks
        .filter(({ label }) => label !== '')
        .map(({ label, labelX, y, entry: { milestone } }) =>
          box(label, labelX, 2000 + y, milestone === null ? 1 : BOLD),
        ),
    ),
    ...layout.charts.flatMap(({ points, y }) =>
      points.flatMap(({ text, labelX }) =>
        labelX === null ? [] : [box(text, labelX, 20_000 + y)],
      ),
    ),
  ];
}

describe('the layout of the timeline', () => {
  it('never lets labels overlap, and draws nothing outside the picture', () => {
    fc.assert(
      fc.property(timelines, fc.integer({ min: 280, max: 2000 }), (timeline, width) => {
        const layout = layoutTimeline(timeline, { width, lengths });
        if (!layout) return;
        const rows = new Map<number, number>();
        for (const { text, from, to, y } of [...labels(layout)].sort((a, b) => a.from - b.from)) {
          assert.ok(from >= (rows.get(y) ?? -1) - 0.2, `${text} at ${from} has room`);
          assert.ok(to <= width + 1, `${text} ends at ${to} of ${width}`);
          rows.set(y, to);
        }
        for (const { marks } of layout.lanes)
          for (const { label, labelX } of marks)
            assert.ok(label === '' || labelX >= layout.left - 1, 'not among the names of lanes');
        for (const { marks, clusters, y, height } of layout.lanes)
          for (const placed of [...marks, ...clusters]) {
            assert.ok(placed.x >= 0 && placed.x + placed.width <= width);
            assert.ok(placed.y - 7 >= y && placed.y + 7 <= y + height, 'in its lane');
          }
      }),
      { numRuns: 300 },
    );
  });
  it('shows each entry with a time once, as a mark or in a cluster', () => {
    fc.assert(
      fc.property(timelines, (timeline) => {
        const lanes = layoutTimeline(timeline, { width: 600 })?.lanes ?? [];
        const drawn = lanes.reduce(
          (sum, { marks, clusters }) =>
            clusters.reduce((all, { entries }) => all + entries.length, sum + marks.length),
          0,
        );
        assert.equal(drawn, timeline.entries.filter(({ at }) => at !== null).length);
      }),
      { numRuns: 100 },
    );
  });
  it('is the same for the same data', () => {
    fc.assert(
      fc.property(timelines, (timeline) =>
        assert.deepEqual(
          layoutTimeline(timeline, { width: 800 }),
          layoutTimeline(timeline, { width: 800 }),
        ),
      ),
      { numRuns: 20 },
    );
  });
  it('is none without a time', () =>
    assert.equal(
      layoutTimeline({ ...EMPTY, entries: [entry(0, null, null, 'x')] }, { width: 800 }),
      null,
    ));
  it('gathers those with the fewest entries into one last lane', () => {
    const entries = Array.from({ length: 20 }, (_, index) =>
      entry(index, index, `Person ${index}`, 'x'),
    );
    const layout = layoutTimeline({ ...EMPTY, entries }, { width: 800 });
    assert.deepEqual([layout?.lanes.length, layout?.lanes[11]?.name], [12, '9 others']);
  });
  it('gives milestones of one instant one flag, and lets no line run through a name', () => {
    const at = [0, 0, 2, 6, 12, 65, 72, 75];
    const milestones = at.map((time, line) => ({
      id: String(line),
      name: ['impact started', 'detected', 'paged', 'acknowledged'][line % 4] ?? '',
      at: time,
      line,
    }));
    const entries = at.map((time, index) => entry(index, time, 'A', 'x'));
    const flags = layoutTimeline({ ...EMPTY, entries, milestones }, { width: 700 })?.flags ?? [];
    assert.equal(flags[0]?.label, 'impact started · detected');
    assert.equal(flags.length, 7);
    for (const { x, y } of flags)
      for (const other of flags)
        assert.ok(
          other.y <= y || x <= other.labelX || x >= other.labelX + textWidth(other.label),
          `the line of ${x} misses ${other.label}`,
        );
  });
});

/** Labels of the axis for times that begin at midnight of 2025-03-29, UTC. */
function axis(options: Partial<LayoutOptions>, from: number, to: number, dated = true) {
  const start = Date.UTC(2025, 2, 29) / 60_000;
  const entries = [entry(0, start + from, 'A', 'x'), entry(1, start + to, 'A', 'y')];
  const layout = layoutTimeline({ ...EMPTY, dated, entries }, { width: 700, ...options });
  return {
    ticks: layout?.ticks.map(({ label }) => label) ?? [],
    days: layout?.days.map(({ label }) => label) ?? [],
  };
}

describe('the axis', () => {
  it('has round times, and the day that they are of', () => {
    assert.deepEqual(axis({}, 870, 945), {
      ticks: ['14:30', '14:45', '15:00', '15:15', '15:30', '15:45'],
      days: ['29 Mar 2025'],
    });
    assert.deepEqual(axis({}, 870, 945, false).days, [], 'only where the day is known');
  });
  it('has seconds, days and months where the incident is so short or long', () => {
    assert.deepEqual(axis({}, 870, 872).ticks.slice(0, 2), ['14:30', '14:30:15']);
    assert.deepEqual(
      axis({}, 0, 3 * 1440).days,
      ['29 Mar 2025', '30 Mar 2025', '31 Mar 2025', '1 Apr 2025'].slice(0, 3),
    );
    const week = axis({}, 0, 7 * 1440);
    assert.deepEqual([week.ticks[0], week.days], ['29 Mar', ['Mar 2025', 'Apr 2025']]);
    assert.deepEqual(axis({}, 0, 200 * 1440).ticks.slice(0, 2), ['Apr 2025', 'May 2025']);
  });
  it('follows a clock through the night in which it changes', () => {
    // Central Europe on 2025-03-30: 01:59 is followed by 03:00.
    const change = Date.UTC(2025, 2, 30, 1) / 60_000;
    const clock = [
      { from: change - 1440, minutes: 60 },
      { from: change, minutes: 120 },
    ];
    const { ticks } = axis({ clock }, 1440, 1440 + 150);
    assert.ok(
      ticks.includes('01:00') && ticks.includes('03:00') && !ticks.includes('02:00'),
      ticks.join(),
    );
  });
});

describe('lengths', () => {
  it('are written shortly', () =>
    assert.deepEqual([0, 0.5, 43, 60, 65, 1440, 1500].map(minutesText), [
      '0m',
      '30s',
      '43m',
      '1h',
      '1h 5m',
      '1d',
      '1d 1h',
    ]));
});
