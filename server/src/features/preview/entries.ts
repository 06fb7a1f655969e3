import { MILESTONE_NAMES } from '../../model/timeline/metrics';
import { isTeam } from '../../model/actions/owners';
import type { Communication, Postmortem, TimelineEntry } from '../../model/types';
import type { PreviewEntry, PreviewLink } from '../../protocol';
import type { Range } from '../../text/range';
import { lineAt } from '../../text/lineIndex';
import type { Snapshot } from '../../workspace/snapshot';
import { uniqueKeys } from './keys';
import { canMove } from './move';
import type { Frame } from './frame';
import { linksOf } from './links';
import { restOf } from './rest';

const SYSTEM =
  /^(?:system|automat|monitor|alert|prometheus|pagerduty|grafana|datadog|opsgenie|(?:bot|ci)(?!\p{L}))/iu;

/** The entries of all timelines and what was told to the outside, in the order of time. */
export function previewEntries(snapshot: Snapshot, frame: Frame): readonly PreviewEntry[] {
  const { model } = snapshot;
  const links = linksOf(snapshot);
  const people = fullNames(model);
  const rows = model.timelines
    .filter(({ form }) => form !== 'labelled')
    .flatMap(({ entries }) => entries);
  const told = new Set(rows.flatMap((entry) => milestoneKeys(entry)));
  const unique = uniqueKeys();
  const rest = restOf(snapshot);
  const place = ({ range }: { readonly range: Range }) => ({
    line: lineAt(snapshot.lines, range.from),
    links: links(range),
  });
  const all = [
    ...model.timelines.flatMap(({ form, entries }) =>
      entries.map((entry): PreviewEntry => {
        const movable = canMove(snapshot, entry);
        const own = {
          ...entryOf(entry, frame, place(entry), unique, people),
          movable,
          rest: form === 'table' ? null : rest(entry),
        };
        const repeats = form === 'labelled' && milestoneKeys(entry).some((key) => told.has(key));
        return repeats ? { ...own, repeats } : own;
      }),
    ),
    ...model.communications.map((message) => messageOf(message, frame, place(message), unique)),
  ];
  return all.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || a.line - b.line);
}

/** What a labelled line and a row have in common when they tell the same. */
const milestoneKeys = ({ milestone, start }: TimelineEntry): readonly string[] =>
  milestone === null || !start ? [] : [`${milestone} ${start.at}`];

interface Place {
  readonly line: number;
  readonly links: readonly PreviewLink[];
}

function entryOf(
  entry: TimelineEntry,
  frame: Frame,
  { line, links }: Place,
  unique: (key: string) => string,
  people: ReadonlyMap<string, string>,
): Omit<PreviewEntry, 'movable' | 'rest'> {
  const approximate = entry.when.kind === 'valid' && entry.when.value.approximate;
  const written = entry.when.kind === 'absent' ? '' : entry.when.text;
  const time = approximate && /^\d/.test(written) ? `~${written}` : written;
  const text = [entry.label?.text ?? '', entry.text.text].filter((part) => part !== '').join(': ');
  const actor = entry.actor?.kind === 'valid' ? entry.actor.value : speakerOf(text, people);
  const at = entry.start ? frame.at(entry.start) : null;
  const allDay = entry.start?.date != null && entry.start.time === null;
  return {
    key: unique(`${time} ${text}`),
    line,
    at,
    end: entry.end ? frame.at(entry.end) : allDay && at !== null ? at + 1439 : null,
    time,
    approximate,
    allDay,
    repeats: false,
    actor,
    actorKind: actor === null ? 'none' : kindOf(actor),
    lane: actor === null ? 'Events' : (people.get(actor) ?? actor),
    text,
    notes: entry.notes?.text ?? null,
    milestone: entry.milestone === null ? null : MILESTONE_NAMES[entry.milestone],
    links,
  };
}

/** Names of people, also as they are written in the document or by first name, each with the fullest form. */
function fullNames({ people }: Postmortem): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const shared = new Set<string>();
  for (const { name, team, references } of people) {
    if (team) continue;
    const [first = name] = name.split(' ', 1);
    for (const own of new Set([name, first, ...references.map((reference) => reference.name)]))
      if (names.has(own)) shared.add(own);
      else names.set(own, name);
  }
  // A first name of two people is nobody's.
  for (const name of shared) names.delete(name);
  return names;
}

/**
 * Who a text begins with: `Sarah: rolled back`, `[Mike] looked`, `Sarah restarted it`, where that is
 * a person of the document; `@dortiz: …` and `@dortiz restarted it` are somebody by their form.
 */
function speakerOf(text: string, people: ReadonlyMap<string, string>): string | null {
  const handle = /^\[?(@\p{L}[\p{L}\p{N}._-]{0,38}[\p{L}\p{N}])(?:\]|:)?\s/u.exec(text)?.[1];
  if (handle !== undefined) return people.has(handle.slice(1)) ? handle.slice(1) : handle;
  const marked = /^(?:@?([^:[\]]{1,60}):|\[([^\]]{1,60})\]:?)\s/.exec(text);
  const name = marked?.[1] ?? marked?.[2];
  if (name !== undefined) return people.has(name) ? name : null;
  // A verb goes on in small letters: `Sarah Chen` is not `Sarah`, and `Sarah's team` is another one.
  const doing = /^(\p{Lu}[\p{L}.'’-]{1,30}(?: \p{Lu}[\p{L}.'’-]{0,30}){0,3}) (?=\p{Ll})/u.exec(
    text,
  )?.[1];
  return doing !== undefined && people.has(doing) ? doing : null;
}

const kindOf = (actor: string): PreviewEntry['actorKind'] =>
  SYSTEM.test(actor) ? 'system' : isTeam(actor) ? 'team' : 'person';

/** A message to the outside, in a lane of its own. */
function messageOf(
  { when, moment, text }: Communication,
  frame: Frame,
  { line, links }: Place,
  unique: (key: string) => string,
): PreviewEntry {
  const time = when.kind === 'absent' ? '' : when.text;
  return {
    key: unique(`told ${time} ${text.text}`),
    line,
    at: moment ? frame.at(moment) : null,
    end: null,
    time,
    approximate: false,
    allDay: false,
    movable: false,
    repeats: false,
    actor: 'Communications',
    actorKind: 'communication',
    lane: 'Communications',
    text: text.text,
    rest: null,
    notes: null,
    milestone: null,
    links,
  };
}

/** Names that an owner menu offers, people before teams, those named most first. */
export const ownerNames = ({ people }: Postmortem): readonly string[] =>
  [...people]
    .sort((a, b) => Number(a.team) - Number(b.team) || b.references.length - a.references.length)
    .map(({ name, references }) => references.find(({ place }) => place === 'owner')?.name ?? name);
