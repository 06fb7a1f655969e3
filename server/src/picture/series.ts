import type { PreviewSeries } from '../protocol';

/** A small chart under the lanes, on the same axis. */
export interface Chart {
  readonly name: string;
  readonly line: number;
  readonly y: number;
  readonly height: number;
  readonly points: readonly { readonly x: number; readonly y: number; readonly text: string }[];
}

const HEIGHT = 44;

/** Each series scaled to its own lowest and highest value; points outside of the axis left out. */
export function placeSeries(
  series: readonly PreviewSeries[],
  shown: (at: number) => boolean,
  x: (minutes: number) => number,
  top: number,
): readonly Chart[] {
  let y = top;
  return series.flatMap(({ name, line, points }): readonly Chart[] => {
    const seen = points.filter(({ at }) => shown(at));
    if (seen.length < 2) return [];
    const values = points.map(({ value }) => value);
    const low = Math.min(...values);
    const high = Math.max(...values, low + 1e-9);
    const chart = {
      name,
      line,
      y,
      height: HEIGHT,
      points: seen.map(({ at, value, text }) => ({
        x: x(at),
        y: Math.round((y + HEIGHT - 8 - ((value - low) / (high - low)) * (HEIGHT - 24)) * 10) / 10,
        text,
      })),
    };
    y += HEIGHT;
    return [chart];
  });
}
