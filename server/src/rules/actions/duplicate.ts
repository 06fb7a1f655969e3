import type { ActionItem } from '../../model/types';
import { defineRule } from '../rule';
import { choice, replacement, wholeLines } from '../support/edits';
import { sameText } from '../support/prose';

export default defineRule({
  id: 'actions/duplicate',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: ['actions'],
  summary: 'The same action stands twice.',
  why: `Two owners who each think that the other one does it, or one who is asked twice.`,
  examples: [
    {
      title: 'in one table',
      bad: '# Outage\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Add an alert at 80% | Sarah |\n| ⟦Add an alert at 80%⟧ | Mike |\n',
      fixed:
        '# Outage\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Add an alert at 80% | Sarah |\n',
    },
    {
      title: 'two services',
      good: '# Outage\n\n## Action Items\n\n- Add an alert for the pool\n- Add an alert for the queue\n',
    },
  ],
  check({ model, document, report }) {
    if (model.recognition.template) return;
    const seen = new Map<string, ActionItem>();
    for (const list of model.actions) {
      for (const item of list.items) {
        const key = sameText(item.text.text);
        if (key.split(' ').length < 3) continue;
        const first = seen.get(key);
        if (!first) {
          seen.set(key, item);
          continue;
        }
        report({
          range: item.text.range,
          message: 'This action stands twice. Keep one, with one owner.',
          related: [{ range: first.text.range, message: 'The first time' }],
          fixes:
            list.form === 'table'
              ? [
                  choice(
                    'Remove this one',
                    [replacement(wholeLines(document().text, item.range), '')],
                    true,
                  ),
                ]
              : [],
        });
      }
    }
  },
});
