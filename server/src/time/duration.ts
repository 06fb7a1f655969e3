import { asciiDigits } from '../text/digits';
import { NUMBER_WORDS } from './names';

/** A length as a person states it: `1 hour 15 minutes`, `75 min`, `about 3 hours`. Minutes throughout. */
export interface Duration {
  readonly minutes: number;
  /** Upper end when a range was stated (`2–3 hours`), else equal to `minutes`. */
  readonly most: number;
  /** `~`, `about`, `approximately`, `over`, `<`. */
  readonly approximate: boolean;
  /** Length in minutes of the smallest unit written: 1 for `75 min`, 60 for `3 hours`. */
  readonly unit: number;
}

/** A duration found in text. Offsets into that text. */
export interface ScannedDuration {
  readonly from: number;
  readonly to: number;
  readonly duration: Duration;
}

const UNITS: readonly (readonly [minutes: number, words: string])[] = [
  [1 / 60000, 'ms|msecs?|milliseconds?|millisekunden'],
  [1 / 60, 's|secs?|seconds?|sekunden?|secondes?|segundos?|秒間?'],
  [1, "m|mins?|minutes?|minuten?|minutos?|'|分間?"],
  [60, 'h|hrs?|hours?|std|stunden?|heures?|horas?|時間'],
  [1440, 'd|days?|tagen?|tage?|jours?|días?|dias?|日間?'],
  [10080, 'w|wks?|weeks?|wochen?|semaines?|semanas?|週間?'],
];

const UNIT = UNITS.map(([, words]) => words).join('|');
const NUMBER =
  '\\d{1,6}(?:[.,]\\d{1,3})?\\+?|an?|one|two|three|four|five|six|seven|eight|nine|ten|half an?';
const PART = new RegExp(
  `(${NUMBER})(?:[ \\t]?[-–〜~][ \\t]?(\\d{1,6}(?:[.,]\\d{1,3})?)|[ \\t]to[ \\t](\\d{1,6}))?[ \\t\\u00a0-]{0,2}(${UNIT})\\.?(?![a-zà-ÿ])`,
  'iy',
);
const JOIN = /[ \t]*(?:,|and|und|et|y|e|&)?[ \t]*/iy;
const HALF = /[ \t]and[ \t]a[ \t]half(?![a-z])/iy;
const CLOCK =
  /(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?![\d:])(?:[ \t]?(?:h|hrs?|hours?))?(?![ \t]?(?:[ap]m|[A-Z]{2,4}\b))/y;
const HEDGE =
  /(?:~|≈|<|>|≤|≥|about|approx(?:imately|\.)?|around|roughly|nearly|almost|over|under|more than|less than|at least|up to|within|estimated|circa|ca\.?|environ|etwa|ungefähr|aproximadamente|cerca de|unos|約|およそ)[ \t]{0,3}$/i;
const AFTER_HEDGE = /^(?:\+|[ \t]?(?:or so|or more|ish|approx|程度|ほど|以上|\(approx))/i;
const WORDS: Readonly<Record<string, number>> = { ...NUMBER_WORDS, 'half a': 0.5, 'half an': 0.5 };

/**
 * The duration that `text` states, anywhere in it; null when it states none. `1:15` and `00:16:00`
 * count, because the caller has a label that makes them a length.
 */
export function parseDuration(written: string): Duration | null {
  const text = asciiDigits(written);
  const found = findDuration(text);
  if (found) return found.duration;
  for (const start of text.matchAll(/(?<![\d:.])\d{1,3}(?=:[0-5]\d)/g)) {
    CLOCK.lastIndex = start.index;
    const match = CLOCK.exec(text);
    if (!match) continue;
    const minutes = Number(match[1]) * 60 + Number(match[2]) + Number(match[3] ?? 0) / 60;
    return {
      minutes,
      most: minutes,
      approximate: isHedged(text, match.index, match.index + match[0].length),
      unit: match[3] ? 1 / 60 : 1,
    };
  }
  return null;
}

/** The first duration with units at or after `at`: `53 minutes` in `took 53 minutes to deploy`. */
export function findDuration(written: string, at = 0): ScannedDuration | null {
  const text = asciiDigits(written);
  for (const start of text.slice(at).matchAll(STARTS)) {
    const found = scanDuration(text, at + start.index);
    if (found) return found;
  }
  return null;
}

const STARTS =
  /(?<![\w.,:/-])(?:\d|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|half)(?=[ \t-]))|(?<=[(~<>≈約–-])\d/gi;

function scanDuration(text: string, at: number): ScannedDuration | null {
  let minutes = 0;
  let most = 0;
  let unit = Infinity;
  let to = at;
  let next = at;
  let plus = false;
  for (let part = exec(PART, text, next); part; part = exec(PART, text, next)) {
    const size = unitOf(part[4] ?? '');
    // Units go down: `1h 15m`, never `15m 1h`, which are two durations.
    if (size >= unit) break;
    const amount = valueOf(part[1] ?? '');
    const upper = part[2] ?? part[3];
    plus ||= (part[1] ?? '').endsWith('+');
    minutes += amount * size;
    most += (upper === undefined ? amount : valueOf(upper)) * size;
    unit = /[.,]/.test(part[1] ?? '') ? size / 10 : size;
    to = next + part[0].length;
    const half = exec(HALF, text, to);
    if (half) {
      minutes += size / 2;
      most += size / 2;
      unit = size / 2;
      to += half[0].length;
    }
    const join = exec(JOIN, text, to);
    next = to + (join?.[0].length ?? 0);
  }
  if (to === at) return null;
  if (most < minutes) most = minutes;
  return {
    from: at,
    to,
    duration: { minutes, most, approximate: plus || isHedged(text, at, to), unit },
  };
}

const isHedged = (text: string, from: number, to: number): boolean =>
  HEDGE.test(text.slice(Math.max(0, from - 24), from)) || AFTER_HEDGE.test(text.slice(to, to + 12));

function unitOf(word: string): number {
  const found = UNITS.find(([, words]) => new RegExp(`^(?:${words})$`, 'i').test(word));
  return found?.[0] ?? 1;
}

const valueOf = (text: string): number =>
  WORDS[text.toLowerCase()] ?? Number(text.replace(',', '.').replace('+', ''));

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** `1h 15m`, `2m`, `45s`, `3d 4h`: short, and exact to the second. */
export function formatMinutes(minutes: number): string {
  return (
    partsOf(minutes)
      .map(({ amount, unit }) => `${amount}${unit.charAt(0)}`)
      .join(' ') || '0m'
  );
}

/** `1 hour 15 minutes`, for text that goes into a document. */
export function formatMinutesLong(minutes: number): string {
  const parts = partsOf(minutes, false);
  return (
    parts.map(({ amount, unit }) => `${amount} ${unit}${amount === 1 ? '' : 's'}`).join(' ') ||
    '0 minutes'
  );
}

function partsOf(minutes: number, days = true): { amount: number; unit: string }[] {
  let seconds = Math.round(Math.abs(minutes) * 60);
  const sizes: readonly (readonly [string, number])[] = [
    ...(days || seconds >= 172800 ? [['day', 86400] as const] : []),
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ];
  const parts: { amount: number; unit: string }[] = [];
  for (const [unit, size] of sizes) {
    const amount = Math.floor(seconds / size);
    seconds -= amount * size;
    if (amount > 0) parts.push({ amount, unit });
  }
  return parts;
}
