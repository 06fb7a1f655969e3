import type { StatedDuration } from '../../model/types';
import { formatMinutes, formatMinutesLong } from '../../time/duration';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';
import {
  agrees,
  countsOnlySomeHours,
  denied,
  hasOtherBasis,
  inStyleOf,
  isMeasuredBy,
  readingsOf,
  type Reading,
} from '../support/readings';

/** Over a night, a shorter claim may count only the hours that people worked. */
const mayCountWorkingHours = (stated: StatedDuration, reading: Reading): boolean =>
  reading.minutes >= 14 * 60 && stated.duration.most < reading.minutes;

export default defineRule({
  id: 'claims/metric-mismatch',
  since: '0.1.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['communications', 'fields', 'incident', 'metrics', 'milestones', 'times'],
  summary: 'A stated MTTR, MTTA or MTTD that no definition gives for these times.',
  why: `Metrics of single incidents are added up to averages that decide what a team works on. A claim is right when any published definition gives it for the milestones of the timeline: the standard one, or those of Rootly, Datadog, GitLab and others.

A claim that any two times of the document give is left alone: one of them may be the start or the end that was meant. A claim over a night that is shorter than the time that passed may count working hours, and is left alone. A claim that names another start ("from first symptoms"), an average over several incidents, or a target is not compared.`,
  examples: [
    {
      title: 'acknowledged after four minutes',
      bad: '# Outage\n\n## Timeline\n\n- **First Alert:** 14:30 UTC - Alert fired\n- **Acknowledgment:** 14:34 UTC - Sarah\n- **All Clear:** 15:45 UTC - Closed\n\n## Metrics\n\n- **MTTA:** ⟦9 minutes⟧\n',
      fixed:
        '# Outage\n\n## Timeline\n\n- **First Alert:** 14:30 UTC - Alert fired\n- **Acknowledgment:** 14:34 UTC - Sarah\n- **All Clear:** 15:45 UTC - Closed\n\n## Metrics\n\n- **MTTA:** 4 minutes\n',
    },
    {
      title: 'right by a definition, and one with its own start',
      good: '# Outage\n\n## Timeline\n\n- **First Alert:** 14:30 UTC - Alert fired\n- **All Clear:** 15:45 UTC - Closed\n\n## Metrics\n\n- **MTTR:** 75 minutes\n- **MTTD:** 2 minutes (from first symptoms)\n',
    },
  ],
  check({ model, document, configuration, report }) {
    if (countsOnlySomeHours(model, document().text)) return;
    const sections = new Set(
      model.timelines
        .filter((timeline) => timeline.form !== 'labelled')
        .map((timeline) => timeline.section),
    );
    if (sections.size > 3) return;
    for (const stated of model.incident.durations) {
      if (stated.kind === 'total' || hasOtherBasis(stated, document().text)) continue;
      const readings = readingsOf(model, stated);
      const first = readings[0];
      if (
        !first ||
        readings.some(
          (reading) =>
            agrees(stated, reading.minutes, reading.precision) ||
            mayCountWorkingHours(stated, reading),
        ) ||
        !(isMeasuredBy(configuration.metrics, stated) || denied(model, stated))
      )
        continue;
      report({
        range: stated.range,
        message: `${stated.label.text} says ${stated.text}, but the times give ${formatMinutes(first.minutes)} (${first.name}). Correct the metric or the times.`,
        related: readings.slice(0, 4).map((reading) => ({
          range: reading.range,
          message: `${formatMinutes(reading.minutes)}: ${reading.name}`,
        })),
        fixes: readings.slice(0, 4).map((reading, index) => {
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
