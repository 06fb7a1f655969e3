/**
 * What the side panel draws, as it goes over the wire. Types only. Lines are
 * zero-based; instants are minutes since 1970-01-01T00:00Z; durations are minutes.
 */

import type { ActionCounts, ActionState } from './actions';

export interface PreviewData {
  readonly uri: string;
  readonly version: number;
  /** False for any Markdown file that is not a postmortem; the panel then says how to begin. */
  readonly postmortem: boolean;
  readonly title: string;
  readonly incident: PreviewIncident;
  readonly metrics: readonly PreviewMetric[];
  readonly timeline: PreviewTimeline;
  readonly actions: readonly PreviewAction[];
  readonly actionCounts: ActionCounts;
  readonly analysis: PreviewAnalysis;
  readonly problems: readonly PreviewProblem[];
  /** Names that an owner menu offers, people before teams. */
  readonly people: readonly string[];
  /** Where the document tells several incidents, each by itself; empty for one. */
  readonly incidents: readonly PreviewPart[];
}

/** One of several incidents of a document: what is its own of the data. */
export interface PreviewPart extends Pick<
  PreviewData,
  'title' | 'incident' | 'metrics' | 'timeline' | 'analysis'
> {
  /** Its title with the day, where the title has none; stable while the document is edited elsewhere. */
  readonly key: string;
  /** The first line and the last. */
  readonly from: number;
  readonly to: number;
}

/** What the document says about why. Lines are zero-based. */
export interface PreviewAnalysis {
  readonly rootCause: PreviewStatement | null;
  readonly factors: readonly PreviewStatement[];
  readonly whys: readonly {
    readonly question: string;
    readonly answer: string | null;
    readonly line: number;
  }[];
}

export interface PreviewStatement {
  readonly text: string;
  readonly line: number;
}

export interface PreviewIncident {
  readonly id: string | null;
  readonly severity: string | null;
  readonly status: string | null;
  /** The duration as the document states it, e.g. `1 hour 15 minutes`. */
  readonly statedDuration: string | null;
  readonly services: readonly string[];
}

/** A metric by the definition that counts: the team's own, else the usual one. */
export interface PreviewMetric extends PreviewReading {
  /** Stable id such as `detect`, `acknowledge`, `resolve`. */
  readonly id: string;
  /** `Time to detect`. */
  readonly name: string;
  /** By each definition that the milestones can feed, the one that counts first. */
  readonly readings: readonly PreviewReading[];
  /** What the document claims for it, where `minutes` differs; else null. */
  readonly stated: string | null;
  /** True where no definition gives what is stated. */
  readonly contradicted: boolean;
}

/** What one definition gives. */
export interface PreviewReading {
  /** Who published the definition: `standard`, `rootly` …, or `team`. */
  readonly preset: string;
  readonly minutes: number;
  /** `2m`, `1h 15m`. */
  readonly text: string;
  /** `detected − impact started`. */
  readonly formula: string;
  /** Instants of the milestones used. */
  readonly from: number;
  readonly to: number;
  /** The milestones used, from and to. */
  readonly evidence: readonly PreviewEvidence[];
}

/** What a milestone was read from. */
export interface PreviewEvidence {
  readonly name: string;
  /** `14:30`; with the day where the metric spans more than one. */
  readonly time: string;
  readonly text: string;
  readonly line: number;
}

export interface PreviewTimeline {
  /** `UTC`, `Europe/Berlin`, or null when the document names none. */
  readonly zone: string | null;
  /** True when the entries carry real dates; else the axis shows times of day only. */
  readonly dated: boolean;
  /** The clock of that zone; null where it is not known and instants are the wall clock's. */
  readonly clock: PreviewClock | null;
  readonly series: readonly PreviewSeries[];
  readonly entries: readonly PreviewEntry[];
  readonly phases: readonly PreviewPhase[];
  readonly milestones: readonly PreviewMilestone[];
  /** Silences longer than the gap threshold between two entries. */
  readonly gaps: readonly PreviewGap[];
}

/**
 * Minutes that a clock is before UTC: each from its instant on, the first one for all before too.
 * More than one where summer time begins or ends within the timeline.
 */
export type PreviewClock = readonly { readonly from: number; readonly minutes: number }[];

/** `2% → 15% → 45%` with the times of the entries that name these numbers. */
export interface PreviewSeries {
  readonly name: string;
  readonly line: number;
  readonly points: readonly {
    readonly at: number;
    readonly value: number;
    readonly text: string;
  }[];
}

export interface PreviewEntry {
  /** Stable while the document is edited elsewhere: keys the element in the panel. */
  readonly key: string;
  readonly line: number;
  /** Null when the time is unknown or invalid; such entries are listed, not drawn on the axis. */
  readonly at: number | null;
  /** End of a range entry (`14:20–14:30`), else null. */
  readonly end: number | null;
  /** The time as written. */
  readonly time: string;
  readonly approximate: boolean;
  /** True where only the day is known; `at` is its beginning and `end` its end. */
  readonly allDay: boolean;
  /** Whether its time can be changed from the panel. */
  readonly movable: boolean;
  /** True for a labelled line that says what a row of the timeline says as well. */
  readonly repeats: boolean;
  /** Actor, or null when none is named. */
  readonly actor: string | null;
  /** `system` for alerts and automation, `team`, `person`, or `none`. */
  readonly actorKind: 'system' | 'team' | 'person' | 'communication' | 'none';
  /** Name of its lane: the person in full, the team, or what it is. */
  readonly lane: string;
  /** What its first line says. */
  readonly text: string;
  /** How that goes on in the lines below; null where it does not. */
  readonly rest: string | null;
  readonly notes: string | null;
  readonly milestone: string | null;
  /** Its links that lead to http or https. */
  readonly links: readonly PreviewLink[];
}

export interface PreviewLink {
  readonly text: string;
  readonly url: string;
}

export interface PreviewPhase {
  readonly id: 'impact' | 'detection' | 'response' | 'mitigation' | 'recovery';
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export interface PreviewMilestone {
  readonly id: string;
  readonly name: string;
  readonly at: number;
  readonly line: number;
}

export interface PreviewGap {
  readonly from: number;
  readonly to: number;
  /** Line of the entry after the silence. */
  readonly line: number;
}

export interface PreviewAction {
  readonly key: string;
  readonly line: number;
  readonly text: string;
  readonly owner: string | null;
  /** `2025-08-25`, or the due date as written. */
  readonly due: string | null;
  /** ISO date where the due date is one day; else null. */
  readonly dueDate: string | null;
  readonly status: string | null;
  readonly priority: string | null;
  readonly state: ActionState;
  /** Whether its own words, box or status say that it is done. */
  readonly done: boolean;
  /** Open, and its day is past. */
  readonly overdue: boolean;
}

export interface PreviewProblem {
  readonly line: number;
  readonly character: number;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  /** Titles of its quick fixes, in their order. */
  readonly fixes: readonly string[];
}
