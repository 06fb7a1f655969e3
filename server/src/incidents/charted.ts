import type { Snapshot } from '../workspace/snapshot';
import { linesOf, summarise, type IncidentSummary } from './numbers/summary';
import { refutations } from './numbers/refuted';
import { ownText } from './ownText';
import { shortTitle, titleOf } from './title';

/** One incident as far as charts of many show it. Plain data. */
export interface ChartedIncident {
  /** What numbers over many may know of it. */
  readonly summary: IncidentSummary;
  /** Without the `Postmortem:` that all of them begin with. */
  readonly title: string;
  /** When impact began, else when it was detected; null where that is not sure. */
  readonly began: Began | null;
  /** Zone that its configuration names. */
  readonly zone: string | null;
}

export interface Began {
  /** Minutes since the epoch. */
  readonly at: number;
  /** From 1. */
  readonly line: number;
}

/** Null for what is no postmortem, or a template. */
export function chartedIncident(file: string, snapshot: Snapshot): ChartedIncident | null {
  const summary = summarise(file, snapshot);
  return (
    summary && {
      summary,
      title: ownText(shortTitle(titleOf(snapshot.model))),
      began: summary.several ? null : beganOf(snapshot),
      zone: snapshot.configuration.timezone,
    }
  );
}

/** The moment at which impact began, else at which it was detected; null where any part is not sure. */
export function beganOf(snapshot: Snapshot): Began | null {
  const { milestones, incident } = snapshot.model;
  const refuted = refutations(snapshot);
  const found =
    milestones.find(({ kind }) => kind === 'started') ??
    milestones.find(({ kind }) => kind === 'detected');
  const start = incident.window?.start;
  const moment = found?.moment ?? (start?.kind === 'valid' ? start.value : null);
  if (!moment || moment.time === null || moment.date === null || moment.zone?.id == null)
    return null;
  if (moment.otherAt !== moment.at) return null;
  const against = found ? refuted.ofMilestone(found) : start ? refuted.of(start.range) : null;
  const [line = 1] = linesOf(snapshot.lines, found?.range ?? start?.range ?? { from: 0, to: 0 });
  return against === null ? { at: moment.at, line } : null;
}
