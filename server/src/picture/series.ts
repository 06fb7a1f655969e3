import { area, curveMonotoneX, line } from 'd3-shape';
import type { PreviewSeries } from '../protocol';
import { BEYOND, tenth, type Axis } from './axis';
import type { Measure } from './measure';

/** A small chart under the lanes, on the same axis. */
export interface Chart {
  readonly name: string;
  readonly line: number;
  readonly y: number;
  readonly height: number;
  /** SVG paths of the line and of what is under it. */
  readonly path: string;
  readonly area: string;
  readonly points: readonly ChartPoint[];
}

export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Left end of the text; null where it would stand on another one. */
  readonly labelX: number | null;
}

const HEIGHT = 52;
/** Room for the numbers over the line, and under it. */
const ABOVE = 22;
const BELOW = 7;

/** Each series from nothing to its highest value; points outside of the axis left out. */
export function placeSeries(
  series: readonly PreviewSeries[],
  axis: Axis,
  top: number,
  measure: Measure,
): readonly Chart[] {
  let y = top;
  return series.flatMap(({ name, line: source, points }): readonly Chart[] => {
    const seen = points.filter(({ at }) => axis.shown(at));
    if (seen.length < 2) return [];
    const low = Math.min(0, ...points.map(({ value }) => value));
    const high = Math.max(low + 1e-9, ...points.map(({ value }) => value));
    const base = y + HEIGHT - BELOW;
    const placed = seen.map(({ at, value, text }) => ({
      x: axis.x(at),
      y: tenth(base - ((value - low) / (high - low)) * (HEIGHT - ABOVE - BELOW)),
      text,
    }));
    const shape = { x: (point: { x: number }) => point.x, y: (point: { y: number }) => point.y };
    const drawn = line<(typeof placed)[number]>(shape.x, shape.y).curve(curveMonotoneX).digits(1);
    const filled = area<(typeof placed)[number]>(shape.x, base, shape.y)
      .curve(curveMonotoneX)
      .digits(1);
    const chart: Chart = {
      name,
      line: source,
      y,
      height: HEIGHT,
      path: drawn(placed) ?? '',
      area: filled(placed) ?? '',
      points: labelled(placed, axis, measure),
    };
    y += HEIGHT;
    return [chart];
  });
}

/** The first and the last number always, those between where they have room. */
function labelled(
  points: readonly { readonly x: number; readonly y: number; readonly text: string }[],
  axis: Axis,
  measure: Measure,
): readonly ChartPoint[] {
  const spans = points.map(({ x, text }) => {
    const size = measure(text);
    const from = tenth(Math.max(axis.left, Math.min(x - size / 2, axis.right + BEYOND - size)));
    return { from, to: from + size };
  });
  const last = spans[spans.length - 1];
  let end = -Infinity;
  return points.map((point, index) => {
    const { from = 0, to = 0 } = spans[index] ?? {};
    const free =
      index === points.length - 1
        ? from >= end + 4
        : from >= end + 4 && to + 4 <= (last?.from ?? to);
    if (free) end = to;
    return { ...point, labelX: free ? from : null };
  });
}
