import assert from 'node:assert/strict';
import fc from 'fast-check';
import { groupsOf, laterBy } from '../../client/webview/groups';
import {
  clockFor,
  clocksOf,
  INITIAL,
  panned,
  parseSettings,
  zoomed,
} from '../../client/webview/view';
import { clockText, wallAt } from '../../server/src/picture/clock';
import { previewData } from '../../server/src/features/preview/preview';
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
  const first = (zone: string, clock: 'document' | 'utc'): string => {
    const data = timeline(zone);
    return clockText(wallAt(clockFor(data, clock), data.entries[0]?.at ?? 0));
  };
  it('shows all times on another clock', () => {
    assert.equal(first('CEST', 'document'), '14:30');
    assert.equal(first('CEST', 'utc'), '12:30');
    assert.equal(first('America/New_York', 'utc'), '18:30');
  });
  it('is offered only where it is another one, and known', () => {
    assert.deepEqual(clocksOf(timeline('CEST')), ['utc', 'local']);
    assert.deepEqual(clocksOf(timeline('UTC')), ['local']);
    assert.deepEqual(clocksOf(timeline('')), []);
    assert.equal(first('', 'utc'), '14:30', 'stays as written where the zone is not known');
  });
});

describe('the board of actions', () => {
  const action = (text: string, more: object) => ({
    key: text,
    line: 0,
    text,
    owner: null,
    due: null,
    dueDate: null,
    status: null,
    priority: null,
    state: 'open' as const,
    done: false,
    overdue: false,
    ...more,
  });
  const actions = [
    action('a', { status: 'Done', state: 'done', owner: 'Mei' }),
    action('b', { status: 'Open', dueDate: '2025-09-02', owner: 'Mei' }),
    action('c', { status: 'Open', dueDate: '2025-09-01', overdue: true }),
    action('d', { status: 'In Progress', owner: 'Ann' }),
  ];
  const board = (by: 'status' | 'owner' | 'due') =>
    groupsOf(actions, by).map(
      ({ name, items }) => `${name}: ${items.map(({ text }) => text).join()}`,
    );
  it('has a column for each status, owner or urgency, the most pressing first', () => {
    assert.deepEqual(board('status'), ['Open: c,b', 'In Progress: d', 'Done: a']);
    assert.deepEqual(board('owner'), ['No owner: c', 'Mei: b,a', 'Ann: d']);
    assert.deepEqual(board('due'), ['Overdue: c', 'Due: b', 'No due date: d', 'Done: a']);
  });
  it('moves a date by days, over the end of a month', () =>
    assert.equal(laterBy('2025-08-29', 7), '2025-09-05'));
});

describe('what is kept of the panel', () => {
  it('is taken back only where it can be used', () => {
    assert.deepEqual(
      parseSettings({
        uri: 'x',
        clock: 'utc',
        view: { from: 1, to: 2 },
        query: 'a',
        preset: 'rootly',
        grouping: 'due',
        incident: 'Incident B',
      }),
      {
        clock: 'utc',
        view: { from: 1, to: 2 },
        query: 'a',
        preset: 'rootly',
        grouping: 'due',
        incident: 'Incident B',
      },
    );
    for (const bad of [
      null,
      'x',
      {},
      { clock: 'eval', view: { from: 2, to: 1 }, query: 5, preset: 1, grouping: 'x' },
    ])
      assert.deepEqual(parseSettings(bad), INITIAL);
  });
});
