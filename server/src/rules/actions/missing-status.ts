import { emptyCell } from '../../edits/action';
import type { ActionItem, ActionList } from '../../model/types';
import { counted } from '../../syntax/sequence';
import { defineRule } from '../rule';
import { lacking, markOf } from '../support/actions';
import { choice } from '../support/edits';

export default defineRule({
  id: 'actions/missing-status',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: ['actions', 'sections'],
  summary: 'An action item without a status, where the others have one.',
  why: `Whether it is done is the one thing that everybody asks about an action. Only tables with a column for it are looked at, and not those that only mark what is done: there an empty cell means open.`,
  examples: [
    {
      title: 'one of three',
      bad: '# Outage\n\n## Action Items\n\n| Action | Status |\n|---|---|\n| Add an alert | Done |\n| Write the runbook | ⟦—⟧ |\n| Test the rollback | Open |\n',
      fixed:
        '# Outage\n\n## Action Items\n\n| Action | Status |\n|---|---|\n| Add an alert | Done |\n| Write the runbook | Open |\n| Test the rollback | Open |\n',
    },
    {
      title: 'a column that only ticks what is done',
      good: '# Outage\n\n## Action Items\n\n| Action | Status |\n|---|---|\n| Add an alert | DONE |\n| Write the runbook | |\n| Test the rollback | DONE |\n',
    },
    {
      title: 'all have one',
      good: '# Outage\n\n## Action Items\n\n| Action | Status |\n|---|---|\n| Add an alert | Done |\n',
    },
  ],
  check({ model, document, configuration, report }) {
    if (model.recognition.template) return;
    for (const { item, list, value } of lacking(model, 'status').items) {
      if (list.form !== 'table' || onlyDone(list)) continue;
      report({
        range: markOf(item, list, value),
        message: 'This action has no status, unlike the others. Say whether it is open.',
        fixes: configuration.actionStatuses.flatMap((status, index) => {
          const edit = emptyCell({ document: document(), list, item }, 'status', status);
          return edit ? [choice(`Set status ${status}`, [edit], index === 0)] : [];
        }),
      });
    }
  },
});

/** A column in which nothing but "done" is written: the others are open. */
const onlyDone = ({ kept }: ActionList): boolean => openInWords(kept) === 0;

const openInWords = counted(({ status, done }: ActionItem) => status.kind !== 'absent' && !done);
