import { defineRule } from '../rule';
import { daysBetween, lastDay } from '../support/days';
import { policyFor } from '../support/policy';
import { choice, replacement } from '../support/edits';

export default defineRule({
  id: 'actions/policy',
  since: '0.2.0',
  level: 'information',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['actions', 'incident', 'times'],
  summary: 'An action that is due later than your policy allows for its priority.',
  why: `\`dueDays\` in the configuration says how many days after the incident each priority may take, and \`dueDays\` of a severity where it differs. Without a policy this rule says nothing.`,
  examples: [
    {
      title: 'a P0 after a month',
      configuration: { dueDays: { P0: 7 } },
      bad: '# Outage\n\n**Date:** 2025-08-22\n\n## Action Items\n\n| Priority | Action | Due |\n|---|---|---|\n| P0 | Add an alert | ⟦2025-09-22⟧ |\n',
      fixed:
        '# Outage\n\n**Date:** 2025-08-22\n\n## Action Items\n\n| Priority | Action | Due |\n|---|---|---|\n| P0 | Add an alert | 2025-08-29 |\n',
    },
    {
      title: 'a stricter policy for a severity',
      configuration: {
        dueDays: { P0: 30 },
        severities: [{ name: 'Critical', dueDays: { P0: 7 } }],
      },
      bad: '# Outage\n\n**Date:** 2025-08-22\n**Severity:** Critical\n\n## Action Items\n\n| Priority | Action | Due |\n|---|---|---|\n| P0 | Add an alert | ⟦2025-09-12⟧ |\n',
    },
    {
      title: 'within a week',
      configuration: { dueDays: { P0: 7 } },
      good: '# Outage\n\n**Date:** 2025-08-22\n\n## Action Items\n\n| Priority | Action | Due |\n|---|---|---|\n| P0 | Add an alert | 2025-08-29 |\n',
    },
  ],
  check({ model, configuration, report }) {
    const last = lastDay(model);
    const policy = policyFor(model, configuration);
    if (!last || policy.size === 0 || model.recognition.template) return;
    for (const { priority, due, done } of model.actions.flatMap((list) => list.items)) {
      const days = priority.kind === 'valid' ? policy.get(priority.value.toLowerCase()) : undefined;
      if (
        done ||
        days === undefined ||
        priority.kind !== 'valid' ||
        due.kind !== 'valid' ||
        !due.value.date
      )
        continue;
      if (daysBetween(last, due.value.date) <= days) continue;
      const latest = last.add({ days }).toString();
      report({
        range: due.range,
        message: `Your policy gives ${priority.value} ${days} days, until ${latest}.`,
        fixes: [choice(`Replace by ${latest}`, [replacement(due.range, latest)], true)],
      });
    }
  },
});
