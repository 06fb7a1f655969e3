import { LANGUAGES } from '../language/languages';
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
  /** More follows that makes another length of it: digits that were not understood, `4 min/hour`. */
  readonly rest: boolean;
}

/** A duration found in text. Offsets into that text. */
export interface ScannedDuration {
  readonly from: number;
  readonly to: number;
  readonly duration: Duration;
}

const SIZES = {
  millisecond: 1 / 60000,
  second: 1 / 60,
  minute: 1,
  hour: 60,
  day: 1440,
  week: 10080,
} as const;

/** Minutes by the name of a unit; of languages that share a name, the first counts. */
const UNITS: ReadonlyMap<string, number> = new Map(
  LANGUAGES.flatMap(({ time: { units } }) =>
    (Object.keys(SIZES) as (keyof typeof SIZES)[]).flatMap((unit) =>
      units[unit].map((name) => [name, SIZES[unit]] as const),
    ),
  ).reverse(),
);

const UNIT = [...UNITS.keys()].sort((a, b) => b.length - a.length).join('|');
const NUMBER =
  '\\d{1,6}(?:[.,]\\d{1,3})?\\+?|an?|one|two|three|four|five|six|seven|eight|nine|ten|half an?';
const PART = new RegExp(
  `(${NUMBER})(?:[ \\t]?[-–〜~][ \\t]?(\\d{1,6}(?:[.,]\\d{1,3})?)|[ \\t]to[ \\t](\\d{1,6}))?[ \\t\\u00a0-]{0,2}(${UNIT})\\.?(?![a-zà-ÿа-яё])`,
  'iy',
);
const JOIN = /[ \t]*(?:,|and|und|et|y|e|и|&)?[ \t]*/iy;
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
    const to = match.index + match[0].length;
    return {
      minutes,
      most: minutes,
      approximate: isHedged(text, match.index, to),
      unit: match[3] ? 1 / 60 : 1,
      rest: hasRest(text, to),
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
  /(?<![\w.,:/-]|[月월][ \t]?)(?:\d|P(?=T?\d)|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|half)(?=[ \t-]))|(?<=[(~<>≈約–-])\d/gi;

function scanDuration(text: string, at: number): ScannedDuration | null {
  const iso = exec(ISO_LENGTH, text, at);
  if (iso) return isoLength(at, iso);
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
  const behind = unit === 60 ? exec(BARE_MINUTES, text, to) : null;
  const part = behind ? null : exec(FRACTION, text, to);
  const more = behind ? Number(behind[1]) : part ? unit * fractionOf(part) : 0;
  to += (behind ?? part)?.[0].length ?? 0;
  if (behind) unit = 1;
  else if (part) unit /= 4;
  minutes += more;
  most = Math.max(most + more, minutes);
  const approximate = plus || isHedged(text, at, to);
  return { from: at, to, duration: { minutes, most, approximate, unit, rest: hasRest(text, to) } };
}

/** `2h45`, `2 h 45`, `1 hour 45`: minutes whose unit the hours make clear. */
const BARE_MINUTES = /[ \t]?([0-5]\d)(?![\d:.,%/]|[ \t]?\p{L})/uy;
/** `3 hours and 3/4`, `2½ hours` has its own place. */
const FRACTION = /[ \t](?:and[ \t])?(?:(\d)\/(\d)(?![\d/])|([¼½¾]))/y;

const fractionOf = ([, above, below, sign]: RegExpExecArray): number =>
  sign === undefined
    ? Number(above) / Number(below)
    : sign === '¼'
      ? 0.25
      : sign === '½'
        ? 0.5
        : 0.75;

/** `PT1H30M`, `P1DT2H` of ISO 8601. */
const ISO_LENGTH =
  /P(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})(?:\.\d+)?S)?)?(?<=[DHMS])(?![\p{L}\d])/uy;

function isoLength(at: number, match: RegExpExecArray): ScannedDuration {
  const [whole, days, hours, mins, seconds] = match;
  const minutes =
    Number(days ?? 0) * 1440 +
    Number(hours ?? 0) * 60 +
    Number(mins ?? 0) +
    Number(seconds ?? 0) / 60;
  const unit =
    seconds !== undefined ? 1 / 60 : mins !== undefined ? 1 : hours !== undefined ? 60 : 1440;
  const duration = { minutes, most: minutes, approximate: false, unit, rest: false };
  return { from: at, to: at + whole.length, duration };
}

/**
 * Digits right behind a length, as in `2h 4…`: what was read may be half of it. Those that count
 * something else, `2 hours, 3 services`, are none.
 */
const hasRest = (text: string, at: number): boolean =>
  hasDigits(text, at) || exec(RATE, text, at) !== null;

/** `4 min/hour`, `5 minutes per host`: how long each time. */
const RATE = new RegExp(
  `[ \\t]{0,2}(?:\\/[ \\t]?(?:${UNIT}|months?)(?![\\p{L}])|(?:per|each|every|pro|je|par|por)[ \\t])`,
  'iuy',
);

const hasDigits = (text: string, at: number): boolean =>
  /^[ \t]{0,3}(?:[,&+]|and|und|et|y|e)?[ \t]{0,3}\d+(?!\d|[ \t]*\p{L}{3})/iu.test(
    text.slice(at, at + 24),
  );

const isHedged = (text: string, from: number, to: number): boolean =>
  HEDGE.test(text.slice(Math.max(0, from - 24), from)) || AFTER_HEDGE.test(text.slice(to, to + 12));

const unitOf = (word: string): number => UNITS.get(word.toLowerCase()) ?? 1;

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
