import {
  gridLine,
  RADIUS,
  shortName,
  tenth,
  textAt,
  type ChartLayout,
  type ChartLine,
  type ChartMark,
  type ChartText,
} from './layout';

export interface DotRow {
  readonly name: string;
  /** Lengths in minutes. */
  readonly values: readonly number[];
  /** Drawn as a line; null for none. */
  readonly median: number | null;
  /** In which it lies, drawn through it; null for none. */
  readonly interval: readonly [number, number] | null;
  /** Stands under the name; empty for none. */
  readonly note: string;
}

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
 * Each value as a dot on a scale on which twice as long is always as far apart: lengths of incidents
 * differ by factors. A bar would show a mean that is true of none of them. Marks are counted over the
 * rows, one after the other.
 */
export function dotLayout(rows: readonly DotRow[], width: number): ChartLayout {
  const left = Math.min(150, Math.max(84, width * 0.2));
  const right = 16;
  const values = rows.flatMap((row) => row.values.map((value) => Math.max(1, value)));
  const least = Math.min(...values);
  const from = (TICKS.findLast(([at]) => at <= least) ?? [1])[0];
  const most = Math.max(...values, from + 1);
  const to = (TICKS.find(([at]) => at >= most) ?? [most])[0];
  const x = (minutes: number): number =>
    left +
    ((width - left - right) * Math.log(Math.max(from, minutes) / from)) / Math.log(to / from);
  const texts: ChartText[] = [];
  const medians: ChartLine[] = [];
  const marks: ChartMark[] = [];
  let y = 24;
  let at = 0;
  for (const { name, values: own, median, interval, note } of rows) {
    const { placed, height } = stacked(
      own.map((value) => x(value)),
      note === '' ? 1 : 3,
    );
    const middle = y + height / 2;
    texts.push(textAt(0, note === '' ? middle + 4 : middle - 3, shortName(name, left - 8), 'name'));
    if (note !== '') texts.push(textAt(0, middle + 11, shortName(note, left - 8, 11), 'note'));
    if (median !== null)
      medians.push({
        x1: tenth(x(median)),
        x2: tenth(x(median)),
        y1: tenth(y),
        y2: tenth(y + height),
        kind: 'median',
      });
    if (interval !== null)
      medians.push({
        x1: tenth(x(interval[0])),
        x2: tenth(x(interval[1])),
        y1: tenth(y + height),
        y2: tenth(y + height),
        kind: 'interval',
      });
    for (const place of placed)
      marks.push({ x: tenth(place.x), y: tenth(middle + place.dy), at: at++ });
    y += height + 8;
  }
  const shown = TICKS.filter(([tick]) => tick >= from && tick <= to);
  const grid = shown.map(([tick]) => gridLine(x(tick), 18, tenth(y)));
  const scale = shown.map(([tick, label]) =>
    textAt(x(tick), 12, tick === 1 ? `≤ ${label}` : label, 'scale', tick === to ? 'end' : 'middle'),
  );
  return {
    width,
    height: Math.ceil(y + 4),
    texts: [...scale, ...texts],
    lines: [...grid, ...medians],
    marks,
  };
}

/** Dots that would lie over each other, beside each other: above and below the middle in turn. */
function stacked(
  xs: readonly number[],
  least: number,
): {
  readonly placed: readonly { readonly x: number; readonly dy: number }[];
  readonly height: number;
} {
  const columns = new Map<number, number>();
  const placed = xs.map((x) => {
    const column = Math.round(x / (2 * RADIUS));
    const count = columns.get(column) ?? 0;
    columns.set(column, count + 1);
    const level = count % HIGHEST;
    const dy = (level % 2 === 0 ? 1 : -1) * Math.ceil(level / 2) * 2 * RADIUS;
    return { x, dy };
  });
  const highest = Math.min(HIGHEST, Math.max(least, ...columns.values()));
  return { placed, height: (highest + 1) * 2 * RADIUS + 4 };
}
