import { defineRule } from '../rule';
import { offScale } from '../support/scale';

const USUAL: readonly string[] = [
  'Complete',
  'Completed',
  'Draft',
  'Final',
  'Mitigated',
  'Ongoing',
  'Published',
  'Approved',
  'Reviewed',
  'Reviewing',
  'Review',
  'Fixed',
  'Solved',
  'Active',
  'Pending',
  'Contained',
  'Restored',
  'Recovered',
  'Recovering',
  'Declared',
  'Detected',
];

export default defineRule({
  id: 'summary/unknown-status',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['incident'],
  summary: 'A status that is not one of the known ones.',
  why: `Whether an incident is over is what a list is filtered by. A word outside the team's own (\`statuses\` in the configuration) is lost there. Where none are configured, only misspellings of usual words are reported.`,
  examples: [
    {
      title: 'a misspelling',
      bad: '# Outage\n\n**Status:** ⟦Resloved⟧\n',
      fixed: '# Outage\n\n**Status:** Resolved\n',
    },
    {
      title: 'outside the configured ones',
      configuration: { statuses: ['Open', 'Closed'] },
      bad: '# Outage\n\n**Status:** ⟦Fixed⟧\n',
    },
    {
      title: 'a word with a note',
      good: '# Outage\n\n**Status:** Complete, action items in progress\n',
    },
  ],
  check({ model, configuration, report }) {
    if (model.recognition.template) return;
    const found = offScale(
      model.incident.status,
      'statuses',
      configuration.statuses.map((status) => [status]),
      configuration.explicit.has('statuses'),
      USUAL,
    );
    if (found) report(found);
  },
});
