import { isOverdue } from '../model/due';
import { standardMetrics } from '../model/metrics';
import { formatMinutes } from '../time/duration';
import type { Range } from '../text/range';
import type { Snapshot } from '../workspace/snapshot';

/** A line above a heading, and what a click on it does. */
export interface Lens {
  readonly range: Range;
  readonly title: string;
  readonly action: 'preview' | 'problems' | 'none';
}

/** The computed duration over the timeline, open and overdue actions, and the number of problems. */
export function lenses(snapshot: Snapshot): readonly Lens[] {
  const { model, findings, today, configuration } = snapshot;
  if (!model.recognition.postmortem || !configuration.codeLenses) return [];
  const found: Lens[] = [];
  const problems = findings.filter(({ severity }) => severity !== 'hint').length;
  if (model.title && problems > 0)
    found.push({
      range: model.title.range,
      title: `${problems} problem${problems === 1 ? '' : 's'}`,
      action: 'problems',
    });
  const heading = (kind: 'timeline' | 'action-items'): Range | undefined =>
    model.sections.find((section) => section.kind === kind && section.own)?.headingRange;
  const timeline = heading('timeline');
  const metrics = standardMetrics(model.metrics)
    .filter(({ definition }) => ['impact', 'detect', 'resolve'].includes(definition.id))
    .map(({ name, minutes }) => `${name.toLowerCase()} ${formatMinutes(minutes)}`);
  if (timeline && metrics.length > 0)
    found.push({ range: timeline, title: metrics.join(' · '), action: 'preview' });
  const items = model.actions.flatMap((list) => list.items);
  const actions = heading('action-items');
  if (actions && items.length > 0) {
    const open = items.filter(({ done }) => !done).length;
    const overdue = items.filter((item) => isOverdue(item, today)).length;
    found.push({
      range: actions,
      title: `${open} of ${items.length} open${overdue > 0 ? ` · ${overdue} overdue` : ''}`,
      action: 'none',
    });
  }
  return found;
}
