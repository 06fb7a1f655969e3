import { defineRule } from '../rule';
import { offScale } from '../support/scale';

const USUAL: readonly string[] = [
  'Critical',
  'Major',
  'Minor',
  'Moderate',
  'Medium',
  'Severe',
  'Trivial',
  'Urgent',
  'Normal',
  'Emergency',
  'Warning',
  'Blocker',
  'Informational',
];

export default defineRule({
  id: 'summary/unknown-severity',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['incident'],
  summary: 'A severity that is not on the scale.',
  why: `Lists, policies and reports go by the severity. A word outside the team's scale (\`severities\` in the configuration) is in none of them. Where no scale is configured, only misspellings of usual words are reported.`,
  examples: [
    {
      title: 'a misspelling',
      bad: '# Outage\n\n**Severity:** ⟦Critcal⟧\n',
      fixed: '# Outage\n\n**Severity:** Critical\n',
    },
    {
      title: 'outside the configured scale',
      configuration: { severities: ['SEV-1', 'SEV-2', 'SEV-3'] },
      bad: '# Outage\n\n**Severity:** ⟦High⟧\n',
    },
    {
      title: 'written a little differently',
      configuration: { severities: ['SEV-1', 'SEV-2'] },
      good: '# Outage\n\n**Severity:** Sev 1 (all users)\n',
    },
    { title: 'a scale of its own', good: '# Outage\n\n**Severity:** Tier 2\n' },
  ],
  check({ model, configuration, report }) {
    if (model.recognition.template) return;
    const found = offScale(
      model.incident.severity,
      'severities',
      configuration.severities.map(({ name, aliases }) => [name, ...aliases]),
      configuration.explicit.has('severities'),
      USUAL,
    );
    if (found) report(found);
  },
});
