import type { Snapshot } from '../../workspace/snapshot';
import { incidentAt } from '../incidentAt';
import { durationAt, sectionHeadingAt, timeAt } from '../locate';
import { referableAt } from '../references';
import type { World } from '../world';
import type { HoverContent } from './content';
import { durationHover, metricHover, timeHover, timelineHover } from './metrics';
import { dueHover, incidentHover, personHover, ruleHover, severityHover, slaHover } from './places';

/** What is known about the place at `offset`; null when there is nothing to say. */
export function hover(whole: Snapshot, world: World, offset: number): HoverContent | null {
  if (!whole.model.recognition.postmortem) return null;
  const rule = ruleHover(whole, offset);
  if (rule) return rule;
  const snapshot = incidentAt(whole, offset);
  const stated = durationAt(snapshot, offset);
  if (stated)
    return stated.kind === 'total'
      ? durationHover(snapshot, stated)
      : metricHover(snapshot, stated);
  const time = timeAt(snapshot, offset);
  if (time) return timeHover(snapshot, world, time.entry);
  const place =
    severityHover(snapshot, offset) ?? dueHover(snapshot, offset) ?? slaHover(snapshot, offset);
  if (place) return place;
  const referable = referableAt(whole, world, offset);
  if (referable?.kind === 'person') return personHover(whole, referable.person, referable.range);
  if (referable) return incidentHover(whole, world, referable.id, referable.range);
  const section = sectionHeadingAt(snapshot, offset);
  return section?.kind === 'timeline' ? timelineHover(snapshot, section.headingRange) : null;
}
