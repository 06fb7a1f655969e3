import { tenth } from '../../server/src/picture/axis';
import type { Cluster, Mark } from '../../server/src/picture/marks';

interface MarkProps {
  readonly mark: Mark;
  /** Spoken: time, actor, text. */
  readonly name: string;
  /** Pixels by which it is being moved. */
  readonly by: number;
  /** What its time would be; null while it is not moved. */
  readonly moved: string | null;
  readonly current: boolean;
  /** The one mark that the Tab key reaches. */
  readonly active: boolean;
  readonly faded: boolean;
}

/** An entry: a dot, or a bar for a range, with as much of its text as there is room for. */
export function MarkView({ mark, name, by, moved, current, active, faded }: MarkProps) {
  const { entry, y, width, label, labelX } = mark;
  const x = mark.x + by;
  const classes = [
    'mark',
    entry.approximate || entry.allDay ? 'vague' : '',
    entry.milestone === null ? '' : 'telling',
    entry.movable ? 'movable' : '',
    current ? 'current' : '',
    faded ? 'faded' : '',
    moved === null ? '' : 'moving',
  ]
    .filter((part) => part !== '')
    .join(' ');
  // All of it stands relative to its place, so that a move changes one attribute.
  return (
    <g
      class={classes}
      transform={`translate(${x} ${y})`}
      data-key={entry.key}
      data-line={entry.line}
    >
      <g class="handle" role="button" aria-label={name} tabindex={active ? 0 : -1}>
        {/* Easier to hit than what is seen. */}
        <rect class="target" x={-8} y={-9} width={width + 16} height={18} />
        {width > 0 ? (
          <rect class="dot" y={-4} width={width} height={8} rx={4} />
        ) : (
          <circle class="dot" r={4.5} />
        )}
      </g>
      {(moved !== null || label !== '') && (
        <text x={moved === null ? tenth(labelX - mark.x) : width + 9} y={4} aria-hidden="true">
          {moved ?? label}
        </text>
      )}
    </g>
  );
}

/** Entries that have no room of their own; opening it shows only their time. */
export const ClusterView = ({
  cluster: { x, y, width, entries, from },
  name,
  active,
  current,
  faded,
}: {
  readonly cluster: Cluster;
  readonly name: string;
  readonly active: boolean;
  /** Holds the entry of the cursor. */
  readonly current: boolean;
  /** Holds nothing that is looked for. */
  readonly faded: boolean;
}) => (
  <g class={`cluster${current ? ' current' : ''}${faded ? ' faded' : ''}`} data-cluster={from}>
    <rect
      class="handle"
      role="button"
      aria-label={name}
      tabindex={active ? 0 : -1}
      x={x}
      y={y - 7}
      width={width}
      height={14}
      rx={3}
    />
    <text x={x + width / 2} y={y + 4} text-anchor="middle" aria-hidden="true">
      +{entries.length}
    </text>
  </g>
);
