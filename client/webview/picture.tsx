import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { View } from '../../server/src/picture/axis';
import { minutesText } from '../../server/src/picture/clock';
import type { Layout } from '../../server/src/picture/layout';
import type { Measure } from '../../server/src/picture/measure';
import { backdrop, BAND } from '../../server/src/picture/scene';
import type { PreviewEntry } from '../../server/src/protocol';
import { ClusterView, MarkView } from './mark';
import { Shapes } from './shapes';
import { useDrag, type Drag } from './drag';
import { clusterId, isStep, stepFrom, stopsOf } from './walk';
import { l10n } from './words';

interface PictureProps {
  readonly layout: Layout;
  readonly measure: Measure;
  readonly cursor: number | null;
  /** Whether an entry is what is looked for; the others step back. */
  readonly fits: (entry: PreviewEntry) => boolean;
  /** Key of the entry that is read. */
  readonly selected: string | null;
  readonly select: (key: string | null) => void;
  readonly hover: (entry: PreviewEntry | null) => void;
  /** `14:30` on the clock of the axis, of an instant. */
  readonly clock: (at: number) => string;
  readonly reveal: (line: number) => void;
  /** Moves the part that is shown, in minutes; whether there is anything to move. */
  readonly pan: (minutes: number) => void;
  readonly zoomed: boolean;
  /** Shows only that part. */
  readonly brush: (view: View) => void;
  /** Gives an entry another time, in minutes from the one it has. */
  readonly move: (line: number, minutes: number) => void;
}

const HELP = l10n.t(
  'Timeline of the incident. Arrow keys go from entry to entry, Enter goes to its line, Shift with left and right moves it, plus and minus zoom, Page Up and Page Down move, zero shows all. The table below has the same entries.',
);

/** Keys that show another part, handled around the picture. */
const VIEW_KEYS = ['+', '=', '-', '0', 'PageUp', 'PageDown'];

/** The drawing of a layout: bands, milestones, brackets, silences, lanes with their marks, charts. */
export function Picture(props: PictureProps) {
  const { layout, measure, cursor, selected, select, clock, reveal, brush, move } = props;
  const { width, height } = layout;
  const frame = useRef<SVGSVGElement>(null);
  const focusing = useRef(false);
  const [nudge, setNudge] = useState<{ readonly key: string; readonly minutes: number } | null>(
    null,
  );
  const perPixel = (layout.to - layout.from) / (layout.right - layout.left);
  const shapes = useMemo(() => backdrop(layout, measure), [layout, measure]);
  const stops = useMemo(() => stopsOf(layout), [layout]);
  const entries = useMemo(
    () =>
      new Map(layout.lanes.flatMap(({ marks }) => marks.map(({ entry }) => [entry.key, entry]))),
    [layout],
  );
  const active = stops.some(({ id }) => id === selected) ? selected : (stops[0]?.id ?? null);
  const { drag, handlers } = useDrag({
    perPixel,
    pan: props.pan,
    canPan: props.zoomed,
    movable: (key) => entries.get(key)?.movable === true,
    step: (key) => stepOf(entries.get(key), perPixel),
    brush: (from, to) =>
      brush({
        from: layout.from + (from - layout.left) * perPixel,
        to: layout.from + (to - layout.left) * perPixel,
      }),
    drop: (key, minutes) => {
      const entry = entries.get(key);
      if (entry) move(entry.line, minutes);
    },
    click: (target) => activate(target),
  });

  useLayoutEffect(() => {
    if (!focusing.current) return;
    focusing.current = false;
    // What had the focus may be out of the picture now; nobody else's focus is taken.
    const { activeElement, body } = document;
    if (activeElement === body || frame.current?.contains(activeElement) === true)
      frame.current?.querySelector<SVGGElement>('[tabindex="0"]')?.focus();
  }, [selected, layout]);

  function activate(target: Element): void {
    const mark = target.closest('.mark, .cluster, .flag, .chart, .band');
    const line = mark?.getAttribute('data-line');
    const key = mark?.getAttribute('data-key');
    if (key != null) select(key);
    if (line != null) reveal(Number(line));
    const from = mark?.getAttribute('data-cluster');
    if (from != null) open(Number(from));
    const band = layout.bands.find(({ id }) => mark?.getAttribute('data-band') === id);
    if (band) brush({ from: band.from, to: band.to });
  }

  function open(from: number): void {
    for (const { clusters } of layout.lanes) {
      const cluster = clusters.find((other) => other.from === from);
      if (cluster) brush({ from: cluster.from - 0.5, to: cluster.to + 0.5 });
    }
  }

  /** Minutes by which the keyboard has moved an entry are written when Shift is let go. */
  function settle(): void {
    const entry = nudge === null ? undefined : entries.get(nudge.key);
    if (nudge !== null && nudge.minutes !== 0 && entry) {
      // It is another element once the document has its new time.
      focusing.current = true;
      move(entry.line, nudge.minutes);
    }
    setNudge(null);
  }

  function onKey(event: KeyboardEvent): void {
    const { key, shiftKey } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      if (active !== null && entries.get(active)?.movable === true)
        setNudge({
          key: active,
          minutes:
            (nudge?.key === active ? nudge.minutes : 0) +
            stepOf(entries.get(active), perPixel) * (key === 'ArrowLeft' ? -1 : 1),
        });
    } else if (isStep(key)) {
      // Another entry is not moved by what was begun with this one.
      setNudge(null);
      const next = stepFrom(stops, active, key);
      if (next && next.id !== active) {
        focusing.current = true;
        select(next.id);
      } else if (key === 'ArrowLeft' || key === 'ArrowRight')
        props.pan(((layout.to - layout.from) / 4) * (key === 'ArrowLeft' ? -1 : 1));
    } else if ((key === 'Enter' || key === ' ') && event.target instanceof Element)
      activate(event.target);
    else if (key === 'Escape' && nudge !== null) setNudge(null);
    else {
      if (VIEW_KEYS.includes(key)) focusing.current = true;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <svg
      ref={frame}
      class={drag ? `picture dragging ${drag.kind}` : 'picture'}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="application"
      aria-roledescription={l10n.t('timeline')}
      aria-label={HELP}
      onKeyDown={onKey}
      onKeyUp={({ key }) => key === 'Shift' && settle()}
      onFocusOut={() => setNudge(null)}
      onFocusIn={({ target }) => {
        const mark = target instanceof Element ? target.closest('.mark') : null;
        const key = mark?.getAttribute('data-key') ?? null;
        if (key !== null && key !== selected) select(key);
      }}
      onPointerOver={({ target }) => {
        const key = target instanceof Element && target.closest('.mark')?.getAttribute('data-key');
        props.hover((typeof key === 'string' && entries.get(key)) || null);
      }}
      onPointerLeave={() => props.hover(null)}
      {...handlers}
    >
      <defs>
        <pattern
          id="silence"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path class="hatch" d="M0 0V6" />
        </pattern>
      </defs>
      <g aria-hidden="true">
        <Shapes shapes={shapes} />
        {layout.bands.map(({ id, name, x, y, width: length }) => (
          <rect key={id} class="band" data-band={id} x={x} y={y} width={length} height={BAND}>
            <title>{l10n.t('{0}: show only this', name)}</title>
          </rect>
        ))}
        {layout.flags.map(({ ids, labelX, y, label, line }) => (
          <text key={ids.join()} class="flag" data-line={line} x={labelX} y={y + 11}>
            {label}
          </text>
        ))}
        {layout.charts.map(({ name, y, height: tall, line }) => (
          <rect key={name} class="chart" data-line={line} x={0} y={y} width={width} height={tall} />
        ))}
      </g>
      {layout.lanes.map(({ name, kind, marks, clusters }) => (
        <g key={name} class={`marks ${kind}`}>
          {marks.map((mark) => {
            const { entry } = mark;
            const minutes =
              minutesMoved(drag, entry.key) ?? (nudge?.key === entry.key ? nudge.minutes : 0);
            return (
              <MarkView
                key={entry.key}
                mark={mark}
                name={spoken(entry, clock(entry.at))}
                by={minutes / perPixel}
                moved={
                  minutes === 0
                    ? null
                    : `${clock(entry.at + minutes)} (${minutes > 0 ? '+' : '−'}${minutesText(Math.abs(minutes))})`
                }
                current={entry.line === cursor}
                active={entry.key === active}
                faded={!props.fits(entry)}
              />
            );
          })}
          {clusters.map((cluster) => (
            <ClusterView
              key={cluster.from}
              cluster={cluster}
              name={l10n.t(
                '{0} entries of {1} from {2} to {3}; show them',
                cluster.entries.length,
                name,
                clock(cluster.from),
                clock(cluster.to),
              )}
              active={clusterId(cluster.from) === active}
              current={cluster.entries.some(({ line }) => line === cursor)}
              faded={!cluster.entries.some(props.fits)}
            />
          ))}
        </g>
      ))}
      {drag?.kind === 'brush' && (
        <rect
          class="brush"
          x={Math.min(drag.from, drag.to)}
          y={0}
          width={Math.abs(drag.to - drag.from)}
          height={height}
        />
      )}
    </svg>
  );
}

/** Seconds where they are written and can be seen, else minutes. */
const stepOf = (entry: PreviewEntry | undefined, perPixel: number): number =>
  entry && /\d:\d{2}:\d{2}/.test(entry.time) && perPixel <= 0.2 ? 1 / 60 : 1;

const spoken = ({ actor, text, milestone }: PreviewEntry, time: string): string =>
  [time, actor === null ? '' : `${actor}:`, text, milestone === null ? '' : `(${milestone})`]
    .filter((part) => part !== '')
    .join(' ');

/** Whole minutes by which an entry is being dragged; null while it is not. */
const minutesMoved = (drag: Drag | null, key: string): number | null =>
  drag?.kind === 'move' && drag.key === key ? drag.minutes : null;
