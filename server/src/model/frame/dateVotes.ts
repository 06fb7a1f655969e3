import { foldLines } from '../../syntax/foldLines';
import type { InlineText } from '../../syntax/inlineText';
import { dayNumber } from '../../time/instant';
import type { DateOrder } from '../../time/calendar';

/** What the dates of a text tell about the order of day and month, and the years it names. */
export interface DateVotes {
  readonly dayFirst: number;
  readonly monthFirst: number;
  readonly years: ReadonlySet<number>;
  /** The dates that can be read in both orders, `03/04/2025` as 20250304: the least of them, ascending. */
  readonly open: readonly number[];
}

const NO_VOTES: DateVotes = { dayFirst: 0, monthFirst: 0, years: new Set(), open: [] };

/** More dates than that tell no more. */
const MOST_OPEN = 24;

const NUMERIC = /(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-])/g;
const YEAR = /(?<![\d./-])(20\d{2})(?=-\d{2}-\d{2}\b|\b)/g;

function ofLine({ text }: InlineText): DateVotes {
  if (!/\d{4}/.test(text)) return NO_VOTES;
  let dayFirst = 0;
  let monthFirst = 0;
  const open: number[] = [];
  const years = new Set([...text.matchAll(YEAR)].map(([, year]) => Number(year)));
  for (const [, first, sign, second, year] of text.matchAll(NUMERIC)) {
    const a = Number(first);
    const b = Number(second);
    if ((a > 0 && a <= 12 && b > 0 && b <= 31) || (b > 0 && b <= 12 && a > 0 && a <= 31))
      years.add(Number(year));
    // With dots the day comes first, and nothing is to be told from it.
    if (sign === '.' || a === 0 || b === 0 || a > 31 || b > 31) continue;
    if (a > 12 && b <= 12) dayFirst++;
    else if (b > 12 && a <= 12) monthFirst++;
    else if (a !== b && a <= 12 && b <= 12) open.push(Number(year) * 10000 + a * 100 + b);
  }
  return { dayFirst, monthFirst, years, open: least(open) };
}

const least = (dates: readonly number[]): readonly number[] =>
  dates.length < 2 ? dates : [...new Set(dates)].sort((a, b) => a - b).slice(0, MOST_OPEN);

function both(a: DateVotes, b: DateVotes): DateVotes {
  if (a === NO_VOTES) return b;
  if (b === NO_VOTES) return a;
  const more = [...b.years].some((year) => !a.years.has(year));
  return {
    dayFirst: a.dayFirst + b.dayFirst,
    monthFirst: a.monthFirst + b.monthFirst,
    years: more ? new Set([...a.years, ...b.years]) : a.years,
    open: b.open.length === 0 ? a.open : least([...a.open, ...b.open]),
  };
}

/** The votes of all text of a document, code among it. */
export const votesOf = foldLines(ofLine, both, NO_VOTES);

/** How the document's own clear dates order day and month; `'both'` when they disagree, null when there are none. */
export const clearOrder = ({ dayFirst, monthFirst }: DateVotes): DateOrder | 'both' | null =>
  dayFirst > 0 && monthFirst > 0
    ? 'both'
    : dayFirst > 0
      ? 'day-month'
      : monthFirst > 0
        ? 'month-day'
        : null;

/** An incident's days lie this close to each other. */
const CLOSE = 14;
/** A date of the incident is this close to the day that is known of it. */
const SAME = 2;
/** Read the other way round they lie at least as far apart as this, since months are between them. */
const FAR = 20;

/** The order in which the dates of a document lie close together, where the other one spreads them over months. */
export function orderBySpan({ open }: DateVotes): DateOrder | null {
  const span = (order: DateOrder): number => {
    const days = open.map((date) => dayIn(date, order));
    return Math.max(...days) - Math.min(...days);
  };
  return open.length < 2 ? null : closer(span('day-month'), span('month-day'), CLOSE);
}

/** The order in which a date of a document is a day that is known of the incident. */
export function orderNear({ open }: DateVotes, day: number): DateOrder | null {
  const distance = (order: DateOrder): number =>
    Math.min(...open.map((date) => Math.abs(dayIn(date, order) - day)));
  return open.length === 0 ? null : closer(distance('day-month'), distance('month-day'), SAME);
}

const closer = (dayFirst: number, monthFirst: number, close: number): DateOrder | null =>
  dayFirst <= close && monthFirst >= FAR
    ? 'day-month'
    : monthFirst <= close && dayFirst >= FAR
      ? 'month-day'
      : null;

/** The day number of 20250304 in an order. */
function dayIn(date: number, order: DateOrder): number {
  const a = Math.floor(date / 100) % 100;
  const b = date % 100;
  const [month, day] = order === 'day-month' ? [b, a] : [a, b];
  return dayNumber({ year: Math.floor(date / 10000), month, day });
}
