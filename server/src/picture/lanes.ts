import type { PreviewEntry } from '../protocol';
import type { Axis } from './axis';
import { placeMarks, ROW, type Cluster, type Mark, type Placed } from './marks';
import type { Measure } from './measure';
import type { PictureWords } from './words';

export interface Lane {
  /** Name of the person, the team, or what the lane holds. */
  readonly name: string;
  readonly kind: PreviewEntry['actorKind'];
  readonly y: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  /** Stretches with more entries than there is room for. */
  readonly clusters: readonly Cluster[];
}

/** With more actors than that, those with the fewest entries share a lane. */
const MAX_LANES = 12;
/** Few lanes have more rows each, so that less is hidden. */
const ROWS_IN_ALL = 16;
const FEWEST_ROWS = 5;
/** Minutes of an axis that is not zoomed further, and the rows that a lane may have then. */
const CLOSE = 1.5;
const MOST_ROWS = 40;
/** Room over and under the rows of a lane. */
const LANE_GAP = 5;
/** Height of a lane's name where it stands over its marks. */
const NAME_ROW = 16;

/** One lane under the other. `named` is true where names stand over the marks, in narrow pictures. */
export function placeLanes(
  entries: readonly Placed[],
  axis: Axis,
  top: number,
  named: boolean,
  measure: Measure,
  words: PictureWords,
): readonly Lane[] {
  let y = top;
  const head = named ? NAME_ROW : 0;
  const all = lanesOf(entries, words);
  // What is at one instant cannot be zoomed apart: close up, each has a row.
  const close = axis.to - axis.from <= CLOSE;
  const maxRows = close
    ? MOST_ROWS
    : Math.max(FEWEST_ROWS, Math.floor(ROWS_IN_ALL / Math.max(1, all.length)));
  return all.map(({ name, kind, own }): Lane => {
    const { marks, clusters, rows } = placeMarks(own, axis, y + LANE_GAP + head, maxRows, measure);
    const height = rows * ROW + 2 * LANE_GAP + head;
    const lane: Lane = { name, kind, y, height, marks, clusters };
    y += height;
    return lane;
  });
}

const ORDER: readonly PreviewEntry['actorKind'][] = [
  'system',
  'none',
  'person',
  'team',
  'communication',
];

/** System first, then people and teams as they come in, what was told to the outside last. */
function lanesOf(
  entries: readonly Placed[],
  words: PictureWords,
): readonly {
  readonly name: string;
  readonly kind: PreviewEntry['actorKind'];
  readonly own: readonly Placed[];
}[] {
  const byActor = new Map<string, Placed[]>();
  for (const entry of entries) {
    const known = byActor.get(entry.lane);
    if (known) known.push(entry);
    else byActor.set(entry.lane, [entry]);
  }
  const ranked = [...byActor].sort((a, b) => b[1].length - a[1].length);
  const kept = ranked.length > MAX_LANES ? ranked.slice(0, MAX_LANES - 1) : ranked;
  const rest = ranked.slice(kept.length);
  const lanes = kept.map(([name, own]) => ({ name, kind: own[0]?.actorKind ?? 'none', own }));
  lanes.sort(
    (a, b) =>
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.own[0]?.at ?? 0) - (b.own[0]?.at ?? 0),
  );
  if (rest.length === 0) return lanes;
  const own = rest.flatMap(([, others]) => others).sort((a, b) => a.at - b.at);
  return [...lanes, { name: words.others(rest.length), kind: 'none', own }];
}
