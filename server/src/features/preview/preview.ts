import { countActions, isLate, ledgerOf, type LedgerAction } from '../../incidents/actions/ledger';
import { titleOf } from '../../incidents/title';
import { dueText } from '../../model/actions/due';
import { datesIn } from '../../model/frame/dates';
import type { Postmortem } from '../../model/types';
import type {
  PreviewAction,
  PreviewData,
  PreviewPart,
  PreviewProblem,
  PreviewStatement,
} from '../../protocol';
import { lineAt, positionAt } from '../../text/lineIndex';
import type { Range, Span } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';
import { eachIncident } from '../incidentAt';
import { ownerNames } from './entries';
import { frameOf } from './frame';
import { uniqueKeys } from './keys';
import { previewMetrics } from './metrics';
import { previewTimeline } from './timeline';

/** Everything the side panel draws, as plain data. */
export function previewData(snapshot: Snapshot, uri: string, version: number): PreviewData {
  const { model } = snapshot;
  const ledger = ledgerOf('', snapshot);
  return {
    uri,
    version,
    postmortem: model.recognition.postmortem,
    ...partOf(snapshot),
    actions: actions(snapshot, ledger, (range) => lineAt(snapshot.lines, range.from)),
    actionCounts: countActions(ledger, snapshot.today.toString()),
    people: ownerNames(model),
    problems: problems(snapshot),
    incidents: parts(snapshot),
  };
}

function parts(snapshot: Snapshot): readonly PreviewPart[] {
  if (snapshot.model.incidents.length === 0) return [];
  const unique = uniqueKeys();
  return eachIncident(snapshot).map((told, index): PreviewPart => {
    const range = snapshot.model.incidents[index]?.range ?? { from: 0, to: 0 };
    const own = partOf(told);
    return {
      ...own,
      key: unique(titleWithDay(told.model)),
      from: lineAt(snapshot.lines, range.from),
      to: lineAt(snapshot.lines, Math.max(range.from, range.to - 1)),
    };
  });
}

/** `Search slow (2024-05-03)`; the title alone where it has a date or the incident none. */
function titleWithDay({ title, incident, timelines }: Postmortem): string {
  const text = title?.text ?? '';
  const days = timelines.flatMap(({ entries }) => entries.flatMap(({ day }) => day ?? []));
  const day = incident.date.kind === 'valid' ? incident.date.value : days[0];
  return day && datesIn(text).length === 0 ? `${text} (${day.toString()})` : text;
}

/** What belongs to one incident. */
function partOf(
  snapshot: Snapshot,
): Pick<PreviewData, 'title' | 'incident' | 'metrics' | 'timeline' | 'analysis'> {
  const { model } = snapshot;
  const line = (range: Range): number => lineAt(snapshot.lines, range.from);
  const text = (value: { kind: string; text?: string }): string | null =>
    value.kind === 'valid' ? (value.text ?? null) : null;
  const frame = frameOf(model);
  return {
    title: titleOf(model),
    incident: {
      id: text(model.incident.id),
      severity: text(model.incident.severity),
      status: text(model.incident.status),
      statedDuration:
        (model.incidents.length === 0 &&
          model.incident.durations.find((stated) => stated.kind === 'total')?.text) ||
        null,
      services: model.impact.services.map((service) => service.text),
    },
    metrics: previewMetrics(snapshot, frame, line),
    timeline: previewTimeline(snapshot, frame, line),
    analysis: analysis(snapshot, line),
  };
}

const problems = ({ findings, lines }: Snapshot): readonly PreviewProblem[] =>
  findings.map(({ range, rule, severity, message, fixes }) => ({
    ...positionAt(lines, range.from),
    rule,
    severity,
    message,
    fixes: fixes.map(({ title }) => title),
  }));

function analysis({ model }: Snapshot, line: (range: Range) => number): PreviewData['analysis'] {
  const { rootCause, factors, whys } = model.analysis;
  const statement = ({ text, range }: Span): PreviewStatement => ({ text, line: line(range) });
  return {
    rootCause: rootCause && statement(rootCause),
    factors: factors.map(statement),
    whys: whys.map(({ question, answer, range }) => ({
      question: question.text,
      answer: answer?.text ?? null,
      line: line(range),
    })),
  };
}

function actions(
  { model, today }: Snapshot,
  ledger: readonly LedgerAction[],
  line: (range: Range) => number,
): readonly PreviewAction[] {
  const unique = uniqueKeys();
  let index = 0;
  return model.actions.flatMap((list) =>
    list.items.map((item): PreviewAction => {
      const { due } = item;
      const known = ledger[index++];
      return {
        key: unique(item.text.text),
        line: line(item.range),
        text: item.text.text,
        owner: item.owner.kind === 'valid' ? item.owner.value : null,
        due: dueText(due),
        dueDate:
          due.kind === 'valid' && due.value.exact ? (due.value.date?.toString() ?? null) : null,
        status: item.status.kind === 'valid' ? item.status.value : null,
        priority: item.priority.kind === 'valid' ? item.priority.value : null,
        state: known?.state ?? 'unknown',
        done: item.done,
        overdue: known !== undefined && isLate(known, today.toString()),
      };
    }),
  );
}
