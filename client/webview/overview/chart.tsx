import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { RADIUS, type ChartLayout } from '../../../server/src/picture/charts/layout';
import { walked } from './walk';

/** What a mark is of, and where it leads. */
export interface Mark {
  /** The same while its document is edited elsewhere. */
  readonly key: string;
  readonly label: string;
  /** How it looks. */
  readonly kind: string;
  readonly uri: string;
  readonly line: number;
}

export type Open = (mark: Pick<Mark, 'uri' | 'line'>) => void;

interface ChartProps {
  readonly name: string;
  readonly marks: readonly Mark[];
  readonly layout: (width: number) => ChartLayout & { readonly size?: number };
  /** What `layout` depends on. */
  readonly about: unknown;
  readonly open: Open;
}

/** Of marks smaller than that an edge would be all that is seen. */
const SMALL = 6;
/** Narrower than that nothing can be told apart: it is moved sideways. */
const NARROWEST = 200;

/**
 * A chart as wide as its place. Its marks are one stop of the Tab key; arrows lead from one to the
 * next, Enter opens its document.
 */
export function Chart({ name, marks, layout, about, open }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [current, setCurrent] = useState<string | null>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const measure = (): void => setWidth(Math.max(NARROWEST, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const drawn = useMemo(() => (width === 0 ? null : layout(width)), [width, about]);
  const stop = marks.some(({ key }) => key === current) ? current : (marks[0]?.key ?? null);
  const markOf = (target: EventTarget | null): Mark | undefined =>
    target instanceof Element ? marks[Number(target.getAttribute('data-at') ?? -1)] : undefined;
  return (
    <div class="chart" ref={place}>
      {drawn && (
        <svg
          width={drawn.width}
          height={drawn.height}
          viewBox={`0 0 ${drawn.width} ${drawn.height}`}
          role="group"
          aria-label={name}
          onClick={({ target }) => {
            const mark = markOf(target);
            if (!mark) return;
            setCurrent(mark.key);
            open(mark);
          }}
          onKeyDown={(event) => {
            const mark = markOf(event.target);
            if (!mark) return;
            if (event.key === 'Enter' || event.key === ' ') open(mark);
            else {
              const at = walked(drawn.marks, marks.indexOf(mark), event.key);
              const next = at === null ? undefined : marks[at];
              if (!next) return;
              setCurrent(next.key);
              event.currentTarget
                .querySelector<SVGElement>(`[data-at="${at ?? 0}"]`)
                ?.focus({ preventScroll: false });
            }
            event.preventDefault();
          }}
        >
          <g aria-hidden="true">
            {drawn.lines.map(({ kind, x1, x2, y1, y2 }) => (
              <line
                key={`${kind} ${x1} ${y1} ${x2}`}
                class={kind}
                x1={x1}
                x2={x2}
                y1={y1}
                y2={y2}
              />
            ))}
            {drawn.texts.map(({ kind, x, y, text, anchor }) => (
              <text key={`${x} ${y}`} class={kind} x={x} y={y} text-anchor={anchor}>
                {text}
              </text>
            ))}
          </g>
          {drawn.marks.map(({ x, y, at }) => {
            const mark = marks[at];
            if (!mark) return null;
            const { key, label, kind } = mark;
            return (
              <circle
                key={key}
                class={`mark ${kind}${drawn.size !== undefined && drawn.size < SMALL ? ' small' : ''}`}
                cx={x}
                cy={y}
                r={drawn.size === undefined ? RADIUS : drawn.size / 2}
                role="link"
                tabindex={key === stop ? 0 : -1}
                aria-label={label}
                data-tip={label}
                data-at={at}
              />
            );
          })}
        </svg>
      )}
    </div>
  );
}
