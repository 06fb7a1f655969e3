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
import { postmortem } from '../support/analyse';

const BEGINNING: Beginning = {
  id: 'INC-20250822-001',
  title: 'Checkout down $5 {now}',
  date: '2025-08-22',
  severity: 'High',
  start: '14:30',
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
