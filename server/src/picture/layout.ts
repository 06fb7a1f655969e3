import { scaleUtc } from 'd3-scale';
import type { PreviewEntry, PreviewMetric, PreviewTimeline } from '../protocol';
import { placeMarks, RIGHT, ROW, type Cluster, type Mark } from './marks';
import { textWidth } from './measure';
import { placeSeries, type Chart } from './series';

/** Geometry of the picture in pixels. Pure: the same data and width give the same picture. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly bands: readonly {
    readonly id: string;
    readonly name: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly from: number;
    readonly to: number;
  }[];
  /** Lengths between two milestones: time to detect, acknowledge, mitigate, resolve. */
  readonly brackets: readonly {
    readonly id: string;
    readonly label: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly labelX: number;
  }[];
  readonly charts: readonly Chart[];
  /** What the axis shows, in minutes. */
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
  readonly gaps: readonly {
    readonly x: number;
    readonly width: number;
    readonly label: string;
    readonly line: number;
  }[];
  readonly milestones: readonly {
    readonly id: string;
    readonly x: number;
    readonly label: string;
    readonly labelX: number;
    readonly y: number;
    readonly line: number;
  }[];
  readonly lanes: readonly Lane[];
  readonly axisY: number;
  readonly lanesY: number;
}

export interface Lane {
  readonly name: string;
  readonly kind: PreviewEntry['actorKind'];
  readonly y: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  /** Stretches with more entries than there is room for. */
  readonly clusters: readonly Cluster[];
}

const LEFT = 96;
const MAX_LANES = 7;

/** A part of the axis, in minutes. */
export interface View {
  readonly from: number;
  readonly to: number;
}

/** `view` is what the axis shows; all of the incident without one. */
export function layoutTimeline(
  timeline: PreviewTimeline,
  width: number,
  metrics: readonly PreviewMetric[] = [],
  view: View | null = null,
): Layout | null {
  const all = timeline.entries.filter(
    (entry): entry is PreviewEntry & { at: number } => entry.at !== null,
  );
  if (all.length === 0) return null;
  const { from, to } = view ?? extent(timeline, all);
  const shown = (at: number, end: number | null = null): boolean => (end ?? at) >= from && at <= to;
  const placed = all.filter((entry) => shown(entry.at, entry.end));
  const narrow = width < 480;
  const left = narrow ? 12 : LEFT;
  const right = Math.max(left + 40, width - RIGHT);
  const scale = scaleUtc()
    .domain([new Date(from * 60000), new Date(to * 60000)])
    .range([left, right]);
  const x = (minutes: number): number =>
    round(scale(new Date(Math.max(from, Math.min(to, minutes)) * 60000)));
  const dates = scale.ticks(Math.max(2, Math.floor((right - left) / 80)));
  const ticks = spaced(
    dates.map((date) => ({ x: round(scale(date)), label: tickLabel(date, timeline.dated) })),
  );
  const phases = timeline.phases.filter((phase) => shown(phase.from, phase.to));
  const impact = phases.some(({ id }) => id === 'impact');
  const bandsEnd = 2 + (impact ? BAND : 0) + (phases.some(({ id }) => id !== 'impact') ? BAND : 0);
  const milestones = placeMilestones(
    timeline.milestones.filter(({ at }) => shown(at)),
    x,
    left,
    right,
    bandsEnd,
  );
  const milestonesEnd = Math.max(bandsEnd, ...milestones.map(({ y }) => y + BAND));
  const brackets = placeBrackets(
    metrics.filter((metric) => shown(metric.from, metric.to)),
    x,
    left,
    right,
    milestonesEnd + 8,
  );
  const axisY = Math.max(milestonesEnd, ...brackets.map(({ y }) => y + BRACKET)) + 10;
  const lanesY = axisY + 26;
  let y = lanesY;
  const lanes = laneNames(placed).map(({ name, kind, entries }): Lane => {
    const top = y + (narrow ? 16 : 0);
    const { marks, clusters } = placeMarks(entries, x, right, top);
    const rows = [...marks, ...clusters].reduce(
      (most, placed) => Math.max(most, Math.round((placed.y - top) / ROW)),
      1,
    );
    const height = rows * ROW + 12 + (narrow ? 16 : 0);
    const lane: Lane = { name, kind, y, height, marks, clusters };
    y += height;
    return lane;
  });
  // The lengths of silences have a strip of their own under the lanes.
  const silence = timeline.gaps.some((gap) => shown(gap.from, gap.to)) ? 14 : 0;
  const charts = placeSeries(timeline.series, shown, x, y);
  return {
    width,
    height: y + charts.reduce((sum, { height }) => sum + height, 0) + 8 + silence,
    from,
    to,
    left,
    right,
    ticks,
    bands: phases.map((phase) => ({
      id: phase.id,
      name: phase.name,
      x: x(phase.from),
      y: phase.id === 'impact' || !impact ? 2 : 2 + BAND,
      width: Math.max(1, round(x(phase.to) - x(phase.from))),
      from: phase.from,
      to: phase.to,
    })),
    brackets,
    charts,
    gaps: timeline.gaps
      .filter((gap) => shown(gap.from, gap.to))
      .map((gap) => ({
        x: x(gap.from),
        width: round(x(gap.to) - x(gap.from)),
        label: `${minutesText(gap.to - gap.from)} silence`,
        line: gap.line,
      })),
    milestones,
    lanes,
    axisY,
    lanesY,
  };
}

/** Height of a band and of a milestone's name. */
const BAND = 16;
/** Height of a bracket with its label under it. */
const BRACKET = 19;

/** From the first to the last time that is told; a minute at least. */
function extent(
  timeline: PreviewTimeline,
  placed: readonly (PreviewEntry & { readonly at: number })[],
): View {
  let from = Infinity;
  let to = -Infinity;
  for (const { at, end } of placed) {
    from = Math.min(from, at);
    to = Math.max(to, end ?? at);
  }
  for (const { at } of timeline.milestones) {
    from = Math.min(from, at);
    to = Math.max(to, at);
  }
  return { from, to: Math.max(to, from + 1) };
}

/** All that the axis can show; null without a time. */
export function whole(timeline: PreviewTimeline): View | null {
  const placed = timeline.entries.flatMap((entry) =>
    entry.at === null ? [] : [{ ...entry, at: entry.at }],
  );
  return placed.length === 0 ? null : extent(timeline, placed);
}

const BRACKETS: Readonly<Record<string, string>> = {
  detect: 'detect',
  acknowledge: 'acknowledge',
  mitigate: 'mitigate',
  resolve: 'resolve',
};

/** One bracket for each length that is not nothing, each in a row where its label has room. */
function placeBrackets(
  metrics: readonly PreviewMetric[],
  x: (minutes: number) => number,
  left: number,
  right: number,
  top: number,
): Layout['brackets'] {
  const rows: number[] = [];
  return metrics.flatMap((metric) => {
    const name = BRACKETS[metric.id];
    const from = x(metric.from);
    const width = round(x(metric.to) - from);
    if (name === undefined || width < 1) return [];
    const label = `${name} ${metric.text}`;
    const size = textWidth(label);
    const labelX = round(Math.max(left, Math.min(from + 4, right - size)));
    const end = Math.max(from + width, labelX + size);
    let row = rows.findIndex((taken) => Math.min(from, labelX) >= taken + 8);
    if (row === -1) row = rows.length;
    rows[row] = end;
    return [{ id: metric.id, label, x: from, y: top + row * BRACKET, width, labelX }];
  });
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `14:30`; at midnight of a known day, the day. */
function tickLabel(date: Date, dated: boolean): string {
  const hours = date.getUTCHours();
  const minutes = date.getUTCMinutes();
  const seconds = date.getUTCSeconds();
  if (dated && hours === 0 && minutes === 0 && seconds === 0)
    return `${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCDate()}`;
  const clock = `${pad(hours)}:${pad(minutes)}`;
  return seconds === 0 ? clock : `${clock}:${pad(seconds)}`;
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** Ticks whose labels would touch are left out. */
function spaced(
  ticks: readonly { x: number; label: string }[],
): readonly { x: number; label: string }[] {
  let end = -Infinity;
  return ticks.filter((tick) => {
    const half = textWidth(tick.label) / 2;
    if (tick.x - half < end + 6) return false;
    end = tick.x + half;
    return true;
  });
}

function placeMilestones(
  milestones: PreviewTimeline['milestones'],
  x: (minutes: number) => number,
  left: number,
  right: number,
  top: number,
): Layout['milestones'] {
  const rows: number[] = [];
  return [...milestones]
    .sort((a, b) => a.at - b.at)
    .map((milestone) => {
      const at = x(milestone.at);
      const size = textWidth(milestone.name);
      const labelX = round(Math.max(left, Math.min(at + 4, right - size)));
      let row = rows.findIndex((end) => labelX >= end + 8);
      if (row === -1) row = rows.length;
      rows[row] = labelX + size;
      const y = top + 4 + row * BAND;
      return { id: milestone.id, x: at, label: milestone.name, labelX, y, line: milestone.line };
    });
}

function laneNames(entries: readonly (PreviewEntry & { at: number })[]): readonly {
  name: string;
  kind: PreviewEntry['actorKind'];
  entries: readonly (PreviewEntry & { at: number })[];
}[] {
  const byActor = new Map<string, (PreviewEntry & { at: number })[]>();
  for (const entry of entries) {
    const name = entry.actor ?? 'Events';
    const known = byActor.get(name);
    if (known) known.push(entry);
    else byActor.set(name, [entry]);
  }
  const order: readonly PreviewEntry['actorKind'][] = [
    'system',
    'none',
    'person',
    'team',
    'communication',
  ];
  const ranked = [...byActor].sort((a, b) => b[1].length - a[1].length);
  const kept = ranked.length > MAX_LANES ? ranked.slice(0, MAX_LANES - 1) : ranked;
  const rest = ranked.slice(kept.length).flatMap(([, others]) => others);
  const lanes = kept.map(([name, own]) => ({
    name,
    kind: own[0]?.actorKind ?? ('none' as const),
    entries: own,
  }));
  lanes.sort(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      (a.entries[0]?.at ?? 0) - (b.entries[0]?.at ?? 0),
  );
  return rest.length > 0
    ? [...lanes, { name: 'Others', kind: 'none', entries: rest.sort((a, b) => a.at - b.at) }]
    : lanes;
}

/** `43m`, `1h 5m`, `2d 3h`. */
export function minutesText(minutes: number): string {
  const total = Math.round(minutes);
  const days = Math.floor(total / 1440);
  const hours = Math.floor((total % 1440) / 60);
  const rest = total % 60;
  const parts =
    days > 0
      ? [`${days}d`, hours > 0 ? `${hours}h` : '']
      : [hours > 0 ? `${hours}h` : '', rest > 0 || hours === 0 ? `${rest}m` : ''];
  return parts.filter((part) => part !== '').join(' ');
}

const round = (value: number): number => Math.round(value * 10) / 10;
