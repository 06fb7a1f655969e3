import type { View } from '../../server/src/picture/axis';
import type { PreviewTimeline } from '../../server/src/protocol';

/** One view of a presentation: all of the incident, or what led to a milestone and came right after. */
export interface PresentStep {
  /** Name of the milestones that are reached, empty for the whole. */
  readonly name: string;
  /** Instant of the milestone; null for the whole. */
  readonly at: number | null;
  readonly view: View;
}

/** Room at both ends of a view, as a share of it. */
const MARGIN = 0.12;

/**
 * The whole, then each milestone with the stretch since the one before, then the whole again.
 * Milestones of one instant are one step.
 */
export function stepsOf({ milestones }: PreviewTimeline, all: View): readonly PresentStep[] {
  const whole: PresentStep = { name: '', at: null, view: all };
  const reached: { readonly at: number; name: string }[] = [];
  for (const { at, name } of [...milestones].sort((a, b) => a.at - b.at)) {
    const last = reached[reached.length - 1];
    if (last?.at === at) last.name += ` · ${name}`;
    else reached.push({ at, name });
  }
  const steps = reached.map(({ at, name }, index): PresentStep => {
    const from = reached[index - 1]?.at ?? all.from;
    const length = at - from || (reached[index + 1]?.at ?? all.to) - at || all.to - all.from;
    return {
      name,
      at,
      view: within({ from: Math.min(from, at) - length * MARGIN, to: at + length * MARGIN }, all),
    };
  });
  return steps.length === 0 ? [whole] : [whole, ...steps, whole];
}

/** A view with room around it, but never much more than there is. */
const within = ({ from, to }: View, all: View): View => {
  const room = (all.to - all.from) * MARGIN;
  return { from: Math.max(from, all.from - room), to: Math.min(to, all.to + room) };
};

/** Between two views, `share` of the way: the length changes by the same factor in the same time. */
export function between(from: View, to: View, share: number): View {
  const eased = share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) * (1 - share);
  const lengths = [from.to - from.from, to.to - to.from] as const;
  const length = lengths[0] * (lengths[1] / lengths[0]) ** eased;
  // The middle keeps pace with the length, so that what is zoomed to stays in sight.
  const change = lengths[1] - lengths[0];
  const pace = Math.abs(change) < 1e-9 ? eased : (length - lengths[0]) / change;
  const middles = [(from.from + from.to) / 2, (to.from + to.to) / 2] as const;
  const middle = middles[0] + (middles[1] - middles[0]) * pace;
  return { from: middle - length / 2, to: middle + length / 2 };
}
