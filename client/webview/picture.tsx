import { useRef, useState } from 'preact/hooks';
import type { PreviewEntry } from '../../server/src/protocol';
import type { Layout, View } from '../../server/src/picture/layout';
import type { Mark } from '../../server/src/picture/marks';

interface PictureProps {
  readonly layout: Layout;
  readonly cursor: number | null;
  /** What is looked for; marks without it step back. */
  readonly query: string;
  readonly reveal: (line: number) => void;
  readonly show: (entry: PreviewEntry | null) => void;
  /** Moves the part that is shown, in minutes. */
  readonly pan: (minutes: number) => void;
  /** Shows only that part. */
  readonly brush: (view: View) => void;
  /** Gives an entry another time, in minutes from the one it has. */
  readonly move: (line: number, minutes: number) => void;
}

interface Drag {
  /** Line of the entry that is dragged; null for the picture itself. */
  readonly line: number | null;
  readonly from: number;
  readonly by: number;
}

/** The drawing of a layout: bands, milestones, brackets, silences, lanes with their marks, charts. */
export function Picture({ layout, cursor, query, reveal, show, pan, brush, move }: PictureProps) {
  const { width, height, axisY, lanesY } = layout;
  const [drag, setDrag] = useState<Drag | null>(null);
  const moved = useRef(false);
  const perPixel = (layout.to - layout.from) / (layout.right - layout.left);
  return (
    <svg
      class={drag ? 'picture dragging' : 'picture'}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label="Timeline of the incident. The entries follow as a list. Plus and minus zoom, arrows move, zero shows all."
      tabindex={0}
      onPointerDown={({ target, clientX }) => {
        const mark = target instanceof Element ? target.closest('.mark') : null;
        const line = mark?.getAttribute('data-line') ?? null;
        moved.current = false;
        setDrag({ line: line === null ? null : Number(line), from: clientX, by: 0 });
      }}
      onPointerMove={({ clientX, buttons }) => {
        if (!drag) return;
        if (buttons === 0) {
          setDrag(null);
          return;
        }
        const by = clientX - drag.from;
        if (Math.abs(by) < 4 && !moved.current) return;
        moved.current = true;
        if (drag.line === null) {
          pan((drag.by - by) * perPixel);
          setDrag({ ...drag, by });
        } else setDrag({ ...drag, by });
      }}
      onPointerUp={() => {
        if (drag?.line != null && moved.current) {
          const minutes = Math.round(drag.by * perPixel);
          if (minutes !== 0) move(drag.line, minutes);
        }
        setDrag(null);
      }}
    >
      <g aria-hidden="true">
        {layout.bands.map((band) => (
          <g key={band.id} class={`band ${band.id}`} onDblClick={() => brush(band)}>
            <rect x={band.x} y={band.y} width={band.width} height={14} rx={2} />
            {band.id !== 'impact' && (
              <rect
                class="wash"
                x={band.x}
                y={band.y + 14}
                width={band.width}
                height={height - band.y - 18}
              />
            )}
            {band.width > band.name.length * 7 && (
              <text x={band.x + 5} y={band.y + 11}>
                {band.name}
              </text>
            )}
          </g>
        ))}
        {[...layout.lanes, ...layout.charts].map((lane) => (
          <g key={`${lane.name} ${lane.y}`} class="lane">
            <line x1={0} x2={width} y1={lane.y} y2={lane.y} />
            <text class="lane-name" x={width < 480 ? 12 : 2} y={lane.y + (width < 480 ? 14 : 22)}>
              {lane.name.length > 14 ? `${lane.name.slice(0, 13)}…` : lane.name}
            </text>
          </g>
        ))}
        {layout.gaps.map((gap) => (
          <g key={gap.line} class="gap">
            <rect x={gap.x} y={lanesY - 2} width={gap.width} height={height - lanesY - 4} />
            {gap.width > 70 && (
              <text x={gap.x + gap.width / 2} y={height - 10} text-anchor="middle">
                {gap.label}
              </text>
            )}
          </g>
        ))}
        {layout.ticks.map((tick) => (
          <g key={tick.x} class="tick">
            <line x1={tick.x} x2={tick.x} y1={axisY + 6} y2={height - 6} />
            <text x={tick.x} y={axisY + 18} text-anchor="middle">
              {tick.label}
            </text>
          </g>
        ))}
        {layout.brackets.map((bracket) => (
          <g key={bracket.id} class="bracket">
            <path d={`M${bracket.x} ${bracket.y + 8}v-5h${bracket.width}v5`} />
            <text x={bracket.labelX} y={bracket.y + 14}>
              {bracket.label}
            </text>
          </g>
        ))}
        {layout.milestones.map((milestone) => (
          <g key={milestone.id} class="milestone" onClick={() => reveal(milestone.line)}>
            <line x1={milestone.x} x2={milestone.x} y1={milestone.y} y2={height - 6} />
            <text x={milestone.labelX} y={milestone.y + 12}>
              {milestone.label}
            </text>
          </g>
        ))}
        {layout.charts.map((chart) => (
          <g key={`${chart.name} ${chart.y}`} class="chart" onClick={() => reveal(chart.line)}>
            <polyline points={chart.points.map(({ x, y }) => `${x},${y}`).join(' ')} />
            {chart.points.map(({ x, y, text }) => (
              <text key={x} x={x + 4} y={y - 3}>
                {text}
              </text>
            ))}
          </g>
        ))}
        {layout.lanes.map((lane) => (
          <g key={lane.name} class={`marks ${lane.kind}`}>
            {lane.marks.map((mark) => (
              <Dot
                key={mark.entry.key}
                mark={mark}
                by={drag?.line === mark.entry.line ? drag.by : 0}
                current={mark.entry.line === cursor}
                faded={!fits(mark.entry, query)}
                reveal={(line) => {
                  if (!moved.current) reveal(line);
                }}
                show={show}
              />
            ))}
            {lane.clusters.map((cluster) => (
              <g
                key={cluster.from}
                class="cluster"
                onClick={() => brush({ from: cluster.from - 0.5, to: cluster.to + 0.5 })}
              >
                <rect x={cluster.x} y={cluster.y - 7} width={cluster.width} height={14} rx={3} />
                <text x={cluster.x + cluster.width / 2} y={cluster.y + 4} text-anchor="middle">
                  +{cluster.count}
                </text>
              </g>
            ))}
          </g>
        ))}
      </g>
    </svg>
  );
}

const fits = ({ text, actor, notes, time }: PreviewEntry, query: string): boolean =>
  query.trim() === '' ||
  `${time} ${actor ?? ''} ${text} ${notes ?? ''}`
    .toLowerCase()
    .includes(query.trim().toLowerCase());

interface DotProps {
  readonly mark: Mark;
  /** Pixels by which it is being dragged. */
  readonly by: number;
  readonly current: boolean;
  readonly faded: boolean;
  readonly reveal: (line: number) => void;
  readonly show: (entry: PreviewEntry | null) => void;
}

function Dot({ mark, by, current, faded, reveal, show }: DotProps) {
  const { entry, y, width, label } = mark;
  const x = mark.x + by;
  const classes = [
    'mark',
    entry.approximate ? 'approximate' : '',
    entry.milestone === null ? '' : 'telling',
    current ? 'current' : '',
    faded ? 'faded' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
  return (
    <g
      class={classes}
      data-line={entry.line}
      onClick={() => reveal(entry.line)}
      onMouseEnter={() => show(entry)}
      onMouseLeave={() => show(null)}
    >
      {width > 0 ? (
        <rect x={x} y={y - 4} width={width} height={8} rx={4} />
      ) : (
        <circle cx={x} cy={y} r={current ? 6 : 4.5} />
      )}
      {label !== '' && (
        <text x={x + width + 8} y={y + 4}>
          {label}
        </text>
      )}
    </g>
  );
}
