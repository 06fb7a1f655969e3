import { emptyCell } from '../../edits/action';
import { defineRule } from '../rule';
import { lacking, markOf } from '../support/actions';
import { choice } from '../support/edits';

export default defineRule({
  id: 'actions/missing-priority',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: ['actions', 'sections'],
  summary: 'An action item without a priority, where the others have one.',
  why: `What has no priority is done last, or first, by chance. Only tables with a column for it are looked at.`,
  examples: [
    {
      title: 'one of three',
      bad: '# Outage\n\n## Action Items\n\n| Priority | Action |\n|---|---|\n| P0 | Add an alert |\n| ⟦-⟧ | Write the runbook |\n| P1 | Test the rollback |\n',
      fixed:
        '# Outage\n\n## Action Items\n\n| Priority | Action |\n|---|---|\n| P0 | Add an alert |\n| P1 | Write the runbook |\n| P1 | Test the rollback |\n',
    },
    {
      title: 'no such column',
      good: '# Outage\n\n## Action Items\n\n| Action |\n|---|\n| Add an alert |\n',
    },
  ],
  check({ model, document, configuration, report }) {
    if (model.recognition.template) return;
    for (const { item, list, value } of lacking(model, 'priority').items) {
      if (list.form !== 'table') continue;
      const own = [
        ...new Set(
          list.items.flatMap((other) =>
            other.priority.kind === 'valid' ? [other.priority.value] : [],
          ),
        ),
      ].sort();
      const last = own[own.length - 1];
      const scale = [
        ...new Set([...(last === undefined ? [] : [last]), ...own, ...configuration.priorities]),
      ];
      report({
        range: markOf(item, list, value),
        message: 'This action has no priority, unlike the others.',
        fixes: scale.slice(0, 6).flatMap((priority, index) => {
          const edit = emptyCell({ document: document(), list, item }, 'priority', priority);
          return edit ? [choice(`Set priority ${priority}`, [edit], index === 0)] : [];
        }),
      });
    }
  },
});
