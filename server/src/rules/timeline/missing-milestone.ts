import { defineRule } from '../rule';

export default defineRule({
  id: 'timeline/missing-milestone',
  since: '0.2.0',
  level: 'hint',
  fix: 'none',
  options: {
    entries: {
      description: 'Timelines with fewer timed entries than this are left alone.',
      default: 6,
    },
  },
  several: 'each',
  reads: ['incident', 'milestones', 'sections', 'times'],
  summary: 'No row says when the incident was detected, or when it was over.',
  why: `Time to detect and time to resolve need both ends. A word is enough: "detected", "alert fired", "resolved", "all clear", or a labelled line such as \`**All Clear:** 15:45\`. It is told once, on the heading.`,
  examples: [
    {
      title: 'no end',
      options: { entries: 3 },
      bad: '# Outage\n\n## ⟦Timeline⟧\n\n- 14:30 UTC - Alert fired\n- 14:40 UTC - Logs read\n- 14:50 UTC - Pods restarted\n',
    },
    {
      title: 'both ends',
      options: { entries: 3 },
      good: '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert fired\n- 14:40 UTC - Logs read\n- 14:50 UTC - Incident resolved\n',
    },
  ],
  check({ model, options, report }) {
    if (model.recognition.template) return;
    const timed = model.timelines.flatMap((timeline) =>
      timeline.entries.filter((entry) => entry.start?.time),
    );
    const first = model.timelines.find((timeline) =>
      timeline.entries.some((entry) => entry.start?.time),
    );
    if (!first || timed.length < options.entries) return;
    const has = (...kinds: readonly string[]): boolean =>
      model.milestones.some((milestone) => kinds.includes(milestone.kind));
    const missing = [
      has('detected', 'paged', 'acknowledged', 'started', 'declared')
        ? null
        : 'when it was detected',
      has('resolved', 'all-clear', 'mitigated') || model.incident.window?.end.kind === 'valid'
        ? null
        : 'when it was over',
    ].filter((part) => part !== null);
    if (missing.length === 0) return;
    report({
      range:
        model.sections[first.section]?.heading.range ?? first.entries[0]?.when.range ?? first.range,
      message: `No row says ${missing.join(', or ')}, so its metrics cannot be computed. Say it in a row, or in a line such as "**${missing.length === 1 && missing[0]?.includes('over') ? 'All Clear' : 'First Alert'}:** 14:30".`,
    });
  },
});
