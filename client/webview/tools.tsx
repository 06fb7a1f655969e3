import type { PreviewTimeline } from '../../server/src/protocol';
import { clocksOf, type Clock, type Settings } from './view';

interface ToolsProps {
  readonly timeline: PreviewTimeline;
  readonly settings: Settings;
  readonly set: (changes: Partial<Settings>) => void;
  readonly zoom: (factor: number) => void;
  /** Entries that the search finds; null without one. */
  readonly found: number | null;
}

/** What is over the picture: search, phases, the clock, zoom. */
export function Tools({ timeline, settings, set, zoom, found }: ToolsProps) {
  const { view, query, clock } = settings;
  const { phases } = timeline;
  const phase = phases.find(({ from, to }) => from === view?.from && to === view.to);
  const clocks = clocksOf(timeline);
  return (
    <div class="tools" role="group" aria-label="View of the timeline">
      <span class="search">
        <input
          type="search"
          placeholder="Find"
          aria-label="Find in the timeline"
          value={query}
          onInput={({ currentTarget }) => set({ query: currentTarget.value })}
        />
        <span class="count" role="status">
          {found === null ? '' : `${found} found`}
        </span>
      </span>
      {phases.length > 0 && (
        <select
          aria-label="Part of the timeline"
          value={view === null ? 'all' : (phase?.id ?? 'part')}
          onChange={({ currentTarget }) => {
            const chosen = phases.find(({ id }) => id === currentTarget.value);
            set({ view: chosen ? { from: chosen.from, to: chosen.to } : null });
          }}
        >
          <option value="all">All</option>
          {view !== null && !phase && <option value="part">A part</option>}
          {phases.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      {clocks.length > 0 ? (
        <select
          aria-label="Clock of the axis"
          value={clocks.includes(clock) ? clock : 'document'}
          onChange={({ currentTarget }) => set({ clock: currentTarget.value as Clock })}
        >
          <option value="document">{timeline.zone ?? 'As written'}</option>
          {clocks.map((other) => (
            <option key={other} value={other}>
              {other === 'utc' ? 'UTC' : 'My clock'}
            </option>
          ))}
        </select>
      ) : (
        <span class="count">{timeline.zone ?? 'no time zone'}</span>
      )}
      <span class="buttons">
        <button type="button" class="tool" aria-label="Zoom in" onClick={() => zoom(0.5)}>
          +
        </button>
        <button
          type="button"
          class="tool"
          aria-label="Zoom out"
          disabled={view === null}
          onClick={() => zoom(2)}
        >
          −
        </button>
        <button
          type="button"
          class="tool"
          disabled={view === null}
          onClick={() => set({ view: null })}
        >
          Fit
        </button>
      </span>
    </div>
  );
}
