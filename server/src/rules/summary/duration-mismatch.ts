import { formatMinutes, formatMinutesLong } from '../../time/duration';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';
import {
  agrees,
  countsOnlySomeHours,
  denied,
  inStyleOf,
  ownWindow,
  readingsOf,
} from '../support/readings';

export default defineRule({
  id: 'summary/duration-mismatch',
  since: '0.1.0',
  level: 'error',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['communications', 'fields', 'incident', 'metrics', 'milestones', 'times'],
  summary: 'A stated duration that no reading of the stated times gives.',
  why: `The duration is what people remember and what reports add up. When the document's own times give another length, one of them is wrong, and the reader cannot tell which.

A duration beside its own window must agree with it. Any other is right when it agrees with start and end, detection to resolution, detection to all clear, or with any two times that the document states. Half of its smallest unit is tolerated, and a quarter of the length after words such as "about". A note about support or business hours silences the rule. Where only the wording of rows tells the ends, it is a warning.`,
  examples: [
    {
      title: 'the window says 1 hour 15 minutes',
      bad: '# Outage\n\n**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** ⟦2 hours 15 minutes⟧\n',
      fixed: '# Outage\n\n**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** 1 hour 15 minutes\n',
    },
    {
      title: 'a length in brackets after its own window',
      bad: '# Outage\n\n**Duration:** 21:45 to 23:28 UTC (⟦130 minutes⟧)\n',
      fixed: '# Outage\n\n**Duration:** 21:45 to 23:28 UTC (103 minutes)\n',
    },
    {
      title: 'the same length, told otherwise',
      good: '# Outage\n\n**Time:** 23:30 - 00:45\n**Duration:** 75 min\n',
    },
    {
      title: 'hedged, and near enough',
      good: '# Outage\n\n**Start:** 2025-08-22 14:30\n**End:** 2025-08-22 17:10\n**Duration:** about 3 hours\n',
    },
    {
      title: 'only support hours were counted',
      good: '# Outage\n\n**Start:** 2025-08-22 16:30\n**End:** 2025-08-23 09:10\n**Duration:** 40 minutes (support hours)\n',
    },
  ],
  check({ model, document, report }) {
    if (countsOnlySomeHours(model, document().text)) return;
    for (const stated of model.incident.durations) {
      if (stated.kind !== 'total') continue;
      const readings = readingsOf(model, stated);
      const first = readings[0];
      if (!first || readings.some((reading) => agrees(stated, reading.minutes, reading.precision)))
        continue;
      if (!ownWindow(model, stated) && !denied(model, stated)) continue;
      const worded = readings.every((reading) => reading.worded);
      // `12h broken, 1h of work on it`: words alone do not tell which of them these times are.
      if (worded && !stated.alone) continue;
      report({
        ...(worded ? { severity: 'warning' as const } : {}),
        range: stated.range,
        message: `${stated.label.text} says ${stated.text}, but ${first.name} is ${formatMinutes(first.minutes)}. Correct the duration or the times.`,
        related: readings.slice(0, 3).map((reading) => ({
          range: reading.range,
          message: `${reading.name} is ${formatMinutes(reading.minutes)}`,
        })),
        fixes: readings.slice(0, 3).map((reading, index) => {
          const value = inStyleOf(stated.text, reading.minutes, formatMinutesLong);
          return choice(
            `Replace by ${value} (${reading.name})`,
            [replacement(stated.range, value)],
            index === 0,
          );
        }),
      });
    }
  },
});
