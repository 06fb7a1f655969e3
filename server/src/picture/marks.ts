import type { PreviewEntry } from '../protocol';
import { BEYOND, tenth, type Axis } from './axis';
import { BOLD, shorten, type Measure } from './measure';

export type Placed = PreviewEntry & { readonly at: number };

export interface Mark {
  readonly entry: Placed;
  readonly x: number;
  readonly y: number;
  /** Length of a range entry, else 0. */
  readonly width: number;
  /** Shortened to its room; empty where there is none. */
  readonly label: string;
  /** Left end of the label. */
  readonly labelX: number;
}

/** Entries that are drawn as one, until somebody looks closer. */
export interface Cluster {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly entries: readonly Placed[];
  /** What it covers, in instants. */
  readonly from: number;
  readonly to: number;
}

/** Height of a row of marks. */
export const ROW = 18;
/**
 * A label asks for this much when rows are given out, and takes what is left over after that. Where
 * that leaves entries without a row, all ask for less.
 */
const WANTED_LABELS = [220, 120, 60];
const WIDEST_LABEL = 560;
const NARROWEST_LABEL = 30;
/** From the middle of a mark, or the end of its bar, to its label. */
const AWAY = 9;
/** A cluster has room for its number, and does not grow beyond what can be told apart. */
const NARROWEST_CLUSTER = 36;
const WIDEST_CLUSTER = 120;

/** Milestones are written bold. */
const boldly = ({ milestone }: Placed, measure: Measure): Measure =>
  milestone === null ? measure : (text) => measure(text) * BOLD;

interface Slot {
  readonly entry: Placed;
  readonly x: number;
  readonly width: number;
  readonly row: number;
  /** Left end of what the slot takes of its row. */
  readonly from: number;
  /** Where what stands before it in its row ends. */
  readonly after: number;
  /** Whether its label stands before the mark. */
  readonly before: boolean;
}

/**
 * Puts each entry into the first of `maxRows` rows where it has room; labels never overlap. What
 * has room in none is gathered into clusters in a last row. Entries come in the order of time.
 */
export function placeMarks(
  entries: readonly Placed[],
  axis: Axis,
  top: number,
  maxRows: number,
  measure: Measure,
): Rows {
  let widest: Rows | null = null;
  for (const wanted of WANTED_LABELS) {
    const rows = placeWith(wanted, entries, axis, top, maxRows, measure);
    if (rows.clusters.length === 0) return rows;
    widest ??= rows;
  }
  return widest ?? { marks: [], clusters: [], rows: 1 };
}

interface Rows {
  readonly marks: readonly Mark[];
  readonly clusters: readonly Cluster[];
  readonly rows: number;
}

function placeWith(
  most: number,
  entries: readonly Placed[],
  axis: Axis,
  top: number,
  maxRows: number,
  measure: Measure,
): Rows {
  const edge = axis.right + BEYOND;
  const ends: number[] = [];
  const slots: Slot[] = [];
  const clusters: Gathered[] = [];
  for (const entry of entries) {
    const x = axis.x(entry.at);
    const width = entry.end === null ? 0 : Math.max(2, tenth(axis.x(entry.end) - x));
    const wanted = Math.min(most, boldly(entry, measure)(entry.text));
    const behind = edge - (x + width + AWAY);
    // Near the right edge a label stands before its mark, where that shows more of it.
    const before = behind >= wanted ? [] : [wanted, Math.min(wanted, wanted / 2)];
    const free = (from: number): number => {
      const row = ends.findIndex((end) => from >= end + 6);
      return row === -1 && ends.length < maxRows ? ends.length : row;
    };
    const taken = before
      .map((size) => x - AWAY - size)
      .filter((from) => from > axis.left)
      .map((from) => ({ from, row: free(from) }))
      .find(({ row }) => row !== -1);
    const { from, row } = taken ?? { from: x - 5, row: free(x - 5) };
    if (row === -1) {
      gather(clusters, entry, x, edge);
      continue;
    }
    slots.push({
      entry,
      x,
      width,
      row,
      from,
      after: ends[row] ?? axis.left - 6,
      before: taken !== undefined,
    });
    ends[row] =
      x + width + (taken || behind < NARROWEST_LABEL ? 6 : AWAY + Math.min(wanted, behind));
  }
  // What is alone needs no number.
  const alone = clusters.flatMap(({ entries: [entry, second], x }): Slot[] =>
    entry && !second
      ? [{ entry, x: axis.x(entry.at), width: 0, row: maxRows, from: x, after: x, before: false }]
      : [],
  );
  const y = top + (maxRows + 0.5) * ROW;
  const together = clusters.filter(({ entries: own }) => own.length > 1);
  const begins = together.map(({ x }) => x);
  return {
    marks: [
      ...labelled(slots, [], edge, top, measure),
      ...labelled(alone, begins, edge, top, measure),
    ],
    clusters: together.map(({ x, width, from, to, entries: own }) => ({
      x,
      y,
      width,
      from,
      to,
      entries: own,
    })),
    rows: Math.max(1, ends.length) + (clusters.length > 0 ? 1 : 0),
  };
}

/** Labels take all the room between the marks of their row, and up to what begins there besides. */
function labelled(
  slots: readonly Slot[],
  begins: readonly number[],
  edge: number,
  top: number,
  measure: Measure,
): readonly Mark[] {
  const next = new Map<number, number>();
  return slots
    .toReversed()
    .map(({ entry, x, width, row, from, after, before }): Mark => {
      const limit = Math.min(
        next.get(row) ?? edge + 6,
        begins.find((begin) => begin > x) ?? Infinity,
      );
      const most = before ? x - AWAY - after - 6 : limit - 6 - (x + width + AWAY);
      const room = Math.min(WIDEST_LABEL, most);
      const size = boldly(entry, measure);
      // A long bar with no room beside it has its label on it.
      const on = room < NARROWEST_LABEL && width > 2 * NARROWEST_LABEL;
      const space = on ? width - 16 : room;
      const label = space >= NARROWEST_LABEL ? shorten(entry.text, space, size) : '';
      const labelX = tenth(on ? x + 8 : before ? x - AWAY - size(label) : x + width + AWAY);
      next.set(row, before ? Math.min(from, labelX) : from);
      return { entry, x, y: top + (row + 0.5) * ROW, width, label, labelX };
    })
    .reverse();
}

/** A cluster that is being filled. */
interface Gathered extends Pick<Cluster, 'x' | 'width' | 'from' | 'to'> {
  readonly entries: Placed[];
}

/** Into the last cluster when the entry falls into it or near it, else into a new one. */
function gather(clusters: Gathered[], entry: Placed, at: number, edge: number): void {
  const x = Math.min(at, tenth(edge - NARROWEST_CLUSTER));
  const to = entry.end ?? entry.at;
  const last = clusters[clusters.length - 1];
  const reach = last ? last.x + last.width : -Infinity;
  if (!last || (x >= reach && (last.width >= WIDEST_CLUSTER || x >= reach + 6))) {
    clusters.push({ x, width: NARROWEST_CLUSTER, entries: [entry], from: entry.at, to });
    return;
  }
  last.entries.push(entry);
  clusters[clusters.length - 1] = {
    ...last,
    width: tenth(Math.max(last.width, x - last.x + 1)),
    to: Math.max(last.to, to),
  };
}
