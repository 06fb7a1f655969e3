import { formula, MILESTONE_NAMES, standardMetrics } from '../../model/timeline/metrics';
import type { Metric, Milestone, Postmortem, StatedDuration } from '../../model/types';
import type { PreviewEvidence, PreviewMetric, PreviewReading } from '../../protocol';
import { agrees } from '../../rules/support/readings';
import type { Range } from '../../text/range';
import { formatMinutes } from '../../time/duration';
import { formatMoment } from '../../time/format';
import type { Snapshot } from '../../workspace/snapshot';
import type { Frame } from './frame';

const STATED_AS: Readonly<Partial<Record<string, StatedDuration['kind']>>> = {
  detect: 'detect',
  acknowledge: 'acknowledge',
  mitigate: 'mitigate',
  repair: 'repair',
  resolve: 'resolve',
  impact: 'total',
};

/** One of each kind that the milestones can feed, with what other definitions give. */
export function previewMetrics(
  { model, findings }: Snapshot,
  frame: Frame,
  line: (range: Range) => number,
): readonly PreviewMetric[] {
  // What the rules let pass has a definition, or a basis of its own, that makes it right.
  const contradicted = new Set(
    findings
      .filter(
        ({ rule }) => rule === 'claims/metric-mismatch' || rule === 'summary/duration-mismatch',
      )
      .map(({ range }) => range.from),
  );
  return standardMetrics(model.metrics).map((metric): PreviewMetric => {
    const stated = model.incident.durations.find(
      (candidate) => candidate.kind === STATED_AS[metric.definition.id],
    );
    const denied = stated !== undefined && contradicted.has(stated.range.from);
    const differs = stated !== undefined && !agrees(stated, metric.minutes, 1);
    const own = reading(metric, frame, line);
    return {
      ...own,
      id: metric.definition.id,
      name: metric.name,
      readings: [own, ...others(model, metric).map((other) => reading(other, frame, line))],
      stated: denied || differs ? stated.text : null,
      contradicted: denied,
    };
  });
}

/** The first reading of each other definition. */
function others(model: Postmortem, own: Metric): readonly Metric[] {
  const seen = new Set([own.definition.preset]);
  return model.metrics.filter(({ definition }) => {
    if (definition.id !== own.definition.id || seen.has(definition.preset)) return false;
    seen.add(definition.preset);
    return true;
  });
}

function reading(metric: Metric, frame: Frame, line: (range: Range) => number): PreviewReading {
  const days = new Set([metric.from, metric.to].map(({ moment }) => moment.date?.toString()));
  const evidence = (milestone: Milestone): PreviewEvidence => ({
    name: MILESTONE_NAMES[milestone.kind],
    time: formatMoment(milestone.moment, days.size > 1),
    text: milestone.text,
    line: line(milestone.range),
  });
  return {
    preset: metric.definition.preset,
    minutes: metric.minutes,
    text: formatMinutes(metric.minutes),
    formula: formula(metric),
    from: frame.at(metric.from.moment),
    to: frame.at(metric.to.moment),
    evidence: [evidence(metric.from), evidence(metric.to)],
  };
}
