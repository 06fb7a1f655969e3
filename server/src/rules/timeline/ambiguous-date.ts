import { defineRule } from '../rule';

export default defineRule({
  id: 'timeline/ambiguous-date',
  since: '0.3.0',
  level: 'information',
  fix: 'none',
  options: {},
  reads: ['dateOrder', 'times'],
  summary: 'Dates that can be read day first and month first, and nothing decides.',
  why: `\`03/04/2025\` is in March to some readers and in April to others. Where another date of the document, its span, the other postmortems of the folder, the configuration or the language settles it, nothing is said. It is told once, on the first such time.`,
  examples: [
    {
      title: 'March or April',
      bad: '# Outage\n\n## Timeline (UTC)\n\n- ⟦03/04/2025 10:00⟧ - Alert fired\n- 03/04/2025 10:40 - Resolved\n',
    },
    {
      title: 'the team says how it writes dates',
      configuration: { dateOrder: 'day-month' },
      good: '# Outage\n\n## Timeline (UTC)\n\n- 03/04/2025 10:00 - Alert fired\n- 03/04/2025 10:40 - Resolved\n',
    },
    {
      title: 'another date of the document settles it',
      good: '# Outage on 03/13/2025\n\n## Timeline (UTC)\n\n- 03/12/2025 10:00 - Alert fired\n- 03/12/2025 10:40 - Resolved\n',
    },
  ],
  check({ model, report }) {
    if (model.recognition.template || model.dateOrder !== null) return;
    for (const { entries } of model.timelines) {
      const open = entries.find(({ start }) => start !== null && start.at !== start.otherAt);
      if (!open) continue;
      report({
        range: open.when.range,
        message:
          'This date can be read day first or month first, and nothing in the document decides. Write it as year-month-day, or set dateOrder in .postmortem.yaml.',
      });
      return;
    }
  },
});
