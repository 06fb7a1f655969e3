import { defineRule } from '../rule';
import { actionsThat } from '../support/actions';
import { offScale } from '../support/scale';

const withPriority = actionsThat(({ priority }) => priority.kind === 'valid');

export default defineRule({
  id: 'actions/unknown-priority',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: ['actions'],
  summary: 'A priority that is not on the scale.',
  why: `The policy for due dates goes by the priority; one outside the scale has none. Where no \`priorities\` are configured, only a number far outside the document's own is reported.`,
  examples: [
    {
      title: 'outside the configured scale',
      configuration: { priorities: ['P0', 'P1', 'P2'] },
      bad: '# Outage\n\n## Action Items\n\n| Priority | Action |\n|---|---|\n| P0 | Add an alert |\n| ⟦High⟧ | Test it |\n',
    },
    {
      title: 'a slip of the finger',
      bad: '# Outage\n\n## Action Items\n\n| Priority | Action |\n|---|---|\n| P0 | Add an alert |\n| ⟦P11⟧ | Test it |\n| P1 | Write it down |\n',
      fixed:
        '# Outage\n\n## Action Items\n\n| Priority | Action |\n|---|---|\n| P0 | Add an alert |\n| P1 | Test it |\n| P1 | Write it down |\n',
    },
    {
      title: 'words throughout',
      good: '# Outage\n\n## Action Items\n\n| Priority | Action |\n|---|---|\n| High | Add an alert |\n| Low | Test it |\n',
    },
  ],
  check({ model, configuration, report }) {
    if (model.recognition.template) return;
    const own = configuration.explicit.has('priorities');
    for (const {
      item: { priority },
    } of withPriority(model.actions.filter(({ form }) => form === 'table'))) {
      const slip =
        !own && priority.kind === 'valid' ? /^P([0-5])\1$/i.exec(priority.value.trim()) : null;
      const found = offScale(
        priority,
        'priorities',
        slip ? [[`P${slip[1] ?? ''}`]] : configuration.priorities.map((name) => [name]),
        own || slip !== null,
        [],
      );
      if (found) report(found);
    }
  },
});
