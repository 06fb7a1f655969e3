import { defineRule } from '../rule';

export default defineRule({
  id: 'references/self',
  since: '0.2.0',
  level: 'warning',
  fix: 'none',
  options: {},
  reads: ['incident', 'related'],
  summary: 'A postmortem names itself as a related incident.',
  why: `Either the reference or the document's own id was copied.`,
  examples: [
    {
      title: 'its own id',
      bad: '# Outage\n\n**Incident ID:** INC-20250822-001\n\n## Related Incidents\n\n- ⟦INC-20250822-001⟧: similar\n',
    },
    {
      title: 'another',
      good: '# Outage\n\n**Incident ID:** INC-20250822-001\n\n## Related Incidents\n\n- INC-20250801-003: similar\n',
    },
  ],
  check({ model, report }) {
    const { id } = model.incident;
    if (id.kind !== 'valid') return;
    for (const related of model.related)
      if (related.id === id.value)
        report({
          range: related.range,
          message: `${related.id} is this incident itself. Correct the reference or the id of the document.`,
          related: [{ range: id.range, message: 'The id of this document' }],
        });
  },
});
