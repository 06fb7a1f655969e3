import { Temporal } from 'temporal-polyfill';
import { asciiDigits } from '../text/digits';
import { scanDate, type WrittenDate } from './calendar';
import { scanClock, type WrittenClock } from './clock';
import { HEDGE, HEDGE_BEHIND, INTRODUCTION } from './hedges';
import { WEEKDAYS, weekdayOf } from './names';
import { scanEnd } from './range';
import { scanOffset } from './sinceStart';
import type { ScannedPoint, ScannedWhen } from './scanned';
import { scanZone } from './zone';

/** What is known of the place of a time. */
export interface TimePlace {
  /** Its cell or line holds times: `11.50`, `1430` and `13/07` are some there. */
  readonly sure: boolean;
  /** The lines around it begin with times of its form, so that nothing need part `11.57` from its text. */
  readonly among?: boolean;
}

const ANYWHERE: TimePlace = { sure: false };

const OPEN = /[ \t]*(?:(?:[[(【「]|\{{1,2})[ \t]*)?/y;
const DAY_PART =
  '(?:(?:early|late|mid)?-?[ \\t]?(?:morning|afternoon|evening|night)(?:[ \\t]of)?[ \\t,]|(?:early|late)[ \\t])';
/** `AM 12:15` is no German `am`. */
const LEAD = new RegExp(
  `(?![ap]m[ \\t]\\d{1,2}[:：])(?:(${HEDGE}|${DAY_PART})|${INTRODUCTION})[ \\t]*`,
  'iuy',
);
/** `at about`, `on the evening of`: no more than that stands before a time. */
const MOST_LEADS = 3;
const WEEKDAY = new RegExp(
  `(?:on[ \\t])?(${WEEKDAYS})\\.?,?[ \\t]{1,3}(?:(?:at|um|à|às|a las?)[ \\t])?(?=\\d)`,
  'iuy',
);
const UNKNOWN =
  /(?:--:--|-{2,3}|\?{1,2}:\?{1,2}|\?{1,3}|xx:xx|hh:mm|tbd|tbc|unknown(?:[ \t](?:date|time))?|n\/a|—|–)(?!\w)/iy;
const DATE_TO_CLOCK = new RegExp(
  `(?:T|[ \\t]{0,9}(?:[(,]?[ \\t]?(?:${WEEKDAYS})\\.?[),]?[ \\t]{1,3})?(?:[,:：][ \\t]{0,3})?(?:(?:at[ \\t]|um[ \\t]|à[ \\t]|às[ \\t]|a las?[ \\t]|@|[-–—][ \\t]|\\()[ \\t]{0,3})?(${HEDGE})?)(?=\\d|午|上午|下午|오|[ap]m[ \\t]\\d|noon|midnight)`,
  'iuy',
);
const CLOCK_TO_DATE =
  /[ \t]{0,9}(?:,[ \t]{0,3})?(?:(?:on[ \t](?:the[ \t])?|am[ \t]|le[ \t]|el[ \t]|em[ \t]|\()[ \t]{0,3})?/iy;
/** `12:30 CST (China Standard Time) on 22 October`. */
const ZONE_IN_FULL = /[ \t]\([A-Z][A-Za-z ]{3,40}[Tt]ime\)/y;
const BEHIND = new RegExp(HEDGE_BEHIND, 'iuy');
const OPEN_END =
  /\+(?![\d:])|[ \t](?:onwards?|and[ \t](?:ongoing|onwards?)|&[ \t]ongoing|\(ongoing\)|ff\b\.?)(?!\p{L})/iuy;
const SECOND_CLOCK =
  /[ \t]?[(/][ \t]?\d{1,2}:\d{2}(?::\d{2})?[ \t]?(?:[ap]m)?(?:[ \t]?[A-Z]{2,5})?[ \t]?\)?/iy;
const CLOSE = /[ \t]?(?:[\])】」]|\}{1,2})/y;
/** `-04:30` right behind a clock. */
const TAIL = /-\d{2}:\d{2}(?!\d)/y;

/**
 * Reads what a person wrote where a time belongs, beginning at `at` (white space, an opening bracket
 * and words such as `about` may come first). Null when no time, date, offset or mark of an unknown
 * time is there.
 */
export function scanWhen(written: string, at = 0, place: TimePlace = ANYWHERE): ScannedWhen | null {
  const text = asciiDigits(written);
  const { from, hedged, opened } = scanLead(text, at);
  const base = { from, approximate: hedged, openEnd: false, start: null, end: null, asZone: null };
  const offset = scanOffset(text, from);
  if (offset) {
    const to = closed(text, offset.to, opened);
    return { ...base, to, offset: offset.minutes, unknown: false };
  }
  const point = scanPoint(text, from, place);
  if (point) return whenOf(text, point, { from, hedged, opened }, place);
  const unknown = exec(UNKNOWN, text, from);
  if (!unknown) return null;
  return {
    ...base,
    to: closed(text, from + unknown[0].length, opened),
    offset: null,
    unknown: true,
  };
}

/** What stands before a time. */
interface Lead {
  readonly from: number;
  readonly hedged: boolean;
  readonly opened: boolean;
}

function scanLead(text: string, at: number): Lead {
  const open = exec(OPEN, text, at);
  let from = at + (open?.[0].length ?? 0);
  let hedged = false;
  for (let count = 0; count < MOST_LEADS; count++) {
    const lead = exec(LEAD, text, from);
    if (!lead) break;
    hedged ||= lead[1] !== undefined;
    from += lead[0].length;
  }
  return { from, hedged, opened: /[[(【「{]/.test(open?.[0] ?? '') };
}

/** A point with what stands behind it: another point, signs that it is not exact, a bracket. */
function whenOf(text: string, first: ScannedPoint, lead: Lead, place: TimePlace): ScannedWhen {
  const behind = first.clock ? exec(BEHIND, text, first.to) : null;
  const afterPoint = first.to + (behind?.[0].length ?? 0);
  const end = scanEnd(text, afterPoint, first, (from) => scanPoint(text, from, place));
  const open = end ? null : exec(OPEN_END, text, afterPoint);
  let to = end?.to ?? afterPoint + (open?.[0].length ?? 0);
  if (!end) to += (first.clock && exec(SECOND_CLOCK, text, to)?.[0].length) || 0;
  // The zone may stand behind the second point only, or outside the bracket: `[14:30] UTC`.
  const start = end && !first.zone && end.zone && end.clock ? { ...first, zone: end.zone } : first;
  const days = end ?? lastDayOf(first);
  const when: ScannedWhen = {
    from: lead.from,
    to: closed(text, to, lead.opened),
    start,
    end: days,
    approximate: lead.hedged || behind !== null || hedgedClock(text, first),
    openEnd: open !== null,
    offset: null,
    unknown: false,
    asZone: null,
  };
  const zone = end && first.date && first.clock ? tailZone(text, first) : null;
  return zone ? { ...when, asZone: { ...when, start: zone, end: null, to: zone.to } } : when;
}

/** The same point with what follows its clock read as an offset from UTC. */
function tailZone(text: string, point: ScannedPoint): ScannedPoint | null {
  const { clock } = point;
  const zone = clock && exec(TAIL, text, clock.to) ? scanZone(text, clock.to) : null;
  return zone?.zone.id == null ? null : { ...point, zone, to: zone.to };
}

/** `Nov 9-11` without a clock ends on its last day. */
const lastDayOf = ({ date, clock, from, to }: ScannedPoint): ScannedPoint | null =>
  date?.lastDay != null && !clock
    ? {
        from,
        to,
        date: { ...date, day: date.lastDay, lastDay: null },
        clock: null,
        zone: null,
        weekday: null,
      }
    : null;

/** `2025-08-22 ~14:30`: what stands between the date and its time says that it is not exact. */
const hedgedClock = (text: string, { date, clock }: ScannedPoint): boolean =>
  date !== null &&
  clock !== null &&
  date.to < clock.from &&
  HEDGED.test(text.slice(date.to, clock.from));

const HEDGED = new RegExp(HEDGE, 'iu');

/** A date, a time or both right at `at`; nothing before it. */
function scanPoint(text: string, at: number, place: TimePlace): ScannedPoint | null {
  // Among such times `09.12` is none of December.
  const date = place.among === true ? null : scanDate(text, at, place);
  if (date) return datedPoint(text, at, date);
  const weekday = exec(WEEKDAY, text, at);
  const from = at + (weekday?.[0].length ?? 0);
  // `Tuesday, 2022-09-27 21:27`
  const later = weekday ? scanDate(text, from, place) : null;
  if (later) return datedPoint(text, at, later);
  const clock = scanClock(text, from, place);
  if (!clock || (isWeak(clock, text) && place.among !== true && !separates(text, clock.to)))
    return null;
  return clockPoint(text, at, clock, weekday ? weekdayOf(weekday[1] ?? '') : null);
}

function datedPoint(text: string, at: number, date: WrittenDate): ScannedPoint {
  const gap = exec(DATE_TO_CLOCK, text, date.to);
  const found = gap ? scanClock(text, date.to + gap[0].length, { sure: true }) : null;
  // `2024-03-05 2.10 is rolled out` names a version.
  const clock = found && isWeak(found, text) && !separates(text, found.to) ? null : found;
  if (!clock) {
    const zone = /^[ \t]?(?:UTC|GMT|[A-Z]{3,4})\b/.test(text.slice(date.to, date.to + 8))
      ? scanZone(text, date.to)
      : null;
    return { from: at, to: zone?.to ?? date.to, date, clock: null, zone, weekday: null };
  }
  const zone = isRange(text, gap?.[0] ?? '', clock) ? null : scanZone(text, clock.to);
  return { from: at, to: zone?.to ?? clock.to, date, clock, zone, weekday: null };
}

/**
 * `2024-11-25 02:00-04:30` ends at 04:30, while `2024-11-25T02:00-05:00`, a clock with seconds and
 * one that would end before it begins have an offset from UTC.
 */
function isRange(text: string, gap: string, clock: WrittenClock): boolean {
  const tail = exec(TAIL, text, clock.to);
  if (!tail || gap === 'T' || clock.precision < 1 || !clock.time) return false;
  const end = scanClock(text, clock.to + 1)?.time;
  return end != null && Temporal.PlainTime.compare(end, clock.time) > 0;
}

function clockPoint(
  text: string,
  at: number,
  clock: WrittenClock,
  weekday: number | null,
): ScannedPoint {
  // `13:30-13:45` has no date that an offset could belong to: it is a range.
  const zone = /^-\d/.test(text.slice(clock.to, clock.to + 2)) ? null : scanZone(text, clock.to);
  const after = zone ? zone.to + (exec(ZONE_IN_FULL, text, zone.to)?.[0].length ?? 0) : clock.to;
  const gap = exec(CLOCK_TO_DATE, text, after);
  const later = gap && gap[0] !== '' ? scanDate(text, after + gap[0].length) : null;
  // `14:30 12.3.2025`, but never a bare number: a date after the time is named or has its year.
  if (!later || (later.year === null && !/[\p{L}]/u.test(text.slice(later.from, later.to))))
    return { from: at, to: after, date: null, clock, zone, weekday };
  const to = closed(text, later.to, gap?.[0].includes('(') ?? false);
  return { from: at, to, date: later, clock, zone, weekday: null };
}

/** Digits that are a clock only where one is expected. */
const isWeak = ({ from, to }: WrittenClock, text: string): boolean =>
  /^(?:\d{1,2}\.\d{2}|\d{4})$/.test(text.slice(from, to));

const separates = (text: string, at: number): boolean =>
  /^[ \t]*(?:$|[-–—:：|,)\]]|[+]\d{2}:?\d{2}(?!\d)|[A-Z][A-Za-z]{1,12}\/[A-Z]|(?:UTC|GMT|[A-Z]{3,4})\b)/.test(
    text.slice(at, at + 12),
  );

function closed(text: string, at: number, opened: boolean): number {
  const close = opened ? exec(CLOSE, text, at) : null;
  return at + (close?.[0].length ?? 0);
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
