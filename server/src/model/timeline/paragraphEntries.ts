import type { InlineText } from '../../syntax/inlineText';
import type { KeptParagraph } from '../../syntax/kept';
import type { Slot } from '../../syntax/sequence';
import { remembered } from '../../text/memo';
import { range } from '../../text/range';
import { dayOnly } from './dayMark';
import {
  hasClock,
  openRun,
  push,
  withText,
  type DayMark,
  type EntryFacts,
  type OpenRun,
} from './entryFacts';
import { labelledEntry, timedEntry } from './labelledEntry';
import { dottedTime, leadingTime } from './leadingTime';

/** Paragraphs as a run of entries, with offsets from the first. */
export interface ParagraphRun extends OpenRun {
  readonly form: 'list' | 'labelled' | 'prose';
}

/** What a group of paragraphs gives: a run of entries, and the day that their last line sets. */
export interface ReadParagraphs {
  readonly run: ParagraphRun | null;
  readonly day: DayMark | null;
}

/** Paragraphs that begin with a time, and labelled lines; other lines belong to the entry before. */
export function readParagraphs(
  paragraphs: readonly Slot<KeptParagraph>[],
  before: DayMark | null,
  inTimeline: boolean,
): ReadParagraphs {
  const run = openRun();
  const base = paragraphs[0]?.at ?? 0;
  const parts = !inTimeline ? otherParts : haveDots(paragraphs) ? dottedParts : timelineParts;
  let day = before;
  for (const { at, node } of paragraphs) {
    for (const part of parts(node)) {
      if (part.kind === 'day') day = part.day;
      else if (part.kind === 'more') extendLast(run, at - base, part.to);
      else if (part.kind === 'text') textForLast(run, at - base, part.line);
      else {
        push(run, part.entry, at - base, part.dated ? null : day);
        if (part.clock) day = null;
      }
    }
  }
  return { run: asRun(run, inTimeline), day };
}

function asRun(run: OpenRun, inTimeline: boolean): ParagraphRun | null {
  const { entries } = run;
  const clocked = entries.filter((entry) => hasClock(entry.when)).length;
  if (entries.length === 0 || (!inTimeline && clocked < 3)) return null;
  const labelled = entries.filter((entry) => entry.label !== null).length * 2 > entries.length;
  const prose = entries.some((entry) => IN_PROSE.test(entry.line.text));
  return { ...run, form: labelled ? 'labelled' : prose ? 'prose' : 'list' };
}

const IN_PROSE = /^\W*(?:at|on|by|around|about|from|since)\b/i;

/** What the lines of a paragraph are, with ranges that count from it. */
type LinePart =
  | {
      readonly kind: 'entry';
      readonly entry: EntryFacts;
      readonly clock: boolean;
      readonly dated: boolean;
    }
  /** `2025-08-22` alone: later times without a date are on it. */
  | { readonly kind: 'day'; readonly day: DayMark }
  /** The first line of a paragraph that tells no time: the text of a time that stands alone above. */
  | { readonly kind: 'text'; readonly line: InlineText }
  /** A line that goes on with what is above it. */
  | { readonly kind: 'more'; readonly to: number };

const timelineParts = remembered((paragraph: KeptParagraph) => partsOf(paragraph, true));
const dottedParts = remembered((paragraph: KeptParagraph) => partsOf(paragraph, true, true));
const otherParts = remembered((paragraph: KeptParagraph) => partsOf(paragraph, false));

/** The minutes of the day that the lines of a paragraph begin with, and how many are written `11.57`. */
const clocksOf = remembered(({ lines }: KeptParagraph) => {
  const minutes: number[] = [];
  let dotted = 0;
  for (const line of lines) {
    const dots = dottedTime(line);
    const time = (dots ?? leadingTime(line))?.start?.clock?.time;
    if (!time) continue;
    if (dots) dotted++;
    minutes.push(time.hour * 60 + time.minute);
  }
  return { minutes, dotted };
});

/**
 * Whether lines that begin with `11.57` begin with a time: many enough of all that begin with one,
 * and nearly all in order, as amounts and versions would not be.
 */
function haveDots(paragraphs: readonly Slot<KeptParagraph>[]): boolean {
  let dotted = 0;
  let all = 0;
  let drops = 0;
  let last = -1;
  for (const { node } of paragraphs) {
    const clocks = clocksOf(node);
    dotted += clocks.dotted;
    for (const minute of clocks.minutes) {
      all++;
      if (minute < last) drops++;
      last = minute;
    }
  }
  return all >= 3 && dotted >= 2 && dotted * 5 >= all && drops * 5 <= all;
}

function partsOf({ lines }: KeptParagraph, inTimeline: boolean, dots = false): readonly LinePart[] {
  const parts: LinePart[] = [];
  lines.forEach((line, index) => {
    const part = partOf(line, lines.length, inTimeline, dots);
    const last = parts[parts.length - 1];
    if (part) parts.push(part);
    else if (index === 0) parts.push({ kind: 'text', line });
    else if (last?.kind === 'entry' && last.entry.text.text === '')
      parts[parts.length - 1] = {
        ...last,
        entry: withText(last.entry, line, 0),
      };
    else if (last?.kind === 'entry')
      parts[parts.length - 1] = { ...last, entry: extended(last.entry, line.range.to) };
    else parts.push({ kind: 'more', to: line.range.to });
  });
  return parts;
}

function partOf(
  line: InlineText,
  lines: number,
  inTimeline: boolean,
  dots: boolean,
): LinePart | null {
  const when = (dots ? dottedTime(line) : null) ?? leadingTime(line);
  if (when && (hasClock(when) || (when.unknown && line.bold.length > 0)))
    return { kind: 'entry', entry: timedEntry(line.range, line, when), clock: true, dated: false };
  const day = inTimeline || lines === 1 ? dayOnly(line) : null;
  if (day) return { kind: 'day', day };
  if (!inTimeline) return null;
  if (when?.start?.date)
    return { kind: 'entry', entry: timedEntry(line.range, line, when), clock: false, dated: true };
  const labelled = labelledEntry(line.range, line);
  return labelled && { kind: 'entry', entry: labelled, clock: false, dated: false };
}

/** A line that says no time goes on with the entry above it in its paragraph. */
function extendLast(run: OpenRun, at: number, to: number): void {
  const index = run.entries.length - 1;
  const last = run.entries[index];
  if (!last) return;
  const end = at + to - (run.starts[index] ?? 0);
  run.entries[index] = extended(last, end);
}

const extended = (entry: EntryFacts, to: number): EntryFacts => ({
  ...entry,
  range: range(entry.range.from, Math.max(entry.range.to, to)),
  memo: null,
});

/** The text of a time that stands alone in the paragraph above. */
function textForLast(run: OpenRun, at: number, line: InlineText): void {
  const index = run.entries.length - 1;
  const last = run.entries[index];
  if (!last || last.text.text !== '' || !hasClock(last.when)) return;
  const by = at - (run.starts[index] ?? 0);
  run.entries[index] = withText(last, line, by);
}
