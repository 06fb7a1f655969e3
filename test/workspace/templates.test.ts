import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { nextIncidentId } from '../../server/src/workspace/nextId';
import {
  fileNameFor,
  fillTemplate,
  TEMPLATES,
  type Beginning,
} from '../../server/src/workspace/templates/fill';
import { plainSnippet } from '../../server/src/text/snippet';
import { templateFor } from '../../server/src/workspace/templates/bySeverity';
import { parseConfiguration } from '../../server/src/workspace/configuration/read';
import { severityChoices } from '../../server/src/workspace/templates/severities';
import { readBeginningTime, tellBeginningTime } from '../../server/src/workspace/templates/when';
import { configurationOf, postmortem, TODAY } from '../support/analyse';

const BEGINNING: Beginning = {
  id: 'INC-20250822-001',
  title: 'Checkout down $5 {now}',
  date: '2025-08-22',
  severity: 'High',
  start: '14:30',
  end: '',
  duration: '',
  zone: 'UTC',
  people: ['Sarah Chen', 'Mike Johnson'],
};

describe('templates', () => {
  for (const template of TEMPLATES) {
    it(`${template.name} is a postmortem with what is known filled in`, () => {
      const text = plainSnippet(fillTemplate(template.text, BEGINNING));
      const { model, findings } = postmortem(text);
      assert.ok(model.recognition.postmortem);
      assert.match(model.title?.text ?? '', /Checkout down \$5 \{now\}/);
      assert.equal(model.incident.id.kind === 'valid' && model.incident.id.value, BEGINNING.id);
      assert.equal(model.incident.date.kind, 'valid');
      assert.ok(model.incident.severity.kind === 'valid');
      assert.ok(model.timelines.some(({ entries }) => entries.some(({ start }) => start?.time)));
      assert.ok(model.actions.length > 0);
      assert.deepEqual(
        findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
        [],
      );
      assert.ok(!findings.some(({ rule }) => rule === 'structure/missing-section'));
      assert.ok(!text.includes('{{') && !text.includes('${'));
    });
    it(`${template.name} has its gaps as tab stops, in order, and no other dollar`, () => {
      const snippet = fillTemplate(template.text, BEGINNING);
      const stops = [...snippet.matchAll(/(?<!\\)\$\{?(\d+)/g)].map((match) => Number(match[1]));
      assert.deepEqual(stops, [...stops.slice(0, -1).map((_, index) => index + 1), 0]);
      assert.ok(snippet.includes('\\$5 {now\\}'));
    });
  }
});

describe('a template that was saved as it came', () => {
  const nothing = { ...BEGINNING, title: 'Checkout down', start: '', severity: '', people: [] };
  for (const template of TEMPLATES)
    it(`${template.name} is told to be filled in, and its words are nobody`, () => {
      const { model, findings } = postmortem(plainSnippet(fillTemplate(template.text, nothing)));
      const gaps = findings.filter(({ rule }) => rule === 'structure/placeholder');
      assert.ok(gaps.length > 3 && gaps.every(({ severity }) => severity === 'warning'));
      assert.deepEqual(model.people, []);
      assert.deepEqual(
        model.actions.flatMap(({ items }) => items.filter(({ owner }) => owner.kind === 'valid')),
        [],
      );
    });
  it('says so of each value of its header', () => {
    const text =
      '**Duration:** how long\n**Authors:** who wrote this\n**Services:** which services\n';
    const { findings } = postmortem(`# Outage\n\n${text}`);
    const gaps = findings.filter(({ rule }) => rule === 'structure/placeholder');
    assert.equal(gaps.length, 3);
  });
});

describe('the time of a new postmortem', () => {
  const read = (text: string, more: Readonly<Record<string, unknown>> = {}): string => {
    const time = readBeginningTime(text, configurationOf(more), TODAY);
    return 'problem' in time ? time.problem : tellBeginningTime(time);
  };
  for (const [written, understood] of [
    ['', 'Monday, 2025-09-01'],
    ['14:30', 'Monday, 2025-09-01, 14:30 UTC'],
    ['2025-08-22', 'Friday, 2025-08-22'],
    ['8/22/2025 2:30 PM - 3:45 PM', 'Friday, 2025-08-22, 14:30 – 15:45 UTC (1 hour 15 minutes)'],
    ['22. August 2025, 14:30 CET', 'Friday, 2025-08-22, 14:30 CET'],
    ['2025-08-22T14:30Z', 'Friday, 2025-08-22, 14:30 UTC'],
    [
      '2025-08-22 23:30 - 01:10',
      'Friday, 2025-08-22, 23:30 – 2025-08-23 01:10 UTC (1 hour 40 minutes)',
    ],
  ] as const)
    it(`${written || 'nothing'} is ${understood}`, () => assert.equal(read(written), understood));
  it('says what is wrong, and what to write', () => {
    assert.match(read('soon'), /no date or time.*2025-08-22 14:30/);
    assert.match(read('25:10'), /there is no hour 25/);
    assert.match(read('8/9/2025 14:30'), /order of day and month/);
    assert.match(read('8/9/2025 14:30', { dateOrder: 'day-month' }), /^Monday|2025-09-08/);
    assert.match(read('14:30 - 14:10'), /ends before it begins/);
  });
  it('gives end and duration to the template, which then contradicts nothing', () => {
    for (const when of ['2025-08-22 14:30 - 15:45', '2025-08-22 14:30 - 2025-08-24 01:00']) {
      const time = readBeginningTime(when, configurationOf({}), TODAY);
      assert.ok(!('problem' in time));
      const [full] = TEMPLATES;
      const text = plainSnippet(fillTemplate(full?.text ?? '', { ...BEGINNING, ...time }));
      const { model, findings } = postmortem(text);
      assert.ok(text.includes(`**Duration:** ${time.duration}`));
      assert.equal(model.incident.window?.end.kind, 'valid');
      assert.deepEqual(
        findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
        [],
      );
    }
  });
});

describe('the severities that are offered', () => {
  const names = (
    others: readonly string[],
    configuration = configurationOf({}),
  ): readonly string[] => severityChoices(configuration, others).map(({ name }) => name);
  it('are the usual words where nobody has said one', () =>
    assert.deepEqual(names([]), ['Critical', 'High', 'Medium', 'Low']));
  it('are those of the folder and its scale first', () =>
    assert.deepEqual(names(['SEV2', 'high']).slice(0, 6), [
      'SEV1',
      'SEV2',
      'SEV3',
      'SEV4',
      'high',
      'Critical',
    ]));
  it('are those of the configuration alone, where it has some', () =>
    assert.deepEqual(names(['SEV2'], configurationOf({ severities: ['A', 'B'] })), ['A', 'B']));
});

describe('a new postmortem', () => {
  it('is named as the others are', () => {
    const name = (others: readonly string[]): string => fileNameFor(BEGINNING, others);
    assert.equal(name([]), '2025-08-22-checkout-down-5-now.md');
    assert.equal(name(['2025-08-01-a.md', '2025-08-02-b.md']), '2025-08-22-checkout-down-5-now.md');
    assert.equal(name(['20250801-a.md', '20250802-b.md']), '20250822-checkout-down-5-now.md');
    assert.equal(name(['INC-2025-1.md', 'INC-2025-2.md']), 'INC-20250822-001.md');
    assert.equal(name(['2025-08-01_a_b.md']), '2025-08-22_checkout_down_5_now.md');
    assert.equal(fileNameFor({ ...BEGINNING, title: '障害 / ..' }, []), '2025-08-22-障害.md');
    assert.equal(fileNameFor({ ...BEGINNING, title: '...' }, []), '2025-08-22-incident.md');
  });
  it('has the next id', () => {
    const day = Temporal.PlainDate.from('2025-09-01');
    assert.equal(nextIncidentId([], day), 'INC-20250901-001');
    assert.equal(nextIncidentId(['INC-20250901-001', 'INC-20250801-007'], day), 'INC-20250901-002');
    assert.equal(nextIncidentId(['PM-9', 'PM-10'], day), 'PM-11');
  });
});

describe('a template for a severity', () => {
  const configuration = configurationOf({
    severities: [
      {
        name: 'SEV1',
        aliases: ['Critical'],
        sections: ['impact', 'five-whys', 'lessons'],
        fields: ['author', 'detected'],
      },
      'SEV2',
    ],
    sections: [{ kind: 'lessons', heading: 'What we learned' }],
  });

  it('has all that the team asks for at that level, each once, and nothing for others', () => {
    for (const { text, name } of TEMPLATES) {
      assert.equal(templateFor(text, 'SEV2', configuration), text, name);
      assert.equal(templateFor(text, 'odd', configuration), text, name);
      const written = templateFor(text, 'Critical', configuration);
      assert.equal(templateFor(written, 'SEV1', configuration), written, name);
      const { model } = postmortem(written);
      for (const kind of ['impact', 'five-whys'])
        assert.equal(
          model.sections.filter((one) => one.own && one.kind === kind).length,
          1,
          `${name}: ${kind}`,
        );
      for (const kind of ['author', 'detected'])
        assert.ok(
          model.fields.some((field) => field.kind === kind),
          `${name}: ${kind}`,
        );
    }
  });

  it('says where a section or field of a severity is unknown', () => {
    const { problems } = parseConfiguration({
      severities: [{ name: 'SEV1', sections: ['weather'] }],
    });
    assert.match(problems.map(({ message }) => message).join(), /weather|sections|impact/);
  });
});
