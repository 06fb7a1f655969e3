import { escapeMarkup as t } from '../../picture/svg';

/** One mark: what it is of, and where a click leads. */
export interface Dot {
  readonly value: number;
  readonly label: string;
  readonly href: string;
}

export interface DotRow {
  readonly name: string;
  readonly dots: readonly Dot[];
  /** Drawn as a line; null for none. */
  readonly median: number | null;
}

const WIDTH = 860;
const LEFT = 120;
const RIGHT = 16;
const RADIUS = 4.5;
/** So many dots lie over each other before they share places. */
const HIGHEST = 12;

/** Lengths at which there is a line, in minutes. */
const TICKS: readonly (readonly [number, string])[] = [
  [1, '1m'],
  [5, '5m'],
  [15, '15m'],
  [60, '1h'],
  [240, '4h'],
  [1440, '1d'],
  [10_080, '1w'],
  [43_200, '30d'],
  [525_600, '1y'],
];

/**
 * Each incident as a dot on a scale on which twice as long is always as far apart: lengths of incidents
 * differ by factors. A bar would show a mean that is true of none of them.
 */
export function dotChart(rows: readonly DotRow[]): string {
  const values = rows.flatMap(({ dots }) => dots.map(({ value }) => Math.max(1, value)));
  const from = (TICKS.findLast(([at]) => at <= Math.min(...values)) ?? [1])[0];
  const to = (TICKS.find(([at]) => at >= Math.max(...values, from + 1)) ?? [
    Math.max(...values),
  ])[0];
  const x = (minutes: number): number =>
    LEFT +
    ((WIDTH - LEFT - RIGHT) * Math.log(Math.max(from, minutes) / from)) / Math.log(to / from);
  let y = 24;
  const drawn: string[] = [];
  for (const { name, dots, median } of rows) {
    const { placed, height } = stacked(dots.map((dot) => ({ dot, x: x(dot.value) })));
    const middle = y + height / 2;
    drawn.push(`<text x="0" y="${tenth(middle + 4)}">${t(name)}</text>`);
    if (median !== null)
      drawn.push(
        `<line class="median" x1="${tenth(x(median))}" x2="${tenth(x(median))}" y1="${tenth(y)}" y2="${tenth(y + height)}"/>`,
      );
    drawn.push(...placed.map((one) => dotSvg(one.dot, one.x, middle + one.dy)));
    y += height + 8;
  }
  const ticks = TICKS.filter(([at]) => at >= from && at <= to).map(
    ([at, label]) =>
      `<line x1="${tenth(x(at))}" x2="${tenth(x(at))}" y1="18" y2="${tenth(y)}"/><text class="soft" x="${tenth(x(at))}" y="12" text-anchor="${at === to ? 'end' : 'middle'}">${at === 1 ? '≤ ' : ''}${label}</text>`,
  );
  return svgOf(WIDTH, y + 4, [...ticks, ...drawn]);
}

/** Dots that would lie over each other, beside each other: above and below the middle in turn. */
function stacked<T extends { readonly x: number }>(
  dots: readonly T[],
): { readonly placed: readonly (T & { readonly dy: number })[]; readonly height: number } {
  const columns = new Map<number, number>();
  const placed = dots.map((dot) => {
    const column = Math.round(dot.x / (2 * RADIUS));
    const count = columns.get(column) ?? 0;
    columns.set(column, count + 1);
    const level = count % HIGHEST;
    const dy = (level % 2 === 0 ? 1 : -1) * Math.ceil(level / 2) * 2 * RADIUS;
    return { ...dot, dy };
  });
  const highest = Math.min(HIGHEST, Math.max(1, ...columns.values()));
  return { placed, height: (highest + 1) * 2 * RADIUS + 4 };
}

export const dotSvg = ({ label, href }: Dot, x: number, y: number): string =>
  `<a href="${t(href)}" tabindex="-1"><circle cx="${tenth(x)}" cy="${tenth(y)}" r="${RADIUS}"><title>${t(label)}</title></circle></a>`;

/** A chart says nothing to a screen reader: all that it shows stands in a table below it. */
export const svgOf = (width: number, height: number, content: readonly string[]): string =>
  [
    `<svg class="dots" viewBox="0 0 ${width} ${Math.ceil(height)}" width="${width}" height="${Math.ceil(height)}" aria-hidden="true" font-family="system-ui,sans-serif">`,
    ...content,
    '</svg>',
  ].join('\n');

export const tenth = (value: number): number => Math.round(value * 10) / 10;
