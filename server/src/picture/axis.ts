import { scaleLinear, scaleUtc } from 'd3-scale';
import type { PreviewClock } from '../protocol';
import { clockText, dayText, monthText, offsetAt, wallAt } from './clock';
import type { Measure } from './measure';

/** A part of the timeline, in instants. */
export interface View {
  readonly from: number;
  readonly to: number;
}

export interface Tick {
  readonly x: number;
  readonly label: string;
}

export interface Axis extends View {
  readonly left: number;
  readonly right: number;
  /** Where an instant stands; what is outside of the axis stands at its nearer end. */
  readonly x: (at: number) => number;
  readonly shown: (from: number, to?: number | null) => boolean;
}

export function axisOf({ from, to }: View, left: number, right: number): Axis {
  const scale = scaleLinear([from, to], [left, right]).clamp(true);
  return {
    from,
    to,
    left,
    right,
    x: (at) => tenth(scale(at)),
    shown: (begin, end) => (end ?? begin) >= from && begin <= to,
  };
}

/** Room at the right of the axis. */
export const RIGHT = 20;
/** Labels may go that far beyond it. */
export const BEYOND = 12;

export const tenth = (value: number): number => Math.round(value * 10) / 10;

const DAY = 1440;

/**
 * Round times of the clock along the axis, and over them the days that they belong to, where the
 * days are known. Labels never touch.
 */
export function ticksOf(
  axis: Axis,
  clock: PreviewClock,
  dated: boolean,
  measure: Measure,
): { readonly ticks: readonly Tick[]; readonly days: readonly Tick[] } {
  const walls = wallTicks(axis, clock);
  const months = walls.length > 1 && (walls[1]?.wall ?? 0) - (walls[0]?.wall ?? 0) > 27 * DAY;
  const daily = walls.every(({ wall }) => wall % DAY === 0) && walls.length > 1;
  const label = (wall: number): string =>
    dated && daily ? (months ? monthText(wall) : dayText(wall)) : clockText(wall);
  const ticks = spaced(
    walls.map(({ x, wall }) => ({ x, label: label(wall) })),
    axis.right,
    measure,
  );
  return { ticks, days: dated ? daysOf(axis, clock, daily, months, measure) : [] };
}

/** The wall clock's round times. Where summer time begins or ends, each side has its own. */
function wallTicks(
  axis: Axis,
  clock: PreviewClock,
): readonly { readonly x: number; readonly wall: number }[] {
  const wanted = Math.max(2, Math.floor((axis.right - axis.left) / 80));
  const offsets = new Set([
    offsetAt(clock, axis.from),
    ...clock.filter(({ from }) => axis.shown(from)).map(({ minutes }) => minutes),
  ]);
  return [...offsets]
    .flatMap((offset) =>
      scaleUtc([instant(axis.from + offset), instant(axis.to + offset)], [0, 1])
        .ticks(wanted)
        .map((date) => ({ wall: date.getTime() / 60_000, offset }))
        .filter(({ wall }) => offsetAt(clock, wall - offset) === offset)
        .map(({ wall }) => ({ x: axis.x(wall - offset), wall })),
    )
    .sort((a, b) => a.x - b.x);
}

const instant = (minutes: number): Date => new Date(minutes * 60_000);

/** A name at each midnight and at the beginning; of months and years where ticks are days. */
function daysOf(
  axis: Axis,
  clock: PreviewClock,
  daily: boolean,
  months: boolean,
  measure: Measure,
): readonly Tick[] {
  if (months) return [];
  const name = (wall: number): string => (daily ? monthText(wall) : dayText(wall, true));
  const first = wallAt(clock, axis.from);
  const found: Tick[] = [{ x: axis.left, label: name(first) }];
  const length = axis.to - axis.from;
  // More midnights than that have no room anyway.
  if (length > 400 * DAY) return found;
  for (let wall = (Math.floor(first / DAY) + 1) * DAY; ; wall += DAY) {
    const at = wall - offsetAt(clock, wall - offsetAt(clock, axis.from));
    if (at > axis.to) break;
    const label = name(wall);
    if (label !== found[found.length - 1]?.label) found.push({ x: axis.x(at), label });
  }
  const [begin, next] = found;
  // A first day that ends at once leaves its room to the second.
  const short = begin && next && next.x - begin.x < measure(begin.label) + 8;
  return fitting(short ? found.slice(1) : found, axis.right, measure);
}

function fitting(ticks: readonly Tick[], right: number, measure: Measure): readonly Tick[] {
  let end = -Infinity;
  return ticks.filter(({ x, label }) => {
    const width = measure(label);
    if (x < end + 8 || x + width > right + BEYOND) return false;
    end = x + width;
    return true;
  });
}

/** Ticks whose labels would touch each other, or the edge, are left out. */
function spaced(ticks: readonly Tick[], right: number, measure: Measure): readonly Tick[] {
  let end = -8;
  return ticks.filter((tick) => {
    const half = measure(tick.label) / 2;
    if (tick.x - half < end + 8 || tick.x + half > right + RIGHT) return false;
    end = tick.x + half;
    return true;
  });
}
