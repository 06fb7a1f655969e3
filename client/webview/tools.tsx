import type { PreviewTimeline } from '../../server/src/protocol';
import { clocksOf, type Clock, type Settings } from './view';
import { l10n } from './words';

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
    <div class="tools" role="group" aria-label={l10n.t('View of the timeline')}>
      <span class="search">
        <input
          type="search"
          placeholder={l10n.t('Find')}
          aria-label={l10n.t('Find in the timeline')}
          value={query}
          onInput={({ currentTarget }) => set({ query: currentTarget.value })}
        />
        <span class="count" role="status">
          {found === null ? '' : l10n.t('{0} found', found)}
        </span>
      </span>
      {phases.length > 0 && (
        <select
          aria-label={l10n.t('Part of the timeline')}
          value={view === null ? 'all' : (phase?.id ?? 'part')}
          onChange={({ currentTarget }) => {
            const chosen = phases.find(({ id }) => id === currentTarget.value);
            set({ view: chosen ? { from: chosen.from, to: chosen.to } : null });
          }}
        >
          <option value="all">{l10n.t('All')}</option>
          {view !== null && !phase && <option value="part">{l10n.t('A part')}</option>}
          {phases.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      {clocks.length > 0 ? (
        <select
          aria-label={l10n.t('Clock of the axis')}
          value={clocks.includes(clock) ? clock : 'document'}
          onChange={({ currentTarget }) => set({ clock: currentTarget.value as Clock })}
        >
          <option value="document">{timeline.zone ?? l10n.t('As written')}</option>
          {clocks.map((other) => (
            <option key={other} value={other}>
              {other === 'utc' ? 'UTC' : l10n.t('My clock')}
            </option>
          ))}
        </select>
      ) : (
        <span class="count">{timeline.zone ?? l10n.t('no time zone')}</span>
      )}
      <span class="buttons">
        <button type="button" class="tool" aria-label={l10n.t('Zoom in')} onClick={() => zoom(0.5)}>
          +
        </button>
        <button
          type="button"
          class="tool"
          aria-label={l10n.t('Zoom out')}
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
          {l10n.t('Fit')}
        </button>
      </span>
    </div>
  );
}
