import { ofSpan, spanOf } from '../../syntax/inlineText';
import type { KeptBlock, KeptList, KeptParagraph, KeptQuote } from '../../syntax/kept';
import { counted, type Slot } from '../../syntax/sequence';
import { shiftedSpan } from '../../text/range';
import type { Outline } from '../outline/outline';
import { NO_CONTENT, type SectionContent } from '../outline/content';
import { memo, remembered } from '../../text/memo';
import type { SectionKind } from '../types';
import { scanWhen } from '../../time/when';
import { dayIn, dayOnly } from './dayMark';
import {
  hasClock,
  openRun,
  push,
  tailAsZone,
  type DayMark,
  type EntryFacts,
  type RunFacts,
} from './entryFacts';
import { leadingTime, toldFrom } from './leadingTime';
import { otherList, timelineList } from './listEntries';
import { readParagraphs } from './paragraphEntries';
import { otherTable, timelineTable } from './tableEntries';
import { timedEntry } from './labelledEntry';
import { milestoneOfRow } from '../../language/milestones';

/** A run of entries with the section that it stands in; -1 before the first heading. */
export interface SectionRun {
  readonly section: number;
  readonly run: RunFacts;
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

/** All runs of entries of a document, in its order; several incidents and several forms stay apart. */
export function readRuns(outline: Outline): readonly SectionRun[] {
  const { sections, contents, preface } = outline;
  const found: SectionRun[] = otherRuns(preface).map((run) => ({ section: -1, run }));
  sections.forEach((section, index) => {
    if (isTimedHeading(outline, index)) {
      if (!goesOn(outline, index)) found.push({ section: index, run: headingRun(outline, index) });
      return;
    }
    const content = contents[index] ?? NO_CONTENT;
    const inTimeline = isInTimeline(outline, index);
    if (content === NO_CONTENT || (!inTimeline && NEVER.has(section.kind))) return;
    for (const run of (inTimeline ? timelineRuns : otherRuns)(content))
      found.push({ section: index, run: { ...run, at: run.at + section.range.from } });
  });
  return found;
}

/** Whether a time heading belongs to the run of those before it. */
function goesOn(outline: Outline, index: number): boolean {
  const before = index - 1;
  if (before < 0 || !sameParent(outline, before, index)) return false;
  if (isTimedHeading(outline, before)) return true;
  return headingDay(outline, before) !== null && goesOn(outline, before);
}

/** True below a heading that says timeline, whatever the nearer heading says. */
function isInTimeline({ sections }: Outline, index: number): boolean {
  for (let at = index; at !== -1; at = sections[at]?.parent ?? -1) {
    const kind = sections[at]?.kind;
    if (kind === 'timeline') return true;
    if (kind !== undefined && NEVER.has(kind)) return false;
  }
  return false;
}

const timelineRuns = remembered((content: SectionContent) => runsIn(content, true));
const otherRuns = remembered((content: SectionContent) => runsIn(content, false));

/** The runs of blocks that stand together, with offsets from the start of their section. */
function runsIn(content: SectionContent, inTimeline: boolean): readonly RunFacts[] {
  const reading = new RunReading(inTimeline);
  reading.blocks(content);
  return joined(reading.runs).map(settled);
}

/** What may stand between the paragraphs of one timeline. */
const SILENT: ReadonlySet<KeptBlock['kind']> = new Set(['code', 'html', 'definition']);

/** The one pass over the blocks of a section. */
class RunReading {
  readonly runs: RunFacts[] = [];
  #paragraphs: Slot<KeptParagraph>[] = [];
  /** The day that a line above sets for the next run. */
  #day: DayMark | null = null;

  constructor(private readonly inTimeline: boolean) {}

  blocks({ nodes, starts }: SectionContent): void {
    nodes.forEach((node, index) => {
      const at = starts[index] ?? 0;
      if (node.kind === 'paragraph') this.#paragraphs.push({ at, node });
      else if (!SILENT.has(node.kind)) {
        this.#flush();
        this.#block(node, at);
      }
    });
    this.#flush();
  }

  #block(node: KeptBlock, at: number): void {
    if (node.kind === 'quote') this.blocks(inQuote(node, at));
    const run = node.kind === 'list' ? this.#list(node, at) : this.#table(node, at);
    if (run) this.#add(run);
  }

  #list(node: KeptList, at: number): RunFacts | null {
    const list = this.inTimeline ? timelineList(node) : otherList(node);
    return list && { ...list, at, length: node.range.to, table: null };
  }

  #table(node: KeptBlock, at: number): RunFacts | null {
    if (node.kind !== 'table') return null;
    const found = this.inTimeline ? timelineTable(node) : otherTable(node);
    if (!found) return null;
    const { zone, columns, ...run } = found;
    return { ...run, form: 'table', at, length: node.range.to, zone, table: { node, columns } };
  }

  #flush(): void {
    const [first] = this.#paragraphs;
    const last = this.#paragraphs[this.#paragraphs.length - 1];
    if (!first || !last) return;
    const { run, day } = readParagraphs(this.#paragraphs, this.#day, this.inTimeline);
    this.#day = day;
    if (run) {
      const length = last.at + last.node.range.to - first.at;
      this.runs.push({ ...run, at: first.at, length, zone: null, table: null });
    }
    this.#paragraphs = [];
  }

  #add(run: RunFacts): void {
    const takes = this.#day !== null && run.days[0] === null;
    this.runs.push(takes ? { ...run, days: [this.#day, ...run.days.slice(1)] } : run);
    this.#day = null;
  }
}

/**
 * Where all clocks of a run have the same `-05:00` behind them, it is their offset from UTC; ranges
 * that all end at the same time would be strange.
 */
function settled(run: RunFacts): RunFacts {
  if (run.kept && withTail(run.kept) === 0) return run;
  const tails = run.entries.flatMap(({ when }) => (when?.asZone ? [when.asZone] : []));
  const zones = new Set(tails.map(({ start }) => start?.zone?.zone.id));
  return tails.length >= 2 && zones.size === 1
    ? {
        ...run,
        // Its entries are others than those of its table.
        kept: undefined,
        entries: run.entries.map((entry) => (entry.when?.asZone ? tailAsZone(entry) : entry)),
      }
    : run;
}

const withTail = counted(({ when }: EntryFacts) => when?.asZone != null);

function inQuote({ blocks }: KeptQuote, base: number): SectionContent {
  const nodes: KeptBlock[] = [];
  const starts: number[] = [];
  blocks.each((node, at) => {
    nodes.push(node);
    starts.push(at);
  }, base);
  return { nodes, starts, memo: null };
}

/** Lists with prose between them are one timeline. */
function joined(runs: readonly RunFacts[]): readonly RunFacts[] {
  const groups: RunFacts[][] = [];
  for (const run of runs) {
    const group = groups[groups.length - 1];
    if (group?.[0]?.form === run.form && run.form !== 'table') group.push(run);
    else groups.push([run]);
  }
  return groups.flatMap(asOne);
}

function asOne(group: readonly RunFacts[]): readonly RunFacts[] {
  const [first] = group;
  const last = group[group.length - 1];
  if (!first || !last || group.length === 1) return group;
  const one = {
    ...first,
    length: last.at + last.length - first.at,
    entries: group.flatMap(({ entries }) => entries),
    starts: group.flatMap(({ starts, at }) => starts.map((start) => start + at - first.at)),
    days: group.flatMap(({ days }) => days),
  };
  return [one];
}

/** A heading below a timeline that names no section: it may be an entry, or the day of some. */
function isUnnamed({ sections }: Outline, index: number): boolean {
  const section = sections[index];
  return section !== undefined && !section.own && section.parent !== -1;
}

function isTimedHeading(outline: Outline, index: number): boolean {
  const section = outline.sections[index];
  return (
    section?.kind === 'other' &&
    isUnnamed(outline, index) &&
    isInTimeline(outline, section.parent) &&
    hasClock(headingTime(section.heading.text)) &&
    !isPhase(outline, index)
  );
}

/** `### 22:04-23:00 Network split` over rows with times of their own: a part of the timeline, no row. */
function isPhase({ sections, contents }: Outline, index: number): boolean {
  if (!headingTime(sections[index]?.heading.text ?? '')?.end) return false;
  const content = contents[index];
  return content !== undefined && timelineRuns(content).some(hasClocks);
}

const hasClocks = ({ entries }: RunFacts): boolean =>
  entries.filter(({ when }) => hasClock(when)).length >= 2;

/** Documents repeat few headings, and each key asks for all of them. */
const headingTime = memo((text: string) => leadingTime(ofSpan({ text, range: NOWHERE })), 1000);
const NOWHERE = { from: 0, to: 0 };

/** `### 2024-03-05`, `### 2024-03-05 second outage`: the day of the time headings that follow it. */
function headingDay(outline: Outline, index: number): DayMark | null {
  const section = outline.sections[index];
  if (!section || !isUnnamed(outline, index) || !isInTimeline(outline, section.parent)) return null;
  return headingDate(section.heading.text);
}

const headingDate = memo((text: string): DayMark | null => {
  const when = scanWhen(text);
  if (when?.start?.clock) return null;
  return when?.start?.date ? { kind: 'date', date: when.start.date } : dayIn(text);
}, 1000);

/** `### 4:27` with its text under it, and the headings like it that follow, under the days between them. */
function headingRun(outline: Outline, from: number): RunFacts {
  const { sections } = outline;
  const first = sections[from];
  const at = first?.range.from ?? 0;
  const run = openRun();
  let to = first?.range.to ?? 0;
  let day: DayMark | null =
    from > 0 && sameParent(outline, from - 1, from)
      ? headingDay(outline, from - 1)
      : from > 0 && first?.parent === from - 1
        ? lastDay(outline.contents[from - 1])
        : null;
  for (let index = from; index < sections.length; index++) {
    const section = sections[index];
    if (!section || section.parent !== first?.parent) continue;
    const mark = headingDay(outline, index);
    const entry = isTimedHeading(outline, index) ? headingEntry(outline, index) : null;
    if (!entry && !mark) break;
    if (mark) day = mark;
    if (!entry) continue;
    // Its ranges are those of the document already.
    push(run, entry, -at, day);
    day = lastDay(outline.contents[index]);
    to = section.range.to;
  }
  return { ...run, form: 'list', at, length: to - at, zone: null, table: null };
}

/** The day that the last line above a heading names and says nothing else: `**2024-03-06**`. */
function lastDay(content: SectionContent | undefined): DayMark | null {
  const node = content?.nodes[content.nodes.length - 1];
  const line = node?.kind === 'paragraph' && node.lines.length === 1 ? node.lines[0] : undefined;
  return line ? dayOnly(line) : null;
}

const sameParent = ({ sections }: Outline, a: number, b: number): boolean =>
  sections[a]?.parent === sections[b]?.parent;

function headingEntry({ sections, contents }: Outline, index: number): EntryFacts | null {
  const section = sections[index];
  const content = contents[index];
  if (!section || !content) return null;
  const line = ofSpan(section.heading);
  const when = leadingTime(line);
  if (!when || !hasClock(when)) return null;
  const entry = timedEntry(section.headingRange, line, when);
  if (entry.text.text !== '') return entry;
  const below = content.nodes.findIndex((node) => node.kind === 'paragraph');
  const node = content.nodes[below];
  const text = node?.kind === 'paragraph' ? node.lines[0] : undefined;
  if (!text) return entry;
  const span = shiftedSpan(spanOf(text), section.range.from + (content.starts[below] ?? 0));
  return { ...entry, text: span, milestone: milestoneOfRow(toldFrom(text)) };
}
