import type {
  HostToPreview,
  PreviewAction,
  PreviewAnalysis,
  PreviewData,
  PreviewEntry,
  PreviewEvidence,
  PreviewGap,
  PreviewIncident,
  PreviewLink,
  PreviewMetric,
  PreviewMilestone,
  PreviewPart,
  PreviewPhase,
  PreviewProblem,
  PreviewReading,
  PreviewSeries,
  PreviewStatement,
  PreviewTimeline,
} from '../../server/src/protocol';
import { actionCounts } from './actionCounts';
import { flag, list, nullable, number, oneOf, record, text } from './shape';

/** A message of the extension, or null for anything else that a page can receive. */
export function parseMessage(value: unknown): HostToPreview | null {
  return isMessage.find((check) => check(value)) ? (value as HostToPreview) : null;
}

const incident = record<PreviewIncident>({
  id: nullable(text),
  severity: nullable(text),
  status: nullable(text),
  statedDuration: nullable(text),
  services: list(text),
});

const reading = {
  preset: text,
  minutes: number,
  text,
  formula: text,
  from: number,
  to: number,
  evidence: list(record<PreviewEvidence>({ name: text, time: text, text, line: number })),
};

const metric = record<PreviewMetric>({
  ...reading,
  id: text,
  name: text,
  readings: list(record<PreviewReading>(reading)),
  stated: nullable(text),
  contradicted: flag,
});

const entry = record<PreviewEntry>({
  key: text,
  line: number,
  at: nullable(number),
  end: nullable(number),
  time: text,
  approximate: flag,
  allDay: flag,
  movable: flag,
  repeats: flag,
  actor: nullable(text),
  actorKind: oneOf('system', 'team', 'person', 'communication', 'none'),
  lane: text,
  text,
  rest: nullable(text),
  notes: nullable(text),
  milestone: nullable(text),
  links: list(record<PreviewLink>({ text, url: text })),
});

const timeline = record<PreviewTimeline>({
  zone: nullable(text),
  dated: flag,
  clock: nullable(
    list(record<{ from: number; minutes: number }>({ from: number, minutes: number })),
  ),
  series: list(
    record<PreviewSeries>({
      name: text,
      line: number,
      points: list(record<PreviewSeries['points'][number]>({ at: number, value: number, text })),
    }),
  ),
  entries: list(entry),
  phases: list(
    record<PreviewPhase>({
      id: oneOf('impact', 'detection', 'response', 'mitigation', 'recovery'),
      name: text,
      from: number,
      to: number,
    }),
  ),
  milestones: list(record<PreviewMilestone>({ id: text, name: text, at: number, line: number })),
  gaps: list(record<PreviewGap>({ from: number, to: number, line: number })),
});

const action = record<PreviewAction>({
  key: text,
  line: number,
  text,
  owner: nullable(text),
  due: nullable(text),
  dueDate: nullable(text),
  status: nullable(text),
  priority: nullable(text),
  state: oneOf('done', 'open', 'unknown'),
  done: flag,
  overdue: flag,
});

const statement = record<PreviewStatement>({ text, line: number });

const analysis = record<PreviewAnalysis>({
  rootCause: nullable(statement),
  factors: list(statement),
  whys: list(
    record<PreviewAnalysis['whys'][number]>({
      question: text,
      answer: nullable(text),
      line: number,
    }),
  ),
});

const problem = record<PreviewProblem>({
  line: number,
  character: number,
  rule: text,
  severity: oneOf('error', 'warning', 'information', 'hint'),
  message: text,
  fixes: list(text),
});

const part = record<PreviewPart>({
  key: text,
  title: text,
  from: number,
  to: number,
  incident,
  metrics: list(metric),
  timeline,
  analysis,
});

const data = record<PreviewData>({
  uri: text,
  version: number,
  postmortem: flag,
  title: text,
  incident,
  metrics: list(metric),
  timeline,
  actions: list(action),
  actionCounts,
  analysis,
  problems: list(problem),
  people: list(text),
  incidents: list(part),
});

type Of<K extends HostToPreview['type']> = Extract<HostToPreview, { type: K }>;

const isMessage = [
  record<Of<'data'>>({ type: oneOf('data'), data, locked: flag }),
  record<Of<'edited'>>({ type: oneOf('edited') }),
  record<Of<'present'>>({ type: oneOf('present') }),
  record<Of<'cursor'>>({ type: oneOf('cursor'), line: number }),
  record<Of<'scroll'>>({ type: oneOf('scroll'), from: number, to: number }),
  record<Of<'renamed'>>({ type: oneOf('renamed'), uri: text }),
  record<Of<'closed'>>({ type: oneOf('closed') }),
];
