import type { Layout } from './layout';
import { BOLD, shorten, textWidth, type Measure } from './measure';

/** What the picture is made of, apart from marks: shapes with a class that a style sheet or a palette colours. */
export type Shape =
  | {
      readonly kind: 'rect';
      readonly class: string;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius: number;
    }
  | { readonly kind: 'path'; readonly class: string; readonly d: string }
  | {
      readonly kind: 'text';
      readonly class: string;
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly middle: boolean;
    };

const rect = (
  name: string,
  x: number,
  y: number,
  width: number,
  height: number,
  radius = 0,
): Shape => ({ kind: 'rect', class: name, x, y, width, height, radius });
const path = (name: string, d: string): Shape => ({ kind: 'path', class: name, d });
const text = (name: string, x: number, y: number, content: string, middle = false): Shape => ({
  kind: 'text',
  class: name,
  x,
  y,
  text: content,
  middle,
});

/** Height of a band. */
export const BAND = 14;

/** All that stands behind the marks, from the back to the front. */
export function backdrop(layout: Layout, measure: Measure = textWidth): readonly Shape[] {
  const { width, height, lanesY, lanesEnd, axisY } = layout;
  return [
    ...layout.bands
      .filter(({ id }) => id !== 'impact')
      .map(({ id, x, width: length }) => rect(`wash ${id}`, x, lanesY, length, lanesEnd - lanesY)),
    ...layout.silences.map(({ x, width: length }) =>
      rect('silence', x, lanesY, length, lanesEnd - lanesY),
    ),
    ...layout.ticks.map(({ x }) => path('grid', `M${x} ${axisY + 4}V${height - 2}`)),
    ...[...layout.lanes, ...layout.charts].map(({ y }) => path('rule', `M0 ${y}H${width}`)),
    ...layout.flags.map(({ x, y }) => path('pole', `M${x} ${y + 2}V${lanesEnd}`)),
    ...layout.bands.flatMap(({ id, x, y, width: length, label, labelX, labelY, inside }) => [
      rect(`band ${id}`, x, y, length, BAND, 2),
      text(inside ? 'band-name' : 'phase-name', labelX, labelY, label),
    ]),
    ...layout.brackets.flatMap((bracket) => bracketShapes(bracket)),
    ...(layout.zone === ''
      ? []
      : [text('zone', 4, axisY, shorten(layout.zone, layout.left - 40, measure))]),
    ...layout.days.map(({ x, label }) => text('day', x, axisY - 14, label)),
    ...layout.ticks.map(({ x, label }) => text('tick', x, axisY, label, true)),
    ...layout.silences
      .filter(({ label }) => label !== '')
      .map(({ labelX, row, label }) =>
        text('silence-length', labelX, lanesEnd + 12 + row * 15, label),
      ),
    ...names(layout, measure),
    ...layout.charts.flatMap((chart) => chartShapes(chart)),
  ];
}

/** A line with ends, and its label on it or beside it. */
function bracketShapes({
  x,
  y,
  width,
  label,
  labelX,
  labelWidth,
  inside,
}: Layout['brackets'][number]): readonly Shape[] {
  const middle = y + 7;
  const line = inside
    ? `M${x} ${middle}H${labelX - 5}M${labelX + labelWidth + 5} ${middle}H${x + width}`
    : `M${x} ${middle}H${x + width}`;
  return [
    path('bracket', `M${x} ${y + 3}v8M${x + width} ${y + 3}v8${line}`),
    text('length', labelX, y + 11, label),
  ];
}

/** Left of their lanes, or over them in a narrow picture; charts likewise. */
function names({ lanes, charts, left, right, narrow }: Layout, measure: Measure): readonly Shape[] {
  const room = narrow ? right - left : left - 14;
  return [...lanes, ...charts].map(({ name, y }) =>
    text(
      'lane-name',
      narrow ? left : 4,
      y + (narrow ? 15 : 18),
      shorten(name, room / BOLD, measure),
    ),
  );
}

const chartShapes = (chart: Layout['charts'][number]): readonly Shape[] => [
  path('chart-area', chart.area),
  path('chart-line', chart.path),
  ...chart.points.map(({ x, y }) => rect('chart-point', x - 2, y - 2, 4, 4, 2)),
  ...chart.points.flatMap(({ y, text: value, labelX }) =>
    labelX === null ? [] : [text('chart-value', labelX, y - 5, value)],
  ),
];
