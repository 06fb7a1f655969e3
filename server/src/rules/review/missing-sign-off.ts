import { defineRule } from '../rule';

export default defineRule({
  id: 'review/missing-sign-off',
  since: '0.2.0',
  level: 'hint',
  fix: 'none',
  options: {},
  reads: ['signOffs'],
  summary: 'A sign-off line without a name or without a date, where the others have them.',
  why: `An approval that nobody gave looks like one that was forgotten.`,
  examples: [
    {
      title: 'no name',
      bad: '# Outage\n\n## Sign-off\n\n**Prepared by:** Sarah Chen - 2025-08-23\n⟦**Approved by:**⟧\n',
    },
    {
      title: 'complete',
      good: '# Outage\n\n## Sign-off\n\n**Prepared by:** Sarah Chen - 2025-08-23\n**Approved by:** Alice Smith - 2025-08-24\n',
    },
  ],
  check({ model, report }) {
    if (model.recognition.template) return;
    const dated = model.signOffs.filter((signOff) => signOff.date.kind === 'valid').length;
    for (const { person, date, range, label } of model.signOffs) {
      if (person.kind === 'absent') report({ range, message: `${label.text} names nobody.` });
      else if (date.kind === 'absent' && dated * 2 > model.signOffs.length)
        report({ range, message: `${label.text} has no date, unlike the others.` });
    }
  },
});
