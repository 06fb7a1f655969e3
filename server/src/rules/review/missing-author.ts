import { defineRule } from '../rule';

export default defineRule({
  id: 'review/missing-author',
  since: '0.2.0',
  level: 'information',
  fix: 'none',
  options: {},
  reads: ['fields', 'people', 'signOffs', 'title'],
  summary: 'A header that names neither author nor owner.',
  why: `Somebody has to be asked. It is told where the header has date, severity, status or duration, three of them at least, and nobody is named there, in a sign-off or among participants.`,
  examples: [
    {
      title: 'nobody',
      bad: '# ⟦Outage⟧\n\n**Date:** 2025-08-22\n**Severity:** High\n**Status:** Resolved\n',
    },
    {
      title: 'an author',
      good: '# Outage\n\n**Date:** 2025-08-22\n**Severity:** High\n**Status:** Resolved\n**Author:** Sarah\n',
    },
  ],
  check({ model, document, report }) {
    if (model.recognition.template || model.signOffs.length > 0) return;
    const kinds = new Set(model.fields.map((field) => field.kind));
    const header = (['date', 'severity', 'status', 'duration'] as const).filter((kind) =>
      kinds.has(kind),
    ).length;
    if (
      header < 3 ||
      kinds.has('author') ||
      kinds.has('owner') ||
      kinds.has('reviewer') ||
      /^(?:authors?|by|owner|reported[ _-]by)\s*[:=]/im.test(document().text.slice(0, 2000))
    )
      return;
    if (
      model.people.some((person) =>
        person.references.some((reference) => reference.place === 'participant'),
      )
    )
      return;
    const end = document().text.indexOf('\n');
    report({
      range: model.title?.range ?? { from: 0, to: end === -1 ? document().text.length : end },
      message: 'Nobody is named as author or owner. Add whom to ask.',
    });
  },
});
