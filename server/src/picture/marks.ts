import type { PreviewEntry } from '../protocol';
import { shorten, textWidth } from './measure';

export interface Mark {
  readonly entry: PreviewEntry;
  readonly x: number;
  readonly y: number;
  /** Length of a range entry, else 0. */
  readonly width: number;
  /** Shortened to its room; empty where there is none. */
  readonly label: string;
}

/** Entries that are drawn as one, until somebody looks closer. */
export interface Cluster {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly count: number;
  /** What it covers, in minutes. */
  readonly from: number;
  readonly to: number;
}

/** Room at the right of the axis. */
export const RIGHT = 16;
/** Height of a row of marks. */
export const ROW = 18;
const MAX_ROWS = 5;
const WIDEST_LABEL = 190;
const NARROWEST_LABEL = 36;
/** A cluster has room for its number, and does not grow beyond what can be told apart. */
const NARROWEST_CLUSTER = 36;
const WIDEST_CLUSTER = 120;

/**
 * Puts each entry into the first row where it has room; labels never overlap. What has room in none
 * is gathered into clusters in a last row.
 */
export function placeMarks(
  entries: readonly (PreviewEntry & { readonly at: number })[],
  x: (minutes: number) => number,
  right: number,
  top: number,
): { readonly marks: readonly Mark[]; readonly clusters: readonly Cluster[] } {
  const rows: number[] = [];
  const marks: Mark[] = [];
  const clusters: Cluster[] = [];
  for (const entry of entries) {
    const at = x(entry.at);
    const width = entry.end === null ? 0 : Math.max(2, tenth(x(entry.end) - at));
    const from = at - 5;
    let row = rows.findIndex((end) => from >= end + 6);
    if (row === -1 && rows.length < MAX_ROWS) row = rows.length;
    if (row === -1) {
      gather(clusters, entry, at, right + RIGHT - 4, top + (MAX_ROWS + 1) * ROW);
      continue;
    }
    const room = Math.min(WIDEST_LABEL, right + RIGHT - 4 - (at + width + 8));
    const label = room >= NARROWEST_LABEL ? shorten(entry.text, room) : '';
    rows[row] = at + width + (label === '' ? 6 : 8 + textWidth(label));
    marks.push({ entry, x: at, y: top + (row + 1) * ROW, width, label });
  }
  return { marks, clusters };
}

/** Into the last cluster when the entry falls into it or near it, else into a new one. */
function gather(
  clusters: Cluster[],
  { at: from, end }: PreviewEntry & { readonly at: number },
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

const tenth = (value: number): number => Math.round(value * 10) / 10;
