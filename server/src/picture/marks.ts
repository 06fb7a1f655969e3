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
  readonly count: number;
  /** What it covers, in instants. */
  readonly from: number;
  readonly to: number;
}

/** Height of a row of marks. */
export const ROW = 18;
const MAX_ROWS = 5;
/**
 * A label asks for this much when rows are given out, and takes what is left over after that. Where
 * that leaves entries without a row, all ask for less.
 */
const WANTED_LABELS = [220, 120, 60];
const WIDEST_LABEL = 420;
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
  /** Width of a label that stands before the mark; 0 where it stands behind. */
  readonly before: number;
}

/**
 * Puts each entry into the first row where it has room; labels never overlap. What has room in none
 * is gathered into clusters in a last row. Entries come in the order of time.
 */
export function placeMarks(
  entries: readonly Placed[],
  axis: Axis,
  top: number,
  measure: Measure,
): Rows {
  const [most = 0, ...fewer] = WANTED_LABELS;
  const wide = placeWith(most, entries, axis, top, measure);
  if (wide.clusters.length === 0) return wide;
  for (const wanted of fewer) {
    const rows = placeWith(wanted, entries, axis, top, measure);
    if (rows.clusters.length === 0) return rows;
  }
  return wide;
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
  measure: Measure,
): Rows {
  const edge = axis.right + BEYOND;
  const ends: number[] = [];
  const slots: Slot[] = [];
  const clusters: Cluster[] = [];
  for (const entry of entries) {
    const x = axis.x(entry.at);
    const width = entry.end === null ? 0 : Math.max(2, tenth(axis.x(entry.end) - x));
    const wanted = Math.min(most, boldly(entry, measure)(entry.text));
    const behind = edge - (x + width + AWAY);
    // Near the right edge a label stands before its mark, where that shows more of it.
    const before = behind < wanted && x - AWAY - wanted > axis.left ? wanted : 0;
    const free = (from: number): number => {
      const row = ends.findIndex((end) => from >= end + 6);
      return row === -1 && ends.length < MAX_ROWS ? ends.length : row;
    };
    const room = before > 0 ? free(x - 5 - before - AWAY) : -1;
    const label = room === -1 ? 0 : before;
    const row = room === -1 ? free(x - 5) : room;
    if (row === -1) {
      gather(clusters, entry, x, edge, top + (MAX_ROWS + 0.5) * ROW);
      continue;
    }
    ends[row] =
      x + width + (label > 0 || behind < NARROWEST_LABEL ? 6 : AWAY + Math.min(wanted, behind));
    slots.push({
      entry,
      x,
      width,
      row,
      from: x - 5 - (label > 0 ? label + AWAY : 0),
      before: label,
    });
  }
  return {
    marks: labelled(slots, edge, top, measure),
    clusters,
    rows: Math.max(1, ends.length) + (clusters.length > 0 ? 1 : 0),
  };
}

/** Labels take all the room up to the next mark of their row. */
function labelled(
  slots: readonly Slot[],
  edge: number,
  top: number,
  measure: Measure,
): readonly Mark[] {
  const next = new Map<number, number>();
  return slots
    .toReversed()
    .map(({ entry, x, width, row, from, before }): Mark => {
      const limit = next.get(row) ?? edge + 6;
      next.set(row, from);
      const room = before > 0 ? before : Math.min(WIDEST_LABEL, limit - 6 - (x + width + AWAY));
      const size = boldly(entry, measure);
      const label = room >= NARROWEST_LABEL ? shorten(entry.text, room, size) : '';
      const labelX = before > 0 ? tenth(x - AWAY - size(label)) : tenth(x + width + AWAY);
      return { entry, x, y: top + (row + 0.5) * ROW, width, label, labelX };
    })
    .reverse();
}

/** Into the last cluster when the entry falls into it or near it, else into a new one. */
function gather(
  clusters: Cluster[],
  { at: from, end }: Placed,
  at: number,
  edge: number,
  y: number,
): void {
  const x = Math.min(at, tenth(edge - NARROWEST_CLUSTER));
  const to = end ?? from;
  const last = clusters[clusters.length - 1];
  const reach = last ? last.x + last.width : -Infinity;
  if (!last || (x >= reach && (last.width >= WIDEST_CLUSTER || x >= reach + 6))) {
    clusters.push({ x, y, width: NARROWEST_CLUSTER, count: 1, from, to });
    return;
  }
  clusters[clusters.length - 1] = {
    ...last,
    width: tenth(Math.max(last.width, x - last.x + 1)),
    count: last.count + 1,
    to: Math.max(last.to, to),
  };
}
