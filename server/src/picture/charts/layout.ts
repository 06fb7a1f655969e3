/** A chart of marks in pixels. Who draws it says what each mark is, and where a click on it leads. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly ChartText[];
  readonly lines: readonly ChartLine[];
  /** In the order of the marks that were given; `at` is the mark's place in that order. */
  readonly marks: readonly ChartMark[];
}

export interface ChartText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly kind: 'name' | 'scale' | 'note';
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface ChartLine {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly kind: 'grid' | 'median' | 'interval';
}

export interface ChartMark {
  readonly x: number;
  readonly y: number;
  readonly at: number;
}

/** Radius of a mark. */
export const RADIUS = 4.5;
/** Distance of two marks beside or over each other. */
export const STEP = 10;

export const tenth = (value: number): number => Math.round(value * 10) / 10;

/** A text of this size that stands beside a row; a long one is cut. `room` in pixels. */
export function shortName(name: string, room: number, size = 12): string {
  const most = Math.max(4, Math.floor(room / (size * 0.57)));
  const characters = [...name];
  return characters.length <= most ? name : `${characters.slice(0, most - 1).join('')}…`;
}

/** How many marks can stand over each other in a column before they take one beside it. */
const HIGHEST = 12;

/**
 * Marks in columns of a row, from the base line up: those that would lie on each other stand one over
 * the other, beyond that in the next column that has room between `from` and `to`, and higher only
 * where none has.
 */
export function piled(
  xs: readonly number[],
  from: number,
  to: number,
): {
  readonly places: readonly { readonly x: number; readonly level: number }[];
  readonly levels: number;
} {
  const first = Math.ceil(from / STEP);
  const last = Math.max(first, Math.floor(to / STEP));
  const columns = new Map<number, number>();
  let highest = HIGHEST;
  let levels = 1;
  const hasRoom = (column: number): boolean =>
    column >= first && column <= last && (columns.get(column) ?? 0) < highest;
  const columnFor = (x: number): number => {
    const own = Math.max(first, Math.min(last, Math.round(x / STEP)));
    for (let aside = 0; aside <= last - first; aside++) {
      if (hasRoom(own + aside)) return own + aside;
      if (hasRoom(own - aside)) return own - aside;
    }
    highest += HIGHEST;
    return own;
  };
  const places = xs.map((x) => {
    const column = columnFor(x);
    const level = columns.get(column) ?? 0;
    columns.set(column, level + 1);
    levels = Math.max(levels, level + 1);
    return { x: column * STEP, level };
  });
  return { places, levels };
}

export const gridLine = (x: number, from: number, to: number): ChartLine => ({
  x1: tenth(x),
  x2: tenth(x),
  y1: from,
  y2: to,
  kind: 'grid',
});

export const baseLine = (y: number, from: number, to: number): ChartLine => ({
  x1: from,
  x2: to,
  y1: y,
  y2: y,
  kind: 'grid',
});

export const textAt = (
  x: number,
  y: number,
  text: string,
  kind: ChartText['kind'],
  anchor: ChartText['anchor'] = 'start',
): ChartText => ({ x: tenth(x), y: tenth(y), text, kind, anchor });
