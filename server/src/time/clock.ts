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
  /** The hour or the minute is left open on purpose: `14:XX`. */
  readonly open: boolean;
}

/** What is known of the place of a clock. */
export interface ClockPlace {
  /** A date stands right before it, or its cell is one of times: `11.50` and `1430` are times there. */
  readonly sure: boolean;
}

interface Parts {
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
  readonly nanos?: number;
  /** `am` or `pm`, from whatever word. */
  readonly half?: 'am' | 'pm' | undefined;
  readonly precision: number;
  readonly open?: boolean;
}

type Form = readonly [
  pattern: RegExp,
  read: (match: RegExpExecArray) => Parts,
  /** Only where a clock is expected. */
  sure?: true,
];

/** `pm` may stand apart; a bare letter only where it touches the minutes: `10:00 a node` is no AM. */
const MERIDIEM = "(?:[ \\t]?([ap])\\.?m\\.?(?!\\p{L})|([ap])(?![\\p{L}\\p{N}.']))?";
/** Words for the half of the day that stand before the hour. */
const HALVES = '午前|午後|上午|下午|早上|凌晨|晚上|오전|오후|[ap]m(?=[ \\t]\\d)';
/** What is said behind a clock and adds nothing. */
const HOUR_WORD =
  '(?:[ \\t]?(?:uhr|heures?|horas|hrs?|hours?|h|ч)\\b\\.?|[ \\t]noon\\b|[ \\t]midnight\\b)?';

const FORMS: readonly Form[] = [
  // 14:30, 2:30 pm, 9:06a, 14:30:05.123, 午後2:30, PM 2:30
  [
    new RegExp(
      `(?:(${HALVES})[ \\t]?)?(\\d{1,2})[:：](\\d{2})(?:[:：](\\d{2})(?:[.,](\\d{1,9}))?)?(?!\\d|[:：]\\d)${MERIDIEM}${HOUR_WORD}`,
      'iuy',
    ),
    ([, before, hour, minute, second, fraction, apart, touching]) => ({
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second ?? 0),
      nanos: Number((fraction ?? '').padEnd(9, '0') || '0'),
      half: halfOf(before ?? apart ?? touching),
      precision: fraction !== undefined ? 1 / 60000 : second !== undefined ? 1 / 60 : 1,
    }),
  ],
  // 23:XX, 14:3x
  [
    /(\d{1,2}):(?:([0-5])?[xX?]{1,2})(?![\p{L}\p{N}])/uy,
    ([, hour, ten]) => ({
      hour: Number(hour),
      minute: ten === undefined ? 0 : Number(ten) * 10,
      precision: ten === undefined ? 60 : 10,
      open: true,
    }),
  ],
  // 2 pm, 11am, 11.50am
  [
    new RegExp(`(\\d{1,2})(?:\\.([0-5]\\d))?[ \\t]?([ap])\\.?m\\.?(?!\\p{L})`, 'iuy'),
    ([, hour, minute, letter]) => ({
      hour: Number(hour),
      minute: Number(minute ?? 0),
      half: halfOf(letter),
      precision: minute === undefined ? 60 : 1,
    }),
  ],
  // 14.25 Uhr, 15 Uhr, 15 Uhr 30
  [
    /(\d{1,2})(?:\.([0-5]\d))?[ \t]?uhr\b(?:[ \t]([0-5]\d)(?![\d:.%]))?/iuy,
    ([, hour, minute, behind]) => ({
      hour: Number(hour),
      minute: Number(minute ?? behind ?? 0),
      precision: minute === undefined && behind === undefined ? 60 : 1,
    }),
  ],
  // 14h10, 15 h 30; `26h10` is a length
  [
    /([01]?\d|2[0-4])[ \t]?h[ \t]?([0-5]\d)(?![\p{N}])(?!(?:[ \t]?[hms]\b))/iuy,
    ([, hour, minute]) => ({ hour: Number(hour), minute: Number(minute), precision: 1 }),
  ],
  // 1430Z, 1430 UTC, 1430 hrs
  [
    /([01]\d|2[0-3])([0-5]\d)(?=(?:Z|[ \t]?(?:UTC|GMT|hrs|hours|CET|CEST|PST|PDT|EST|EDT|JST|IST|KST)\b))(?:[ \t]?(?:hrs|hours)\b)?/y,
    ([, hour, minute]) => ({ hour: Number(hour), minute: Number(minute), precision: 1 }),
  ],
  // 午後2時30分, 14点半, 오후 2시 30분
  [
    new RegExp(
      `(?:(${HALVES})[ \\t]?)?(\\d{1,2})[ \\t]?[時时點点시](?:[ \\t]?(?:(\\d{1,2})[ \\t]?[分분]|(半|반)))?(?:[ \\t]?(\\d{1,2})[ \\t]?[秒초])?`,
      'uy',
    ),
    ([, before, hour, minute, middle, second]) => ({
      hour: Number(hour),
      minute: middle === undefined ? Number(minute ?? 0) : 30,
      second: Number(second ?? 0),
      half: halfOf(before),
      precision:
        second !== undefined ? 1 / 60 : minute === undefined && middle === undefined ? 60 : 1,
    }),
  ],
  // noon, midnight
  [
    /(?:12[ \t])?(?:(noon|mittags?|midi|mediodía|meio-dia|正午)|(midnight|mitternacht|minuit|medianoche|meia-noite))(?!\p{L})/iuy,
    ([, noon]) => ({ hour: noon === undefined ? 0 : 12, minute: 0, precision: 60 }),
  ],
  // 11.50
  [
    /([01]?\d|2[0-3])\.([0-5]\d)(?![\d.%])(?!,\d)/y,
    ([, hour, minute]) => ({ hour: Number(hour), minute: Number(minute), precision: 1 }),
    true,
  ],
  // 1430, but no year
  [
    /(?!20[0-5]\d)([01]\d|2[0-3])([0-5]\d)(?![\d.,:%/-])/y,
    ([, hour, minute]) => ({ hour: Number(hour), minute: Number(minute), precision: 1 }),
    true,
  ],
];

const ANYWHERE: ClockPlace = { sure: false };

/** The time of day that begins right at `at`, or null. Ports, ratios and versions are the caller's to tell apart. */
export function scanClock(
  text: string,
  at: number,
  place: ClockPlace = ANYWHERE,
): WrittenClock | null {
  for (const [pattern, read, sure] of FORMS) {
    if (sure && !place.sure) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return clockOf(at, match[0].trimEnd(), read(match));
  }
  return null;
}

const halfOf = (word: string | undefined): 'am' | 'pm' | undefined =>
  word === undefined ? undefined : /^(?:p|午後|下午|晚上|오후)/i.test(word) ? 'pm' : 'am';

function clockOf(at: number, text: string, parts: Parts): WrittenClock {
  const { hour, minute, second = 0, nanos = 0, half, precision, open = false } = parts;
  const base = { from: at, to: at + text.length, precision, open };
  if (hour === 24 && minute === 0 && second === 0 && half === undefined && !open)
    return { ...base, time: MIDNIGHT, endOfDay: true, problem: null };
  const impossible = impossibility(parts);
  if (impossible !== null) return { ...base, time: null, endOfDay: false, problem: impossible };
  const hours = half === 'pm' && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour;
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
  return { ...base, time, endOfDay: false, problem: contradiction(parts) };
}

/** Why there is no such time; null when there is. */
function impossibility({ hour, minute, second = 0 }: Parts): string | null {
  if (hour > 24) return `there is no hour ${hour}`;
  if (hour === 24) return 'the day ends at 24:00';
  if (minute > 59) return 'an hour has 60 minutes';
  return second > 60 ? 'a minute has 60 seconds' : null;
}

/** `13:55 PM`: the hour says it already. `0:30 am` is what some clocks show for half past midnight. */
function contradiction({ hour, minute, half }: Parts): string | null {
  if (half === undefined || (hour <= 12 && hour > 0) || (hour === 0 && half === 'am')) return null;
  const clock = `${hour}:${String(minute).padStart(2, '0')}`;
  return `${clock} is a 24-hour time, so ${half.toUpperCase()} cannot stand after it`;
}

/** Documents repeat the 1,440 times of a day; making each of them anew costs more than reading it. */
const minuteOfDay = memo(
  (minute: number) => new Temporal.PlainTime(Math.floor(minute / 60), minute % 60),
  1440,
);

const MIDNIGHT = minuteOfDay(0);
