import { defineRule } from '../rule';
import { saysNothing } from '../support/sections';

export default defineRule({
  id: 'actions/none',
  since: '0.2.0',
  level: 'information',
  fix: 'none',
  options: {},
  reads: ['actions', 'sections'],
  summary: 'A section for action items that has none.',
  why: `An incident that changes nothing will happen again. If nothing is to be done, one sentence that says why is an answer too.`,
  examples: [
    {
      title: 'only the heading',
      bad: '# Outage\n\n## ⟦Action Items⟧\n\n## Lessons Learned\n\n- Test restores\n',
    },
    {
      title: 'an answer in words',
      good: '# Outage\n\n## Action Items\n\nNone: the provider has fixed its configuration.\n',
    },
  ],
  check({ model, document, report }) {
    if (model.recognition.template) return;
    const section = model.sections.find(
      ({ kind, own }, index) =>
        kind === 'action-items' &&
        own &&
        // A second heading of its kind right behind it is its second line.
        model.sections[index + 1]?.kind !== kind,
    );
    if (!section || model.actions.some(({ kept }) => kept.length > 0)) return;
    if (saysNothing(document().text, section))
      report({
        range: section.heading.range,
        message: 'There are no action items here. Add them, or say why nothing is to be done.',
      });
  },
});
