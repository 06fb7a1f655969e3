import type { MilestoneKind, Postmortem } from '../../model/types';
import { lineAt, type LineIndex } from '../../text/lineIndex';
import type { Range } from '../../text/range';
import { ownText } from '../ownText';
import { severalIncidents } from '../../rules/support/readings';
import type { Snapshot } from '../../workspace/snapshot';
import { ledgerOf, type LedgerAction } from '../actions/ledger';
import { figuresOf, type Figure, type LengthId } from './figures';
import { refutations, type Refutations } from './refuted';
import { severityOf, statusOf, type Graded } from './scale';
import { spanOfIncident, type IncidentSpan } from './span';

/** A text with the lines (from 1) it was read from. */
export interface Told {
  readonly text: string;
  readonly lines: readonly number[];
}

/** A day that a document gives its incident; left out of groups where a finding refutes it. */
export interface ToldDay {
  /** ISO date. */
  readonly day: string;
  /** `2025-Q3`. */
  readonly quarter: string;
  /** `field`: stated as the date. `timeline`: the first day of the timeline. */
  readonly from: 'field' | 'timeline';
  readonly lines: readonly number[];
  /** What speaks against it; null where nothing does. */
  readonly refuted: string | null;
}

/**
 * One postmortem as far as numbers over many care. Plain data: it can be kept, written out and read
 * again, and keeps no text of the document alive.
 */
export interface IncidentSummary {
  /** As the caller names the file. */
  readonly file: string;
  readonly id: string | null;
  readonly title: Told | null;
  readonly day: ToldDay | null;
  readonly severity: Graded | null;
  readonly status: Graded | null;
  /** Lengths in minutes, each with its lines, its definition and its doubt, or why there is none. */
  readonly lengths: Readonly<Record<LengthId, Figure>>;
  /** From the start to the end of the incident on the clock; null where it is not told or refuted. */
  readonly span: IncidentSpan | null;
  /** The milestones that the document tells, with their lines. */
  readonly milestones: readonly {
    readonly kind: MilestoneKind;
    readonly lines: readonly number[];
  }[];
  readonly services: readonly Told[];
  readonly cause: Told | null;
  readonly actions: readonly LedgerAction[];
  /** How many findings of each level. */
  readonly findings: Readonly<Record<'error' | 'warning' | 'information' | 'hint', number>>;
  /** True where one file tells several incidents: its lengths are left out of every number. */
  readonly several: boolean;
}

/** What numbers may know of a document; null for one that is no postmortem, or a template. */
export function summarise(file: string, snapshot: Snapshot): IncidentSummary | null {
  const { model, lines, configuration } = snapshot;
  const { recognition, incident } = model;
  if (!recognition.postmortem || recognition.template) return null;
  const refuted = refutations(snapshot);
  const several = model.incidents.length > 0 || severalIncidents(model);
  const at = (range: Range): readonly number[] => linesOf(lines, range);
  return {
    file,
    id: incident.id.kind === 'valid' ? ownText(incident.id.value) : null,
    title: model.title && { text: ownText(model.title.text), lines: at(model.title.range) },
    day: dayOf(model, refuted, at),
    severity: severityOf(incident.severity, configuration, refuted, at),
    status: statusOf(incident.status, configuration, refuted, at),
    lengths: figuresOf(snapshot, refuted, several),
    span: several ? null : spanOfIncident(model, configuration, refuted),
    milestones: model.milestones.map(({ kind, range }) => ({ kind, lines: at(range) })),
    services: model.impact.services.map(({ text, range }) => ({
      text: ownText(text),
      lines: at(range),
    })),
    cause: model.analysis.rootCause && {
      text: ownText(model.analysis.rootCause.text),
      lines: at(model.analysis.rootCause.range),
    },
    actions: ledgerOf(file, snapshot),
    findings: countsOf(snapshot),
    several,
  };
}

/** The lines, from 1, that a range is on. */
export function linesOf(lines: LineIndex, { from, to }: Range): readonly number[] {
  const first = lineAt(lines, from);
  const last = lineAt(lines, Math.max(from, to - 1));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index + 1);
}

function dayOf(
  model: Postmortem,
  refuted: Refutations,
  at: (range: Range) => readonly number[],
): ToldDay | null {
  const { date } = model.incident;
  const entry = model.timelines.flatMap(({ entries }) => entries).find(({ day }) => day !== null);
  const day = date.kind === 'valid' ? date.value : (entry?.day ?? null);
  if (day === null) return null;
  const range = date.kind === 'valid' ? date.range : (entry?.when.range ?? date.range);
  return {
    day: day.toString(),
    quarter: `${day.year}-Q${Math.ceil(day.month / 3)}`,
    from: date.kind === 'valid' ? 'field' : 'timeline',
    lines: at(range),
    refuted: refuted.ofDay(range),
  };
}

function countsOf({ findings }: Snapshot): IncidentSummary['findings'] {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
