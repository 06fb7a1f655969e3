import type { Temporal } from 'temporal-polyfill';
import { DEFAULT_CONFIGURATION } from '../../server/src/model/configuration';
import type { Moment, Parsed, Postmortem } from '../../server/src/model/types';
import { analyse } from '../../server/src/workspace/analyse';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import type { Choices } from './forms/form';
import { startOf, type Incident } from './incident';
import type { Document, Expected } from './document';

/** Reads a document as any other, on the day after the incident. */
export const read = (text: string, incident: Incident): Snapshot =>
  analyse(text, {
    configuration: DEFAULT_CONFIGURATION,
    today: startOf(incident).toPlainDate().add({ days: 3 }),
    path: null,
    onRuleFailure: (rule, error) => {
      throw new Error(`${rule} threw`, { cause: error });
    },
  });

/** What was read otherwise than it is written, one line each: what, as written, as read. */
export function differences(
  { expected }: Document,
  choices: Choices,
  { model, findings }: Snapshot,
): readonly string[] {
  if (!model.recognition.postmortem) return [`recognition: ${model.recognition.reason}`];
  return [
    ...ofHeader(expected, model),
    ...ofEntries(expected, model),
    ...ofMilestones(expected, model),
    ...ofActions(expected, model),
    ...ofSections(expected, model),
    ...findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .filter(({ rule }) => !(choices.place === 'none' && rule === 'timeline/no-timezone'))
      .map(({ rule, message }) => `finding ${rule}: ${message}`),
  ];
}

/** Anything that is written out as its own text. */
type Told = string | number | boolean | { readonly toString: () => string } | null | undefined;

const told = (value: Told): string => (value == null ? 'nothing' : `${value as string}`);

const differ = (what: string, written: Told, readAs: Told): readonly string[] =>
  told(written) === told(readAs) ? [] : [`${what}: written ${told(written)}, read ${told(readAs)}`];

const valueOf = <T>(value: Parsed<T>): T | null => (value.kind === 'valid' ? value.value : null);

function ofHeader(expected: Expected, { title, incident, people }: Postmortem): readonly string[] {
  // `Time to repair` is a name of a length too, of another kind.
  const total = incident.durations;
  const minutes = total[0]?.duration.minutes ?? null;
  const { window } = incident;
  return [
    ...(title?.text.includes(expected.title) ? [] : differ('title', expected.title, title?.text)),
    ...differ('id', expected.id, valueOf(incident.id)),
    ...differ('severity', expected.severity, valueOf(incident.severity)),
    ...differ('status', expected.status, valueOf(incident.status)),
    ...differ('date', expected.date, valueOf(incident.date)),
    ...differ(
      'author',
      expected.author,
      expected.author && people.find(({ name }) => name === expected.author)?.name,
    ),
    ...(total.length > 1 ? [`length: read ${total.length} times`] : []),
    ...(expected.length !== null &&
    minutes !== null &&
    Math.abs(minutes - expected.length.minutes) <= expected.length.rounds
      ? []
      : differ('length', expected.length?.minutes, minutes)),
    ...(expected.window === null
      ? // A sentence may be read as a window where rows are sentences: it must be right then.
        window?.from === 'prose'
        ? [
            ...clockOf('window start', endsOf(expected).start, valueOf(window.start)),
            ...clockOf('window end', endsOf(expected).end, valueOf(window.end)),
          ]
        : differ('window', null, window && 'a window')
      : window === null
        ? differ('window', 'a window', null)
        : [
            ...moment(
              'window start',
              { ...expected, dated: expected.window.dated },
              expected.window.start,
              valueOf(window.start),
            ),
            ...moment(
              'window end',
              { ...expected, dated: expected.window.dated },
              expected.window.end,
              valueOf(window.end),
            ),
          ]),
  ];
}

const endsOf = ({
  entries,
}: Expected): {
  start: Temporal.PlainDateTime | undefined;
  end: Temporal.PlainDateTime | undefined;
} => ({
  start: entries[0]?.at,
  end: entries.at(-1)?.at,
});

const clockOf = (
  what: string,
  at: Temporal.PlainDateTime | undefined,
  found: Moment | null,
): readonly string[] => (found ? differ(what, at?.toPlainTime(), found.time) : []);

function moment(
  what: string,
  { dated, zone }: Pick<Expected, 'dated' | 'zone'>,
  at: Temporal.PlainDateTime,
  found: Moment | null,
): readonly string[] {
  if (!found) return differ(what, at, null);
  return [
    // Where no day is written the id may tell it; another is never read.
    ...(!dated && found.date?.equals(at.toPlainDate())
      ? []
      : differ(`${what} date`, dated ? at.toPlainDate() : null, found.date)),
    ...differ(`${what} time`, at.toPlainTime(), found.time),
    ...differ(
      `${what} zone`,
      zone === undefined ? 'none' : zone,
      found.zone ? found.zone.id : 'none',
    ),
  ];
}

function ofEntries(expected: Expected, { timelines }: Postmortem): readonly string[] {
  const entries = timelines.flatMap((timeline) => timeline.entries);
  if (entries.length !== expected.entries.length)
    return differ('entries', expected.entries.length, entries.length);
  return expected.entries.flatMap(({ at, end, text, actor }, index) => {
    const entry = entries[index];
    if (!entry) return [];
    const near = entry.text.text;
    return [
      ...moment('entry', expected, at, entry.start),
      ...(end
        ? differ('entry end', end.toPlainTime(), entry.end?.time)
        : differ('entry end', null, entry.end?.time)),
      ...(text === null || holds(near, text) ? [] : differ('entry text', text, near)),
      ...differ('actor', actor, entry.actor && valueOf(entry.actor)),
    ];
  });
}

/** The text with little around it: what noise puts behind it may be part of it, a neighbour never is. */
const holds = (found: string, text: string): boolean =>
  found.includes(text) && found.length <= text.length + 120;

function ofMilestones(expected: Expected, { milestones }: Postmortem): readonly string[] {
  return [...expected.milestones].flatMap(([kind, at]) => {
    const found = milestones.find((milestone) => milestone.kind === kind);
    return differ(`milestone ${kind}`, at.toPlainTime(), found?.moment.time);
  });
}

function ofActions(expected: Expected, { actions }: Postmortem): readonly string[] {
  const items = actions.flatMap((list) => list.items);
  if (items.length !== expected.actions.length)
    return differ('actions', expected.actions.length, items.length);
  return expected.actions.flatMap(({ text, owner, due, done }, index) => {
    const item = items[index];
    if (!item) return [];
    return [
      ...(holds(item.text.text, text) ? [] : differ('action text', text, item.text.text)),
      ...differ('action owner', owner, valueOf(item.owner)),
      ...differ('action due', due, valueOf(item.due)?.date),
      ...differ('action done', done, item.done),
    ];
  });
}

function ofSections(expected: Expected, { sections }: Postmortem): readonly string[] {
  const kinds = sections
    .filter(({ own, kind }) => own && kind !== 'supporting')
    .map(({ kind }) => kind);
  return differ('sections', expected.sections.join(), kinds.join());
}
