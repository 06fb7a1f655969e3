/**
 * Numbers over many postmortems. `summarise` makes plain data of one document; everything here is a
 * query over such summaries: the same for the command line, a page and the editor. No clock, no order
 * of the summaries matters.
 */
import { MILESTONES } from '../model/timeline/milestones';
import type { MilestoneKind } from '../model/types';
import { countActions, type ActionCounts } from './actions/ledger';
import { LENGTHS, type LengthId } from './numbers/figures';
import { distributionOf, shareOf, type Distribution, type Share } from './numbers/statistics';
import type { IncidentSummary } from './numbers/summary';

export { summarise, type IncidentSummary } from './numbers/summary';
export { LENGTHS, type Figure, type LengthId } from './numbers/figures';

/** A value that an aggregate was made of, with its place. */
export interface Contribution {
  readonly file: string;
  readonly minutes: number;
  readonly lines: readonly number[];
  readonly definition: string;
  readonly doubt: string | null;
}

/** A value that did not enter, and why. */
export interface LeftOut {
  readonly file: string;
  readonly minutes: number;
  readonly lines: readonly number[];
  readonly reason: string;
}

/** One length over many incidents. */
export interface Aggregate {
  readonly length: LengthId;
  /** Null where no document tells it. */
  readonly distribution: Distribution | null;
  /** By length, shortest first. */
  readonly values: readonly Contribution[];
  readonly leftOut: readonly LeftOut[];
  /** How many documents do not tell it. */
  readonly untold: number;
  /** How many values carry a doubt. */
  readonly doubted: number;
  /** How many values each definition gave, most first. */
  readonly definitions: readonly { readonly definition: string; readonly n: number }[];
}

export function aggregate(incidents: readonly IncidentSummary[], length: LengthId): Aggregate {
  const values: Contribution[] = [];
  const leftOut: LeftOut[] = [];
  for (const { file, lengths } of incidents) {
    const figure = lengths[length];
    if (figure.kind === 'known') {
      const { minutes, lines, definition, doubt, from } = figure;
      values.push({
        file,
        minutes,
        lines,
        definition: from === 'stated' ? `stated as ${definition}` : definition,
        doubt,
      });
    } else if (figure.kind === 'left-out') {
      const { minutes, lines, reason } = figure;
      leftOut.push({ file, minutes, lines, reason });
    }
  }
  values.sort((a, b) => a.minutes - b.minutes || compare(a.file, b.file));
  leftOut.sort((a, b) => compare(a.file, b.file));
  return {
    length,
    distribution: distributionOf(values.map(({ minutes }) => minutes)),
    values,
    leftOut,
    untold: incidents.length - values.length - leftOut.length,
    doubted: values.filter(({ doubt }) => doubt !== null).length,
    definitions: counted(values.map(({ definition }) => definition)).map(({ value, n }) => ({
      definition: value,
      n,
    })),
  };
}

/** A group of incidents that share a value, in a fixed order; null holds those that do not tell it. */
export interface Group {
  readonly value: string | null;
  readonly incidents: readonly IncidentSummary[];
}

export type GroupBy = 'severity' | 'status' | 'quarter' | 'service';

/**
 * Incidents by severity, status, quarter or service. A value that a finding refutes counts as not told.
 * An incident of two services is in two groups.
 */
export function groupsOf(incidents: readonly IncidentSummary[], by: GroupBy): readonly Group[] {
  const groups = new Map<string | null, IncidentSummary[]>();
  for (const incident of incidents)
    for (const value of valuesOf(incident, by)) {
      const group = groups.get(value) ?? [];
      group.push(incident);
      groups.set(value, group);
    }
  return [...groups]
    .map(([value, members]) => ({ value, incidents: members }))
    .sort((a, b) => nullsLast(a.value, b.value));
}

function valuesOf(incident: IncidentSummary, by: GroupBy): readonly (string | null)[] {
  const { severity, status, day, services } = incident;
  if (by === 'quarter') return [day && day.refuted === null ? day.quarter : null];
  if (by === 'service')
    return services.length === 0 ? [null] : [...new Set(services.map(({ text }) => text))];
  const graded = by === 'severity' ? severity : status;
  return [graded && graded.leftOut === null ? graded.level : null];
}

/** What is known of many postmortems. */
export interface Overview {
  readonly incidents: number;
  readonly lengths: readonly Aggregate[];
  readonly severities: readonly { readonly value: string | null; readonly n: number }[];
  readonly statuses: readonly { readonly value: string | null; readonly n: number }[];
  readonly quarters: readonly { readonly value: string | null; readonly n: number }[];
  /** How many documents state each milestone. */
  readonly milestones: readonly { readonly kind: MilestoneKind; readonly share: Share }[];
  readonly actions: ActionCounts;
  /** Ids that several files have: each file was counted. */
  readonly sameId: readonly { readonly id: string; readonly files: readonly string[] }[];
  /** Files that tell several incidents: counted as one, and without lengths. */
  readonly several: readonly string[];
  /** Severities, statuses and days that were left out of groups. */
  readonly ungrouped: readonly {
    readonly file: string;
    readonly lines: readonly number[];
    readonly what: 'severity' | 'status' | 'date';
    readonly reason: string;
  }[];
}

/** `today` is an ISO date. */
export function overviewOf(incidents: readonly IncidentSummary[], today: string): Overview {
  const sizes = (by: GroupBy): Overview['severities'] =>
    groupsOf(incidents, by).map(({ value, incidents: members }) => ({ value, n: members.length }));
  return {
    incidents: incidents.length,
    lengths: LENGTHS.map((length) => aggregate(incidents, length)),
    severities: sizes('severity'),
    statuses: sizes('status'),
    quarters: sizes('quarter'),
    milestones: MILESTONES.map((kind) => ({
      kind,
      share: shareOf(
        incidents.filter(({ milestones }) => milestones.some((one) => one.kind === kind)).length,
        incidents.length,
      ),
    })),
    actions: countActions(
      incidents.flatMap(({ actions }) => actions),
      today,
    ),
    sameId: sameIds(incidents),
    several: incidents.filter(({ several }) => several).map(({ file }) => file),
    ungrouped: incidents.flatMap(ungroupedOf),
  };
}

function ungroupedOf({ file, severity, status, day }: IncidentSummary): Overview['ungrouped'] {
  return [
    { what: 'severity' as const, lines: severity?.lines, reason: severity?.leftOut },
    { what: 'status' as const, lines: status?.lines, reason: status?.leftOut },
    { what: 'date' as const, lines: day?.lines, reason: day?.refuted },
  ].flatMap(({ what, lines, reason }) =>
    lines !== undefined && reason != null ? [{ file, lines, what, reason }] : [],
  );
}

/** Ids that several files have. */
export function sameIds(incidents: readonly IncidentSummary[]): Overview['sameId'] {
  const files = new Map<string, string[]>();
  for (const { id, file } of incidents)
    if (id !== null) files.set(id, [...(files.get(id) ?? []), file]);
  return [...files]
    .filter(([, of]) => of.length > 1)
    .map(([id, of]) => ({ id, files: of }))
    .sort((a, b) => compare(a.id, b.id));
}

/** How often each value stands there, most first. */
function counted(
  values: readonly string[],
): readonly { readonly value: string; readonly n: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, n]) => ({ value, n }))
    .sort((a, b) => b.n - a.n || compare(a.value, b.value));
}

/** By code units, the same on every machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const nullsLast = (a: string | null, b: string | null): number =>
  a === null ? (b === null ? 0 : 1) : b === null ? -1 : compare(a, b);

/** By date, undated first, then by file. */
export const byDay = (a: IncidentSummary, b: IncidentSummary): number =>
  compare(a.day?.day ?? '', b.day?.day ?? '') || compare(a.file, b.file);

/** What must stand beside such numbers. */
export const CAVEAT =
  'These numbers hold for these documents only. Incidents differ too much, and are too few, for a trend, a comparison of teams or a target to follow from them.';
