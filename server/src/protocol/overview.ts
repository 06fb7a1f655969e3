import type { ActionCounts, ActionState } from './actions';

/**
 * All postmortems of a workspace as charts show them. Lines are zero-based, lengths minutes, dates ISO
 * dates. `of` is the place of an incident in `incidents`.
 */
export interface OverviewCharts {
  /** Those that the filter lets through: by date, undated first. */
  readonly incidents: readonly OverviewIncident[];
  readonly lengths: readonly OverviewLength[];
  readonly calendar: {
    readonly marks: readonly (OverviewMark & { readonly date: string })[];
    readonly untold: readonly number[];
    readonly leftOut: readonly OverviewLeftOut[];
  };
  readonly week: {
    readonly zone: string;
    /** Whether a configuration names that zone; several that name different ones, or none, give UTC. */
    readonly from: 'configuration' | 'several' | 'none';
    readonly marks: readonly (OverviewMark & {
      /** 0 for Monday. */
      readonly weekday: number;
      /** With its part: 14.5. */
      readonly hour: number;
    })[];
    readonly untold: readonly number[];
  };
  /** One for each moment of an incident, in their order; `line` is null where a document does not tell it. */
  readonly milestones: readonly {
    readonly kind: string;
    readonly count: number;
    /** 95 % interval of the share; null without incidents. */
    readonly interval: readonly [number, number] | null;
    readonly marks: readonly { readonly of: number; readonly line: number | null }[];
  }[];
  readonly services: OverviewRecurring;
  readonly causes: OverviewRecurring;
  readonly actions: {
    readonly counts: ActionCounts;
    /** Done, open, late and unknown ones, each by the date of its incident. */
    readonly marks: readonly OverviewAction[];
  };
}

export interface OverviewMark {
  readonly of: number;
  readonly line: number;
}

export interface OverviewIncident {
  readonly uri: string;
  readonly title: string;
  /** Of the title. */
  readonly line: number;
  /** Null where none is told, or its document contradicts it. */
  readonly date: string | null;
  readonly severity: string | null;
  /** 0 for the worst of the levels that are there; null without one. */
  readonly rank: number | null;
}

/** Something that must not enter a chart. */
export interface OverviewLeftOut extends OverviewMark {
  readonly reason: string;
}

export interface OverviewLength {
  readonly id: 'duration' | 'detect' | 'resolve';
  /** The worst severity first, those without one last. */
  readonly rows: readonly {
    readonly severity: string | null;
    /** Null for too few values. */
    readonly median: number | null;
    readonly medianText: string | null;
    /** 95 % bootstrap interval of the median; null for too few values. */
    readonly interval: readonly [number, number] | null;
    /** Both ends: `5m`, `1h 15m`. */
    readonly intervalTexts: readonly string[];
    /** The shortest first. */
    readonly marks: readonly (OverviewMark & {
      readonly minutes: number;
      /** `1h 15m`. */
      readonly text: string;
      /** What it is measured by: `resolved − impact started`. */
      readonly definition: string;
      readonly doubt: string | null;
    })[];
  }[];
  readonly untold: readonly number[];
  readonly leftOut: readonly (OverviewLeftOut & {
    readonly minutes: number;
    readonly text: string;
  })[];
}

/** What comes back in several incidents, the most frequent first. */
export interface OverviewRecurring {
  readonly rows: readonly {
    readonly name: string;
    readonly marks: readonly (OverviewMark & { readonly text: string })[];
  }[];
  /** How many incidents tell any. */
  readonly told: number;
  /** How many names stand in one incident only, or were too many to show. */
  readonly others: number;
}

export interface OverviewAction extends OverviewMark {
  readonly text: string;
  readonly owner: string | null;
  readonly due: string | null;
  readonly state: ActionState;
  /** Open, and its day is past. */
  readonly late: boolean;
}

/** What is shown; a part that is absent lets all through, null what does not tell it. */
export interface OverviewFilter {
  /** `2025-Q3`. */
  readonly quarter?: string | null;
  readonly severity?: string | null;
  readonly service?: string | null;
}

/** The charts with what stands around them. */
export interface OverviewAnswer extends OverviewCharts {
  /** ISO date. */
  readonly today: string;
  /** How far the first reading of the workspace is; null when all is read. */
  readonly reading: { readonly done: number; readonly of: number } | null;
  /** What could not be read, with the reason. */
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
  /** How many postmortems there are without a filter. */
  readonly all: number;
  readonly filter: OverviewFilter;
  /** What can be chosen, each with how many incidents have it. */
  readonly choices: Readonly<Record<'quarter' | 'severity' | 'service', readonly OverviewChoice[]>>;
  /** Files that tell several incidents, and so have no lengths. */
  readonly several: readonly number[];
  /** Ids that several files have: each file counts. */
  readonly sameId: readonly { readonly id: string; readonly of: readonly number[] }[];
}

export interface OverviewChoice {
  readonly value: string | null;
  readonly n: number;
}

/** Messages from the overview to the extension. The extension validates each one. */
export type OverviewToHost =
  | { readonly type: 'ready' }
  /** Opens a document of the last data at a line. */
  | { readonly type: 'open'; readonly uri: string; readonly line: number }
  | { readonly type: 'filter'; readonly filter: OverviewFilter }
  | { readonly type: 'run'; readonly command: 'newPostmortem' | 'openReport' };

/** Messages from the extension to the overview. */
export type HostToOverview = { readonly type: 'data'; readonly data: OverviewAnswer };
