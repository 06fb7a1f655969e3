import type { Layout } from '../../server/src/picture/layout';

/** What the keyboard can reach in the picture: a mark by its key, a cluster by where it begins. */
export interface Stop {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export const clusterId = (from: number): string => `+${from}`;

/** All marks and clusters, in the order of time, from the upper lane to the lower. */
export const stopsOf = ({ lanes }: Layout): readonly Stop[] =>
  lanes
    .flatMap(({ marks, clusters }) => [
      ...marks.map(({ entry, x, y }) => ({ id: entry.key, x, y })),
      ...clusters.map(({ from, x, y }) => ({ id: clusterId(from), x, y })),
    ])
    .sort((a, b) => a.x - b.x || a.y - b.y);

export type Step = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

export const isStep = (key: string): key is Step =>
  /^(?:Arrow(?:Left|Right|Up|Down)|Home|End)$/.test(key);

/** Where a key leads from a stop; null where there is nothing further. */
export function stepFrom(stops: readonly Stop[], id: string | null, key: Step): Stop | null {
  const index = stops.findIndex((stop) => stop.id === id);
  const here = stops[index];
  if (!here || key === 'Home') return stops[0] ?? null;
  switch (key) {
    case 'End':
      return stops[stops.length - 1] ?? null;
    case 'ArrowLeft':
      return stops[index - 1] ?? null;
    case 'ArrowRight':
      return stops[index + 1] ?? null;
    case 'ArrowUp':
      return nearest(stops, here, (other) => here.y - other.y);
    case 'ArrowDown':
      return nearest(stops, here, (other) => other.y - here.y);
  }
}

/** The next row in a direction that has anything, and in it what is nearest. */
function nearest(stops: readonly Stop[], here: Stop, away: (other: Stop) => number): Stop | null {
  let best: Stop | null = null;
  let cost = Infinity;
  for (const stop of stops) {
    const rows = away(stop);
    if (rows < 4) continue;
    const price = rows * 4 + Math.abs(stop.x - here.x);
    if (price < cost) [best, cost] = [stop, price];
  }
  return best;
}
