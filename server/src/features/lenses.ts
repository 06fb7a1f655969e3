import { countActions, countsText, ledgerOf } from '../incidents/actions/ledger';
import type { Postmortem } from '../model/types';
import { standardMetrics } from '../model/timeline/metrics';
import { formatMinutes } from '../time/duration';
import type { Range } from '../text/range';
import type { Snapshot } from '../workspace/snapshot';
import { eachIncident } from './incidentAt';

/** A line above a heading, and what a click on it does. */
export interface Lens {
  readonly range: Range;
  readonly title: string;
  readonly action: 'preview' | 'similar' | 'none';
}

/**
 * The computed duration over the timeline, open and overdue actions; `similar` counts the incidents
 * that are like this one, where the team wants to see that.
 */
export function lenses(snapshot: Snapshot, similar: () => number): readonly Lens[] {
  const { model, today, configuration } = snapshot;
  if (!model.recognition.postmortem || !configuration.codeLenses) return [];
  const found: Lens[] = [];
  const alike = model.title && configuration.similarLens ? similar() : 0;
  if (model.title && alike > 0)
    found.push({
      range: model.title.range,
      title: `${alike} similar incident${alike === 1 ? '' : 's'}`,
      action: 'similar',
    });
  for (const told of eachIncident(snapshot)) found.push(...metricLens(told.model));
  const actions = headingOf(model, 'action-items');
  const counted = countActions(ledgerOf('', snapshot), today.toString());
  if (actions && counted.all > 0)
    found.push({ range: actions, title: countsText(counted), action: 'none' });
  return found;
}

/** The lengths of an incident over its timeline. */
function metricLens(model: Postmortem): readonly Lens[] {
  const timeline = headingOf(model, 'timeline');
  const metrics = standardMetrics(model.metrics)
    .filter(({ definition }) => ['impact', 'detect', 'resolve'].includes(definition.id))
    .map(({ name, minutes }) => `${name.toLowerCase()} ${formatMinutes(minutes)}`);
  return timeline && metrics.length > 0
    ? [{ range: timeline, title: metrics.join(' · '), action: 'preview' }]
    : [];
}

const headingOf = (
  { sections }: Postmortem,
  kind: 'timeline' | 'action-items',
): Range | undefined =>
  sections.find((section) => section.kind === kind && section.own)?.headingRange;
