import { comparable } from './moments';
import type { Metric, MetricDefinition, MetricId, Milestone, MilestoneKind } from '../types';

/** The published definitions that a team can choose by name. */
export const METRIC_PRESETS = [
  'standard',
  'rootly',
  'datadog',
  'gitlab',
  'moj',
  'firefighter',
] as const;

export const METRIC_NAMES: Readonly<Record<MetricId, string>> = {
  detect: 'Time to detect',
  acknowledge: 'Time to acknowledge',
  identify: 'Time to identify',
  mitigate: 'Time to mitigate',
  repair: 'Time to repair',
  resolve: 'Time to resolve',
  impact: 'Impact duration',
};

export const MILESTONE_NAMES: Readonly<Record<MilestoneKind, string>> = {
  started: 'impact started',
  detected: 'detected',
  declared: 'declared',
  paged: 'paged',
  acknowledged: 'acknowledged',
  identified: 'identified',
  mitigated: 'mitigated',
  resolved: 'resolved',
  'all-clear': 'all clear',
};

/**
 * Published definitions. `standard` is the one shown first; `rootly` measures from the start of the
 * incident; `datadog` repairs from detection to the last impact and resolves from declaration;
 * `gitlab` recovers from impact start; `moj` (the UK Ministry of Justice's reports) repairs from
 * first detection to repaired; `firefighter` fixes from declaration; `common` is what people write.
 */
const METRIC_DEFINITIONS: readonly MetricDefinition[] = [
  { id: 'detect', preset: 'standard', from: ['started'], to: ['detected'] },
  { id: 'acknowledge', preset: 'standard', from: ['detected', 'paged'], to: ['acknowledged'] },
  { id: 'acknowledge', preset: 'common', from: ['paged'], to: ['acknowledged'] },
  { id: 'acknowledge', preset: 'rootly', from: ['started'], to: ['acknowledged'] },
  { id: 'identify', preset: 'standard', from: ['detected', 'started'], to: ['identified'] },
  { id: 'identify', preset: 'common', from: ['acknowledged'], to: ['identified'] },
  { id: 'mitigate', preset: 'standard', from: ['started', 'detected'], to: ['mitigated'] },
  { id: 'mitigate', preset: 'common', from: ['detected'], to: ['mitigated'] },
  { id: 'repair', preset: 'standard', from: ['detected', 'started'], to: ['resolved'] },
  { id: 'repair', preset: 'datadog', from: ['detected'], to: ['all-clear'] },
  { id: 'repair', preset: 'moj', from: ['detected', 'started'], to: ['mitigated'] },
  { id: 'repair', preset: 'gitlab', from: ['started'], to: ['resolved'] },
  { id: 'repair', preset: 'firefighter', from: ['declared'], to: ['mitigated'] },
  { id: 'repair', preset: 'firefighter', from: ['declared'], to: ['resolved'] },
  {
    id: 'resolve',
    preset: 'standard',
    from: ['started', 'detected'],
    to: ['resolved', 'all-clear'],
  },
  { id: 'resolve', preset: 'common', from: ['detected'], to: ['all-clear'] },
  { id: 'resolve', preset: 'common', from: ['detected'], to: ['resolved'] },
  { id: 'resolve', preset: 'common', from: ['started'], to: ['all-clear'] },
  { id: 'resolve', preset: 'datadog', from: ['declared'], to: ['resolved', 'all-clear'] },
  {
    id: 'impact',
    preset: 'standard',
    from: ['started', 'detected'],
    to: ['all-clear', 'resolved'],
  },
];

/** The published definition of a metric by the name of its preset; null where it has none. */
export const presetDefinition = (
  id: MetricId,
  preset: (typeof METRIC_PRESETS)[number],
): MetricDefinition | null =>
  METRIC_DEFINITIONS.find((definition) => definition.id === id && definition.preset === preset) ??
  null;

/**
 * Every definition that the milestones can feed, the team's own first, then in the order of the
 * table above. Where the team has a definition, no other one counts.
 */
export function readMetrics(
  milestones: readonly Milestone[],
  team: readonly MetricDefinition[],
): readonly Metric[] {
  const own = new Set(team.map(({ id }) => id));
  return [...team, ...METRIC_DEFINITIONS].flatMap((definition) => {
    const from = firstOf(milestones, definition.from);
    const to = firstOf(milestones, definition.to);
    if (!from || !to || from === to || to.moment.at < from.moment.at) return [];
    if (!comparable(from.moment, to.moment)) return [];
    const minutes = to.moment.at - from.moment.at;
    const name = METRIC_NAMES[definition.id];
    const counts = definition.preset === 'team' || !own.has(definition.id);
    return [{ definition, name, minutes, from, to, counts }];
  });
}

/** One metric of each kind: the team's definition, else the `standard` one. */
export const standardMetrics = (metrics: readonly Metric[]): readonly Metric[] =>
  metrics.filter(
    ({ counts, definition }) =>
      counts && (definition.preset === 'team' || definition.preset === 'standard'),
  );

/** `detected − impact started`, with the milestones that were really used. */
export function formula(metric: Metric): string {
  return `${MILESTONE_NAMES[metric.to.kind]} − ${MILESTONE_NAMES[metric.from.kind]}`;
}

function firstOf(
  milestones: readonly Milestone[],
  kinds: readonly MilestoneKind[],
): Milestone | undefined {
  for (const kind of kinds) {
    const found = milestones.find((milestone) => milestone.kind === kind);
    if (found) return found;
  }
  return undefined;
}
