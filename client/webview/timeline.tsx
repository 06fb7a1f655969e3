import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type {
  PreviewEdit,
  PreviewEntry,
  PreviewMetric,
  PreviewTimeline,
} from '../../server/src/protocol';
import { layoutTimeline, whole, type View } from '../../server/src/picture/layout';
import { Picture } from './picture';
import { panned, shifted, shiftFor, zoomed, type Clock, type Settings } from './view';

interface TimelineProps {
  readonly timeline: PreviewTimeline;
  readonly metrics: readonly PreviewMetric[];
  readonly cursor: number | null;
  readonly reveal: (line: number) => void;
  readonly edit: (edit: PreviewEdit) => void;
  readonly settings: Settings;
  readonly set: (settings: Settings) => void;
}

/** The picture with what moves it: the clock of the axis, zoom, a part of it, and a search. */
export function Timeline({
  timeline: original,
  metrics,
  cursor,
  reveal,
  edit,
  settings,
  set,
}: TimelineProps) {
  const [frame, width] = useWidth();
  const [shown, setShown] = useState<PreviewEntry | null>(null);
  const { clock, view, query } = settings;
  const setView = (next: View | null): void => set({ ...settings, view: next });
  const shift = shiftFor(original, clock) ?? 0;
  const timeline = useMemo(() => shifted(original, shift), [original, shift]);
  const moved = useMemo(
    () =>
      metrics.map((metric) => ({ ...metric, from: metric.from + shift, to: metric.to + shift })),
    [metrics, shift],
  );
  const all = useMemo(() => whole(timeline), [timeline]);
  const layout = useMemo(
    () => (width > 0 ? layoutTimeline(timeline, width, moved, view) : null),
    [timeline, width, moved, view],
  );
  const zoom = (factor: number, center?: number): void => {
    if (!all) return;
    const now = view ?? all;
    const next = zoomed(now, all, factor, center ?? (now.from + now.to) / 2);
    setView(next.to - next.from >= all.to - all.from ? null : next);
  };
  const pan = (minutes: number): void => {
    if (all && view) setView(panned(view, all, minutes));
  };
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zoom(0.5),
    '=': () => zoom(0.5),
    '-': () => zoom(2),
    '0': () => setView(null),
    ArrowLeft: () => pan(view ? (view.from - view.to) / 5 : 0),
    ArrowRight: () => pan(view ? (view.to - view.from) / 5 : 0),
  };
  return (
    <section aria-labelledby="timeline-title">
      <div class="bar">
        <h2 id="timeline-title">
          Timeline{' '}
          {timeline.zone !== null && clock === 'document' && (
            <span class="count">{timeline.zone}</span>
          )}
        </h2>
        {layout && (
          <div class="tools" role="group" aria-label="View of the timeline">
            <input
              type="search"
              placeholder="Find"
              aria-label="Find in the timeline"
              value={query}
              onInput={({ currentTarget }) => set({ ...settings, query: currentTarget.value })}
            />
            {original.offset !== null && (
              <select
                aria-label="Clock of the axis"
                value={clock}
                onChange={({ currentTarget }) =>
                  set({ ...settings, clock: currentTarget.value as Clock, view: null })
                }
              >
                <option value="document">As written</option>
                <option value="utc">UTC</option>
                <option value="local">My clock</option>
              </select>
            )}
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
              onClick={() => setView(null)}
            >
              Fit
            </button>
          </div>
        )}
      </div>
      <div
        ref={frame}
        class="frame"
        onKeyDown={(event) => {
          const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
          if (!act) return;
          event.preventDefault();
          act();
        }}
        onWheel={(event) => {
          // A plain wheel scrolls the panel.
          if (!layout || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
          const share = (x - layout.left) / (layout.right - layout.left);
          zoom(event.deltaY > 0 ? 1.25 : 0.8, layout.from + share * (layout.to - layout.from));
        }}
      >
        {layout && (
          <Picture
            layout={layout}
            cursor={cursor}
            query={query}
            reveal={reveal}
            show={setShown}
            pan={pan}
            brush={setView}
            move={(line, minutes) => edit({ kind: 'time', line, minutes })}
          />
        )}
        {!layout && width > 0 && (
          <p class="quiet">
            No entry has a time yet. Write lines such as “14:30 - Alert fired” or a table with a
            Time column under a Timeline heading.
          </p>
        )}
      </div>
      {layout && (
        <p class="detail" aria-hidden="true">
          {shown
            ? `${shown.time}  ${shown.actor ?? ''}  ${shown.text}${shown.notes === null ? '' : ` (${shown.notes})`}`
            : 'Point at a mark to read it; click it to go to its line; drag it to change its time.'}
        </p>
      )}
    </section>
  );
}

/** The width of an element, followed as it changes. */
function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}
