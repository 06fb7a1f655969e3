import { scanDate, type WrittenDate } from './calendar';
import { HEDGE } from './hedges';
import type { ScannedPoint } from './scanned';
import { scanWhen } from './when';

/** What a sentence says about when something began and ended. Offsets into its text. */
export interface SaidWindow {
  readonly start: ScannedPoint | null;
  readonly end: ScannedPoint | null;
  readonly approximate: boolean;
}

/** What is still to come is no part of what happened: `We will provide an update by 16:00`. */
const TO_COME =
  /\b(?:will|would|should|expect\w*|estimat\w*|eta|next update|anticipat\w*|plan(?:s|ned|ning)?|schedul\w*|aim(?:s|ing)? to|target\w*|if)\b/i;
const ABOUT = `(?:(?:as early as|${HEDGE}|starting|beginning|at|on)[ ,]{1,2}){0,3}`;
const WINDOW = new RegExp(`\\b(?:between|from)[ ]{1,2}${ABOUT}(?=[\\p{L}\\d])`, 'giu');
const AND = new RegExp(
  `,?[ ]{0,2}(?:and[ ]{1,2}(?:(?:again[ ]{1,2})?until[ ]{1,2})?|to[ ]{1,2}|until[ ]{1,2}|till[ ]{1,2}|through[ ]{1,2}|[-–—][ ]{0,2})${ABOUT}`,
  'iuy',
);
const BEGAN = new RegExp(
  `\\b(?:start(?:ing|ed|s)?|beginning|began|begins?|commenc(?:ed|ing)|since|first (?:observed|detected|noticed|reported|seen))[ ,]{1,2}(?:at|on|from|around|${HEDGE})?[ ]{0,2}${ABOUT}(?=[\\p{L}\\d])`,
  'giu',
);
const OVER =
  '(?:resolved|mitigated|recovered|recovery|recover|restored|fixed|ended|subsided|concluded|back to normal|normal(?: operations?| levels?)?|operational|completed?|healthy|resolution|mitigation)';
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
const THEN_OVER = new RegExp(`^[^.;]{0,140}\\b${OVER}\\b`, 'iu');
const NOT_OVER =
  /\b(?:partial\w*|some|most|majority|begin|beginning|began|start\w*|not|root cause|deploy\w*|signs?|initial\w*|working|continu\w*|\d+ ?%)\b/i;

/** `Recovery began at 7:31` is no beginning of the incident. */
const NO_BEGINNING =
  /\b(?:recover\w*|rollback|roll(?:ed|ing)? back|mitigat\w*|fix\w*|restor\w*|deploy\w*|rollout|investigat\w*|engineers?|team|we|work)\b[^.,;]{0,30}$/i;

/** Reads one sentence; null where it tells neither end. Never a promise, never a bare day. */
export function windowInSentence(text: string): SaidWindow | null {
  for (const lead of text.matchAll(WINDOW)) {
    const start = pointAt(text, lead.index + lead[0].length);
    if (!start || TO_COME.test(text.slice(0, start.from))) continue;
    AND.lastIndex = start.to;
    const gap = AND.exec(text);
    const end = gap ? pointAt(text, start.to + gap[0].length) : null;
    if (!end) continue;
    const date = start.date ?? (end.date ? null : dateBefore(text.slice(0, lead.index)));
    return { start: { ...start, date }, end, approximate: hedged(text, start, end) };
  }
  const start = firstPoint(text, BEGAN, (_, before) => !NO_BEGINNING.test(before));
  const end = endIn(text);
  if (start && end && end.from <= start.from) return { start, end: null, approximate: false };
  return start || end ? { start, end, approximate: hedged(text, start, end) } : null;
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

function endIn(text: string): ScannedPoint | null {
  const said =
    firstPoint(text, ENDED, (before) => !NOT_OVER.test(before)) ?? firstPoint(text, UNTIL);
  if (said) return said;
  for (const lead of text.matchAll(LEADING)) {
    const point = pointAt(text, lead.index + lead[0].length);
    const rest = point ? THEN_OVER.exec(text.slice(point.to)) : null;
    if (point && rest && !NOT_OVER.test(rest[0]) && !TO_COME.test(text)) return point;
  }
  return null;
}

function firstPoint(
  text: string,
  pattern: RegExp,
  fits: (lead: string, before: string) => boolean = () => true,
): ScannedPoint | null {
  for (const lead of text.matchAll(pattern)) {
    const point = pointAt(text, lead.index + lead[0].length);
    if (
      point &&
      fits(lead[0], text.slice(Math.max(0, lead.index - 40), lead.index)) &&
      !TO_COME.test(text.slice(0, point.from))
    )
      return point;
  }
  return null;
}

/** The point that stands at `at`; only one with a clock. */
function pointAt(text: string, at: number): ScannedPoint | null {
  const start = scanWhen(text, at)?.start ?? null;
  return start?.clock && start.clock.problem === null ? start : null;
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
