import { defineRule } from '../rule';
import { lacking, markOf } from '../support/actions';
import { choice, fillEmpty } from '../support/edits';

export default defineRule({
  id: 'actions/missing-status',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  summary: 'An action item without a status, where the others have one.',
  why: `Whether it is done is the one thing that everybody asks about an action. Only tables with a column for it are looked at.`,
  examples: [
    {
      title: 'one of three',
      bad: '# Outage\n\n## Action Items\n\n| Action | Status |\n|---|---|\n| Add an alert | Done |\n| Write the runbook | ⟦—⟧ |\n| Test the rollback | Open |\n',
      fixed:
        '# Outage\n\n## Action Items\n\n| Action | Status |\n|---|---|\n| Add an alert | Done |\n| Write the runbook | Open |\n| Test the rollback | Open |\n',
    },
    {
      title: 'all have one',
      good: '# Outage\n\n## Action Items\n\n| Action | Status |\n|---|---|\n| Add an alert | Done |\n',
    },
  ],
  check({ model, text, configuration, report }) {
    if (model.recognition.template) return;
    for (const { item, list, value } of lacking(model, 'status').items) {
      if (list.form !== 'table') continue;
      report({
        range: markOf(item, list, value),
        message: 'This action has no status, unlike the others. Say whether it is open.',
        fixes: configuration.actionStatuses.map((status, index) =>
          choice(`Set status ${status}`, [fillEmpty(text, item.status.range, status)], index === 0),
        ),
      });
    }
  },
});
