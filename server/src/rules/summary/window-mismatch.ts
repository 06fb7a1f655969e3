import type { Milestone, Moment, Parsed, Postmortem, WithTimes } from '../../model/types';
import { formatClock, formatMoment } from '../../time/format';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';

export default defineRule({
  id: 'summary/window-mismatch',
  since: '0.1.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['incident', 'milestones', 'times'],
  summary: "The header's start or end differs from the timeline's own first alert or all clear.",
  why: `Header and timeline tell the same incident. When the header begins after the alert, or ends at a time that the labelled end of the timeline does not have, one of them was not updated.

An impact that began before its detection is no contradiction, and an end that any row of the timeline has is not one either.`,
  examples: [
    {
      title: 'a day for the rows alone',
      good: '# Outage\n\n**Time:** 14:10 - 15:45\n\n## Timeline (UTC)\n\nAll events happened on 2025-08-22.\n\n- **First Alert:** 14:30 - Alert fired\n- **All Clear:** 15:45 - Closed\n',
    },
    {
      title: 'all clear ten minutes later',
      bad: '# Outage\n\n**Time:** 14:30 UTC - ⟦15:35 UTC⟧\n\n## Timeline\n\n- **First Alert:** 14:30 - Alert fired\n- **All Clear:** 15:45 - Closed\n',
      fixed:
        '# Outage\n\n**Time:** 14:30 UTC - 15:45 UTC\n\n## Timeline\n\n- **First Alert:** 14:30 - Alert fired\n- **All Clear:** 15:45 - Closed\n',
    },
    {
      title: 'impact before detection',
      good: '# Outage\n\n**Time:** 14:10 UTC - 15:45 UTC\n\n## Timeline\n\n- **First Alert:** 14:30 - Alert fired\n- **All Clear:** 15:45 - Closed\n',
    },
  ],
  check({ model, report }) {
    const window = model.incident.window;
    if (window?.from !== 'field' || model.timelines.length > 4) return;
    const detected = labelled(model, ['detected']);
    const ended = labelled(model, ['all-clear', 'resolved']);
    const compare = (
      side: 'starts' | 'ends',
      stated: Parsed<Moment>,
      milestone: Milestone | undefined,
    ): void => {
      if (stated.kind !== 'valid' || !stated.value.time || !milestone?.moment.time) return;
      if (side === 'starts' && stated.value.at <= milestone.moment.at) return;
      if (sameClock(model, stated.value)) return;
      const clock = formatClock(milestone.moment.time);
      report({
        range: stated.range,
        message: `The header ${side} at ${formatMoment(stated.value)}, but ${milestone.text} in the timeline is at ${clock}. Make them agree.`,
        related: [{ range: milestone.range, message: `${milestone.text}: ${clock}` }],
        fixes: [
          choice(
            `Replace by ${clock} (${milestone.text})`,
            [replacement(stated.range, stated.text.replace(/\d{1,2}:\d{2}(?::\d{2})?/, clock))],
            true,
          ),
        ],
      });
    };
    compare('starts', window.start, detected);
    compare('ends', window.end, ended);
  },
});

const labelled = (
  model: Pick<Postmortem, 'milestones'>,
  kinds: readonly string[],
): Milestone | undefined =>
  kinds.flatMap((kind) =>
    model.milestones.filter((milestone) => milestone.kind === kind && milestone.from === 'label'),
  )[0];

/** True when any entry has this time. */
const sameClock = (model: WithTimes, moment: Moment): boolean =>
  model.timelines.some((timeline) =>
    timeline.entries.some((entry) =>
      [entry.start, entry.end].some((point) => point?.time && isSame(point, moment)),
    ),
  );

/** At the same instant; where only one of the two has a date of its own, at the same time of day. */
const isSame = (a: Moment, b: Moment): boolean =>
  Math.abs(a.at - b.at) < 1 ||
  (a.dateWritten !== b.dateWritten && a.time !== null && b.time !== null && a.time.equals(b.time));
