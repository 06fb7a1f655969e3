import type { Milestone, Postmortem, Timeline } from '../../model/types';
import type { Finding } from '../../rules/rule';
import { lineAt, type LineIndex } from '../../text/lineIndex';
import { contains, type Range } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';

/** What the findings of a document say against what stands in it. Null where they say nothing. */
export interface Refutations {
  /** Against a value at a place: `Duration says 5 hours, but … (summary/duration-mismatch)`. */
  readonly of: (range: Range) => string | null;
  /** Against the moment of a milestone. */
  readonly ofMilestone: (milestone: Milestone) => string | null;
  /** Against the total length, wherever it is taken from. */
  readonly ofDuration: () => string | null;
  readonly ofDay: (range: Range) => string | null;
  readonly ofSeverity: (range: Range) => string | null;
  readonly ofStatus: (range: Range) => string | null;
}

/**
 * Rules whose finding says that a value contradicts another one. All other rules ask for something
 * that is missing, or advise, and say nothing against what is there.
 */
const CONTRADICT: ReadonlySet<string> = new Set([
  'summary/duration-mismatch',
  'summary/window-mismatch',
  'summary/end-before-start',
  'summary/severity-conflict',
  'summary/unknown-severity',
  'summary/unknown-status',
  'summary/status-contradiction',
  'summary/title-date-mismatch',
  'summary/id-date-mismatch',
  'timeline/date-typo',
  'timeline/date-conflict',
  'timeline/out-of-order',
  'timeline/invalid-time',
  'timeline/future-entry',
  'timeline/milestone-mismatch',
  'timeline/mixed-timezone',
  'claims/metric-mismatch',
  'claims/total-mismatch',
  'claims/duration-in-prose',
  'claims/weekday-mismatch',
]);

/** All rules whose findings decide what enters a number or a ledger: who asks for no more runs no others. */
export const DECIDING: ReadonlySet<string> = new Set([
  ...CONTRADICT,
  'actions/duplicate',
  'actions/due-before-incident',
]);

/** A sentence is wrong there, and the rows that it is compared with are not. */
const OWN_PLACE_ONLY: ReadonlySet<string> = new Set(['claims/duration-in-prose']);

/** A wrong day or order reaches the rows around it that have no day of their own. */
const REACHES_UNDATED: ReadonlySet<string> = new Set([
  'timeline/date-typo',
  'timeline/date-conflict',
  'timeline/out-of-order',
]);

const DAYS: ReadonlySet<string> = new Set([
  'summary/title-date-mismatch',
  'summary/id-date-mismatch',
]);

/** Reads the errors and warnings of a document as what they say against its values. */
export function refutations({ model, lines, findings }: Snapshot): Refutations {
  const against = findings.filter(
    ({ rule, severity }) =>
      CONTRADICT.has(rule) && (severity === 'error' || severity === 'warning'),
  );
  const touching = (range: Range): string | null =>
    said(against.find((finding) => touches(lines, finding, range)));
  return {
    of: touching,
    ofMilestone: (milestone) =>
      touching(milestone.range) ??
      said(against.find((finding) => reaches(model, finding, milestone))) ??
      unreadable(model, milestone, against),
    ofDuration: () => said(against.find(({ rule }) => rule === 'summary/duration-mismatch')),
    ofDay: (range) => touching(range) ?? said(against.find(({ rule }) => DAYS.has(rule))),
    ofSeverity: (range) =>
      touching(range) ?? said(against.find(({ rule }) => rule.startsWith('summary/severity-'))),
    ofStatus: (range) =>
      touching(range) ?? said(against.find(({ rule }) => rule === 'summary/status-contradiction')),
  };
}

const said = (finding: Finding | undefined): string | null =>
  finding ? `${finding.message} (${finding.rule})` : null;

/** Whether a finding, or what it is compared with, stands on a line of the range. */
function touches(lines: LineIndex, { rule, range, related }: Finding, value: Range): boolean {
  const first = lineAt(lines, value.from);
  const last = lineAt(lines, Math.max(value.from, value.to - 1));
  const places = OWN_PLACE_ONLY.has(rule) ? [range] : [range, ...related.map((one) => one.range)];
  return places.some(
    (place) =>
      lineAt(lines, place.from) <= last &&
      lineAt(lines, Math.max(place.from, place.to - 1)) >= first,
  );
}

/** Whether a wrong day or order in a timeline decides the day of a milestone that has none of its own. */
function reaches(
  model: Postmortem,
  { rule, range }: Finding,
  { moment, range: at }: Milestone,
): boolean {
  if (rule === 'timeline/mixed-timezone') return timelineAt(model, at) !== null;
  if (!REACHES_UNDATED.has(rule) || moment.dateWritten) return false;
  const timeline = timelineAt(model, at);
  return timeline !== null && contains(timeline.range, range);
}

const timelineAt = ({ timelines }: Postmortem, place: Range): Timeline | null =>
  timelines.find(({ range }) => contains(range, place)) ?? null;

/** A row that tells the same milestone at a time that cannot be read may be the one that counts. */
function unreadable(
  model: Postmortem,
  { kind }: Milestone,
  against: readonly Finding[],
): string | null {
  for (const { entries } of model.timelines)
    for (const { milestone, when, range } of entries)
      if (milestone === kind && when.kind === 'invalid')
        return (
          said(against.find((finding) => contains(range, finding.range))) ??
          `another row tells ${kind} at a time that cannot be read`
        );
  return null;
}
