import type { Milestone, MilestoneKind } from './types';

export type MetricId =
  'detect' | 'acknowledge' | 'identify' | 'mitigate' | 'repair' | 'resolve' | 'impact';

/** One way to measure something: the first of `from` and of `to` that the document has are used. */
export interface MetricDefinition {
  readonly id: MetricId;
  /** `standard`, or the published source that defines it so. */
  readonly preset: 'standard' | 'rootly' | 'datadog' | 'gitlab' | 'moj' | 'firefighter' | 'common';
  readonly from: readonly MilestoneKind[];
  readonly to: readonly MilestoneKind[];
}

export interface Metric {
  readonly definition: MetricDefinition;
  /** `Time to detect`. A single incident has no mean, so never `MTTD`. */
  readonly name: string;
  /** Never negative: a pair in the wrong order gives no metric. */
  readonly minutes: number;
  readonly from: Milestone;
  readonly to: Milestone;
}

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

/** Every definition that the document's milestones can feed, in the order of the table above. */
export function allMetrics(milestones: readonly Milestone[]): readonly Metric[] {
  return METRIC_DEFINITIONS.flatMap((definition) => {
    const from = firstOf(milestones, definition.from);
    const to = firstOf(milestones, definition.to);
    if (!from || !to || from === to || to.moment.at < from.moment.at) return [];
    const minutes = to.moment.at - from.moment.at;
    return [{ definition, name: METRIC_NAMES[definition.id], minutes, from, to }];
  });
}

/** One metric of each kind: the `standard` definition. */
export function standardMetrics(milestones: readonly Milestone[]): readonly Metric[] {
  return allMetrics(milestones).filter((metric) => metric.definition.preset === 'standard');
}

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
