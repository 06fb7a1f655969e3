import { asciiDigits } from '../text/digits';
import { scanDate, type WrittenDate } from './calendar';
import { scanClock, type WrittenClock } from './clock';
import { scanZone, type ScannedZone } from './zone';

/** One point in time as written: a date, a time of day, or both. Offsets into the scanned text. */
export interface ScannedPoint {
  readonly from: number;
  readonly to: number;
  readonly date: WrittenDate | null;
  readonly clock: WrittenClock | null;
  readonly zone: ScannedZone | null;
}

/** What stands in a time position: a point, a range, or a sign that the time is not known. */
export interface ScannedWhen {
  readonly from: number;
  readonly to: number;
  readonly start: ScannedPoint | null;
  readonly end: ScannedPoint | null;
  readonly approximate: boolean;
  /** `T+5m`: minutes after the start, else null. `start` is null then. */
  readonly offset: number | null;
  /** `--:--`, `??`, `TBD`: a time that somebody knows to be missing. `start` is null then. */
  readonly unknown: boolean;
}

const LEAD =
  /[ \t]*(?:[[(【][ \t]*)?(?:(?:at|on|from|since)[ \t]+)?(~|≈|約|circa[ \t]|ca?\.[ \t]?|about[ \t]|around[ \t]|approx(?:imately|\.)?[ \t]|by[ \t]|before[ \t]|after[ \t]|(?:early|late|mid)?-?[ \t]?(?:morning|afternoon|evening|night)(?:[ \t]of)?[ \t,]|early[ \t]|late[ \t])?[ \t]*/iy;
const UNKNOWN =
  /(?:--:--|-{2,3}|\?{1,2}:\?{1,2}|\?{1,3}|xx:xx|hh:mm|tbd|tbc|unknown(?:[ \t](?:date|time))?|n\/a|—|–)(?!\w)/iy;
const OFFSET =
  /T[ \t]?(?:([+-])[ \t]?(\d{1,4})(?::(\d{2}))?(?::\d{2})?[ \t]?(?:(d|days?|h|hours?|hrs?|m|min|mins|minutes?|s|sec|seconds?)(?:[ \t]?(\d{1,2})[ \t]?(m|min))?)?|0)(?!\w)/y;
const PLUS = /\+(\d{1,4})(?::(\d{2}))?[ \t]?(h|m|min|s)?(?![\w:])/y;
const DATE_TO_CLOCK =
  /(?:T|[ \t]{0,9}(?:[,:：][ \t]{0,3})?(?:(?:at[ \t]|@|[-–—][ \t]|\()[ \t]{0,3})?(?:(?:~|≈|約|circa[ \t]|ca?\.|about[ \t]|around[ \t]|approx(?:imately|\.)?[ \t])[ \t]{0,3})?)(?=\d|午)/iy;
const HEDGED = /[~≈約]|\bc(?:irc)?a\b|\bca?\.|\babout\b|\baround\b|\bapprox/i;
const CLOCK_TO_DATE = /[ \t]{0,9}(?:,[ \t]{0,3})?(?:(?:on[ \t]|\()[ \t]{0,3})?/iy;
const RANGE =
  /[ \t]*(?:-|–|—|〜|～|~|→|->|to\b|until\b|till\b|through\b|bis\b)[ \t]*(?:approx\.?|around|about|~)?[ \t]*/iy;
const ISH = /ish\b/iy;
const SECOND_ZONE =
  /[ \t]?[(/][ \t]?\d{1,2}:\d{2}(?::\d{2})?[ \t]?(?:[ap]m)?(?:[ \t]?[A-Z]{2,5})?[ \t]?\)?/iy;
const CLOSE = /[ \t]?[\])】]/y;

/**
 * Reads what a person wrote where a time belongs, beginning at `at` (white space, an opening bracket
 * and words such as `about` may come first). Null when no time, date, offset or mark of an unknown
 * time is there.
 */
export function scanWhen(written: string, at = 0): ScannedWhen | null {
  const text = asciiDigits(written);
  const lead = exec(LEAD, text, at);
  const from = at + (lead?.[0].length ?? 0);
  const hedged = lead?.[1] !== undefined;
  const opened = lead !== null && /[[(【]/.test(lead[0]);
  const offset = scanOffset(text, from);
  if (offset)
    return {
      from,
      to: closed(text, offset.to, opened),
      start: null,
      end: null,
      approximate: hedged,
      offset: offset.minutes,
      unknown: false,
    };
  const first = scanPoint(text, from);
  if (!first) {
    const unknown = exec(UNKNOWN, text, from);
    if (!unknown) return null;
    return {
      from,
      to: closed(text, from + unknown[0].length, opened),
      start: null,
      end: null,
      approximate: hedged,
      offset: null,
      unknown: true,
    };
  }
  const ish = first.clock ? exec(ISH, text, first.to) : null;
  let to = first.to + (ish?.[0].length ?? 0);
  const end = scanEnd(text, to, first);
  if (end) to = end.to;
  else {
    const second = first.clock ? exec(SECOND_ZONE, text, to) : null;
    if (second) to += second[0].length;
  }
  to = closed(text, to, opened);
  // The zone may stand outside the bracket: `[14:30] UTC`.
  const start = end && !first.zone && end.zone && end.clock ? { ...first, zone: end.zone } : first;
  return {
    from,
    to,
    start,
    end,
    approximate: hedged || ish !== null || hedgedClock(text, first),
    offset: null,
    unknown: false,
  };
}

/** `2025-08-22 ~14:30`: what stands between the date and its time says that it is not exact. */
const hedgedClock = (text: string, { date, clock }: ScannedPoint): boolean =>
  date !== null &&
  clock !== null &&
  date.to < clock.from &&
  HEDGED.test(text.slice(date.to, clock.from));

/** A date, a time or both right at `at`; nothing before it. */
function scanPoint(text: string, at: number): ScannedPoint | null {
  const date = scanDate(text, at);
  if (date) {
    const gap = exec(DATE_TO_CLOCK, text, date.to);
    const clock = gap ? scanClock(text, date.to + gap[0].length) : null;
    if (!clock) {
      const zone = /^[ \t]?(?:UTC|GMT|[A-Z]{3,4})\b/.test(text.slice(date.to, date.to + 8))
        ? scanZone(text, date.to)
        : null;
      return { from: at, to: zone?.to ?? date.to, date, clock: null, zone };
    }
    const zone = scanZone(text, clock.to);
    return { from: at, to: zone?.to ?? clock.to, date, clock, zone };
  }
  const clock = scanClock(text, at);
  if (!clock) return null;
  // `13:30-13:45` has no date that an offset could belong to: it is a range.
  const zone = /^-\d/.test(text.slice(clock.to, clock.to + 2)) ? null : scanZone(text, clock.to);
  const after = zone?.to ?? clock.to;
  const gap = exec(CLOCK_TO_DATE, text, after);
  const later = gap && gap[0] !== '' ? scanDate(text, after + gap[0].length) : null;
  // `14:30 12.3.2025`, but never a bare number: a date after the time is named or has its year.
  if (later && (later.year !== null || /[a-z月]/i.test(text.slice(later.from, later.to)))) {
    return {
      from: at,
      to: closed(text, later.to, gap?.[0].includes('(') ?? false),
      date: later,
      clock,
      zone,
    };
  }
  return { from: at, to: after, date: null, clock, zone };
}

function scanEnd(text: string, at: number, start: ScannedPoint): ScannedPoint | null {
  const gap = exec(RANGE, text, at);
  if (!gap || gap[0] === '') return null;
  const end = scanPoint(text, at + gap[0].length);
  if (!end) return null;
  // `14:30 - 2025-08-22` is a time and its date, not a range.
  if (start.clock && !end.clock) return null;
  if (!start.clock && end.clock && !end.date) return null;
  return end;
}

function scanOffset(text: string, at: number): { to: number; minutes: number } | null {
  const match = exec(OFFSET, text, at);
  if (match) {
    if (match[2] === undefined) return { to: at + match[0].length, minutes: 0 };
    const sign = match[1] === '-' ? -1 : 1;
    const extra = match[5] === undefined ? 0 : Number(match[5]);
    return {
      to: at + match[0].length,
      minutes: sign * (offsetMinutes(match[2], match[3], match[4]) + extra),
    };
  }
  const plus = exec(PLUS, text, at);
  if (!plus || (plus[2] === undefined && plus[3] === undefined)) return null;
  return { to: at + plus[0].length, minutes: offsetMinutes(plus[1] ?? '0', plus[2], plus[3]) };
}

/** `T+01:30` is hours and minutes, `T+5m` minutes, `T+5` minutes as well. */
function offsetMinutes(
  amount: string,
  minutes: string | undefined,
  unit: string | undefined,
): number {
  if (minutes !== undefined) return Number(amount) * 60 + Number(minutes);
  const letter = (unit ?? 'm').charAt(0).toLowerCase();
  return (
    Number(amount) * (letter === 'd' ? 1440 : letter === 'h' ? 60 : letter === 's' ? 1 / 60 : 1)
  );
}

function closed(text: string, at: number, opened: boolean): number {
  const close = opened ? exec(CLOSE, text, at) : null;
  return at + (close?.[0].length ?? 0);
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
