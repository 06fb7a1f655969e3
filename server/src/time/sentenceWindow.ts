import { scanDate, type WrittenDate } from './calendar';
import { HEDGE } from './hedges';
import type { ScannedPoint } from './scanned';
import { scanWhen } from './when';
import { scanZone, type ScannedZone } from './zone';
import { ABOUT, WINDOW_FORMS, type WindowForm } from './windowForms';

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
  `[,;]?[ ]{0,2}(?:and|then)[ ]{1,2}(?:(?:then|again|later)[ ]{1,2})?(?:(?:between|from)[ ]{1,2})?${ABOUT}`,
  'iuy',
);
const BEGAN = new RegExp(
  `\\b(?:start(?:ing|ed|s)?|beginning|began|begins?|commenc(?:ed|ing)|since|first (?:observed|detected|noticed|reported|seen))[ ,]{1,2}(?:at|on|from|around|${HEDGE})?[ ]{0,2}${ABOUT}(?=[\\p{L}\\d])`,
  'giu',
);
/** `We received a report of an issue with deployments as of 13:00`: what is over is told in other words. */
const REPORTED = new RegExp(
  `\\b(?:reports? of|experiencing|seeing|investigating)\\b[^.;:]{0,120}?[ ]as of[ ]{1,2}${ABOUT}(?=[\\p{L}\\d])`,
  'giu',
);
const OVER =
  '(?:resolved|remediated|restoration|mitigated|recovered|recovery|recover|restored|fixed|ended|subsided|concluded|back to normal|normal(?: operations?| levels?)?|operational|completed?|healthy|resolution|mitigation)';
const IS_OVER = new RegExp(`\\b${OVER}\\b`, 'iu');
const ENDED = new RegExp(
  `\\b${OVER}\\b[^.;:]{0,90}?[ ](?:at|by|as of|on|since|around|until)[ ]{1,2}${ABOUT}(?=[\\p{L}\\d])`,
  'giu',
);
const UNTIL = new RegExp(
  `\\b(?:lasting|lasted|continued|persisted|until)[ ]{1,2}(?:until[ ]{1,2}|through[ ]{1,2})?${ABOUT}(?=[\\p{L}\\d])`,
  'giu',
);
/** `At 16:50 CST the traffic conditions reverted to normal`, `By 23:40 all services had recovered`. */
const LEADING = new RegExp(
  `(?:^|[,;] (?:and )?)(?:at|by|as of|on)[ ]{1,2}${ABOUT}(?=[\\p{L}\\d])`,
  'giu',
);
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

/** Reads one sentence; null where it tells neither end. Never a promise, never a bare day. */
export function windowInSentence(text: string): SaidWindow | null {
  const promise = promiseIn(text);
  for (const form of WINDOW_FORMS) {
    const window = windowOfForm(text, form, promise);
    if (window) return window;
  }
  const start =
    firstPoint(text, BEGAN, promise, (_, before) => !NO_BEGINNING.test(before)) ??
    firstPoint(text, REPORTED, promise, (lead) => !IS_OVER.test(lead));
  const end = endIn(text, promise);
  if (start && end && end.from <= start.from) return { start, end: null, approximate: false };
  return start || end ? { start, end, approximate: hedged(text, start, end) } : null;
}

/** Where the first words end that say that something is still to come; beyond the text where none do. */
function promiseIn(text: string): number {
  const match = TO_COME.exec(text);
  return match ? match.index + match[0].length : Infinity;
}

function windowOfForm(text: string, form: WindowForm, promise: number): SaidWindow | null {
  for (const lead of text.matchAll(form.lead)) {
    const start = pointAt(text, lead.index + lead[0].length);
    const end = start && start.from < promise ? endAt(text, start.to, form) : null;
    if (!start || !end) continue;
    const last = endOfLast(text, end, form);
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

function endAt(text: string, at: number, { middle, behind }: WindowForm): ScannedPoint | null {
  const gap = matchAt(middle, text, at);
  const end = gap ? pointAt(text, at + gap[0].length) : null;
  return end && (behind === null || matchAt(behind, text, end.to)) ? end : null;
}

/** The end of the last of several windows: `between 02:20 and 03:30, and again between 04:07 and 04:52`. */
function endOfLast(text: string, end: ScannedPoint, form: WindowForm): ScannedPoint {
  const again = matchAt(AGAIN, text, end.to);
  const start = again ? pointAt(text, end.to + again[0].length) : null;
  const last = start && endAt(text, start.to, form);
  return last ? endOfLast(text, last, form) : end;
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

function endIn(text: string, promise: number): ScannedPoint | null {
  const said =
    firstPoint(text, ENDED, promise, (before) => !NOT_OVER.test(before)) ??
    firstPoint(text, UNTIL, promise);
  if (said) return said;
  for (const lead of text.matchAll(LEADING)) {
    const point = pointAt(text, lead.index + lead[0].length);
    const rest = point ? THEN_OVER.exec(text.slice(point.to)) : null;
    if (
      point &&
      rest &&
      point.from < promise &&
      !NOT_OVER.test(rest[0].replace(ALMOST_ALL, '')) &&
      !TO_COME.test(rest[0])
    )
      return point;
  }
  return null;
}

function firstPoint(
  text: string,
  pattern: RegExp,
  promise: number,
  fits: (lead: string, before: string) => boolean = () => true,
): ScannedPoint | null {
  for (const lead of text.matchAll(pattern)) {
    const point = pointAt(text, lead.index + lead[0].length);
    if (
      point &&
      point.from < promise &&
      fits(lead[0], text.slice(Math.max(0, lead.index - 40), lead.index))
    )
      return point;
  }
  return null;
}

/** The point that stands at `at`; only one with a clock. `17:15pm` can only be 17:15. */
function pointAt(text: string, at: number): ScannedPoint | null {
  const start = scanWhen(text, at)?.start ?? null;
  return start?.clock?.time ? start : null;
}

function hedged(text: string, start: ScannedPoint | null, end: ScannedPoint | null): boolean {
  const before = (point: ScannedPoint | null): string =>
    point ? text.slice(Math.max(0, point.from - 20), point.from) : '';
  const about = new RegExp(`(?:as early as|${HEDGE})[ ,]{1,2}$`, 'iu');
  return about.test(before(start)) || about.test(before(end));
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
