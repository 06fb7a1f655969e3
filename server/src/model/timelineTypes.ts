import type { Temporal } from 'temporal-polyfill';
import type { ColumnKind, MilestoneKind } from '../language/kinds';
import type { Range, Span } from '../text/range';
import type { WrittenTime } from '../time/written';
import type { Zone } from '../time/zone';
import type { Moment, Parsed } from './values';

export interface TimelineEntry {
  /** The row, item or line, without its line end. */
  readonly range: Range;
  readonly when: Parsed<WrittenTime>;
  /** Whether it has a time that is not about, and not open at its end. */
  readonly exact: boolean;
  /** Null when the time is absent, unknown or invalid. */
  readonly start: Moment | null;
  /** End of a range entry. */
  readonly end: Moment | null;
  /** The day it is on: its own, or the one that the entries before and after share. */
  readonly day: Temporal.PlainDate | null;
  /** `First Alert` of a labelled line. */
  readonly label: Span | null;
  /** Absent where the timeline has an actor column and this cell is empty; null where it has none. */
  readonly actor: Parsed<string> | null;
  readonly text: Span;
  readonly notes: Span | null;
  readonly milestone: MilestoneKind | null;
}

/** One contiguous run of entries of one form. */
export interface Timeline {
  /** `prose`: paragraphs such as `At 14:30 the alert fired`, which need not keep the order of time. */
  readonly form: 'table' | 'labelled' | 'list' | 'prose';
  readonly range: Range;
  /** Index into `Postmortem.sections`, or -1. */
  readonly section: number;
  /** The zone of column, heading or preamble that holds for entries without their own. */
  readonly zone: Zone | null;
  /** True when entries have real dates, written or inherited. */
  readonly dated: boolean;
  /** A sentence above it says that its rows do not keep the order of time. */
  readonly unordered: boolean;
  readonly table: TableShape | null;
  readonly entries: readonly TimelineEntry[];
}

/** An entry as far as it is a time: it stays the same while what happened is written beside it. */
export type TimedEntry = Pick<TimelineEntry, 'range' | 'when' | 'exact' | 'start' | 'end' | 'day'>;

/** A timeline as far as its times go. */
export type Times = Pick<Timeline, 'form' | 'range' | 'section' | 'zone' | 'dated'> & {
  readonly entries: readonly TimedEntry[];
};

/** What a fix needs to write a new row: columns by meaning, and every cell. */
export interface TableShape {
  readonly range: Range;
  readonly header: readonly Span[];
  readonly headerRange: Range;
  /** Column index by what the column holds; -1 when there is none. */
  readonly columns: Readonly<Record<ColumnKind, number>>;
  readonly rows: readonly TableRowShape[];
  /** The rows in which nothing stands. */
  readonly emptyRows: readonly Range[];
}

export interface TableRowShape {
  readonly range: Range;
  /** One span for each column of the header; a missing cell is an empty span at the row's end. */
  readonly cells: readonly Span[];
}
