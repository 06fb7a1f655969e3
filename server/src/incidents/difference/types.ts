import type { Severity } from '../../rules/rule';

/** What of an incident a change is about. */
export type ChangedPart =
  | 'value'
  | 'milestone'
  | 'metric'
  | 'claim'
  | 'entry'
  | 'action'
  | 'cause'
  | 'section'
  | 'sign-off';

/** Something that one of the two documents says. `line` is 1-based. */
export interface Told {
  readonly text: string;
  readonly line: number;
}

/**
 * One thing that the two documents tell differently: `severity: High (line 4) → Critical (line 4)`.
 * `before` is null for what is new, `after` for what is gone.
 */
export interface Change {
  readonly part: ChangedPart;
  /** What of it: `severity`, `owner`, `time to resolve`, `time`, `text`. */
  readonly what: string;
  /** Which entry or action it is of, by its words; null where `what` says all. */
  readonly name: string | null;
  readonly before: Told | null;
  readonly after: Told | null;
  /** How much later, or longer, in minutes; null where that cannot be told. */
  readonly minutes: number | null;
}

/** A finding that only one of the two documents has. `line` is 1-based, of that document. */
export interface ToldFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
}

/** How two versions of a postmortem differ as an incident. */
export interface Difference {
  readonly changes: readonly Change[];
  readonly findings: {
    readonly appeared: readonly ToldFinding[];
    readonly gone: readonly ToldFinding[];
  };
  /** Whether the texts differ at all: prose, links and form are not compared beyond that. */
  readonly sameText: boolean;
}

/** Nothing of the incident, and no finding. */
export const isEmpty = ({ changes, findings }: Difference): boolean =>
  changes.length === 0 && findings.appeared.length === 0 && findings.gone.length === 0;
