import type { PreviewMilestone } from '../protocol';
import { BEYOND, type Axis } from './axis';
import type { Measure } from './measure';

/** A name at a line that goes down through the picture. */
export interface Flag {
  readonly ids: readonly string[];
  readonly x: number;
  readonly label: string;
  /** Left end of the label. */
  readonly labelX: number;
  readonly y: number;
  readonly line: number;
}

/** Height of a row of flags. */
export const FLAG = 16;

interface Spot {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly x: number;
}

/**
 * Milestones of one instant share a flag. Each gets the first row, and the side of its line, where
 * neither its name nor its line crosses another.
 */
export function placeFlags(
  milestones: readonly PreviewMilestone[],
  axis: Axis,
  top: number,
  measure: Measure,
): readonly Flag[] {
  const groups = grouped(milestones, axis, measure);
  const spots: Spot[] = [];
  for (const { x, label } of groups) spots.push(bestSpot(x, measure(label), axis, spots));
  const first = Math.min(0, ...spots.map(({ row }) => row));
  return groups.map(({ x, label, ids, line }, index) => {
    const { row = 0, from = x } = spots[index] ?? {};
    return { ids, x, label, labelX: from, y: top + (row - first) * FLAG, line };
  });
}

function grouped(
  milestones: readonly PreviewMilestone[],
  axis: Axis,
  measure: Measure,
): { ids: string[]; x: number; label: string; line: number }[] {
  const most = (axis.right - axis.left) * 0.6;
  const groups: { ids: string[]; x: number; label: string; line: number }[] = [];
  for (const { id, name, at, line } of [...milestones].sort((a, b) => a.at - b.at)) {
    const x = axis.x(at);
    const last = groups[groups.length - 1];
    const joined = `${last?.label ?? ''} · ${name}`;
    if (last && x - last.x < 2 && measure(joined) <= most) {
      last.ids.push(id);
      last.label = joined;
    } else groups.push({ ids: [id], x, label: name, line });
  }
  return groups;
}

function bestSpot(x: number, width: number, axis: Axis, taken: readonly Spot[]): Spot {
  const rows = taken.map(({ row }) => row);
  const low = Math.max(-1, ...rows) + 1;
  const high = Math.min(0, ...rows) - 1;
  let best: Spot = { row: low, ...beside(x, width, axis), x };
  let cost = Infinity;
  for (let row = high; row <= low; row++)
    for (const side of sides(x, width, axis)) {
      const spot = { row, ...side, x };
      const crossed = taken.reduce((sum, other) => sum + crossings(spot, other), 0);
      // Rows above all others are the last choice.
      const price = crossed * 100 + (row < 0 ? 50 - row : row) + (side.from < x ? 1 : 0);
      if (price < cost) [best, cost] = [spot, price];
    }
  return best;
}

const beside = (x: number, width: number, { left, right }: Axis): { from: number; to: number } => {
  const from = Math.max(left, Math.min(x + 4, right + BEYOND - width));
  return { from, to: from + width };
};

/** Right of the line, left of it, or wherever there is room in the picture. */
function sides(x: number, width: number, axis: Axis): readonly { from: number; to: number }[] {
  const after = { from: x + 4, to: x + 4 + width };
  const before = { from: x - 4 - width, to: x - 4 };
  const fits = [
    ...(after.to <= axis.right + BEYOND ? [after] : []),
    ...(before.from >= axis.left ? [before] : []),
  ];
  return fits.length > 0 ? fits : [beside(x, width, axis)];
}

/** Names over each other, and lines through names; a line goes down from its row. */
function crossings(a: Spot, b: Spot): number {
  const names = a.row === b.row && a.from < b.to + 6 && b.from < a.to + 6 ? 3 : 0;
  const through = (line: Spot, name: Spot): number =>
    name.row > line.row && name.from - 2 < line.x && line.x < name.to + 2 ? 1 : 0;
  return names + through(a, b) + through(b, a);
}
