import type { Section } from '../../model/types';
import { defineRule } from '../rule';
import { sameText } from '../support/prose';

export default defineRule({
  id: 'structure/duplicate-section',
  since: '0.2.0',
  level: 'hint',
  fix: 'none',
  options: {},
  several: 'each',
  reads: ['sections'],
  summary: 'Two sections with the same heading under the same parent.',
  why: `A link to the heading leads to the first one only, and readers miss the second. It is often left over from a merge or a template.`,
  examples: [
    {
      title: 'twice',
      bad: '# Outage\n\n## Impact\n\nAll users.\n\n## Timeline\n\n- 14:30 UTC - Alert\n\n## ⟦Impact⟧\n\nTwo hours.\n',
    },
    {
      title: 'under two parents',
      good: '# Outages\n\n## First\n\n### Impact\n\nAll users.\n\n## Second\n\n### Impact\n\nNone.\n',
    },
  ],
  check({ model, document, report }) {
    if (model.recognition.template) return;
    const seen = new Map<string, Section>();
    for (const section of model.sections) {
      if (!section.own || section.kind === 'other' || isPlain(document().text, section)) continue;
      const key = `${section.parent} ${section.level} ${sameText(section.heading.text)}`;
      const first = seen.get(key);
      if (first)
        report({
          range: section.heading.range,
          message:
            'A section with this heading is there already. Bring them together, or name them apart.',
          related: [{ range: first.heading.range, message: 'The first one' }],
        });
      else seen.set(key, section);
    }
  },
});

/** Lines without marks have no levels: what is named twice may be a part of another. */
const isPlain = (text: string, { headingRange: { from, to } }: Section): boolean =>
  /^\p{L}[^\n]*$/u.test(text.slice(from, to));
