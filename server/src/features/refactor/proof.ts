import { buildPostmortem } from '../../model/build';
import type { ActionItem, Postmortem, TimelineEntry } from '../../model/types';
import type { Finding } from '../../rules/rule';
import { runRules } from '../../rules/run';
import { keepDocument } from '../../syntax/document';
import { applyEdits, disjoint, type TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import type { World } from '../world';

/** What the title of an edit says that it changes; all else that is read must stay as it is. */
export interface Change {
  /** What of each entry stays; its moments where nothing is said. */
  readonly entry?: (entry: TimelineEntry) => unknown;
  /** Whether entries may be where they were not before; those that were there stay in order. */
  readonly moreEntries?: boolean;
  /** How many entries come. */
  readonly newEntries?: number;
  /** Whether headings may have other times. */
  readonly times?: boolean;
  /** True where errors and warnings may come, and metrics change, as for rows that were pasted. */
  readonly mayFind?: true;
}

/**
 * Whether the document reads the same after edits, but for what they are meant to change: title,
 * incident, sections, entries, actions and metrics, and no error or warning of a kind that it had
 * less of. The document is really read again, so that no form of writing is forgotten.
 */
export function keepsReading(
  snapshot: Snapshot,
  { path }: Pick<World, 'path'>,
  edits: readonly TextEdit[],
  change: Change = {},
): boolean {
  if (!disjoint(edits)) return false;
  const { configuration, today } = snapshot;
  const syntax = keepDocument(applyEdits(snapshot.text, edits), snapshot.syntax);
  const model = buildPostmortem(syntax, configuration, path, snapshot.model);
  if (!sameModel(snapshot.model, model, change)) return false;
  if (change.mayFind) return true;
  const { findings } = runRules(model, syntax, {
    today,
    configuration,
    incidents: null,
    listing: null,
    postmortem: true,
  });
  return !worse(snapshot.findings, findings);
}

function sameModel(before: Postmortem, after: Postmortem, change: Change): boolean {
  const entries = ({ timelines }: Postmortem): readonly string[] =>
    timelines.flatMap((timeline) =>
      timeline.entries.map((one) => text((change.entry ?? moments)(one))),
    );
  const actions = (model: Postmortem): readonly string[] =>
    model.actions.flatMap(({ items }) => items.map((item) => text(said(item))));
  const sections = (model: Postmortem): readonly string[] =>
    model.sections.map(({ kind, level, heading }) =>
      text([kind, level, change.times ? '' : heading.text]),
    );
  return (
    text(header(before)) === text(header(after)) &&
    isRecognised(before, after, change) &&
    (change.mayFind === true || text(metricsOf(before)) === text(metricsOf(after))) &&
    fits(entries(before), entries(after), change.newEntries ?? change.moreEntries) &&
    fits(actions(before), actions(after)) &&
    fits(sections(before), sections(after))
  );
}

/** Rows that come may make a postmortem of a document that was begun; nothing makes it none. */
const isRecognised = (before: Postmortem, after: Postmortem, { mayFind }: Change): boolean =>
  after.recognition.postmortem === before.recognition.postmortem ||
  (mayFind === true && after.recognition.postmortem);

/** When an entry begins and ends, and how sure that is. */
const moments = ({ when, start, end, day }: TimelineEntry): unknown => [
  when.kind,
  when.kind === 'valid' && [when.value.approximate, when.value.openEnd],
  start?.at ?? null,
  end?.at ?? null,
  start?.date === null ? null : (day?.toString() ?? null),
];

const said = ({ text: what, owner, due, status, priority, done }: ActionItem): unknown => [
  what.text,
  done,
  [owner, due, status, priority].map((part) => (part.kind === 'absent' ? null : part.text)),
];

const header = ({ title, incident }: Postmortem): unknown => [
  title?.text,
  [incident.id, incident.severity, incident.status, incident.date].map((part) =>
    part.kind === 'absent' ? null : part.text,
  ),
  [incident.window?.start, incident.window?.end].map((part) =>
    part?.kind === 'valid' ? part.value.at : null,
  ),
  incident.durations.map((stated) => stated.text),
];

const metricsOf = ({ metrics }: Postmortem): unknown =>
  metrics.map(({ definition, minutes }) => [definition.id, definition.preset, minutes]);

const text = (value: unknown): string => JSON.stringify(value);

/** The same one after another; with `more`, others may stand between them, or exactly so many. */
function fits(
  before: readonly string[],
  after: readonly string[],
  more: boolean | number = false,
): boolean {
  if (more !== true && after.length - before.length !== Number(more)) return false;
  let at = 0;
  for (const one of after) if (one === before[at]) at++;
  return at === before.length;
}

/** Whether an error or a warning came that was not there. */
function worse(before: readonly Finding[], after: readonly Finding[]): boolean {
  const left = new Map<string, number>();
  const count = (findings: readonly Finding[], by: number): void => {
    for (const { rule, severity } of findings)
      if (severity === 'error' || severity === 'warning')
        left.set(rule, (left.get(rule) ?? 0) + by);
  };
  count(before, 1);
  count(after, -1);
  return [...left.values()].some((number) => number < 0);
}
