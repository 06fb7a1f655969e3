import type { PreviewTimeline } from '../../server/src/protocol';
import type { View } from '../../server/src/picture/layout';

export type Clock = 'document' | 'utc' | 'local';

/** What a person has set in the panel; kept while it is hidden, moved or opened again. */
export interface Settings {
  readonly clock: Clock;
  readonly view: View | null;
  readonly query: string;
}

export const INITIAL: Settings = { clock: 'document', view: null, query: '' };

/** What was kept, as far as it can be used. */
export function parseSettings(value: unknown): Settings {
  if (typeof value !== 'object' || value === null) return INITIAL;
  const { clock, view, query } = value as Readonly<Record<string, unknown>>;
  const { from, to } = (typeof view === 'object' && view !== null ? view : {}) as Readonly<
    Record<string, unknown>
  >;
  return {
    clock: clock === 'utc' || clock === 'local' ? clock : 'document',
    view: typeof from === 'number' && typeof to === 'number' && from < to ? { from, to } : null,
    query: typeof query === 'string' ? query : '',
  };
}

/** The timeline with all its times on another clock. `minutes` is added to each. */
export function shifted(timeline: PreviewTimeline, minutes: number): PreviewTimeline {
  if (minutes === 0) return timeline;
  const move = <T extends number | null>(at: T): T => (at === null ? at : ((at + minutes) as T));
  return {
    ...timeline,
    entries: timeline.entries.map((entry) => ({
      ...entry,
      at: move(entry.at),
      end: move(entry.end),
    })),
    phases: timeline.phases.map((phase) => ({
      ...phase,
      from: move(phase.from),
      to: move(phase.to),
    })),
    milestones: timeline.milestones.map((milestone) => ({ ...milestone, at: move(milestone.at) })),
    gaps: timeline.gaps.map((gap) => ({ ...gap, from: move(gap.from), to: move(gap.to) })),
    series: timeline.series.map((one) => ({
      ...one,
      points: one.points.map((point) => ({ ...point, at: move(point.at) })),
    })),
  };
}

/** Minutes to add for a clock; null where the document's zone is not known. */
export function shiftFor(timeline: PreviewTimeline, clock: Clock): number | null {
  if (clock === 'document') return 0;
  if (timeline.offset === null) return null;
  if (clock === 'utc') return -timeline.offset;
  const first = timeline.entries.find(({ at }) => at !== null)?.at ?? 0;
  const there = new Date((first - timeline.offset) * 60_000);
  return -timeline.offset - there.getTimezoneOffset();
}

/** A part that is `factor` times as long, around `center`, never beyond all of it. */
export function zoomed(view: View, all: View, factor: number, center: number): View {
  const length = Math.max(1, Math.min(all.to - all.from, (view.to - view.from) * factor));
  const share = (center - view.from) / (view.to - view.from);
  return within({ from: center - share * length, to: center + (1 - share) * length }, all);
}

export function panned(view: View, all: View, minutes: number): View {
  return within({ from: view.from + minutes, to: view.to + minutes }, all);
}

function within({ from, to }: View, all: View): View {
  const length = Math.min(to - from, all.to - all.from);
  const start = Math.max(all.from, Math.min(from, all.to - length));
  return { from: start, to: start + length };
}
