import { dueText, isOverdue } from '../../model/actions/due';
import type { PreviewAction, PreviewData, PreviewProblem, PreviewStatement } from '../../protocol';
import { lineAt, positionAt } from '../../text/lineIndex';
import type { Range, Span } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';
import { ownerNames } from './entries';
import { frameOf } from './frame';
import { uniqueKeys } from './keys';
import { previewMetrics } from './metrics';
import { previewTimeline } from './timeline';

/** Everything the side panel draws, as plain data. */
export function previewData(snapshot: Snapshot, uri: string, version: number): PreviewData {
  const { model } = snapshot;
  const line = (range: Range): number => lineAt(snapshot.lines, range.from);
  const text = (value: { kind: string; text?: string }): string | null =>
    value.kind === 'valid' ? (value.text ?? null) : null;
  const frame = frameOf(model);
  return {
    uri,
    version,
    postmortem: model.recognition.postmortem,
    title: model.title?.text ?? frontMatterTitle(snapshot),
    incident: {
      id: text(model.incident.id),
      severity: text(model.incident.severity),
      status: text(model.incident.status),
      statedDuration:
        model.incident.durations.find((stated) => stated.kind === 'total')?.text ?? null,
      services: model.impact.services.map((service) => service.text),
    },
    metrics: previewMetrics(snapshot, frame, line),
    timeline: previewTimeline(snapshot, frame, line),
    actions: actions(snapshot, line),
    analysis: analysis(snapshot, line),
    people: ownerNames(model),
    problems: problems(snapshot),
  };
}

/** `title: …` of the front matter, where the page that it is for makes a heading of it. */
const frontMatterTitle = ({ model }: Snapshot): string =>
  model.fields.find(({ form, name }) => form === 'front-matter' && /^title$/i.test(name.text))
    ?.value.text ?? '';

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

function actions(snapshot: Snapshot, line: (range: Range) => number): readonly PreviewAction[] {
  const unique = uniqueKeys();
  return snapshot.model.actions.flatMap((list) =>
    list.items.map((item): PreviewAction => {
      const { due } = item;
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
        done: item.done,
        overdue: isOverdue(item, snapshot.today),
      };
    }),
  );
}
