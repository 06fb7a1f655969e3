/**
 * The incident as one immutable value. Every part keeps the range it was read from; every value is
 * absent, invalid or valid. Offsets refer to the LF-normalised text.
 *
 * Instants (`at`) are minutes since 1970-01-01T00:00Z, fractions allowed. Where a timeline has no
 * known date, its first day stands for 1970-01-01; where it has no known zone, the wall clock is
 * read as if it were UTC, so differences within one timeline are right either way.
 */
import type { Temporal } from 'temporal-polyfill';
import type { FieldKind, MilestoneKind, SectionKind } from '../language/kinds';
import type { KeptDocument } from '../syntax/document';
import type { Sequence } from '../syntax/sequence';
import type { Range, Span } from '../text/range';
import type { DateOrder } from '../time/calendar';
import type { Duration } from '../time/duration';
import type { WrittenTime } from '../time/written';
import type { Zone } from '../time/zone';
import type { TableShape, Timeline, Times } from './timelineTypes';
import type { Moment, Parsed } from './values';

export type * from '../language/kinds';
export type * from './timelineTypes';
export type * from './values';

/** A heading (or a bold line that stands as one) and everything under it, subsections included. */
export interface Section {
  /** Inherited from the parent when the heading itself says nothing (`### Response` under Went Well). */
  readonly kind: SectionKind;
  /** True when `kind` comes from this heading's own words. */
  readonly own: boolean;
  /** 1–6; a bold line that stands as a heading is one deeper than the heading above it. */
  readonly level: number;
  /** Heading text without markup. */
  readonly heading: Span;
  /** The whole heading line(s). */
  readonly headingRange: Range;
  /** From the heading line to the end of the last subsection. */
  readonly range: Range;
  /** Index of the parent in `Postmortem.sections`, or -1. */
  readonly parent: number;
}

/** `**Name:** value` and its kin. */
export interface Field {
  /** Null when the synonym table does not know the name. */
  readonly kind: FieldKind | null;
  readonly name: Span;
  /** Empty span right after the name's colon when nothing is written. */
  readonly value: Span;
  /** The whole line or cell pair. */
  readonly range: Range;
  readonly form: 'bold' | 'plain' | 'table' | 'front-matter';
  /** True when the value stands below the name: a list, or sub-bullets. `value` is empty then. */
  readonly below: boolean;
  /** Index into `Postmortem.sections`, or -1 before the first heading. */
  readonly section: number;
}

/** A length of the incident as the document states it. */
export interface StatedDuration {
  readonly duration: Duration;
  readonly range: Range;
  readonly text: string;
  /** What the label says it measures. */
  readonly kind:
    'total' | 'detect' | 'acknowledge' | 'mitigate' | 'repair' | 'resolve' | 'response' | 'other';
  /** The label's words, e.g. `Duration`, `MTTR (Mean Time to Repair)`. */
  readonly label: Span;
  /** Whether no other length stands behind it in its value. */
  readonly alone: boolean;
}

/** `14:30 UTC - 15:45 UTC`, or a start and an end field; else what sentences state. */
export interface IncidentWindow {
  readonly range: Range;
  /** `prose`: read from sentences, so that it serves as a reading and is no header to correct. */
  readonly from: 'field' | 'prose';
  readonly start: Parsed<Moment>;
  readonly end: Parsed<Moment>;
}

export interface Incident {
  readonly id: Parsed<string>;
  readonly date: Parsed<Temporal.PlainDate>;
  readonly severity: Parsed<string>;
  readonly status: Parsed<string>;
  readonly window: IncidentWindow | null;
  readonly durations: readonly StatedDuration[];
}

export interface Impact {
  readonly services: readonly Span[];
  readonly users: {
    readonly range: Range;
    readonly count: number | null;
    readonly percent: number | null;
  } | null;
  readonly revenue: Span | null;
  readonly sla: {
    readonly range: Range;
    readonly objective: number | null;
    readonly achieved: number | null;
  } | null;
}

export type MetricId =
  'detect' | 'acknowledge' | 'identify' | 'mitigate' | 'repair' | 'resolve' | 'impact';

/** One way to measure something: the first of `from` and of `to` that the document has are used. */
export interface MetricDefinition {
  readonly id: MetricId;
  /** `team`, `standard`, `common` for what people write, or the published source. */
  readonly preset: string;
  readonly from: readonly MilestoneKind[];
  readonly to: readonly MilestoneKind[];
}

export interface Metric {
  readonly definition: MetricDefinition;
  /** `Time to detect`. A single incident has no mean, so never `MTTD`. */
  readonly name: string;
  /** Never negative: a pair in the wrong order gives no metric. */
  readonly minutes: number;
  readonly from: Milestone;
  readonly to: Milestone;
  /** False where the team's own definition stands in its place. */
  readonly counts: boolean;
}

export interface Milestone {
  readonly kind: MilestoneKind;
  readonly moment: Moment;
  /** The entry, line or field it was read from. */
  readonly range: Range;
  readonly from: 'label' | 'wording' | 'field';
  readonly text: string;
}

/** By when an action is to be done. */
export interface Due {
  /** Last day that keeps the promise; null where the words fix none (`ASAP`, `next sprint`). */
  readonly date: Temporal.PlainDate | null;
  /** False for a period or words, which count from the incident: `Q4 2025`, `in 2 weeks`. */
  readonly exact: boolean;
}

export interface ActionItem {
  readonly range: Range;
  readonly text: Span;
  readonly owner: Parsed<string>;
  readonly due: Parsed<Due>;
  /** `OPS-123`, `#45`, `org/repo#45`. */
  readonly tickets: readonly Span[];
  readonly status: Parsed<string>;
  readonly priority: Parsed<string>;
  readonly done: boolean;
}

export interface ActionList {
  readonly form: 'table' | 'list';
  readonly range: Range;
  readonly section: number;
  readonly table: TableShape | null;
  readonly items: readonly ActionItem[];
  /** The same with offsets from `at`, in groups that stay while nothing in them changes. */
  readonly kept: Sequence<ActionItem>;
  readonly at: number;
  /** Whether items of this list have such a part at all: by column, or by the other items. */
  readonly convention: {
    readonly owner: boolean;
    readonly due: boolean;
    readonly priority: boolean;
    readonly status: boolean;
  };
}

export interface Why {
  readonly question: Span;
  readonly answer: Span | null;
  readonly range: Range;
}

export interface Analysis {
  readonly rootCause: Span | null;
  readonly factors: readonly Span[];
  readonly whys: readonly Why[];
  readonly well: readonly Span[];
  readonly wrong: readonly Span[];
  readonly lucky: readonly Span[];
  readonly lessons: readonly Span[];
}

export type PersonPlace =
  'owner' | 'actor' | 'author' | 'sign-off' | 'participant' | 'mention' | 'handle';

export interface PersonReference {
  readonly name: string;
  readonly range: Range;
  readonly place: PersonPlace;
}

/** One person or team: `Sarah` and `Sarah Chen` are one. */
export interface Person {
  /** The fullest form found. */
  readonly name: string;
  readonly team: boolean;
  readonly role: string | null;
  readonly references: readonly PersonReference[];
}

export interface Communication {
  readonly range: Range;
  readonly when: Parsed<WrittenTime>;
  readonly moment: Moment | null;
  readonly text: Span;
}

/** `2% → 15% → 45%`: numbers that changed over the incident. */
export interface NumberSeries {
  readonly label: Span;
  readonly range: Range;
  /** `value` is null for words (`timeout`); units stay in `text`. */
  readonly points: readonly { readonly text: string; readonly value: number | null }[];
}

export interface RelatedIncident {
  readonly id: string;
  readonly range: Range;
  readonly text: Span;
}

export interface FollowUp {
  readonly heading: Span;
  readonly date: Parsed<Temporal.PlainDate>;
  readonly items: readonly Span[];
}

/** `**Reviewed by:** Name (Role) - date`. */
export interface SignOff {
  readonly label: Span;
  readonly person: Parsed<string>;
  readonly role: string | null;
  readonly date: Parsed<Temporal.PlainDate>;
  readonly range: Range;
}

/** Whether the tool has anything to say about a document, and why. */
export interface Recognition {
  readonly postmortem: boolean;
  readonly template: boolean;
  readonly reason: string;
}

export interface Postmortem {
  readonly recognition: Recognition;
  readonly title: Span | null;
  readonly frontMatter: { readonly range: Range; readonly problem: string | null } | null;
  readonly sections: readonly Section[];
  readonly fields: readonly Field[];
  readonly incident: Incident;
  readonly impact: Impact;
  /** How the document orders day and month; null where nothing tells, or its own dates disagree. */
  readonly dateOrder: DateOrder | null;
  /** The zone that holds for the whole document: preamble, window or the timelines' own. */
  readonly zone: Zone | null;
  readonly timelines: readonly Timeline[];
  readonly milestones: readonly Milestone[];
  /** By each definition that the milestones feed. */
  readonly metrics: readonly Metric[];
  readonly analysis: Analysis;
  readonly actions: readonly ActionList[];
  readonly people: readonly Person[];
  readonly communications: readonly Communication[];
  readonly series: readonly NumberSeries[];
  readonly related: readonly RelatedIncident[];
  readonly followUps: readonly FollowUp[];
  readonly signOffs: readonly SignOff[];
  /**
   * Where the document tells several incidents: each by itself, in their order. Its own milestones and
   * metrics are empty then, and its header has what stands outside of them. Empty for one incident.
   */
  readonly incidents: readonly ToldIncident[];
}

/** One of several incidents that a document tells. */
export interface ToldIncident {
  readonly title: Span;
  readonly range: Range;
  /** What stands in that range, as a document; text and offsets are those of the whole. */
  readonly document: KeptDocument;
  /** The same as it is read alone, but for the zone and the dates, which the whole may tell. */
  readonly model: Postmortem;
}

/** Parts of a model, with the times of its timelines alone. */
export type WithTimes<Part extends keyof Postmortem = never> = Pick<Postmortem, Part> & {
  readonly timelines: readonly Times[];
};
