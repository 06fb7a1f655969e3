import { clockBetween, UTC } from '../../server/src/picture/clock';
import type { View } from '../../server/src/picture/axis';
import type { PreviewClock, PreviewTimeline } from '../../server/src/protocol';
import { l10n } from './words';

export type Clock = 'document' | 'utc' | 'local';
export type Grouping = 'status' | 'owner' | 'due';

/** What a person has set in the panel; kept while it is hidden, moved or opened again. */
export interface Settings {
  readonly clock: Clock;
  readonly view: View | null;
  readonly query: string;
  /** Whose definitions the metrics follow; empty for the usual ones. */
  readonly preset: string;
  readonly grouping: Grouping;
  /** Which of several incidents is shown, by its key; empty for the first. */
  readonly incident: string;
}

export const INITIAL: Settings = {
  clock: 'document',
  view: null,
  query: '',
  preset: '',
  grouping: 'status',
  incident: '',
};

/** What was kept, as far as it can be used. */
export function parseSettings(value: unknown): Settings {
  if (typeof value !== 'object' || value === null) return INITIAL;
  const { clock, view, query, preset, grouping, incident } = value as Readonly<
    Record<string, unknown>
  >;
  const { from, to } = (typeof view === 'object' && view !== null ? view : {}) as Readonly<
    Record<string, unknown>
  >;
  return {
    clock: clock === 'utc' || clock === 'local' ? clock : 'document',
    view: typeof from === 'number' && typeof to === 'number' && from < to ? { from, to } : null,
    query: typeof query === 'string' ? query : '',
    preset: typeof preset === 'string' ? preset : '',
    grouping: grouping === 'owner' || grouping === 'due' ? grouping : 'status',
    incident: typeof incident === 'string' ? incident : '',
  };
}

/** The clock of the axis; the document's own where no other can be told. */
export function clockFor(timeline: PreviewTimeline, clock: Clock): PreviewClock {
  if (timeline.clock === null || clock === 'document') return timeline.clock ?? UTC;
  if (clock === 'utc' || !timeline.dated) return UTC;
  return localClock(timeline);
}

/** What stands beside the axis for its clock; null for the document's own zone. */
export const clockName = (timeline: PreviewTimeline, clock: Clock): string | null =>
  clocksOf(timeline).includes(clock) ? (clock === 'utc' ? 'UTC' : l10n.t('my clock')) : null;

/** Which other clocks an axis can have. */
export const clocksOf = ({ clock, dated }: PreviewTimeline): readonly Clock[] =>
  clock === null
    ? []
    : [
        ...(clock.some(({ minutes }) => minutes !== 0) ? (['utc'] as const) : []),
        ...(dated ? (['local'] as const) : []),
      ];

/** The reader's own clock, with the day that it changes on. */
function localClock({ entries }: PreviewTimeline): PreviewClock {
  let [from, to] = [Infinity, -Infinity];
  for (const { at, end } of entries) {
    if (at === null) continue;
    from = Math.min(from, at);
    to = Math.max(to, end ?? at);
  }
  return from > to
    ? UTC
    : clockBetween(from, to, (at) => -new Date(at * 60_000).getTimezoneOffset());
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
