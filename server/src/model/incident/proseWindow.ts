import { Temporal } from 'temporal-polyfill';
import { joined, moved, ofSpan, sourceRange, type InlineText } from '../../syntax/inlineText';
import type { KeptBlock } from '../../syntax/kept';
import { remembered } from '../../text/memo';
import { range, type Span } from '../../text/range';
import { resolveDate, type WrittenDate } from '../../time/calendar';
import { dayNumber, minuteOfDay } from '../../time/instant';
import { scanWhen } from '../../time/when';
import type { ScannedPoint, ScannedWhen } from '../../time/scanned';
import { sentencesOf, windowInSentence, type SaidWindow } from '../../time/sentenceWindow';
import type { Zone } from '../../time/zone';
import { resolveAlone } from '../timeline/chronology';
import { leadingTime, withoutCodeTimes } from '../timeline/leadingTime';
import type { DateFrame } from '../frame/dateFrame';
import { inContent } from '../outline/content';
import type { Outline } from '../outline/outline';
import type { IncidentWindow, Moment, Parsed, SectionKind } from '../types';

/** Sections that tell when the incident itself began and ended; others tell of causes and of work. */
const TELLING: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'summary',
  'impact',
  'detection',
  'resolution',
  'timeline',
  'other',
]);

/** A window that a sentence of a paragraph states. */
interface Said extends SaidWindow {
  readonly line: InlineText;
  /** When the update was written whose heading it stands under; null for most. */
  readonly stamp: Moment | null;
}

const isSameLine = (a: Said, b: Said | undefined): boolean =>
  a.line.range.from === b?.line.range.from;

/** A sentence without anything like a clock states no end: only a moment with one is read. */
const CLOCK =
  /\d[:：.hH時时]\d\d|\d ?[ap]\.?m\b|\d{1,2} ?(?:h|uhr|時|时|시)|(?<![a-z]-)\b\d{4}\b(?!-\d\d?-\d)|noon|midnight/i;

/** So many lines that begin with a time are rows of a timeline. */
const ROWS = 3;

const saidIn = remembered((node: KeptBlock): readonly Said[] => {
  if (node.kind !== 'paragraph') return [];
  const line = joined(node.lines);
  const rows = rowTimes(node.lines);
  return sentencesOf(withoutCodeTimes(line)).flatMap(({ text, at }): readonly Said[] => {
    const said = CLOCK.test(text) ? windowInSentence(text) : null;
    // What a row of a timeline tells is at its own time, and that is read elsewhere.
    if (rows.length >= ROWS && !(said?.start && said.end)) return [];
    // `… Outage begins` and on the next line `11:45 - Alert fired`.
    if (rows.length >= 2 && !said?.end && said?.start && rows.includes(said.start.from + at))
      return [];
    return said ? [{ ...shiftedWindow(said, at), line, stamp: null }] : [];
  });
});

/** Where the lines that begin with a clock have it, in all of them together. */
function rowTimes(lines: readonly InlineText[]): readonly number[] {
  let at = 0;
  return lines.flatMap((line) => {
    const from = at;
    at += line.text.length + 1;
    const start = leadingTime(line)?.start;
    return start?.clock ? [from + start.from] : [];
  });
}

const saidInContent = inContent(saidIn, (said, at) => ({ ...said, line: moved(said.line, at) }));

/**
 * The window that sentences state: `Between 19:00 UTC on March 15, 2021 and 09:37 UTC on March 16,
 * 2021, customers …`, or a beginning and an end in two sentences. The first whole window counts, as
 * later ones are often about a part. Null where no sentence states an end or a beginning.
 */
export function readProseWindow(
  outline: Outline,
  dates: DateFrame,
  zone: Zone | null,
): IncidentWindow | null {
  const all = [
    ...saidInContent(outline.preface),
    ...outline.sections.flatMap((section, index) => {
      const content = outline.contents[index];
      if (!content || !TELLING.has(section.kind)) return [];
      const said = saidInContent(content);
      const stamp = said.length > 0 ? stampOf(section.heading, dates) : null;
      return said.map((one) => ({ ...one, line: moved(one.line, section.range.from), stamp }));
    }),
  ];
  const told = latest(dated(all));
  const whole = inOwnZone(told);
  if (whole) return windowOf(whole, whole.start, whole, whole.end, dates, zone);
  const start = told.find((said) => said.start);
  // Of several ends in one paragraph the last is the whole one: `reads recovered at 14:10, writes at 15:20`.
  const first = told.find((said) => said.end);
  const end = told.findLast((said) => said.end && isSameLine(said, first));
  return start || end ? windowOf(start, start?.start, end, end?.end, dates, zone) : null;
}

/** Where some updates have a stamp that dates what they say, those are asked: others often repeat them. */
function dated(all: readonly Said[]): readonly Said[] {
  const known = all.filter(
    ({ stamp, start, end }) => stamp !== null || start?.date != null || end?.date != null,
  );
  return known.some(({ stamp }) => stamp !== null) ? known : all;
}

/**
 * Where updates stand one below the other, each with its time in front and the oldest first, what the
 * last of them says holds, in the paragraphs below it too.
 */
function latest(all: readonly Said[]): readonly Said[] {
  const updates: Said[][] = [];
  const before: Said[] = [];
  let above: Said | undefined;
  for (const said of all) {
    if (hasStamp(said.line) && !isSameLine(said, above)) updates.push([]);
    (updates.at(-1) ?? before).push(said);
    above = said;
  }
  // What a summary states as a whole holds before what was known at one time.
  if (before.some(({ start, end }) => start?.clock && end?.clock)) return before;
  return (
    updates.findLast((update) => update.some(({ start, end }) => start && end)) ??
    updates.findLast((update) => update.some(({ start }) => start)) ??
    (updates.length === 0 ? all : updates.flat())
  );
}

/** `10:21 PM PDT We …`, not `At 16:50 the traffic …`, which tells what happened then. */
function hasStamp(line: InlineText): boolean {
  const when = leadingTime(line);
  return when?.start?.clock != null && !/\p{L}/u.test(line.text.slice(0, when.from));
}

/** Of windows in several languages, each in the zone of its readers, the one in the zone of the update itself. */
function inOwnZone(told: readonly Said[]): Said | undefined {
  const [first] = told;
  const own = first && leadingTime(first.line)?.start?.zone?.zone.id;
  const whole = told.filter(({ start, end }) => start && end);
  return (
    whole.find(({ start, end }) => own != null && own === (start?.zone ?? end?.zone)?.zone.id) ??
    whole[0]
  );
}

function windowOf(
  from: Said | undefined,
  first: ScannedPoint | null | undefined,
  to: Said | undefined,
  last: ScannedPoint | null | undefined,
  dates: DateFrame,
  zone: Zone | null,
): IncidentWindow | null {
  const frame = { dates, zone, usual: null };
  const resolveBoth = (
    line: InlineText,
    when: ScannedWhen,
  ): readonly [Moment | null, Moment | null] => {
    const { start, end } = resolveAlone(frame, { line, when, date: null });
    return [start, end];
  };
  const known = (point: ScannedPoint): ScannedPoint =>
    point.date && !resolveDate(point.date, dates.order, dates.year)
      ? { ...point, date: null }
      : point;
  const read = (
    said: Said | undefined,
    start: ScannedPoint | null | undefined,
    end: ScannedPoint | null,
  ): readonly [Moment | null, Moment | null] => {
    if (!said || !start) return [null, null];
    const when = {
      from: start.from,
      to: end?.to ?? start.to,
      start: known(start),
      end: end && known(end),
      approximate: said.approximate,
      openEnd: false,
      offset: null,
      unknown: false,
      asZone: null,
    };
    const [begun, ended] = resolveBoth(said.line, when);
    return [dayBefore(begun, said.stamp), dayBefore(ended, said.stamp)];
  };
  const together = from === to && first && last;
  const [start, ended] = together ? read(from, ...shared(first, last)) : read(from, first, null);
  const end = afterStart(
    start,
    together ? ended : read(to, last, null)[0],
    first,
    last,
    from === to,
  );
  const a = parsed(from, first, start);
  const b = parsed(to, last, end);
  if (start && end && end.at < start.at) return null;
  return {
    range: range(Math.min(a.range.from, b.range.from), Math.max(a.range.to, b.range.to)),
    start: a,
    end: b,
    from: 'prose',
  };
}

/** Past midnight an end that another sentence tells is believed up to so many minutes after the beginning. */
const MOST_OVERNIGHT = 720;

/**
 * Where the year is not known, the days between the two ends are those of their dates, `May 10 10:50 AM
 * and May 11 2:18 AM`; where neither has a date, an earlier clock is one of the next day.
 */
function afterStart(
  start: Moment | null,
  end: Moment | null,
  first: ScannedPoint | null | undefined,
  last: ScannedPoint | null | undefined,
  together: boolean,
): Moment | null {
  if (!start || !end || !first || !last) return end;
  if (first.date && last.date) {
    const days = start.date || end.date ? null : daysFrom(first.date, last.date);
    return days === null ? end : daysLater(end, days - daysBetween(start, end));
  }
  const overnight = end.at < start.at && !first.date && !last.date;
  const most = together ? 1440 : MOST_OVERNIGHT;
  return overnight && end.at + 1440 - start.at <= most ? daysLater(end, 1) : end;
}

/** How many days after the other a moment was taken to be. */
const daysBetween = (start: Moment, end: Moment): number =>
  Math.round((midnightOf(end) - midnightOf(start)) / 1440);

const midnightOf = ({ at, time }: Moment): number => at - (time ? minuteOfDay(time) : 0);

function daysLater(moment: Moment, days: number): Moment {
  const at = moment.at + days * 1440;
  return days === 0
    ? moment
    : { ...moment, at, otherAt: at, date: moment.date?.add({ days }) ?? null };
}

/** Days from one day of the year to another, over the turn of the year too; null where an order is open. */
function daysFrom(first: WrittenDate, last: WrittenDate): number | null {
  const dayOf = (date: WrittenDate, year: number): number | null => {
    const day = resolveDate(date, null, year);
    return day && dayNumber(day);
  };
  const a = dayOf(first, NO_LEAP_YEAR);
  const b = dayOf(last, NO_LEAP_YEAR);
  if (a === null || b === null) return null;
  return b >= a ? b - a : b - a + 365;
}

const NO_LEAP_YEAR = 2001;

/** The stamp of an update: a heading that is a full time with its zone, `2018-02-01 04:49 UTC – AVAILABLE`. */
function stampOf(heading: Span, dates: DateFrame): Moment | null {
  const when = scanWhen(heading.text);
  if (!when?.start?.date || !when.start.clock || !when.start.zone || when.end) return null;
  const line = ofSpan(heading);
  return resolveAlone({ dates, zone: null, usual: null }, { line, when, date: null }).start;
}

/** `Resolved as of 20:02 US/Pacific` in an update is on the last day that has this time before its stamp. */
function dayBefore(moment: Moment | null, stamp: Moment | null): Moment | null {
  if (!moment?.time || moment.date || !moment.zone?.id || !stamp) return moment;
  const zone = moment.zone.id;
  const written = Temporal.Instant.fromEpochMilliseconds(stamp.at * 60_000).toZonedDateTimeISO(
    zone,
  );
  const same = written.withPlainTime(moment.time);
  const said =
    Temporal.ZonedDateTime.compare(same, written) <= 0 ? same : same.subtract({ days: 1 });
  const at = said.epochMilliseconds / 60_000;
  return { ...moment, at, otherAt: at, date: said.toPlainDate() };
}

/** One date, year or zone is for both ends: `from 10:42 to 11:27 UTC on 3 May`, `11 Feb and 12 Feb 2021`. */
function shared(start: ScannedPoint, end: ScannedPoint): readonly [ScannedPoint, ScannedPoint] {
  const first = dateOfFirst(start, end);
  return [
    { ...start, date: first, zone: start.zone ?? end.zone },
    end.zone ? end : { ...end, zone: start.zone },
  ];
}

function dateOfFirst(start: ScannedPoint, end: ScannedPoint): WrittenDate | null {
  const { date } = start;
  if (!date) return isLater(start, end) ? null : end.date;
  const year = end.date?.year ?? null;
  if (date.year !== null || year === null || date.month === null) return date;
  return {
    ...date,
    year: end.date?.month !== null && date.month > (end.date?.month ?? 12) ? year - 1 : year,
  };
}

/** `22:24 and 14:30 on 30 June`: the first is on the day before, which nothing states. */
const isLater = ({ clock: a }: ScannedPoint, { clock: b }: ScannedPoint): boolean =>
  (a?.time?.hour ?? 0) * 60 + (a?.time?.minute ?? 0) >
  (b?.time?.hour ?? 0) * 60 + (b?.time?.minute ?? 0);

function parsed(
  said: Said | undefined,
  point: ScannedPoint | null | undefined,
  moment: Moment | null,
): Parsed<Moment> {
  const at = said && point ? sourceRange(said.line, point.from, point.to) : range(0, 0);
  return said && point && moment
    ? { kind: 'valid', range: at, text: said.line.text.slice(point.from, point.to), value: moment }
    : { kind: 'absent', range: at };
}

function shiftedWindow(said: SaidWindow, by: number): SaidWindow {
  return {
    ...said,
    start: said.start && shiftedPoint(said.start, by),
    end: said.end && shiftedPoint(said.end, by),
  };
}

const shiftedPoint = (point: ScannedPoint, by: number): ScannedPoint => ({
  ...point,
  from: point.from + by,
  to: point.to + by,
  date: point.date && { ...point.date, from: point.date.from + by, to: point.date.to + by },
  clock: point.clock && { ...point.clock, from: point.clock.from + by, to: point.clock.to + by },
  zone: point.zone && { ...point.zone, from: point.zone.from + by, to: point.zone.to + by },
});
