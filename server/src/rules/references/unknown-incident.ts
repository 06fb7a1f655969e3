import { nearest } from '../../text/distance';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';

export default defineRule({
  id: 'references/unknown-incident',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: ['incident', 'related'],
  summary: 'An incident id that no postmortem of the workspace has.',
  why: `A reference that leads nowhere is a typing error, or an incident whose postmortem was never written. It is reported where at least three other postmortems have ids of that form.`,
  examples: [
    {
      title: 'one digit off',
      incidents: ['INC-20250801-003', 'INC-20250715-001', 'INC-20250702-002'],
      bad: '# Outage\n\n## Related Incidents\n\n- ⟦INC-20250801-004⟧: similar\n',
      fixed: '# Outage\n\n## Related Incidents\n\n- INC-20250801-003: similar\n',
    },
    {
      title: 'known',
      incidents: ['INC-20250801-003', 'INC-20250715-001', 'INC-20250702-002'],
      good: '# Outage\n\n## Related Incidents\n\n- INC-20250801-003: similar\n',
    },
    {
      title: 'no workspace',
      good: '# Outage\n\n## Related Incidents\n\n- INC-20250801-004: similar\n',
    },
  ],
  check({ model, incidents, report }) {
    if (!incidents) return;
    const own = model.incident.id.kind === 'valid' ? model.incident.id.value : null;
    for (const { id, range } of model.related) {
      if (incidents.has(id) || id === own) continue;
      const alike = [...incidents].filter((other) => formOf(other) === formOf(id));
      if (alike.length < 3) continue;
      // A reference leads elsewhere: its own id is no answer.
      const near = nearest(
        id,
        alike.filter((other) => other !== own),
      );
      report({
        range,
        message: `No postmortem here has the id ${id}.${near === null ? '' : ` Did you mean ${near}?`}`,
        fixes:
          near === null ? [] : [choice(`Replace by ${near}`, [replacement(range, near)], true)],
      });
    }
  },
});

/** `INC-20250801-003` → `INC-0-0`: what ids have in common. */
const formOf = (id: string): string => id.replace(/\d+/g, '0');
