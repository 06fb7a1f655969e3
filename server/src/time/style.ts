import type { Temporal } from 'temporal-polyfill';
import type { DateOrder } from './calendar';
import { formatClock } from './format';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const weekdayName = (date: Temporal.PlainDate): string => WEEKDAYS[date.dayOfWeek - 1] ?? '';

/** A date written as `sample` is: `2025-08-25`, `25.08.2025`, `Aug 25, 2025`, `2025年8月25日` … ISO without one. */
export function dateLike(
  date: Temporal.PlainDate,
  sample: string | null,
  order: DateOrder | null,
): string {
  const { year, month, day } = date;
  const text = sample?.trim() ?? '';
  // A part of one digit shows that none is filled up.
  const digits = /(?<!\d)\d[./-]/.test(text) ? 1 : 2;
  const two = (value: number): string => String(value).padStart(digits, '0');
  const name = (like: string): string => {
    const full = MONTHS[month - 1] ?? '';
    return like.replace('.', '').length > 3 && like !== 'Sept' ? full : full.slice(0, 3);
  };
  if (/^\d{4}年/.test(text)) return `${year}年${month}月${day}日`;
  if (/^\d{4}\/\d/.test(text)) return `${year}/${two(month)}/${two(day)}`;
  if (/^\d{1,2}\.\d{1,2}\.\d{4}/.test(text)) return `${two(day)}.${two(month)}.${year}`;
  const numeric = /^(\d{1,2})([/-])(\d{1,2})\2\d{4}/.exec(text);
  if (numeric?.[2] && (order !== null || Number(numeric[1]) > 12 || Number(numeric[3]) > 12)) {
    const monthFirst = order === 'month-day' || Number(numeric[3]) > 12;
    return [monthFirst ? two(month) : two(day), monthFirst ? two(day) : two(month), year].join(
      numeric[2],
    );
  }
  const english = /^([A-Z][a-z]{2,8}\.?) \d{1,2}(?:st|nd|rd|th)?(,?) \d{4}/.exec(text);
  if (english) return `${name(english[1] ?? '')} ${day}${english[2]} ${year}`;
  const british = /^\d{1,2}(?:st|nd|rd|th)? ([A-Z][a-z]{2,8}\.?) \d{4}/.exec(text);
  if (british) return `${day} ${name(british[1] ?? '')} ${year}`;
  return date.toString();
}

/** A time written as `sample` is: `14:30`, `14:30:00`, `2:30 PM`, `2:30pm`, `2:30p`, `1430`; `14:30` without one. */
export function clockLike(time: Temporal.PlainTime, sample: string | null): string {
  const text = sample?.trim() ?? '';
  const half = /^(\d{1,2}):\d{2}(?::\d{2})?(\s?)([AaPp])(?:\.?([Mm])|$)/.exec(text);
  const minute = String(time.minute).padStart(2, '0');
  if (half) {
    const letter = time.hour < 12 ? 'a' : 'p';
    const whole = half[4] === undefined ? letter : `${letter}m`;
    const suffix = half[3] === half[3]?.toUpperCase() ? whole.toUpperCase() : whole;
    const second = /^\d{1,2}:\d{2}:/.test(text) ? `:${String(time.second).padStart(2, '0')}` : '';
    return `${time.hour % 12 === 0 ? 12 : time.hour % 12}:${minute}${second}${half[2] ?? ''}${suffix}`;
  }
  if (/^\d{1,2}:\d{2}:\d{2}/.test(text))
    return `${String(time.hour).padStart(2, '0')}:${minute}:${String(time.second).padStart(2, '0')}`;
  return formatClock(time).slice(0, 5);
}

/** The next day on which people work: Monday to Friday. */
export function workingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.dayOfWeek > 5 ? date.add({ days: 8 - date.dayOfWeek }) : date;
}
