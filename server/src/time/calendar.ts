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
  /** The last of several days: 11 of `Nov 9-11, 2026`; else null. */
  readonly lastDay: number | null;
  /** Set for a date that cannot be, such as 2025-02-30. */
  readonly problem: string | null;
}

/** How `a/b/year` is read. */
export type DateOrder = 'day-month' | 'month-day';

/** What is known of the place of a date. */
export interface DatePlace {
  /** Its cell or line is one of dates: `13/07` is a day there. */
  readonly sure: boolean;
}

const ANYWHERE: DatePlace = { sure: false };

const WEEKDAY = `(?:(?:on[ \\t])?(?:${WEEKDAYS})\\.?,?[ \\t]{1,2}(?:the[ \\t])?)?`;
const ORDINAL = '(?:st|nd|rd|th|er|\\.|º|ª)?';
const DASH = '[ \\t]?(?:[-–—/]|to|bis|au|al|a|até)[ \\t]?';
/** Behind a day and a month: a year, but not the hours of a clock. */
const YEAR = '(\\d{4})(?!\\d|:\\d)(?:[ \\t]?г(?:\\.|ода?)?(?!\\p{L}))?';
/** A clock comes next, perhaps hedged: only then is `3/26` a date. */
const BEFORE_CLOCK = '(?=,?[ \\t]{1,3}[~≈]?[ \\t]?\\d{1,2}(?:[:.]\\d{2}|[hH]\\d{2}|[ \\t]?[ap]m))';

/** `Fri, 2025-03-14`: before a date in digits that has its year. */
const WEEKDAY_BEFORE = new RegExp(`(?:${WEEKDAYS})\\.?,?[ \\t]{1,2}(?=\\d)`, 'iuy');
const ISO = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const SPACED = /(\d{4})\.[ \t](\d{1,2})\.[ \t](\d{1,2})\.?(?!\d)/y;
const COMPACT = /(20\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?=T\d)/y;
const NUMERIC = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d|:\d|\.\d)/y;
const SHORT = new RegExp(`(\\d{1,2})([-/])(\\d{1,2})${BEFORE_CLOCK}`, 'iy');
const DOTTED = new RegExp(`(\\d{1,2})\\.(\\d{1,2})\\.${BEFORE_CLOCK}`, 'iy');
/** Alone in a place of dates. */
const SHORT_ALONE = /(\d{1,2})([-/.])(\d{1,2})\.?(?=[ \t]*(?:$|[,;:：)\]–—-]))/y;
const CJK =
  /(?:(\d{4})[年년][ \t]?)?(\d{1,2})[月월][ \t]?(\d{1,2})[日일号號]?(?:\s?(?:[（(][月火水木金土日一二三四五六월화수목금토일][)）]|[月火水木金土日]曜日?|(?:星期|周)[一二三四五六日天]|[월화수목금토일]요일))?/y;
const MONTH_DAYS = new RegExp(
  `${WEEKDAY}(${MONTHS.pattern})\\.?[ \\t]{1,2}(\\d{1,2})${ORDINAL}${DASH}(\\d{1,2})(?!\\d|:\\d)${ORDINAL}(?![\\d:])(?:,?[ \\t]{1,2}${YEAR})?`,
  'iuy',
);
const MONTH_DAY = new RegExp(
  `${WEEKDAY}(${MONTHS.pattern})\\.?(?:[ \\t]{1,2}|-)(\\d{1,2})(?!\\d|:\\d)${ORDINAL}(?:(?:,?[ \\t]{1,2}|-)${YEAR})?`,
  'iuy',
);
const DAYS_MONTH = new RegExp(
  `${WEEKDAY}(\\d{1,2})${ORDINAL}${DASH}(\\d{1,2})${ORDINAL}[ \\t-](?:of[ \\t]|de[ \\t])?(${MONTHS.pattern})\\.?(?!\\p{L})(?:,?(?:[ \\t-]|[ \\t]de[ \\t])${YEAR})?`,
  'iuy',
);
const DAY_MONTH = new RegExp(
  `${WEEKDAY}(\\d{1,2})${ORDINAL}[ \\t-](?:of[ \\t]|de[ \\t])?(${MONTHS.pattern}|(?<=[ \\t]de[ \\t])(?:${MONTHS.dotted})|(?:${MONTHS.undotted})(?=\\.?[ \\t-](?:de[ \\t])?(?:19|20)\\d{2}(?!\\d|:\\d)))\\.?(?!\\p{L})(?:,?(?:[ \\t-]|[ \\t]de[ \\t])(\\d{4}|\\d{2}(?=\\b(?!:\\d)))(?!\\d|:\\d)(?:[ \\t]?г(?:\\.|ода?)?(?!\\p{L}))?)?`,
  'iuy',
);

/** What a date begins with that does not begin with a digit. */
const NAME = new RegExp(`(?:on[ \\t])?(?:${WEEKDAYS}|${MONTHS.pattern})`, 'iuy');

/** The date that begins right at `at`, or null. Linear in the length of the date. */
export function scanDate(
  text: string,
  at: number,
  place: DatePlace = ANYWHERE,
): WrittenDate | null {
  if (isDigit(text, at)) return scanNumeric(text, at, place) ?? scanDayFirst(text, at);
  if (!match(NAME, text, at)) return null;
  const weekday = match(WEEKDAY_BEFORE, text, at);
  const numeric = weekday ? scanNumeric(text, at + weekday[0].length, place) : null;
  return numeric?.year == null ? scanNamed(text, at) : { ...numeric, from: at };
}

function scanNumeric(text: string, at: number, { sure }: DatePlace): WrittenDate | null {
  const iso = match(ISO, text, at);
  if (iso) return written(at, iso[0], { year: iso[1], month: iso[3], day: iso[4] });
  const three = match(SPACED, text, at) ?? match(COMPACT, text, at) ?? match(CJK, text, at);
  if (three) return written(at, three[0], { year: three[1], month: three[2], day: three[3] });
  const numeric = match(NUMERIC, text, at);
  if (numeric) return fullNumeric(at, numeric);
  const short = match(SHORT, text, at);
  // `03-26 23:04` is ISO without its year; `3/26 23:04` may be either order.
  if (short?.[2] === '-') return written(at, short[0], { month: short[1], day: short[3] });
  if (short) return ordered(at, short[0], null, Number(short[1]), Number(short[3]), false);
  const dotted = match(DOTTED, text, at);
  if (dotted) return ordered(at, dotted[0], null, Number(dotted[1]), Number(dotted[2]), true);
  const alone = sure ? match(SHORT_ALONE, text, at) : null;
  if (!alone) return null;
  if (alone[2] === '-') return written(at, alone[0], { month: alone[1], day: alone[3] });
  return ordered(at, alone[0], null, Number(alone[1]), Number(alone[3]), alone[2] === '.');
}

function fullNumeric(at: number, found: RegExpExecArray): WrittenDate | null {
  const [whole, a = '', sign, b = '', end = ''] = found;
  // `10.0.24` is a version; `05.03.24` is how German writes a day.
  if (sign === '.' && end.length === 2 && (a.length < 2 || b.length < 2)) return null;
  const year = end.length === 2 ? 2000 + Number(end) : Number(end);
  return ordered(at, whole, year, Number(a), Number(b), sign === '.');
}

function scanNamed(text: string, at: number): WrittenDate | null {
  const months = match(MONTH_DAYS, text, at);
  if (months && ascend(months[2], months[3]))
    return written(at, months[0], named(months[4], months[1], months[2], months[3]));
  const days = scanDays(text, at);
  if (days) return days;
  const monthFirst = match(MONTH_DAY, text, at);
  if (monthFirst)
    return written(at, monthFirst[0], named(monthFirst[3], monthFirst[1], monthFirst[2]));
  return scanDay(text, at);
}

/** A named date that begins with a digit. */
const scanDayFirst = (text: string, at: number): WrittenDate | null =>
  scanDays(text, at) ?? scanDay(text, at);

function scanDays(text: string, at: number): WrittenDate | null {
  const days = match(DAYS_MONTH, text, at);
  return days && ascend(days[1], days[2])
    ? written(at, days[0], named(days[4], days[3], days[1], days[2]))
    : null;
}

function scanDay(text: string, at: number): WrittenDate | null {
  const day = match(DAY_MONTH, text, at);
  if (!day) return null;
  const year = day[3]?.length === 2 ? `20${day[3]}` : day[3];
  return written(at, day[0], named(year, day[2], day[1]));
}

const ascend = (first: string | undefined, last: string | undefined): boolean =>
  Number(first) < Number(last) && Number(last) <= 31;

interface DateParts {
  readonly year?: string | undefined;
  readonly month: string | undefined;
  readonly day: string | undefined;
  readonly lastDay?: string | undefined;
}

const named = (
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  lastDay?: string,
): DateParts => ({ year, month: String(monthOf(month)), day, lastDay });

function ordered(
  at: number,
  text: string,
  year: number | null,
  a: number,
  b: number,
  dayFirst: boolean,
): WrittenDate | null {
  if ((a > 12 && b > 12) || a === 0 || b === 0 || a > 31 || b > 31) return null;
  const parts = (month: number, day: number): DateParts => ({
    year: year === null ? undefined : String(year),
    month: String(month),
    day: String(day),
  });
  if (a > 12 || a === b || (dayFirst && b <= 12)) return written(at, text, parts(b, a));
  if (b > 12) return dayFirst ? null : written(at, text, parts(a, b));
  return { ...written(at, text, parts(b, a)), order: 'unknown' };
}

function written(at: number, text: string, parts: DateParts): WrittenDate {
  const year = parts.year === undefined ? null : Number(parts.year);
  const month = Number(parts.month);
  const day = Number(parts.day);
  return {
    from: at,
    to: at + text.length,
    year,
    month,
    day,
    order: 'known',
    lastDay: parts.lastDay === undefined ? null : Number(parts.lastDay),
    problem: problemOf(year, month, day === 0 ? 0 : Math.max(day, Number(parts.lastDay ?? 0))),
  };
}

/** Why there is no such day; null when there is. */
function problemOf(year: number | null, month: number, day: number): string | null {
  if (year !== null && (year < 1970 || year > 2199))
    return `there was no incident in the year ${year}`;
  if (month < 1 || month > 12) return `there is no month ${month}`;
  const days = daysIn(year, month);
  return day < 1 || day > days ? `that month has ${days} days` : null;
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
