import type { PreviewClock, PreviewMetric, PreviewTimeline } from '../protocol';
import { axisOf, BEYOND, RIGHT, tenth, ticksOf, type Tick, type View } from './axis';
import { placeBrackets, BRACKET, type Bracket, type Length } from './brackets';
import { UTC } from './clock';
import { FLAG, placeFlags, type Flag } from './flags';
import { placeLanes, type Lane } from './lanes';
import type { Placed } from './marks';
import { BOLD, textWidth, type Measure } from './measure';
import { placeSeries, type Chart } from './series';
import { placeSilences, type Silence } from './silences';
import { ENGLISH, type PictureWords } from './words';

/** Geometry of the picture in pixels. Pure: the same data and width give the same picture. */
export interface Layout extends View {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** Names of lanes stand over their marks instead of left of them. */
  readonly narrow: boolean;
  readonly bands: readonly Band[];
  readonly flags: readonly Flag[];
  readonly brackets: readonly Bracket[];
  /** Of the clock of the axis, where its name has a place beside the ticks. */
  readonly zone: string;
  readonly days: readonly Tick[];
  readonly ticks: readonly Tick[];
  /** Base line of the ticks' labels. */
  readonly axisY: number;
  readonly lanes: readonly Lane[];
  readonly lanesY: number;
  readonly lanesEnd: number;
  readonly silences: readonly Silence[];
  readonly charts: readonly Chart[];
}

/** A phase of the incident. */
export interface Band extends View {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Its name: in it where there is room, else under it. */
  readonly label: string;
  readonly labelX: number;
  /** Base line of the name. */
  readonly labelY: number;
  /** The name stands in the band, which has its own colour. */
  readonly inside: boolean;
}

export interface LayoutOptions {
  readonly width: number;
  /** Lengths to be drawn as brackets. */
  readonly lengths?: readonly Length[];
  /** What the axis shows; all of the incident without one. */
  readonly view?: View | null;
  /** The clock of the axis; the document's own without one. */
  readonly clock?: PreviewClock | null;
  /** Name of that clock; the document's zone without one. */
  readonly zone?: string | null;
  readonly measure?: Measure;
  readonly words?: PictureWords;
}

/** Height of a band with the room under it. */
const BAND = 17;
/** Height of a row of names that had no room in their bands. */
const NAME = 13;
/** Pictures narrower than that have no column for names. */
const NARROW = 480;
const WIDEST_NAMES = 150;

/** Null where no entry has a time. */
export function layoutTimeline(timeline: PreviewTimeline, options: LayoutOptions): Layout | null {
  const { width, lengths = [], clock, measure = textWidth, words = ENGLISH } = options;
  const view = options.view ?? whole(timeline);
  if (!view) return null;
  const narrow = width < NARROW;
  const placed = placedEntries(timeline);
  const left = narrow ? RIGHT : namesWidth(timeline, placed, measure);
  const axis = axisOf(view, left, Math.max(left + 40, width - RIGHT));
  const { bands, end: bandsEnd } = placeBands(timeline.phases, axis, measure);
  const flags = placeFlags(
    timeline.milestones.filter(({ at }) => axis.shown(at)),
    axis,
    bandsEnd + 2,
    measure,
  );
  const flagsEnd = Math.max(bandsEnd, ...flags.map(({ y }) => y + FLAG)) + 4;
  const brackets = placeBrackets(lengths, axis, flagsEnd, measure);
  const { ticks, days } = ticksOf(axis, clock ?? timeline.clock ?? UTC, timeline.dated, measure);
  const axisTop = Math.max(flagsEnd, ...brackets.map(({ y }) => y + BRACKET + 2));
  const axisY = axisTop + (days.length > 0 ? 26 : 13);
  const lanesY = axisY + 7;
  const lanes = placeLanes(
    placed.filter((entry) => axis.shown(entry.at, entry.end)),
    axis,
    lanesY,
    narrow,
    measure,
    words,
  );
  const lanesEnd = lanes.reduce((sum, { height }) => sum + height, lanesY);
  const silences = placeSilences(timeline.gaps, axis, measure, words);
  const silencesEnd = lanesEnd + Math.max(0, ...silences.map(({ row }) => (row + 1) * 15 + 3));
  const charts = placeSeries(timeline.series, axis, silencesEnd, measure);
  return {
    ...view,
    width,
    height: charts.reduce((sum, { height }) => sum + height, silencesEnd) + 4,
    left,
    right: axis.right,
    narrow,
    bands,
    flags,
    brackets,
    zone: narrow ? '' : (options.zone ?? timeline.zone ?? words.noZone),
    ticks,
    days,
    axisY,
    lanes,
    lanesY,
    lanesEnd,
    silences,
    charts,
  };
}

/** All that the axis can show; null without a time. */
export function whole(timeline: PreviewTimeline): View | null {
  let from = Infinity;
  let to = -Infinity;
  const see = (begin: number, end: number): void => {
    from = Math.min(from, begin);
    to = Math.max(to, end);
  };
  for (const { at, end } of placedEntries(timeline)) see(at, end ?? at);
  if (from > to) return null;
  for (const { at } of timeline.milestones) see(at, at);
  // Around one instant alone there is some time to be seen.
  return from === to ? { from: from - 5, to: to + 5 } : { from, to: Math.max(to, from + 1) };
}

/** The brackets of the picture: times to detect, acknowledge, mitigate and resolve. */
export function lengthsOf(
  metrics: readonly Pick<PreviewMetric, 'id' | 'text' | 'from' | 'to'>[],
  words: PictureWords = ENGLISH,
): readonly Length[] {
  return metrics
    .filter(({ id }) => ['detect', 'acknowledge', 'mitigate', 'resolve'].includes(id))
    .map(({ id, text, from, to }) => ({ id, label: words.length(id, text), from, to }));
}

/** What has a place on the axis. A labelled line that repeats a row has none of its own. */
const placedEntries = ({ entries }: PreviewTimeline): readonly Placed[] =>
  entries.filter((entry): entry is Placed => entry.at !== null && !entry.repeats);

/** Room for the names of all lanes, so that the axis stays where it is when the view moves. */
function namesWidth(
  { series }: PreviewTimeline,
  placed: readonly Placed[],
  measure: Measure,
): number {
  const names = new Set([...placed.map(({ lane }) => lane), ...series.map(({ name }) => name)]);
  let widest = 56;
  // Names are bold.
  for (const name of names) widest = Math.max(widest, measure(name) * BOLD);
  return Math.round(Math.min(WIDEST_NAMES, widest)) + 18;
}

/** The impact in a strip of its own, the phases of the response in one under it. */
function placeBands(
  phases: PreviewTimeline['phases'],
  axis: ReturnType<typeof axisOf>,
  measure: Measure,
): { readonly bands: readonly Band[]; readonly end: number } {
  const seen = phases.filter(({ from, to }) => axis.shown(from, to));
  const impact = seen.some(({ id }) => id === 'impact');
  const others = seen.some(({ id }) => id !== 'impact');
  const stripsEnd = 3 + (Number(impact) + Number(others)) * BAND;
  /** Where the last name of each row under the strips ends. */
  const rows: number[] = [];
  const bands = seen.map(({ id, name, from, to }): Band => {
    const x = axis.x(from);
    const width = Math.max(2, tenth(axis.x(to) - x));
    const y = 3 + (id === 'impact' || !impact ? 0 : BAND);
    const band = { id, name, x, y, width, from, to, label: name };
    const size = measure(name);
    if (size + 10 <= width) return { ...band, labelX: x + 5, labelY: y + 11, inside: true };
    const labelX = tenth(Math.max(axis.left, Math.min(x, axis.right + BEYOND - size)));
    let row = rows.findIndex((end) => labelX >= end + 8);
    if (row === -1) row = rows.length;
    rows[row] = labelX + size;
    return { ...band, labelX, labelY: stripsEnd + 9 + row * NAME, inside: false };
  });
  return { bands, end: stripsEnd + rows.length * NAME };
}
