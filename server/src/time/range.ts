import { HEDGE } from './hedges';
import type { ScannedPoint } from './scanned';
import type { WrittenClock } from './clock';
import { scanClock } from './clock';

const RANGE = new RegExp(
  `[ \\t]*(?:-|–|—|〜|～|~|→|->|から|至|到|부터|(?:to|until|till|through|bis|à|au|hasta(?:[ \\t]las?)?|a las?|al|até(?:[ \\t]às)?|às|до|по)(?!\\p{L}))[ \\t]*(?:${HEDGE})?[ \\t]*`,
  'iuy',
);
/** `02:11 UTC (deleted) → 04:00 UTC`: only before what can be nothing but a range. */
const NOTE = /[ \t]\([^()\d]{2,40}\)(?=[ \t]*(?:→|->|(?:to|until|till)[ \t]))/y;
/** `16:05:57-58`, `14:20-30`: only the smallest unit is written again. */
const SHORT_END = /[-–](\d{2})(?![\d:.,/%-])/y;

/** The second point of a range that may follow `start` at `at`; null when nothing there is one. */
export function scanEnd(
  text: string,
  at: number,
  start: ScannedPoint,
  pointAt: (from: number) => ScannedPoint | null,
): ScannedPoint | null {
  const short = start.clock && !start.zone ? shortEnd(text, at, start.clock) : null;
  if (short)
    return { from: short.from, to: short.to, date: null, clock: short, zone: null, weekday: null };
  NOTE.lastIndex = at;
  const from = at + (NOTE.exec(text)?.[0].length ?? 0);
  RANGE.lastIndex = from;
  const gap = RANGE.exec(text);
  if (!gap || gap[0] === '') return null;
  const end = pointAt(from + gap[0].length);
  if (!end) return null;
  // `14:30 - 2025-08-22` is a time and its date, not a range.
  if (start.clock && !end.clock) return null;
  return !start.clock && end.clock && !end.date ? null : end;
}

function shortEnd(
  text: string,
  at: number,
  { from, to, precision, time }: WrittenClock,
): WrittenClock | null {
  SHORT_END.lastIndex = at;
  const match = at === to && time ? SHORT_END.exec(text) : null;
  const last = Number(match?.[1]);
  const begun = precision < 1 ? time?.second : time?.minute;
  if (!match || begun === undefined || last <= begun || last > 59 || precision > 1) return null;
  const head = text.slice(from, to - 2);
  const clock = scanClock(`${head}${match[1]}`, 0);
  return clock && { ...clock, from: at + 1, to: at + match[0].length };
}
