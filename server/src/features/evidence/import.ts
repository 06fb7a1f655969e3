import type { Temporal } from 'temporal-polyfill';
import type { Timeline } from '../../model/types';
import { firstDay } from '../../rules/support/days';
import { timedEntries, type Timed } from '../../rules/support/sequence';
import { applyEdits, type TextEdit } from '../../text/edit';
import { dayNumber } from '../../time/instant';
import { parseZone } from '../../time/zone';
import type { Snapshot } from '../../workspace/snapshot';
import { keepsReading } from '../refactor/proof';
import type { World } from '../world';
import type { Evidence, FileReading } from './files';
import { amongEntries, asTable, nameFinder, ordered, type Row } from './rows';

/** A message as a row of a document, before it is written. */
export interface Candidate extends Row {
  /** Its place among the messages that were given. */
  readonly index: number;
  readonly source: string;
  /** What the document calls the actor; empty for none. */
  readonly name: string;
  /** All that the actor is called, by the source and by the document. */
  readonly names: string;
  /** Whether a row of the document says it already. */
  readonly there: boolean;
}

/** What the document tells about how files are to be read for it. */
export function readingFor({ model, today, text }: Snapshot, workspace = ''): FileReading {
  const known = /https:\/\/[a-z0-9-]{1,60}\.(?:enterprise\.)?slack\.com(?=[/\s)>\]])/i.exec(
    text,
  )?.[0];
  return {
    year: (firstDay(model) ?? today).year,
    order: model.dateOrder,
    workspace: (workspace || known || '').replace(/(?<!\/)\/{1,9}$/, ''),
  };
}

/** The zone that rows are written in. */
export const rowZone = ({ model, configuration }: Snapshot): string =>
  mainTimeline(model.timelines)?.zone?.id ?? model.zone?.id ?? configuration.timezone ?? 'UTC';

/** The messages as rows of the document, in order. `zone` is where times without one were copied. */
export function candidates(
  snapshot: Snapshot,
  messages: readonly Evidence[],
  zone: string | null,
): readonly Candidate[] {
  const target = rowZone(snapshot);
  const names = nameFinder(snapshot);
  const day = dayFor(
    snapshot,
    messages.map(({ date }) => date),
  );
  const isThere = thereFinder(snapshot, day);
  const copied = (zone === null ? null : parseZone(zone)?.id) ?? target;
  return ordered(messages, { day, copied, target }).map((row) => {
    const { link, source } = messages[row.index] ?? { source: '' };
    const name = row.actor === null ? '' : names(row.actor);
    return {
      ...row,
      source,
      name,
      names: [row.actor ?? '', name, fullName(snapshot, name)].join('\n'),
      there: isThere(row, link),
      text: markdownOf(row.text, source, link),
    };
  });
}

const fullName = ({ model }: Snapshot, name: string): string =>
  model.people.find(({ references }) => references.some((one) => one.name === name))?.name ?? '';

/** The day of the incident; where the document names none, that of the first of the messages. */
const dayFor = (
  { model, today }: Snapshot,
  dates: readonly (Temporal.PlainDate | null)[],
): Temporal.PlainDate =>
  firstDay(model) ??
  dates
    .filter((date) => date !== null)
    .reduce<Temporal.PlainDate | null>(
      (first, date) => (first && first.toString() <= date.toString() ? first : date),
      null,
    ) ??
  today;

/** What is said, as text whatever signs are in it, and where it was said. */
function markdownOf(text: string, source: string, link: string | undefined): string {
  const odd = text.split('`').length % 2 === 0;
  const said = text.replace(/<(?=[a-zA-Z!/?])/g, '\\<').replace(/`/g, odd ? '\\`' : '`');
  return link === undefined
    ? said
    : `${said} ([${source}](${link.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))}))`;
}

/** A row is there where the document has its link, or an entry of its minute that says the same. */
function thereFinder(
  { text, model }: Snapshot,
  day: Temporal.PlainDate,
): (row: Row, link: string | undefined) => boolean {
  const said = new Map<number, string[]>();
  for (const timeline of model.timelines)
    for (const timed of timedEntries(timeline)) {
      const minute = minuteOf(timed, day);
      said.set(minute, [...(said.get(minute) ?? []), letters(timed.entry.text.text)]);
    }
  return ({ at, text: own }, link) => {
    if (link !== undefined && text.includes(link)) return true;
    const words = letters(own);
    return words !== '' && (said.get(Math.floor(at)) ?? []).some((one) => one.includes(words));
  };
}

/** Without any day, entries count from none: they are on that of the incident. */
const minuteOf = ({ entry, at }: Timed, day: Temporal.PlainDate): number =>
  Math.floor(at + (entry.start?.date == null ? dayNumber(day) * 1440 : 0));

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Where rows go: the timeline with the most entries. */
const mainTimeline = (timelines: readonly Timeline[]): Timeline | null =>
  timelines
    .filter(({ form }) => form !== 'prose')
    .reduce<Timeline | null>(
      (most, one) => (most && most.entries.length >= one.entries.length ? most : one),
      null,
    );

/** Edits that write rows, or why they cannot be written. */
export type Import = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

/**
 * Writes rows into the timeline of the document, in its form and zone. The document is read again
 * with them: nothing else may read differently, and each row has to be at its own moment.
 */
export function importRows(
  snapshot: Snapshot,
  world: Pick<World, 'path'>,
  picked: readonly Candidate[],
): Import {
  if (picked.length === 0) return { edits: [] };
  const { model, text } = snapshot;
  const timeline = mainTimeline(model.timelines);
  const section = model.sections.find(({ kind, own }) => kind === 'timeline' && own);
  if (!timeline && !section)
    return { refused: 'it has no timeline; add a heading “## Timeline” first' };
  const day = dayFor(
    snapshot,
    picked.map(({ date }) => date),
  );
  const end = timeline ? 0 : lineBehind(text, section?.headingRange.to ?? 0);
  const edits = timeline
    ? amongEntries(snapshot, timeline, picked, day)
    : asTable(snapshot, end, picked, { zone: rowZone(snapshot), day });
  if (!edits)
    return {
      refused: 'its timeline has a form that rows cannot be added to: headings, numbers or quotes',
    };
  if (!keepsReading(snapshot, world, edits, { newEntries: picked.length, mayFind: true }))
    return { refused: 'something else in it would be read differently' };
  return hasMoments(snapshot, edits, picked, day)
    ? { edits }
    : {
        refused:
          'some of the rows are on another day, and its timeline writes no dates; pick those of one day, or write dates in the timeline',
      };
}

const lineBehind = (text: string, at: number): number => {
  const next = text.indexOf('\n', at);
  return next === -1 ? text.length : next + 1;
};

/** Whether the document, with the edits, has an entry at the minute of each row that it had not before. */
function hasMoments(
  snapshot: Snapshot,
  edits: readonly TextEdit[],
  rows: readonly Row[],
  day: Temporal.PlainDate,
): boolean {
  const left = new Map<number, number>();
  const count = (minute: number, by: number): void =>
    void left.set(minute, (left.get(minute) ?? 0) + by);
  const moments = ({ model }: Snapshot, by: number): void => {
    for (const timeline of model.timelines)
      for (const timed of timedEntries(timeline)) count(minuteOf(timed, day), by);
  };
  moments(snapshot.withText(applyEdits(snapshot.text, edits)), 1);
  moments(snapshot, -1);
  for (const { at } of rows) count(Math.floor(at), -1);
  return [...left.values()].every((number) => number === 0);
}
