import {
  baseLine,
  gridLine,
  piled,
  shortName,
  STEP,
  textAt,
  type ChartLayout,
  type ChartLine,
  type ChartMark,
  type ChartText,
} from './layout';

/** The twelve months, as they stand over a calendar. */
export const ENGLISH_MONTHS: readonly string[] =
  'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** From Monday on. */
export const ENGLISH_WEEKDAYS: readonly string[] = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');

const LEFT = 48;

/** Something that stands in a row, at a share of its width from 0 to 1. */
interface Row {
  readonly name: string;
  readonly marks: readonly { readonly at: number; readonly share: number }[];
}

/** Rows below each other, each with its marks one over the other on its line. */
function rowsLayout(
  rows: readonly Row[],
  left: number,
  width: number,
  gap: number,
  columns: readonly { readonly share: number; readonly name: string }[],
): ChartLayout {
  const room = width - left - STEP;
  const texts: ChartText[] = [];
  const lines: ChartLine[] = [];
  const marks: ChartMark[] = [];
  let y = 22;
  for (const { name, marks: own } of rows) {
    const { places, levels } = piled(
      own.map(({ share }) => left + STEP / 2 + share * room),
      left + STEP / 2,
      width - STEP / 2,
    );
    const base = y + Math.max(2, levels) * STEP + 6;
    texts.push(textAt(0, base - 3, shortName(name, left - 4), 'name'));
    lines.push(baseLine(base, left, width));
    for (const [index, { at }] of own.entries()) {
      const place = places[index];
      if (place) marks.push({ x: place.x, y: base - 6 - place.level * STEP, at });
    }
    y = base + gap;
  }
  const grid = columns.map(({ share }) => gridLine(left + share * room, 4, y));
  let free = -Infinity;
  const scale = columns.flatMap(({ share, name }) => {
    const x = left + share * room + 4;
    if (name === '' || x < free || x + name.length * 6 > width) return [];
    free = x + name.length * 6 + 6;
    return [textAt(x, 13, name, 'scale')];
  });
  return {
    width,
    height: y,
    texts: [...scale, ...texts],
    lines: [...grid, ...lines],
    marks: marks.sort((a, b) => a.at - b.at),
  };
}

/** A day as a share of its year. */
function shareOfYear(date: string): number {
  const [month = 1, day = 1] = date.slice(-5).split('-').map(Number);
  return (month - 1 + (day - 0.5) / 31) / 12;
}

const yearOf = (date: string): string => date.slice(0, -6);

/** The years below each other, each with its days: `dates` are ISO dates. */
export function calendarLayout(
  dates: readonly string[],
  width: number,
  months: readonly string[],
): ChartLayout {
  const years = new Map<string, Row['marks'][number][]>();
  const order = dates
    .map((date, at) => ({ date, at }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.at - b.at));
  for (const { date, at } of order) {
    const mark = { at, share: shareOfYear(date) };
    const known = years.get(yearOf(date));
    if (known) known.push(mark);
    else years.set(yearOf(date), [mark]);
  }
  return rowsLayout(
    [...years].map(([name, marks]) => ({ name, marks })),
    LEFT,
    width,
    10,
    monthColumns(months, width),
  );
}

/** In little room every third month is named. */
const monthColumns = (
  months: readonly string[],
  width: number,
): readonly { readonly share: number; readonly name: string }[] =>
  months.map((name, month) => ({
    share: month / 12,
    name: width >= 560 || month % 3 === 0 ? name : '',
  }));

/** A time in the week: Monday is 0, and the hour with its part, as 14.5. */
export interface WeekTime {
  readonly weekday: number;
  readonly hour: number;
}

/** The days of the week below each other, each with its hours. */
export function weekLayout(
  times: readonly WeekTime[],
  width: number,
  weekdays: readonly string[],
): ChartLayout {
  const rows = weekdays.map((name, weekday) => ({
    name,
    marks: times.flatMap((time, at) =>
      time.weekday === weekday ? [{ at, share: time.hour / 24 }] : [],
    ),
  }));
  const step = width >= 560 ? 3 : 6;
  const hours = Array.from({ length: 24 / step }, (_, index) => ({
    share: (index * step) / 24,
    name: `${String(index * step).padStart(2, '0')}:00`,
  }));
  return rowsLayout(rows, LEFT, width, 6, hours);
}

/** A name with the days on which it comes back; null for a day that is not known. */
export interface NamedDays {
  readonly name: string;
  readonly dates: readonly (string | null)[];
}

/**
 * Names below each other over one line of time, from the first day of all to the last; what has no day
 * stands before it. Marks are counted over the rows, one after the other.
 */
export function recurrenceLayout(rows: readonly NamedDays[], width: number): ChartLayout {
  const days = rows.flatMap(({ dates }) => dates.filter((date) => date !== null)).map(dayOf);
  const first = Math.min(...days);
  const last = Math.max(...days, first + 1);
  const undated = rows.some(({ dates }) => dates.includes(null));
  const start = undated ? 0.06 : 0;
  const share = (day: number): number => start + ((1 - start) * (day - first)) / (last - first);
  let at = 0;
  const placed = rows.map(({ name, dates }) => ({
    name,
    marks: dates.map((date) => ({ at: at++, share: date === null ? 0 : share(dayOf(date)) })),
  }));
  const years = days.length === 0 ? [] : yearStarts(first, last);
  return rowsLayout(placed, Math.min(250, Math.max(110, width * 0.34)), width, 4, [
    ...(undated ? [{ share: 0, name: '?' }] : []),
    ...years.map(({ day, name }) => ({ share: share(day), name })),
  ]);
}

const DAY = 86_400_000;
const dayOf = (date: string): number => Date.parse(`${date}T00:00Z`) / DAY;

/** The quarters that begin in a stretch of time; of a long one, the years. */
function yearStarts(
  first: number,
  last: number,
): readonly { readonly day: number; readonly name: string }[] {
  const byYear = last - first > 800;
  const from = new Date(first * DAY);
  const found: { day: number; name: string }[] = [];
  for (let index = 0; index < 400; index++) {
    const quarter = Math.floor(from.getUTCMonth() / 3) + index;
    const day = Date.UTC(from.getUTCFullYear(), quarter * 3, 1) / DAY;
    if (day > last) break;
    const at = new Date(day * DAY);
    const number = at.getUTCMonth() / 3 + 1;
    if (day < first || (byYear && number !== 1)) continue;
    found.push({
      day,
      name: byYear ? String(at.getUTCFullYear()) : `${at.getUTCFullYear()} Q${number}`,
    });
  }
  return found;
}
