import { Temporal } from 'temporal-polyfill';
import { memo } from '../text/memo';

/** A time of day as written. Offsets into the text that was scanned. */
export interface WrittenClock {
  readonly from: number;
  readonly to: number;
  /** Null when no time can be made of it. */
  readonly time: Temporal.PlainTime | null;
  /** True for `24:00`: the midnight that ends the day. */
  readonly endOfDay: boolean;
  /** In minutes, see `WrittenPoint.precision`. */
  readonly precision: number;
  /** What is wrong with it: `25:10`, `13:55 PM`. `time` is still the likely one where there is one. */
  readonly problem: string | null;
}

const COLON =
  /(\d{1,2})[:：](\d{2})(?:[:：](\d{2})(?:[.,](\d{1,9}))?)?(?!\d|[:：]\d)[ \t]?([ap]\.?m\.?(?![a-z]))?/iy;
const MERIDIEM_ONLY = /(\d{1,2})[ \t]?([ap]\.?m\.?(?![a-z]))/iy;
const FRENCH = /(\d{1,2})h(\d{2})(?![\dhms])/y;
const DIGITS =
  /([01]\d|2[0-3])([0-5]\d)(?=(?:Z|[ \t]?(?:UTC|GMT|hrs|hours|CET|CEST|PST|PDT|EST|EDT|JST)\b))/y;
const CJK = /(午前|午後)?(\d{1,2})時(?:(\d{1,2})分)?/y;

/** The time of day that begins right at `at`, or null. Ports, ratios and versions are the caller's to tell apart. */
export function scanClock(text: string, at: number): WrittenClock | null {
  const colon = exec(COLON, text, at);
  if (colon) {
    const [whole, hour, minute, second, fraction, meridiem] = colon;
    const seconds = second === undefined ? 0 : Number(second);
    const nanos = Number((fraction ?? '').padEnd(9, '0') || '0');
    const precision = fraction !== undefined ? 1 / 60000 : second !== undefined ? 1 / 60 : 1;
    return clock(
      at,
      whole.trimEnd(),
      Number(hour),
      Number(minute),
      seconds,
      nanos,
      meridiem,
      precision,
    );
  }
  const whole = exec(MERIDIEM_ONLY, text, at);
  if (whole) return clock(at, whole[0], Number(whole[1]), 0, 0, 0, whole[2], 60);
  const french = exec(FRENCH, text, at);
  if (french) return clock(at, french[0], Number(french[1]), Number(french[2]), 0, 0, undefined, 1);
  const digits = exec(DIGITS, text, at);
  if (digits) return clock(at, digits[0], Number(digits[1]), Number(digits[2]), 0, 0, undefined, 1);
  const cjk = exec(CJK, text, at);
  if (!cjk) return null;
  const meridiem = cjk[1] === '午後' ? 'pm' : cjk[1] === '午前' ? 'am' : undefined;
  return clock(at, cjk[0], Number(cjk[2]), Number(cjk[3] ?? 0), 0, 0, meridiem, cjk[3] ? 1 : 60);
}

function clock(
  at: number,
  text: string,
  hour: number,
  minute: number,
  second: number,
  nanos: number,
  meridiem: string | undefined,
  precision: number,
): WrittenClock {
  const base = { from: at, to: at + text.length, precision };
  if (hour === 24 && minute === 0 && second === 0 && meridiem === undefined) {
    return { ...base, time: Temporal.PlainTime.from('00:00'), endOfDay: true, problem: null };
  }
  const impossible =
    hour > 24
      ? `there is no hour ${hour}`
      : hour === 24
        ? 'the day ends at 24:00'
        : minute > 59
          ? `an hour has 60 minutes`
          : second > 60
            ? 'a minute has 60 seconds'
            : null;
  if (impossible !== null) return { ...base, time: null, endOfDay: false, problem: impossible };
  const pm = meridiem !== undefined && /^p/i.test(meridiem);
  const am = meridiem !== undefined && !pm;
  let problem: string | null = null;
  let hours = hour;
  if (meridiem !== undefined) {
    if (hour > 12 || hour === 0) {
      if (!(hour === 0 && am))
        problem = `${hour}:${String(minute).padStart(2, '0')} is a 24-hour time, so ${pm ? 'PM' : 'AM'} cannot stand after it`;
    } else if (pm && hour < 12) hours = hour + 12;
    else if (am && hour === 12) hours = 0;
  }
  const time =
    second === 0 && nanos === 0
      ? minuteOfDay(hours * 60 + minute)
      : new Temporal.PlainTime(
          hours,
          minute,
          Math.min(second, 59),
          Math.floor(nanos / 1e6),
          Math.floor(nanos / 1e3) % 1000,
          nanos % 1000,
        );
  return { ...base, time, endOfDay: false, problem };
}

/** Documents repeat the 1,440 times of a day; making each of them anew costs more than reading it. */
const minuteOfDay = memo(
  (minute: number) => new Temporal.PlainTime(Math.floor(minute / 60), minute % 60),
  1440,
);

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
