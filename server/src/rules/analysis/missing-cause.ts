import { defineRule } from '../rule';
import { saysNothing } from '../support/sections';

export default defineRule({
  id: 'analysis/missing-cause',
  since: '0.2.0',
  level: 'warning',
  fix: 'none',
  options: {},
  reads: ['sections'],
  summary: 'A section for the cause that says nothing.',
  why: `The cause is what the postmortem is for. If it is not known yet, say so, and what is being done to find it.`,
  examples: [
    {
      title: 'only the heading',
      bad: '# Outage\n\n## ⟦Root Cause⟧\n\n## Action Items\n\n- Add an alert\n',
    },
    {
      title: 'not known yet',
      good: '# Outage\n\n## Root Cause\n\nNot known yet; the heap dumps are being read.\n',
    },
  ],
  check({ model, document, report }) {
    if (model.recognition.template) return;
    const sections = model.sections.filter(
      (section) => section.own && ['root-cause', 'contributing-factors'].includes(section.kind),
    );
    if (sections.length === 0 || sections.some((section) => !saysNothing(document().text, section)))
      return;
    const [first] = sections;
    if (first)
      report({
        range: first.heading.range,
        message:
          'This section is empty. Say what made the incident possible, or that it is not known yet.',
      });
  },
});
