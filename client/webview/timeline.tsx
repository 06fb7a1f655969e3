import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { View } from '../../server/src/picture/axis';
import { clockText, dayText, wallAt } from '../../server/src/picture/clock';
import { layoutTimeline, lengthsOf, whole } from '../../server/src/picture/layout';
import { firstLine } from '../../server/src/picture/told';
import type {
  PreviewEdit,
  PreviewEntry,
  PreviewMetric,
  PreviewTimeline,
} from '../../server/src/protocol';
import { Details } from './details';
import { pageMeasure } from './measure';
import { PICTURE_WORDS } from './names';
import { Picture } from './picture';
import { Tools } from './tools';
import { clockFor, clockName, panned, zoomed, type Settings } from './view';
import { l10n } from './words';

interface TimelineProps {
  readonly timeline: PreviewTimeline;
  /** By the definitions that are chosen. */
  readonly metrics: readonly Pick<PreviewMetric, 'id' | 'text' | 'from' | 'to'>[];
  readonly cursor: number | null;
  readonly reveal: (line: number) => void;
  readonly open: (url: string) => void;
  readonly edit: (edit: PreviewEdit) => void;
  readonly settings: Settings;
  readonly set: (changes: Partial<Settings>) => void;
}

/** The picture with what moves it: the clock of the axis, zoom, a part of it, and a search. */
export function Timeline(props: TimelineProps) {
  const { timeline, metrics, cursor, reveal, edit, settings, set } = props;
  const [frame, width] = useWidth();
  const measure = useMemo(pageMeasure, []);
  const [hovered, setHovered] = useState<PreviewEntry | null>(null);
  const [chosen, setSelected] = useState<string | null>(null);
  const known = useRef<PreviewEntry | null>(null);
  const { query } = settings;
  const { entries } = timeline;
  const entry = entries.find(({ key }) => key === chosen) ?? again(entries, known.current, chosen);
  if (entry) known.current = entry;
  const selected = entry?.key ?? chosen;
  const clock = useMemo(() => clockFor(timeline, settings.clock), [timeline, settings.clock]);
  const zone = clockName(timeline, settings.clock);
  const all = useMemo(() => whole(timeline), [timeline]);
  // A part that the document has nothing in any more is not shown.
  const kept = settings.view;
  const view = kept && all && kept.from < all.to && kept.to > all.from ? kept : null;
  const lengths = useMemo(() => lengthsOf(metrics, PICTURE_WORDS), [metrics]);
  const layout = useMemo(
    () =>
      width > 0
        ? layoutTimeline(timeline, {
            width,
            lengths,
            view,
            clock,
            zone,
            measure,
            words: PICTURE_WORDS,
          })
        : null,
    [timeline, width, lengths, view, clock, zone, measure],
  );
  const many = all !== null && all.to - all.from > 1440;
  const told = (at: number): string => {
    const wall = wallAt(clock, at);
    return many && timeline.dated ? `${dayText(wall)} ${clockText(wall)}` : clockText(wall);
  };
  const setView = (next: View | null): void => set({ view: next });
  const zoom = (factor: number, center?: number): void => {
    if (!all) return;
    const now = view ?? all;
    const middle = entry?.at;
    const inside = middle != null && middle >= now.from && middle <= now.to ? middle : null;
    const next = zoomed(now, all, factor, center ?? inside ?? (now.from + now.to) / 2);
    setView(next.to - next.from >= all.to - all.from ? null : next);
  };
  const pan = (minutes: number): void => {
    if (all && view) setView(panned(view, all, minutes));
  };
  const page = view ? (view.to - view.from) * 0.8 : 0;
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zoom(0.5),
    '=': () => zoom(0.5),
    '-': () => zoom(2),
    '0': () => setView(null),
    PageUp: () => pan(-page),
    PageDown: () => pan(page),
  };
  const looking = query.trim().toLowerCase();
  const fits = (entry: PreviewEntry): boolean => looking === '' || textOf(entry).includes(looking);
  const read = hovered ?? entry ?? null;
  return (
    <section
      id="timeline"
      aria-labelledby="timeline-title"
      data-line={firstLine(timeline) ?? undefined}
    >
      <div class="bar">
        <h2 id="timeline-title">{l10n.t('Timeline')}</h2>
        {layout && (
          <Tools
            timeline={timeline}
            settings={settings}
            set={set}
            zoom={zoom}
            found={
              looking === ''
                ? null
                : entries.filter((other) => !other.repeats && fits(other)).length
            }
          />
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
          if (!layout) return;
          const perPixel = (layout.to - layout.from) / (layout.right - layout.left);
          if (event.ctrlKey || event.metaKey) {
            event.preventDefault();
            const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
            // A notch of a wheel is about 100 pixels, a step of a pinch a few; lines come from some mice.
            const turned = event.deltaY * (event.deltaMode === 0 ? 1 : 16);
            const factor = 2 ** Math.max(-1, Math.min(1, turned / 250));
            zoom(factor, layout.from + (x - layout.left) * perPixel);
          } else if (view && Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
            event.preventDefault();
            pan(event.deltaX * perPixel);
          }
        }}
      >
        {layout && (
          <Picture
            layout={layout}
            measure={measure}
            cursor={cursor}
            fits={fits}
            selected={selected}
            select={setSelected}
            hover={setHovered}
            clock={told}
            reveal={reveal}
            pan={pan}
            zoomed={view !== null}
            brush={setView}
            move={(line, minutes) => edit({ kind: 'time', line, minutes })}
          />
        )}
        {!layout && width > 0 && (
          <p class="quiet">
            {l10n.t(
              'No entry has a time yet. Write lines such as “14:30 - Alert fired” or a table with a Time column under a Timeline heading.',
            )}
          </p>
        )}
      </div>
      {layout && <Details entry={read} timeline={timeline} told={told} open={props.open} />}
    </section>
  );
}

/** The entry that was chosen, after its time or its text was changed: the one with the same text or line. */
function again(
  entries: PreviewTimeline['entries'],
  known: PreviewEntry | null,
  chosen: string | null,
): PreviewEntry | undefined {
  if (!known || known.key !== chosen) return undefined;
  return (
    entries.find(({ text, actor }) => text === known.text && actor === known.actor) ??
    entries.find(({ line }) => line === known.line)
  );
}

const textOf = ({ text, rest, actor, notes, time }: PreviewEntry): string =>
  `${time} ${actor ?? ''} ${text} ${rest ?? ''} ${notes ?? ''}`.toLowerCase();

/** The width of an element, followed as it changes. */
function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    // At once, so that nothing is painted without its picture.
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}
