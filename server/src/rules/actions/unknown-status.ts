import { defineRule } from '../rule';
import { actionsThat } from '../support/actions';
import { offScale } from '../support/scale';

const USUAL: readonly string[] = [
  'Closed',
  'Complete',
  'Completed',
  'Started',
  'Planned',
  'Pending',
  'Blocked',
  'Backlog',
  'Resolved',
  'Deferred',
  'Dropped',
  'Cancelled',
  'Canceled',
  'Assigned',
  'Deployed',
  'Merged',
  'Review',
  'Waiting',
  'Ongoing',
  'Fixed',
  'Rejected',
  'Declined',
  'Active',
  'Ready',
  'Doing',
  'Shipped',
  'Finished',
];

const withStatus = actionsThat(({ status }) => status.kind === 'valid');

export default defineRule({
  id: 'actions/unknown-status',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: ['actions'],
  summary: 'A status of an action that is not one of the known ones.',
  why: `An action whose status no list knows is neither open nor done. Where no \`actionStatuses\` are configured, only misspellings of usual words are reported.`,
  examples: [
    {
      title: 'a misspelling',
      bad: '# Outage\n\n## Action Items\n\n| Action | Status |\n|---|---|\n| Add an alert | ⟦Complted⟧ |\n',
      fixed:
        '# Outage\n\n## Action Items\n\n| Action | Status |\n|---|---|\n| Add an alert | Completed |\n',
    },
    {
      title: 'outside the configured ones',
      configuration: { actionStatuses: ['Open', 'Done'] },
      bad: '# Outage\n\n## Action Items\n\n| Action | Status |\n|---|---|\n| Add an alert | ⟦Waiting⟧ |\n',
    },
    {
      title: 'a mark and a note',
      good: '# Outage\n\n## Action Items\n\n| Action | Status |\n|---|---|\n| Add an alert | ✅ Done (#45) |\n',
    },
  ],
  check({ model, configuration, report }) {
    if (model.recognition.template) return;
    const own = configuration.explicit.has('actionStatuses');
    for (const {
      item: { status },
    } of withStatus(model.actions)) {
      const found = offScale(
        status,
        'action statuses',
        configuration.actionStatuses.map((name) => [name]),
        own,
        USUAL,
      );
      if (found) report(found);
    }
  },
});
