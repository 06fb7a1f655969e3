import { defineRule } from '../rule';

const PREVENT = /prevent|vermeid|prévent|preven|予防|再発防止|long[ -]?term|systemic|root/i;
const KNOWN =
  /^(?:mitigat|detect|respon|recover|repair|process|prevent|other|short|long|immediate|investigat|document|monitor)/i;

export default defineRule({
  id: 'actions/no-prevention',
  since: '0.2.0',
  level: 'hint',
  fix: 'none',
  options: {},
  reads: ['actions', 'sections'],
  summary: 'Actions are sorted by what they are for, and none prevents a repetition.',
  why: `Faster detection and repair make the next incident shorter. Only prevention makes it not happen. It is told where the action items have a column for their type, with words such as "detect" and "mitigate", and three items or more.`,
  examples: [
    {
      title: 'detect and mitigate only',
      bad: '# Outage\n\n## ⟦Action Items⟧\n\n| Action | Type | Owner |\n|---|---|---|\n| Add an alert | detect | Sarah |\n| Write the runbook | mitigate | Mike |\n| Page the second engineer | respond | Alex |\n',
    },
    {
      title: 'one that prevents',
      good: '# Outage\n\n## Action Items\n\n| Action | Type | Owner |\n|---|---|---|\n| Add an alert | detect | Sarah |\n| Limit the pool | prevent | Mike |\n| Write the runbook | mitigate | Alex |\n',
    },
  ],
  check({ model, report }) {
    if (model.recognition.template) return;
    const kinds = model.actions.flatMap((list) =>
      list.table && list.table.columns.kind !== -1
        ? list.table.rows.map((row) => row.cells[list.table?.columns.kind ?? -1]?.text ?? '')
        : [],
    );
    const known = kinds.filter((kind) => KNOWN.test(kind));
    const list = model.actions[0];
    if (!list || known.length < 3 || kinds.some((kind) => PREVENT.test(kind))) return;
    const section = model.sections[list.section];
    report({
      range: section?.heading.range ?? list.table?.headerRange ?? list.range,
      message: 'No action here prevents that it happens again. Is there one?',
    });
  },
});
