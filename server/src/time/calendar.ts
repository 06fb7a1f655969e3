import { Temporal } from 'temporal-polyfill';
import { MONTHS, WEEKDAYS } from './names';

/** A date as written: perhaps without a year, perhaps with day and month in an unknown order. */
export interface WrittenDate {
  readonly from: number;
  readonly to: number;
  readonly year: number | null;
  /** Both 1-based. With `order` unknown, as if day came first. */
  readonly month: number;
  readonly day: number;
  /** `unknown` for `03/04/2025`: only the rest of the document can tell. */
  readonly order: 'known' | 'unknown';
  /** Set for a date that cannot be, such as 2025-02-30. */
  readonly problem: string | null;
}

/** How `a/b/year` is read. */
export type DateOrder = 'day-month' | 'month-day';

const WEEKDAY = `(?:(?:on[ \\t])?(?:${WEEKDAYS})\\.?,?[ \\t]{1,2}(?:the[ \\t])?)?`;
const ISO = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const COMPACT = /(20\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?=T\d)/y;
const NUMERIC = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d|:\d)/y;
const SHORT = /(\d{1,2})([-/])(\d{1,2})(?=,?[ \t]{1,3}\d{1,2}:\d{2})/y;
const CJK =
  /(?:(\d{4})[年년][ \t]?)?(\d{1,2})[月월][ \t]?(\d{1,2})[日일]?(?:\s?[（(][月火水木金土日][)）])?/y;
const MONTH_DAY = new RegExp(
  `${WEEKDAY}(${MONTHS.pattern})\\.?[ \\t]{1,2}(\\d{1,2})(?!\\d|:\\d)(?:st|nd|rd|th)?(?:,?[ \\t]{1,2}(\\d{4})(?!\\d|:\\d))?`,
  'iy',
);
const DAY_MONTH = new RegExp(
  `${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th|\\.|º)?[ \\t-](?:of[ \\t]|de[ \\t])?(${MONTHS.pattern})\\.?(?![a-zà-ÿ])(?:,?(?:[ \\t-]|[ \\t]de[ \\t])(\\d{4}|\\d{2}(?=\\b(?!:\\d)))(?!\\d|:\\d))?`,
  'iy',
);

/** The date that begins right at `at`, or null. Linear in the length of the date. */
export function scanDate(text: string, at: number): WrittenDate | null {
  return isDigit(text, at) ? (scanNumeric(text, at) ?? scanNamed(text, at)) : scanNamed(text, at);
}

function scanNumeric(text: string, at: number): WrittenDate | null {
  const iso = match(ISO, text, at) ?? null;
  if (iso) return written(at, iso[0], Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const compact = match(COMPACT, text, at);
  if (compact)
    return written(at, compact[0], Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const cjk = match(CJK, text, at);
  if (cjk)
    return written(at, cjk[0], cjk[1] ? Number(cjk[1]) : null, Number(cjk[2]), Number(cjk[3]));
  const numeric = match(NUMERIC, text, at);
  if (numeric) {
    const year = Number(numeric[4]) < 100 ? 2000 + Number(numeric[4]) : Number(numeric[4]);
    if (numeric[4]?.length === 2 && numeric[2] === '.') return null;
    return ordered(
      at,
      numeric[0],
      year,
      Number(numeric[1]),
      Number(numeric[3]),
      numeric[2] === '.',
    );
  }
  const short = match(SHORT, text, at);
  // `03-26 23:04` is ISO without its year; `3/26 23:04` may be either order.
  if (short?.[2] === '-') return written(at, short[0], null, Number(short[1]), Number(short[3]));
  if (short) return ordered(at, short[0], null, Number(short[1]), Number(short[3]), false);
  return null;
}

function scanNamed(text: string, at: number): WrittenDate | null {
  const monthFirst = match(MONTH_DAY, text, at);
  if (monthFirst) {
    return written(
      at,
      monthFirst[0],
      optional(monthFirst[3]),
      monthOf(monthFirst[1]),
      Number(monthFirst[2]),
    );
  }
  const dayFirst = match(DAY_MONTH, text, at);
  if (!dayFirst) return null;
  const year = optional(dayFirst[3]);
  const full = year !== null && year < 100 ? 2000 + year : year;
  return written(at, dayFirst[0], full, monthOf(dayFirst[2]), Number(dayFirst[1]));
}

function ordered(
  at: number,
  text: string,
  year: number | null,
  a: number,
  b: number,
  dayFirst: boolean,
): WrittenDate | null {
  if ((a > 12 && b > 12) || a === 0 || b === 0 || a > 31 || b > 31) return null;
  if (dayFirst || a > 12 || a === b) return written(at, text, year, b, a);
  if (b > 12) return written(at, text, year, a, b);
  return {
    from: at,
    to: at + text.length,
    year,
    month: b,
    day: a,
    order: 'unknown',
    problem: null,
  };
}

function written(
  at: number,
  text: string,
  year: number | null,
  month: number,
  day: number,
): WrittenDate | null {
  if (year !== null && (year < 1970 || year > 2199)) {
    return {
      from: at,
      to: at + text.length,
      year,
      month,
      day,
      order: 'known',
      problem: `there was no incident in the year ${year}`,
    };
  }
  const problem =
    month < 1 || month > 12
      ? `there is no month ${month}`
      : day < 1 || day > daysIn(year, month)
        ? `that month has ${daysIn(year, month)} days`
        : null;
  return { from: at, to: at + text.length, year, month, day, order: 'known', problem };
}

/**
 * How the document orders day and month, by its own dates; `usual` when none of them tells, null
 * when they disagree.
 */
export function inferOrder(text: string, usual: DateOrder | null): DateOrder | null {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const found of text.matchAll(/(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2\d{4}(?![\d/-])/g)) {
    if (Number(found[1]) > 12 && Number(found[3]) <= 12) dayFirst++;
    else if (Number(found[3]) > 12 && Number(found[1]) <= 12) monthFirst++;
  }
  if (dayFirst > 0 && monthFirst > 0) return null;
  return dayFirst > 0 ? 'day-month' : monthFirst > 0 ? 'month-day' : usual;
}

/** The date with its open questions answered, or null when one stays open or the date cannot be. */
export function resolveDate(
  date: WrittenDate,
  order: DateOrder | null,
  year: number | null,
): Temporal.PlainDate | null {
  const inYear = date.year ?? year;
  if (date.problem !== null || inYear === null) return null;
  if (date.order === 'unknown' && order === null) return null;
  const swap = date.order === 'unknown' && order === 'month-day';
  const month = swap ? date.day : date.month;
  const day = swap ? date.month : date.day;
  if (month > 12 || day > daysIn(inYear, month)) return null;
  return new Temporal.PlainDate(inYear, month, day);
}

const daysIn = (year: number | null, month: number): number =>
  month === 2 ? (year === null || isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const monthOf = (name: string | undefined): number =>
  MONTHS.numbers.get((name ?? '').toLowerCase()) ?? 0;

const optional = (digits: string | undefined): number | null =>
  digits === undefined ? null : Number(digits);

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
};

/** The day of an ISO date such as `2025-08-22`; null for anything else, a day that cannot be among it. */
export function isoDate(text: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}
