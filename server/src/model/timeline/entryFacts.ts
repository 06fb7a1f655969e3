import { spanOf, type InlineText } from '../../syntax/inlineText';
import type { KeptTable } from '../../syntax/kept';
import type { Sequence } from '../../syntax/sequence';
import { remembered, type Remembering } from '../../text/memo';
import { range, shiftedSpan, type Range, type Span } from '../../text/range';
import type { WrittenDate } from '../../time/calendar';
import type { ScannedWhen } from '../../time/scanned';
import type { Zone } from '../../time/zone';
import type { MilestoneKind, Parsed, Timeline } from '../types';
import { milestoneOfRow } from '../../language/milestones';
import { toldFrom } from './leadingTime';
import type { Columns } from './tableShape';

/**
 * A timeline entry by itself, before date and zone are inherited. Its ranges count from the row,
 * the item or the block that it was read from, so that it stays the same value wherever that stands.
 */
export interface EntryFacts extends Remembering {
  readonly range: Range;
  /** The text that the time was read from. */
  readonly line: InlineText;
  readonly when: ScannedWhen | null;
  /** The date that a cell beside the time gives. */
  readonly date: { readonly line: InlineText; readonly written: WrittenDate } | null;
  readonly label: Span | null;
  readonly actor: Parsed<string> | null;
  readonly text: Span;
  readonly notes: Span | null;
  /** What the label or the wording tells. */
  readonly milestone: MilestoneKind | null;
}

/** A day that stands before entries and holds for them: a date, or `Day 2` counted from the first. */
export type DayMark =
  | { readonly kind: 'date'; readonly date: WrittenDate }
  | { readonly kind: 'count'; readonly number: number };

/** Entries of one form that stand together. Offsets count from `at`. */
export interface RunFacts {
  readonly form: Timeline['form'];
  /** Where it begins: in its section while it is kept, in the document once it is placed. */
  readonly at: number;
  readonly length: number;
  /** Of the column, when it names one. */
  readonly zone: Zone | null;
  readonly table: { readonly node: KeptTable; readonly columns: Columns } | null;
  readonly entries: readonly EntryFacts[];
  /** The same of a table, in groups that stay while nothing in them changes. */
  readonly kept?: Sequence<EntryFacts> | undefined;
  /** Where each entry's row, item or block begins. */
  readonly starts: readonly number[];
  /** The day that a line right before an entry sets for it and what follows; null for most. */
  readonly days: readonly (DayMark | null)[];
}

/** A run while it is being read, with offsets from the block that it is in. */
export interface OpenRun {
  readonly entries: EntryFacts[];
  readonly starts: number[];
  readonly days: (DayMark | null)[];
}

export const openRun = (): OpenRun => ({ entries: [], starts: [], days: [] });

export function push(run: OpenRun, entry: EntryFacts, at: number, day: DayMark | null): void {
  run.entries.push(entry);
  run.starts.push(at);
  run.days.push(day);
}

export const hasClock = (when: ScannedWhen | null): boolean =>
  when?.start?.clock != null || when?.offset != null;

/** The same entry with the text that stands in another line, `by` further right, up to its end. */
export const withText = (entry: EntryFacts, line: InlineText, by: number): EntryFacts => ({
  ...entry,
  text: shiftedSpan(spanOf(line), by),
  milestone: entry.milestone ?? milestoneOfRow(toldFrom(line)),
  range: range(entry.range.from, Math.max(entry.range.to, by + line.range.to)),
  memo: null,
});

/** The same entry with `02:00-04:30` read as a clock and its offset from UTC. */
export const tailAsZone = remembered((entry: EntryFacts): EntryFacts => ({
  ...entry,
  when: entry.when?.asZone ?? entry.when,
  memo: null,
}));
