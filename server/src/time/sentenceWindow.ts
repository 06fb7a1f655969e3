import { memo } from '../text/memo';
import type { Range } from '../text/range';
import { scanDate, type WrittenDate } from './calendar';
import { HEDGE } from './hedges';
import type { ScannedPoint } from './scanned';
import { scanWhen } from './when';
import { scanZone, type ScannedZone } from './zone';
import { A_TIME, behindAbout, timeBehind, WINDOW_FORMS, type WindowForm } from './windowForms';

/** What a sentence says about when something began and ended. Offsets into its text. */
export interface SaidWindow {
  readonly start: ScannedPoint | null;
  readonly end: ScannedPoint | null;
  readonly approximate: boolean;
}

/** What is still to come is no part of what happened: `We will provide an update by 16:00`. */
const TO_COME =
  /\b(?:will|would|should|expect\w*|estimat\w*|eta|next update|anticipat\w*|propos\w*|plan(?:s|ned|ning)?|scheduled (?:to|for)|aim(?:s|ing)? to|target\w*|if)\b/i;
/** Between two windows of one sentence. */
const AGAIN = new RegExp(
  `[,;]?[ ]{0,2}(?:and|then)[ ]{1,2}(?:(?:then|again|later)[ ]{1,2})?(?:(?:between|from)[ ]{1,2})?`,
  'iuy',
);
/** How a service stops working: `went down`, `became unresponsive`. */
const FELL =
  'w(?:ent|as knocked) (?:down|offline|dark)|became (?:unresponsive|unavailable|unreachable|inaccessible)|stopped (?:responding|working|serving)';
const HAS_FALLEN = new RegExp(`^(?:${FELL})`, 'i');
/** `The outage occurred at 10:00`; what else occurs is a part of it. */
const OCCURRED =
  '(?:outage|incident|issue|disruption|downtime|failure|problem) (?:occurred|happened|took place)';
const BEGAN = new RegExp(
  `\\b(?:start(?:ing|ed|s)?|beginning|began|begins?|commenc(?:ed|ing)|since|first (?:observed|detected|noticed|reported|seen)|${FELL}|${OCCURRED})[ ,]{1,2}(?:at|on|from|around)?[ ]{0,2}${A_TIME}`,
  'giu',
);
/** `We received a report of an issue with deployments as of 13:00`: what is over is told in other words. */
const REPORTED = new RegExp(
  `\\b(?:reports? of|experiencing|seeing|investigating)\\b[^.;:]{0,120}?[ ]as of[ ]{1,2}${A_TIME}`,
  'giu',
);
const OVER =
  '(?:resolved|remediated|restoration|mitigated|recovered|recovery|recover|restored|fixed|ended|ending|subsided|concluded|back (?:to normal|up|online|in service)|normal(?: operations?| levels?)?|operational|completed?|healthy|resolution|mitigation|(?:errors?|failures?|timeouts?)[^.;:]{0,40}? stopped)';
const IS_OVER = new RegExp(`\\b${OVER}\\b`, 'iu');
const ENDED = new RegExp(
  `\\b${OVER}\\b[^.;:]{0,90}?[ ](?:at|by|as of|on|since|around|until)[ ]{1,2}${A_TIME}`,
  'giu',
);
const UNTIL = new RegExp(
  `\\b(?:lasting|lasted|continued|persisted|until|till)[ ]{1,2}(?:until[ ]{1,2}|through[ ]{1,2})?${A_TIME}`,
  'giu',
);
/** `At 16:50 CST the traffic conditions reverted to normal`, `By 23:40 all services had recovered`. */
const LEADING = new RegExp(`(?:^|[,;] (?:and )?)(?:at|by|as of|on)[ ]{1,2}${A_TIME}`, 'giu');
const THEN_OVER = new RegExp(
  `^[^.;]{0,140}\\b(?:${OVER}|backlog\\b[^.;]{0,80}\\b(?:processed|delivered|cleared|drained))\\b`,
  'iu',
);
const NOT_OVER =
  /\b(?:partial\w*|some|most|majority|begin|beginning|began|start\w*|not|root cause|deploy\w*|signs?|initial\w*|working|continu\w*|\d+ ?%)\b/i;

/** `By 02:30 the vast majority of instances had recovered`: as over as a report of many machines says. */
const ALMOST_ALL = /\bvast majority\b(?=[^.;]*\bhad\b)/i;

/** `Recovery began at 7:31` is no beginning of the incident. */
const NO_BEGINNING =
  /\b(?:recover\w*|rollback|roll(?:ed|ing)? back|mitigat\w*|fix\w*|restor\w*|deploy\w*|rollout|investigat\w*|engineers?|team|we|work)\b[^.,;]{0,30}$/i;

/** A sentence as it is read: several forms ask for what stands at the same places. */
interface Sentence {
  readonly text: string;
  /** Where the first words end that say that something is still to come; beyond the text where none do. */
  readonly promise: number;
  /** The point that stands at an offset; only one with a clock. `17:15pm` can only be 17:15. */
  readonly pointAt: (at: number) => ScannedPoint | null;
}

function sentenceOf(text: string): Sentence {
  const promise = TO_COME.exec(text);
  return {
    text,
    promise: promise ? promise.index + promise[0].length : Infinity,
    pointAt: memo((at: number) => {
      const start = scanWhen(text, at)?.start ?? null;
      return start?.clock?.time ? withoutBracket(text, start) : null;
    }, Infinity),
  };
}

/** `(10:05 to 10:40 UTC)`: the bracket behind the zone was opened before the time. */
function withoutBracket(text: string, point: ScannedPoint): ScannedPoint {
  const closed = /[)）]/.test(text.charAt(point.to - 1));
  return closed && !/[(（]/.test(text.slice(point.from, point.to))
    ? { ...point, to: point.to - 1 }
    : point;
}

/** `The backup runs from 02:00 to 03:00 every night` tells of no one night. */
const HABIT =
  /\b(?:every|each) (?:day|night|morning|evening|week|month|hour|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\b(?:runs?|open|scheduled)\b[^.;:]{0,20}\b(?:daily|nightly|weekly)\b/i;

/** `For 35 minutes (10:05 to 10:40 UTC) the site was down`, `The outage took place on 12 March, 18:00 - 19:30`. */
const BARE: WindowForm = {
  lead: /(?:[(（]|(?<=took place on [^.;:()]{4,30}, ))(?=\d)/giu,
  middle: /[ ]{0,2}(?:to|and|until|[-–—])[ ]{0,2}/iuy,
  behind: null,
};
const FORMS_OF_OUTAGE: readonly WindowForm[] = [...WINDOW_FORMS, BARE];
const SPEAKS_OF_OUTAGE =
  /\b(?:outage|downtime|down|incident|unavailable|unreachable|disruption|degrad\w*|lasted)\b/i;

/** Reads one sentence; null where it tells neither end. Never a promise, never a bare day. */
export function windowInSentence(text: string): SaidWindow | null {
  const sentence = sentenceOf(text);
  const forms = SPEAKS_OF_OUTAGE.test(text) ? FORMS_OF_OUTAGE : WINDOW_FORMS;
  for (const form of HABIT.test(text) ? [] : forms) {
    const window = windowOfForm(sentence, form);
    if (window) return window;
  }
  const start =
    firstPoint(
      sentence,
      BEGAN,
      (lead, before) => HAS_FALLEN.test(lead) || !NO_BEGINNING.test(before),
    ) ?? firstPoint(sentence, REPORTED, (lead) => !IS_OVER.test(lead));
  const end = endIn(sentence);
  // `Restored at 17:45 after the outage that began at 15:10` tells the end first.
  const early = start !== null && end !== null && end.from <= start.from;
  if (early && !/\bafter\b/i.test(text.slice(end.to, start.from)))
    return { start, end: null, approximate: false };
  return start || end ? { start, end, approximate: hedged(text, start, end) } : null;
}

function windowOfForm(sentence: Sentence, form: WindowForm): SaidWindow | null {
  const { text, promise, pointAt } = sentence;
  for (const lead of text.matchAll(form.lead)) {
    const at = lead.index + lead[0].length;
    // Without words before it, the first time begins right there.
    const from = lead[0] === '' ? at : timeBehind(text, at);
    const start = from === null ? null : pointAt(from);
    const end = start && start.from < promise ? endAt(sentence, start.to, form) : null;
    if (!start || !end) continue;
    const last = endOfLast(sentence, end, form);
    const date = start.date ?? (last.date ? null : dateBefore(text.slice(0, lead.index)));
    const zone = start.zone ?? (last.zone ? null : zoneBefore(text, start.from));
    return { start: { ...start, date, zone }, end: last, approximate: hedged(text, start, last) };
  }
  return null;
}

/** `日本時間 10月2日 00:55`: the zone right before. */
function zoneBefore(text: string, at: number): ScannedZone | null {
  const name = /\p{Script=Han}{2}(?:時間|时间)[ ]?$/u.exec(text.slice(Math.max(0, at - 6), at));
  return name ? scanZone(text, at - name[0].length) : null;
}

function endAt(
  { text, pointAt }: Sentence,
  at: number,
  { middle, behind }: WindowForm,
): ScannedPoint | null {
  const gap = matchAt(middle, text, at);
  const end = gap ? pointAt(behindAbout(text, at + gap[0].length)) : null;
  return end && (behind === null || matchAt(behind, text, end.to)) ? end : null;
}

/** The end of the last of several windows: `between 02:20 and 03:30, and again between 04:07 and 04:52`. */
function endOfLast(sentence: Sentence, end: ScannedPoint, form: WindowForm): ScannedPoint {
  const { text, pointAt } = sentence;
  const again = matchAt(AGAIN, text, end.to);
  const start = again ? pointAt(behindAbout(text, end.to + again[0].length)) : null;
  const last = start && endAt(sentence, start.to, form);
  return last ? endOfLast(sentence, last, form) : end;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** `On 3 May 2021, between …`: the date right before, within the words that a date may have. */
function dateBefore(before: string): WrittenDate | null {
  const tail = before.length - MOST_BEFORE;
  for (const { index } of before.matchAll(/(?<![\p{L}\d./-])(?=[\p{L}\d])/gu)) {
    const date = index >= tail ? scanDate(before, index) : null;
    if (date && /^[, ]{0,3}$/.test(before.slice(date.to))) return date;
  }
  return null;
}

const MOST_BEFORE = 40;

function endIn(sentence: Sentence): ScannedPoint | null {
  const said =
    firstPoint(sentence, ENDED, (before) => !NOT_OVER.test(before)) ?? firstPoint(sentence, UNTIL);
  if (said) return said;
  for (const { point } of pointsBehind(sentence, LEADING)) {
    const rest = THEN_OVER.exec(sentence.text.slice(point.to));
    if (
      rest &&
      point.from < sentence.promise &&
      !NOT_OVER.test(rest[0].replace(ALMOST_ALL, '')) &&
      !TO_COME.test(rest[0])
    )
      return point;
  }
  return null;
}

function firstPoint(
  sentence: Sentence,
  pattern: RegExp,
  fits: (lead: string, before: string) => boolean = () => true,
): ScannedPoint | null {
  const { text, promise } = sentence;
  for (const { point, from, to } of pointsBehind(sentence, pattern))
    if (
      point.from < promise &&
      fits(text.slice(from, to), text.slice(Math.max(0, from - 40), from))
    )
      return point;
  return null;
}

/** The points behind words that end with `A_TIME`, each with the words and what is said about the time. */
function* pointsBehind(
  { text, pointAt }: Sentence,
  words: RegExp,
): Generator<Range & { readonly point: ScannedPoint }> {
  for (const { index, 0: lead } of text.matchAll(words)) {
    const to = timeBehind(text, index + lead.length);
    const point = to === null ? null : pointAt(to);
    if (to !== null && point) yield { from: index, to, point };
  }
}

const HEDGED = new RegExp(`(?:as early as|${HEDGE})[ ,]{1,2}$`, 'iu');

function hedged(text: string, start: ScannedPoint | null, end: ScannedPoint | null): boolean {
  const before = (point: ScannedPoint | null): string =>
    point ? text.slice(Math.max(0, point.from - 20), point.from) : '';
  return HEDGED.test(before(start)) || HEDGED.test(before(end));
}

/** The sentences of a text with their offsets. `4:00 p.m. EDT` is no end of one. */
export function sentencesOf(
  text: string,
): readonly { readonly text: string; readonly at: number }[] {
  const sentences: { text: string; at: number }[] = [];
  let at = 0;
  for (const match of text.matchAll(/[.!?。](?:\s+(?=[\p{Lu}\d"“*])|(?=\p{Lo}))/gu)) {
    const to = match.index + 1;
    if (/\b[ap]\.m\.$|\b(?:approx|e\.g|i\.e|a\.k\.a|no|vs)\.$/i.test(text.slice(at, to))) continue;
    sentences.push({ text: text.slice(at, to), at });
    at = match.index + match[0].length;
  }
  if (at < text.length) sentences.push({ text: text.slice(at), at });
  return sentences;
}
