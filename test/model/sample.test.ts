import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dueText } from '../../server/src/model/actions/due';
import { standardMetrics } from '../../server/src/model/timeline/metrics';
import { postmortem } from '../support/analyse';

const { model } = postmortem(
  readFileSync(
    path.join(__dirname, '../../examples/2025-08-22-database-connection-pool.md'),
    'utf8',
  ),
);
const value = (parsed: { kind: string; value?: unknown }): string =>
  parsed.kind === 'valid' ? String(parsed.value) : parsed.kind;

describe('everything in the sample is read', () => {
  it('the header', () => {
    const { id, date, severity, status, window, durations } = model.incident;
    assert.deepEqual([id, date, severity, status].map(value), [
      'INC-20250822-001',
      '2025-08-22',
      'Critical',
      'Resolved',
    ]);
    assert.deepEqual(
      [window?.start, window?.end].map((end) =>
        end?.kind === 'valid' ? String(end.value.time) : null,
      ),
      ['14:30:00', '15:45:00'],
    );
    assert.deepEqual(
      durations.map(({ kind, duration }) => [kind, duration.minutes]),
      [
        ['total', 75],
        ['repair', 75],
        ['acknowledge', 4],
        ['detect', 2],
      ],
    );
    assert.equal(model.recognition.postmortem, true);
  });
  it('the impact', () => {
    assert.deepEqual(
      model.impact.services.map((service) => service.text),
      ['API service', 'user authentication', 'payment processing'],
    );
    assert.deepEqual([model.impact.users?.count, model.impact.users?.percent], [8000, 80]);
    assert.equal(model.impact.revenue?.text, 'Estimated $15,000 in lost transactions');
    assert.deepEqual([model.impact.sla?.objective, model.impact.sla?.achieved], [99.9, 99.2]);
  });
  it('labelled lines and the table, with actors and notes', () => {
    assert.deepEqual(
      model.timelines.map(({ form, entries }) => [form, entries.length]),
      [
        ['labelled', 3],
        ['table', 17],
        ['labelled', 3],
      ],
    );
    const row = model.timelines[1]?.entries[4];
    assert.deepEqual(
      [String(row?.start?.date), row?.text.text, row?.actor && value(row.actor), row?.notes?.text],
      ['2025-08-22', 'Confirmed service degradation', 'Sarah', 'API error rate at 45%'],
    );
    assert.equal(model.timelines[1]?.zone?.name, 'UTC');
  });
  it('milestones and metrics', () => {
    assert.deepEqual(
      model.milestones.map(({ kind, moment }) => `${kind} ${String(moment.time).slice(0, 5)}`),
      [
        'started 14:30',
        'detected 14:30',
        'paged 14:32',
        'acknowledged 14:34',
        'identified 14:42',
        'mitigated 15:35',
        'resolved 15:42',
        'all-clear 15:45',
      ],
    );
    assert.deepEqual(
      standardMetrics(model.metrics).map(({ definition, minutes }) => [definition.id, minutes]),
      [
        ['detect', 0],
        ['acknowledge', 4],
        ['identify', 12],
        ['mitigate', 65],
        ['repair', 72],
        ['resolve', 72],
        ['impact', 75],
      ],
    );
  });
  it('causes, factors and whys', () => {
    assert.match(model.analysis.rootCause?.text ?? '', /^Code review missed/);
    assert.equal(model.analysis.factors.length, 5);
    assert.deepEqual(
      model.analysis.whys.map((why) => why.answer !== null),
      [true, true, true, true, true],
    );
    assert.equal(model.analysis.whys[0]?.question.text, 'Why did the database become unavailable?');
  });
  it('what went well and wrong, and lessons', () => {
    assert.deepEqual(
      [model.analysis.well.length, model.analysis.wrong.length, model.analysis.lessons.length],
      [10, 9, 12],
    );
  });
  it('action items', () => {
    const [list] = model.actions;
    assert.equal(model.actions.length, 1);
    assert.deepEqual(
      list?.items
        .map(({ owner, due, priority, status }) =>
          [value(owner), dueText(due), value(priority), value(status)].join(' · '),
        )
        .slice(0, 4),
      [
        'Sarah · 2025-08-25 · P0 · Open',
        'Alex · 2025-08-29 · P0 · Open',
        'Mike · 2025-08-26 · P1 · Open',
        'QA Team · 2025-09-05 · P1 · Open',
      ],
    );
  });
  it('people, one for each cluster of names, and teams', () => {
    const people = model.people.map(
      ({ name, team, role }) =>
        `${name}${team ? ' (team)' : ''}${role === null ? '' : `, ${role}`}`,
    );
    for (const person of [
      'Sarah Chen, DevOps Lead',
      'Mike Johnson, Backend Lead',
      'Alice Smith, Engineering Manager',
      'QA Team (team)',
      'DevOps (team)',
    ])
      assert.ok(people.includes(person), `${person} in ${people.join('; ')}`);
    assert.ok(model.people.some(({ name }) => name === 'Alex Rodriguez'));
    assert.ok(!model.people.some(({ name }) => name === 'Sarah' || name === 'System'));
  });
  it('the communication log, number series and related incidents', () => {
    assert.deepEqual(
      model.communications.map(({ moment }) => String(moment?.time).slice(0, 5)),
      ['14:36', '15:15', '15:45'],
    );
    assert.deepEqual(
      model.series.map(({ label, points }) => [label.text, points.map((point) => point.value)]),
      [
        ['Database connections', [60, 95, 100, 60, 45]],
        ['API error rate', [2, 15, 45, 15, 2]],
        ['Response time P95', [200, 800, null, 600, 200]],
      ],
    );
    assert.deepEqual(
      model.related.map(({ id }) => id),
      ['INC-20250801-003'],
    );
  });
  it('sign-off and follow-ups', () => {
    assert.deepEqual(
      model.signOffs.map(({ label, person, role, date }) => [
        label.text,
        value(person),
        role,
        value(date),
      ]),
      [
        ['Prepared by', 'Sarah Chen', 'DevOps Lead', '2025-08-23'],
        ['Reviewed by', 'Mike Johnson', 'Backend Lead', '2025-08-23'],
        ['Approved by', 'Alice Smith', 'Engineering Manager', '2025-08-24'],
      ],
    );
    assert.deepEqual(
      model.followUps.map(({ date, items }) => [value(date), items.length]),
      [
        ['2025-08-29', 4],
        ['2025-09-22', 4],
      ],
    );
  });
});
