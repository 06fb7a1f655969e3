import type { ActionItem } from '../../model/types';
import { counted } from '../../syntax/sequence';
import { defineRule } from '../rule';
import { actionsThat } from '../support/actions';

const undated = actionsThat(({ due, done }) => due.kind === 'invalid' && !done);

const dated = counted(({ due }: ActionItem) => due.kind === 'valid' && due.value.exact);

export default defineRule({
  id: 'actions/invalid-date',
  since: '0.2.0',
  level: 'warning',
  fix: 'none',
  options: {},
  reads: ['actions'],
  summary: 'A due date that cannot be, or a cell for it that holds none.',
  why: `February 30 comes for nobody. Words in a column of dates are told as information, where the others have dates; periods such as \`Q3\` or \`next sprint\` are dates enough.`,
  examples: [
    {
      title: 'no such day',
      bad: '# Outage\n\n## Action Items\n\n| Action | Due |\n|---|---|\n| Add an alert | ⟦2025-02-30⟧ |\n',
    },
    {
      title: 'a quarter',
      good: '# Outage\n\n## Action Items\n\n| Action | Due |\n|---|---|\n| Add an alert | end of Q3 |\n',
    },
  ],
  check({ model, report }) {
    if (model.recognition.template) return;
    for (const {
      item: { due },
      list: { kept },
    } of undated(model.actions)) {
      if (due.kind !== 'invalid') continue;
      const words = due.problem === 'not a date';
      if (words && dated(kept) * 2 < kept.length) continue;
      report({
        range: due.range,
        ...(words ? { severity: 'information' as const } : {}),
        message: words
          ? `${due.text} is no date. The other actions have one; give a day or a period.`
          : `${due.text} is no date: ${due.problem}.`,
      });
    }
  },
});
