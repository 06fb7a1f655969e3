import type { Temporal } from 'temporal-polyfill';
import { range } from '../../text/range';
import { dayNumber } from '../../time/instant';
import { findZone, type Zone } from '../../time/zone';
import type { DateFrame } from '../frame/dateFrame';
import { firstDate } from '../frame/dates';
import { NO_CONTENT } from '../outline/content';
import type { Outline } from '../outline/outline';
import type { Timeline } from '../types';
import { rememberedWeakly } from '../../text/memo';
import {
  chronologyFrom,
  type Chronology,
  type ChronologyFrame,
  type ResolvedTime,
} from './chronology';
import { counted } from '../../syntax/sequence';
import type { EntryFacts, RunFacts } from './entryFacts';
import { PlacedEntry } from './placedEntry';
import { dayIn } from './dayMark';
import { preambleDate, preambleZone, saysUnordered, timelineZone } from './preamble';
import { daysOf, resolveRun, type ResolvedRun } from './resolve';
import { readRuns, type SectionRun } from './runs';
import { PlacedTable } from './tableShape';

/** What the reading of timelines needs from the rest of the document. */
export interface TimelineFrame {
  readonly dates: DateFrame;
  /** The zone that the whole document or the configuration names. */
  readonly zone: Zone | null;
  /** The zone that a sentence of the document says for all its times. */
  readonly said: Zone | null;
}

/** The timelines of a document, and what the next version goes on from. */
export interface ReadTimelines {
  readonly timelines: readonly Timeline[];
  readonly runs: readonly ResolvedRun[];
}

/** All timelines of a document, in document order; several incidents and several forms stay apart. */
export function readTimelines(
  outline: Outline,
  frame: TimelineFrame,
  previous: readonly ResolvedRun[],
): ReadTimelines {
  const timelines: Timeline[] = [];
  const runs: ResolvedRun[] = [];
  let before: SectionRun | null = null;
  let carried: Zone | null = null;
  readRuns(outline).forEach((found, index) => {
    const near = headingContext(outline, found.section, frame.dates);
    const last = timelines[timelines.length - 1];
    const above =
      before && topOf(outline, before.section) === topOf(outline, found.section) ? last : null;
    const own = found.run.zone ?? near.zone;
    // What the first row says counts only where nothing else does.
    if (!above) carried = null;
    const first =
      frame.zone === null
        ? (firstRowZone(found.run) ?? (namesZone(found.run) ? null : carried))
        : null;
    carried = first ?? onlyRowZone(found.run);
    const zone = own ?? frame.zone ?? first;
    const resolved = resolve(found.run, near, { ...frame, zone }, above ?? null, previous[index]);
    runs.push(resolved);
    timelines.push(timelineOf(found, near, own ?? frame.said ?? first, resolved));
    before = found;
  });
  return { timelines, runs };
}

function resolve(
  run: RunFacts,
  near: HeadingContext,
  { dates, zone }: TimelineFrame,
  above: Timeline | null,
  previous: ResolvedRun | undefined,
): ResolvedRun {
  const frame: ChronologyFrame = {
    dates,
    zone,
    usual: near.usual ? dayNumber(near.usual) : null,
  };
  const start = chronologyFrom(near.date ?? near.usual ?? dates.day);
  const from = near.date || !above ? start : continued(start, run, above);
  return resolveRun(frame, from, run.entries, run.days, previous);
}

/** The zone of a run of one row, such as a time heading under the first of several day headings. */
const onlyRowZone = ({ entries }: RunFacts): Zone | null =>
  entries.length === 1 ? (entries[0]?.when?.start?.zone?.zone ?? null) : null;

function namesZone({ entries, kept }: RunFacts): boolean {
  return kept ? zoned(kept) > 0 : entries.some(hasZone);
}

const hasZone = ({ when }: EntryFacts): boolean => when?.start?.zone != null;

const zoned = counted(hasZone);

/** The zone that the first row alone writes, for those below it: `March 13, 08:51 (UTC)`, then `12:01`. */
function firstRowZone({ entries }: RunFacts): Zone | null {
  const first = entries.findIndex(({ when }) => when?.start?.clock);
  const zone = entries[first]?.when?.start?.zone?.zone ?? null;
  if (zone === null) return null;
  let others = 0;
  for (let index = first + 1; index < entries.length; index++) {
    const start = entries[index]?.when?.start;
    if (!start?.clock) continue;
    if (start.zone) return null;
    others++;
  }
  return others > 0 ? zone : null;
}

/** A run that goes on after midnight, where the run before it began: `Resolution` after the table. */
function continued(start: Chronology, run: RunFacts, above: Timeline): Chronology {
  const first = above.entries.find((entry) => entry.start?.time)?.start;
  const opening = run.entries.find((entry) => entry.when?.start?.clock)?.when?.start;
  if (!first?.time || !opening?.clock?.time || opening.date) return start;
  const day = first.date && start.dated ? dayNumber(first.date) : start.day;
  return { ...start, day, otherDay: day, minute: first.time.hour * 60 + first.time.minute };
}

function timelineOf(
  { section, run }: SectionRun,
  { unordered }: HeadingContext,
  zone: Zone | null,
  { times }: ResolvedRun,
): Timeline {
  const days = run.form === 'labelled' ? ownDays(times) : daysOf(times);
  const entries: PlacedEntry[] = [];
  for (let index = 0; index < run.entries.length; index++) {
    const facts = run.entries[index];
    const time = times[index];
    const at = run.at + (run.starts[index] ?? 0);
    if (facts && time) entries.push(new PlacedEntry(facts, time, at, days[index] ?? null));
  }
  return {
    form: run.form,
    range: range(run.at, run.at + run.length),
    section,
    zone,
    dated: isDated(times),
    unordered,
    table: run.table && new PlacedTable(run.table.node, run.table.columns, run.at),
    entries,
  };
}

/** Times that did not change are the same array in each version. */
const isDated = rememberedWeakly((times: readonly ResolvedTime[]) =>
  times.some(({ start }) => start?.date != null),
);

const ownDays = rememberedWeakly((times: readonly ResolvedTime[]) =>
  times.map(({ start }) => start?.date ?? null),
);

/** The outermost timeline section that a section is in; itself where there is none. */
function topOf({ sections }: Outline, section: number): number {
  let at = section;
  for (let parent = at; parent !== -1; parent = sections[parent]?.parent ?? -1) {
    if (sections[parent]?.kind === 'timeline') at = parent;
  }
  return at;
}

/** What the headings above a run say, and the prose right below them. */
interface HeadingContext {
  readonly zone: Zone | null;
  readonly date: Temporal.PlainDate | null;
  /** `Unless otherwise noted all events happened on 2019-10-21`. */
  readonly usual: Temporal.PlainDate | null;
  /** `This event is out of chronological order`. */
  readonly unordered: boolean;
}

/** `## Timeline (all times PST) - May 29, 2021`. */
function headingContext(outline: Outline, section: number, dates: DateFrame): HeadingContext {
  const { sections, contents, title } = outline;
  let zone: Zone | null = null;
  let date: Temporal.PlainDate | null = null;
  let usual: Temporal.PlainDate | null = null;
  let unordered = false;
  for (let at = section; at !== -1; at = sections[at]?.parent ?? -1) {
    const here = sections[at];
    if (!here || here.heading === title) break;
    const { nodes } = contents[at] ?? NO_CONTENT;
    usual ??= preambleDate(nodes, dates);
    unordered ||= saysUnordered(nodes);
    zone ??=
      findZone(here.heading.text)?.zone ??
      (here.kind === 'timeline' ? timelineZone(nodes) : preambleZone(nodes));
    if (here.kind === 'timeline' || here.kind === 'other')
      date ??=
        firstDate(here.heading.text, dates.order, dates.year) ??
        countedDay(here.heading.text, dates);
  }
  return { zone, date, usual, unordered };
}

/** `### Day 2`, counted from the day of the incident. */
function countedDay(heading: string, { day }: DateFrame): Temporal.PlainDate | null {
  const mark = dayIn(heading);
  return day && mark?.kind === 'count' ? day.add({ days: mark.number - 1 }) : null;
}
