import assert from 'node:assert/strict';
import type { Postmortem } from '../../server/src/model/types';
import { postmortem } from '../support/analyse';

const model = (text: string, configuration: Readonly<Record<string, unknown>> = {}): Postmortem =>
  postmortem(text, configuration).model;

/** The day and time of each entry, `null` where the day is not known. */
const moments = (text: string): readonly (string | null)[] =>
  model(text).timelines.flatMap(({ entries }) =>
    entries.map(({ start }) =>
      start?.time ? `${start.date?.toString() ?? '?'} ${start.time.toString().slice(0, 5)}` : null,
    ),
  );

const list = (...times: readonly string[]): string =>
  `# Outage\n\n**Date:** 2025-12-31\n\n## Timeline (UTC)\n\n${times.map((time) => `- ${time} Something\n`).join('')}`;

describe('the day of a time', () => {
  const cases: readonly (readonly [name: string, times: readonly string[], days: readonly string[]])[] = [
    ['a drop of ten hours is a midnight', ['10:00', '00:00'], ['2025-12-31 10:00', '2026-01-01 00:00']],
    ['a drop of a minute less is disorder', ['10:00', '00:01'], ['2025-12-31 10:00', '2025-12-31 00:01']],
    ['two midnights', ['23:00', '01:00', '23:30', '02:00'], ['2025-12-31 23:00', '2026-01-01 01:00', '2026-01-01 23:30', '2026-01-02 02:00']],
    ['a date without a year goes on in the next', ['Dec 31 23:00', 'Jan 1 01:00'], ['2025-12-31 23:00', '2026-01-01 01:00']],
    ['a written date ends what the drop said', ['23:00', '01:00', '2025-12-31 12:00'], ['2025-12-31 23:00', '2026-01-01 01:00', '2025-12-31 12:00']],
  ]; // prettier-ignore
  for (const [name, times, days] of cases)
    it(name, () => assert.deepEqual(moments(list(...times)), days));

  it('the end of a range over midnight is on the next day', () => {
    const [timeline] = model(list('23:30-00:15')).timelines;
    const { start, end } = timeline?.entries[0] ?? {};
    assert.equal((end?.at ?? 0) - (start?.at ?? 0), 45);
    assert.equal(end?.date?.toString(), '2026-01-01');
  });
});

describe('what is a timeline', () => {
  const counts = (text: string): readonly number[] =>
    model(text).timelines.map(({ entries }) => entries.length);

  it('a list of which half has times, not one of which less has', () => {
    const items = (timed: number, other: number): string =>
      `# Outage\n\n## Timeline\n\n${'- 14:30 Alert\n'.repeat(timed)}${'- Alert\n'.repeat(other)}`;
    assert.deepEqual(counts(items(2, 2)), [4]);
    assert.deepEqual(counts(items(2, 3)), []);
  });

  it('neighbouring lists are one, neighbouring tables are two', () => {
    const table = '| Time | Event |\n|---|---|\n| 14:30 | Alert |\n| 14:40 | Call |\n';
    const bullets = '- 14:30 Alert\n- 14:40 Call\n';
    const both = (form: string): string => `# Outage\n\n## Timeline\n\n${form}\nThen:\n\n${form}`;
    assert.deepEqual(counts(both(table)), [2, 2]);
    assert.deepEqual(counts(both(bullets)), [4]);
  });
});

describe('a milestone that several rows tell', () => {
  const at = (kind: string, ...texts: readonly string[]): string | undefined =>
    model(
      `# Outage\n\n## Timeline (UTC)\n\n${texts.map((text, index) => `- 14:${10 + index} ${text}\n`).join('')}`,
    )
      .milestones.find((milestone) => milestone.kind === kind)
      ?.moment.time?.toString()
      .slice(0, 5);

  it('began at the first and ended at the last', () => {
    assert.equal(at('detected', 'Alert fired', 'Alert fired'), '14:10');
    assert.equal(at('mitigated', 'Alert fired', 'Mitigated', 'Worse again', 'Mitigated'), '14:13');
    assert.equal(at('resolved', 'Alert fired', 'Resolved', 'Worse again', 'Resolved'), '14:13');
  });
});

describe('a first name', () => {
  const people = (...owners: readonly string[]): readonly string[] =>
    model(
      `# Outage\n\n## Action items\n\n| Action | Owner |\n|---|---|\n${owners.map((owner) => `| Add an alert | ${owner} |\n`).join('')}`,
    )
      .people.map(({ name, references }) => `${name} ${references.length}`)
      .sort();

  it('is that of the one who has it', () => {
    assert.deepEqual(people('Sarah Chen', 'Sarah'), ['Sarah Chen 2']);
  });
  it('is nobody else where two have it', () => {
    assert.deepEqual(people('Sarah Chen', 'Sarah Moor', 'Sarah'), ['Sarah 1', 'Sarah Chen 1', 'Sarah Moor 1']);
  }); // prettier-ignore
});

describe('a level that the team sets', () => {
  const severities = (configuration: Readonly<Record<string, unknown>>): readonly string[] =>
    postmortem('# Outage\n\n## Timeline\n\n- 14:30 UTC Alert\n', configuration)
      .findings.filter(({ rule }) => rule === 'structure/missing-section')
      .map(({ severity }) => severity);

  it('wins over the milder one of a rule', () => {
    assert.deepEqual(severities({}), ['information']);
    for (const level of ['error', 'warning', 'hint'])
      assert.deepEqual(severities({ rules: { 'structure/missing-section': level } }), [level]);
    assert.deepEqual(severities({ rules: { 'structure/missing-section': 'off' } }), []);
  });
});
