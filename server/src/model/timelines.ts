import type { Block, Paragraph } from '../syntax/blocks';
import type { Temporal } from 'temporal-polyfill';
import { dayNumber } from '../time/instant';
import { range, type Range } from '../text/range';
import { findZone, type Zone } from '../time/zone';
import { resolveNext, startChronology, type Chronology, type Resolved } from './chronology';
import { firstDate, type DateFrame } from './dates';
import {
  headingEntry,
  listRun,
  paragraphRun,
  tableRun,
  type ReadEntry,
  type ReadRun,
} from './entries';
import { milestoneOfLabel, milestoneOfRow } from './milestoneKinds';
import type { Outline } from './outline';
import type { SectionKind, Timeline, TimelineEntry } from './types';

/** What the reading of timelines needs from the rest of the document. */
export interface TimelineFrame {
  readonly text: string;
  readonly dates: DateFrame;
  /** The zone that the whole document or the configuration names. */
  readonly zone: Zone | null;
}

/** Where times are never a timeline, however many there are. */
const NEVER: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'action-items',
  'sign-off',
  'follow-up',
  'five-whys',
  'stats',
  'supporting',
  'lessons',
  'went-well',
  'went-wrong',
]);

/** All timelines of a document, in document order; several incidents and several forms stay apart. */
export function readTimelines(outline: Outline, frame: TimelineFrame): readonly Timeline[] {
  const timelines: Timeline[] = [];
  const preface = readRuns(outline.preface, frame.text, false);
  for (const run of preface) timelines.push(resolveRun(run, -1, outline, frame, timelines));
  outline.sections.forEach((section, index) => {
    if (timedHeading(outline, index)) {
      const first =
        index === 0 ||
        section.parent !== outline.sections[index - 1]?.parent ||
        !timedHeading(outline, index - 1);
      if (first)
        timelines.push(resolveRun(headingRun(outline, index), index, outline, frame, timelines));
      return;
    }
    const inTimeline = isInTimeline(outline, index);
    if (!inTimeline && NEVER.has(section.kind)) return;
    for (const run of readRuns(outline.blocks[index] ?? [], frame.text, inTimeline)) {
      timelines.push(resolveRun(run, index, outline, frame, timelines));
    }
  });
  return timelines;
}

/** True below a heading that says timeline, whatever the nearer heading says. */
function isInTimeline(outline: Outline, index: number): boolean {
  for (let at = index; at !== -1; at = outline.sections[at]?.parent ?? -1) {
    const kind = outline.sections[at]?.kind;
    if (kind === 'timeline') return true;
    if (kind !== undefined && NEVER.has(kind)) return false;
  }
  return false;
}

function readRuns(blocks: readonly Block[], text: string, inTimeline: boolean): readonly ReadRun[] {
  const runs: ReadRun[] = [];
  let paragraphs: Paragraph[] = [];
  const flush = (): void => {
    const run = paragraphs.length > 0 ? paragraphRun(paragraphs, inTimeline) : null;
    if (run) runs.push(run);
    paragraphs = [];
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      paragraphs.push(block);
      continue;
    }
    if (block.kind === 'code' || block.kind === 'comment') continue;
    flush();
    if (block.kind === 'quote') runs.push(...readRuns(block.blocks, text, inTimeline));
    const run =
      block.kind === 'table'
        ? tableRun(block, text, inTimeline)
        : block.kind === 'list'
          ? listRun(block, inTimeline)
          : null;
    if (run) runs.push(run);
  }
  flush();
  return joined(runs);
}

/** Lists with prose between them are one timeline. */
function joined(runs: readonly ReadRun[]): readonly ReadRun[] {
  const result: ReadRun[] = [];
  for (const run of runs) {
    const last = result[result.length - 1];
    if (last && last.form === run.form && run.form !== 'table') {
      result[result.length - 1] = {
        ...last,
        range: range(last.range.from, run.range.to),
        entries: [...last.entries, ...run.entries],
      };
    } else result.push(run);
  }
  return result;
}

function timedHeading(outline: Outline, index: number): boolean {
  const section = outline.sections[index];
  if (
    !section ||
    section.own ||
    section.kind !== 'other' ||
    (section.parent !== -1 && !isInTimeline(outline, section.parent))
  )
    return false;
  return section.parent !== -1 && headingEntry(section.heading, section.headingRange, []) !== null;
}

function headingRun(outline: Outline, from: number): ReadRun {
  const entries: ReadEntry[] = [];
  const parent = outline.sections[from]?.parent;
  let to = outline.sections[from]?.range.to ?? 0;
  for (let index = from; index < outline.sections.length; index++) {
    const section = outline.sections[index];
    if (!section || section.parent !== parent) continue;
    const entry = timedHeading(outline, index)
      ? headingEntry(section.heading, section.headingRange, outline.blocks[index] ?? [])
      : null;
    if (!entry) break;
    entries.push(entry);
    to = section.range.to;
  }
  return {
    form: 'list',
    range: range(outline.sections[from]?.range.from ?? 0, to),
    zone: null,
    table: null,
    entries,
  };
}

function resolveRun(
  run: ReadRun,
  section: number,
  outline: Outline,
  frame: TimelineFrame,
  before: readonly Timeline[],
): Timeline {
  const near = headingContext(outline, section, frame.dates);
  const zone = run.zone ?? near.zone;
  const state = startChronology(
    frame.dates,
    near.date ?? near.usual ?? frame.dates.day,
    zone ?? frame.zone,
    near.usual,
  );
  if (!near.date) continueAfter(state, run, before, outline, section);
  const resolved = run.entries.map((entry) => resolveNext(state, entry.read));
  const days =
    run.form === 'labelled' ? resolved.map(({ start }) => start?.date ?? null) : daysOf(resolved);
  const entries = run.entries.map((entry, index): TimelineEntry => {
    const { when, start, end } = resolved[index] ?? NOT_RESOLVED(entry.range);
    const milestone = entry.label
      ? milestoneOfLabel(entry.label.text)
      : milestoneOfRow(`${entry.text.text}`);
    return {
      range: entry.range,
      when,
      start,
      end,
      day: days[index] ?? null,
      label: entry.label,
      actor: entry.actor,
      text: entry.text,
      notes: entry.notes,
      milestone,
    };
  });
  return {
    form: run.form,
    range: run.range,
    section,
    zone,
    dated: entries.some((entry) => entry.start?.date != null),
    table: run.table,
    entries,
  };
}

const NOT_RESOLVED = (at: Range): Resolved => ({
  when: { kind: 'absent', range: at },
  start: null,
  end: null,
});

/** An entry without a time is on the day that its neighbours share; at either end nothing tells. */
function daysOf(resolved: readonly Resolved[]): readonly (Temporal.PlainDate | null)[] {
  const before: (Temporal.PlainDate | null)[] = [];
  for (const { start } of resolved)
    before.push(start ? start.date : (before[before.length - 1] ?? null));
  let after: Temporal.PlainDate | null = null;
  const days: (Temporal.PlainDate | null)[] = [];
  for (let index = resolved.length - 1; index >= 0; index--) {
    const start = resolved[index]?.start ?? null;
    const known = before[index] ?? null;
    if (start) {
      after = start.date;
      days.push(start.date);
    } else days.push(known !== null && after?.equals(known) === true ? known : null);
  }
  return days.reverse();
}

/** A run that goes on after midnight, where the run before it began: `Resolution` after the table. */
function continueAfter(
  state: Chronology,
  run: ReadRun,
  before: readonly Timeline[],
  outline: Outline,
  section: number,
): void {
  const previous = before[before.length - 1];
  if (!previous || topOf(outline, previous.section) !== topOf(outline, section)) return;
  const first = previous.entries.find((entry) => entry.start?.time)?.start;
  const opening = run.entries.find((entry) => entry.read.when?.start?.clock)?.read.when?.start;
  if (!first?.time || !opening?.clock?.time || opening.date) return;
  if (first.date && state.dated) state.day = dayNumber(first.date);
  state.minute = first.time.hour * 60 + first.time.minute;
}

function topOf(outline: Outline, section: number): number {
  let at = section;
  for (let parent = at; parent !== -1; parent = outline.sections[parent]?.parent ?? -1) {
    if (outline.sections[parent]?.kind === 'timeline') at = parent;
  }
  return at;
}

/** What the headings above say: `## Timeline (all times PST) - May 29, 2021`; prose below them too. */
function headingContext(
  outline: Outline,
  section: number,
  dates: DateFrame,
): {
  zone: Zone | null;
  date: Temporal.PlainDate | null;
  /** `Unless otherwise noted all events happened on 2019-10-21`. */
  usual: Temporal.PlainDate | null;
} {
  let zone: Zone | null = null;
  let date: Temporal.PlainDate | null = null;
  let usual: Temporal.PlainDate | null = null;
  for (let at = section; at !== -1; at = outline.sections[at]?.parent ?? -1) {
    const here = outline.sections[at];
    if (!here || here.heading === outline.title) break;
    usual ??= preambleDate(outline.blocks[at] ?? [], dates);
    zone ??= findZone(here.heading.text)?.zone ?? preambleZone(outline.blocks[at] ?? []);
    if (here.kind === 'timeline' || here.kind === 'other')
      date ??= firstDate(here.heading.text, dates.order, dates.year);
  }
  return { zone, date, usual };
}

/** `All times in CET.` */
export function preambleZone(blocks: readonly Block[]): Zone | null {
  for (const text of preambles(blocks)) {
    const found = PREAMBLE.test(text) ? findZone(text) : null;
    if (found) return found.zone;
  }
  return null;
}

function preambleDate(blocks: readonly Block[], dates: DateFrame): Temporal.PlainDate | null {
  for (const text of preambles(blocks)) {
    const said = EVENTS_ON.exec(text);
    const date = said && firstDate(text.slice(said.index), dates.order, dates.year);
    if (date) return date;
  }
  return null;
}

/** The sentences of short paragraphs, quoted ones too: one may go on in the next line. */
function preambles(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] =>
    block.kind === 'paragraph' && block.lines.length <= LONGEST_PREAMBLE
      ? block.lines
          .map((line) => line.text)
          .join(' ')
          .split(/(?<=[.!。])\s+/)
      : block.kind === 'quote'
        ? preambles(block.blocks)
        : [],
  );
}

/** Lines of a paragraph that can still be a note on how to read the times. */
const LONGEST_PREAMBLE = 6;
const EVENTS_ON =
  /\ball (?:of the )?(?:events?|times?|timestamps|entries|dates)\b[^.]{0,40}?\bon\b/i;

const PREAMBLE =
  /\b(?:all|the|these|following) (?:dates and )?(?:times?(?:tamps?)?)\b|\btimes? (?:are|is|below|here|listed|shown|zone)\b|^\(?(?:times?|time ?zone)\b|\btimezone\b|時刻は|タイムゾーン/i;
