import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PreviewEntry, PreviewTimeline } from '../../server/src/protocol';
import { layoutTimeline, type Layout, type Mark } from '../../server/src/picture/layout';

interface TimelineProps {
  readonly timeline: PreviewTimeline;
  readonly cursor: number | null;
  readonly reveal: (line: number) => void;
}

/** The picture: a true time scale, phases as bands, milestones, silences, and a lane for each actor. */
export function Timeline({ timeline, cursor, reveal }: TimelineProps) {
  const [frame, width] = useWidth();
  const [shown, setShown] = useState<PreviewEntry | null>(null);
  const layout = useMemo(
    () => (width > 0 ? layoutTimeline(timeline, width) : null),
    [timeline, width],
  );
  return (
    <section aria-labelledby="timeline-title">
      <h2 id="timeline-title">
        Timeline {timeline.zone !== null && <span class="count">{timeline.zone}</span>}
      </h2>
      <div ref={frame} class="frame">
        {layout && <Picture layout={layout} cursor={cursor} reveal={reveal} show={setShown} />}
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
            : 'Point at a mark to read it; click it to go to its line.'}
        </p>
      )}
    </section>
  );
}

interface PictureProps {
  readonly layout: Layout;
  readonly cursor: number | null;
  readonly reveal: (line: number) => void;
  readonly show: (entry: PreviewEntry | null) => void;
}

function Picture({ layout, cursor, reveal, show }: PictureProps) {
  const { width, height, axisY, lanesY } = layout;
  return (
    <svg
      class="picture"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label="Timeline of the incident. The entries follow as a list."
    >
      <g aria-hidden="true">
        {layout.bands.map((band) => (
          <g key={band.id} class={`band ${band.id}`}>
            <rect x={band.x} y={2} width={band.width} height={16} rx={2} />
            <rect class="wash" x={band.x} y={18} width={band.width} height={height - 22} />
            {band.width > band.name.length * 7 && (
              <text x={band.x + 5} y={14}>
                {band.name}
              </text>
            )}
          </g>
        ))}
        {layout.lanes.map((lane) => (
          <g key={lane.name} class="lane">
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
        {layout.milestones.map((milestone) => (
          <g key={milestone.id} class="milestone" onClick={() => reveal(milestone.line)}>
            <line x1={milestone.x} x2={milestone.x} y1={22 + milestone.row * 16} y2={height - 6} />
            <text x={milestone.labelX} y={34 + milestone.row * 16}>
              {milestone.label}
            </text>
          </g>
        ))}
        {layout.lanes.map((lane) => (
          <g key={lane.name} class={`marks ${lane.kind}`}>
            {lane.marks.map((mark) => (
              <Dot
                key={mark.entry.key}
                mark={mark}
                current={mark.entry.line === cursor}
                reveal={reveal}
                show={show}
              />
            ))}
          </g>
        ))}
      </g>
    </svg>
  );
}

function Dot({
  mark,
  current,
  reveal,
  show,
}: {
  readonly mark: Mark;
  readonly current: boolean;
  readonly reveal: (line: number) => void;
  readonly show: (entry: PreviewEntry | null) => void;
}) {
  const { entry, x, y, width, label } = mark;
  const classes = [
    'mark',
    entry.approximate ? 'approximate' : '',
    entry.milestone === null ? '' : 'telling',
    current ? 'current' : '',
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
