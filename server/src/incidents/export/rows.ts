import type { Moment, TimelineEntry } from '../../model/types';
import { positionAt } from '../../text/lineIndex';
import { clockAt, formatClock } from '../../time/format';
import { dateOfDay } from '../../time/instant';
import type { Snapshot } from '../../workspace/snapshot';
import { LENGTHS, type Figure, type LengthId } from '../numbers/figures';
import { refutations } from '../numbers/refuted';
import { minutesOutside, OFFICE_HOURS } from '../numbers/span';
import { linesOf, type IncidentSummary } from '../numbers/summary';
import { counts } from '../actions/ledger';
import { EXPORT_VERSION, type ExportCell, type ExportRow, type ExportTable } from './tables';

/** The rows that one postmortem gives each table. */
export function exportRows(
  summary: IncidentSummary,
  snapshot: Snapshot,
): Readonly<Record<ExportTable, readonly ExportRow[]>> {
  return {
    incidents: [incidentRow(summary, true)],
    entries: entryRows(summary.file, snapshot),
    actions: actionRows(summary),
    findings: findingRows(summary.file, snapshot),
  };
}

/** `judged`: whether all rules were run, so that it is known how many findings there are. */
export function incidentRow(summary: IncidentSummary, judged: boolean): ExportRow {
  const { file, id, title, day, severity, status, lengths, span, several, findings } = summary;
  const kept = day && day.refuted === null ? day : null;
  return {
    schema_version: EXPORT_VERSION,
    file,
    id,
    title: title?.text ?? null,
    date: kept?.day ?? null,
    quarter: kept?.quarter ?? null,
    severity: severity && severity.leftOut === null ? severity.level : null,
    severity_text: severity?.text ?? null,
    status: status && status.leftOut === null ? status.level : null,
    status_text: status?.text ?? null,
    started_local: span?.start ?? null,
    ended_local: span?.end ?? null,
    clock_zone: span?.zone ?? null,
    impact_minutes: span?.minutes ?? null,
    outside_working_minutes: span ? minutesOutside(span, OFFICE_HOURS) : null,
    ...Object.fromEntries(LENGTHS.flatMap((length) => lengthCells(length, lengths[length]))),
    milestones: summary.milestones.map(({ kind }) => kind),
    services: summary.services.map(({ text }) => text),
    cause: summary.cause?.text ?? null,
    several,
    errors: judged ? findings.error : null,
    warnings: judged ? findings.warning : null,
  };
}

function lengthCells(name: LengthId, figure: Figure): readonly (readonly [string, ExportCell])[] {
  const known = figure.kind === 'known' ? figure : null;
  return [
    [`${name}_minutes`, known?.minutes ?? null],
    [`${name}_definition`, known?.definition ?? null],
    [`${name}_lines`, figure.kind === 'untold' ? [] : figure.lines],
    [`${name}_doubt`, known?.doubt ?? null],
    [`${name}_left_out`, figure.kind === 'left-out' ? figure.reason : null],
  ];
}

function entryRows(file: string, snapshot: Snapshot): readonly ExportRow[] {
  const { model, lines } = snapshot;
  const refuted = refutations(snapshot);
  const entries = model.timelines
    .flatMap((timeline) => timeline.entries)
    .sort((a, b) => a.range.from - b.range.from);
  return entries.map((entry: TimelineEntry, index) => {
    const { start, when, actor, milestone, text, range } = entry;
    return {
      file,
      line: linesOf(lines, range)[0] ?? 1,
      number: index + 1,
      clock: start?.time ? formatClock(start.time) : null,
      date: start?.date?.toString() ?? null,
      zone: start?.zone?.name ?? null,
      instant: start && instantText(start),
      date_written: start?.dateWritten ?? false,
      approximate: when.kind === 'valid' && when.value.approximate,
      actor: actor?.kind === 'valid' ? actor.value : null,
      milestone,
      text: text.text,
      left_out: refuted.of(range),
    };
  });
}

/** `2025-08-22T14:30:00Z`; null where date, time or zone is not known. */
function instantText({ at, otherAt, date, time, zone }: Moment): string | null {
  if (!date || !time || zone === null || zone.id === null || at !== otherAt) return null;
  const clock = formatClock(clockAt(at));
  return `${dateOfDay(Math.floor(at / 1440)).toString()}T${clock.length === 5 ? `${clock}:00` : clock}Z`;
}

export const actionRows = ({ id, actions }: IncidentSummary): readonly ExportRow[] =>
  actions.map(({ file, line, text, owner, due, dueText, priority, status, ...action }) => ({
    file,
    line,
    incident: id,
    text,
    owner,
    due,
    due_text: dueText,
    priority,
    status,
    state: action.state,
    evidence: action.evidence,
    tickets: action.tickets,
    counts: counts(action),
    left_out: action.leftOut,
  }));

function findingRows(file: string, { findings, lines }: Snapshot): readonly ExportRow[] {
  return findings.map(({ rule, severity, message, range }) => {
    const start = positionAt(lines, range.from);
    const end = positionAt(lines, range.to);
    return {
      file,
      line: start.line + 1,
      column: start.character + 1,
      end_line: end.line + 1,
      end_column: end.character + 1,
      rule,
      severity,
      message,
    };
  });
}
