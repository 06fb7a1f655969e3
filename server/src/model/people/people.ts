import type { Configuration } from '../configuration';
import { memo } from '../../text/memo';
import { sameMoved, type SameOffset } from '../../text/moving';
import type { Range, Span } from '../../text/range';
import type { ReadField } from '../fields/fields';
import { datesIn } from '../frame/dates';
import { isTeam } from '../actions/owners';
import { PlacedEntry } from '../timeline/placedEntry';
import { shiftedValue } from '../timeline/placing';
import { TEMPLATE_WORDS } from '../vocabulary/templateWords';
import type { ActionList, Person, PersonPlace, PersonReference, SignOff, Timeline } from '../types';

/** A name somewhere in the document, before names of one person are brought together. */
export interface NameUse {
  readonly name: string;
  readonly range: Range;
  readonly place: PersonPlace;
  readonly role: string | null;
}

/** The places that hold names. */
export interface NamePlaces {
  readonly fields: readonly ReadField[];
  readonly timelines: readonly Timeline[];
  readonly actions: readonly ActionList[];
  readonly signOffs: readonly SignOff[];
  readonly participants: readonly { readonly name: Span; readonly role: string | null }[];
}

/** Whether two versions name people in the same way, where offsets are equal by `same`. */
export function sameNames(a: NamePlaces, b: NamePlaces, same: SameOffset): boolean {
  return (
    sameMoved(naming(a.fields), naming(b.fields), same) &&
    sameMoved([a.signOffs, a.participants], [b.signOffs, b.participants], same) &&
    a.actions.length === b.actions.length &&
    a.actions.every((list, index) => {
      const other = b.actions[index];
      return other !== undefined && sameOwners(list, other, same);
    }) &&
    a.timelines.length === b.timelines.length &&
    a.timelines.every((timeline, index) => {
      const other = b.timelines[index];
      return other !== undefined && sameActors(timeline, other, same);
    })
  );
}

const naming = (fields: readonly ReadField[]): readonly unknown[] =>
  fields.filter(isNaming).map(({ kind, items, value }) => [kind, items, value]);

const isNaming = ({ kind }: ReadField): boolean => kind === 'author' || kind === 'owner';

const sameOwners = (a: ActionList, b: ActionList, same: SameOffset): boolean =>
  a.kept.isLike(b.kept, a.at, b.at, same, (one, two, at, otherAt) =>
    sameMoved(shiftedValue(one.owner, at), shiftedValue(two.owner, otherAt), same),
  );

const sameActors = (
  { entries }: Timeline,
  { entries: others }: Timeline,
  same: SameOffset,
): boolean =>
  entries.length === others.length &&
  entries.every((entry, index) => {
    const other = others[index];
    return entry instanceof PlacedEntry && other instanceof PlacedEntry
      ? entry.hasActorLike(other, same)
      : other !== undefined && sameMoved(entry.actor, other.actor, same);
  });

/** Collects names from the places that hold names; prose is not searched. */
export function collectNames({
  fields,
  timelines,
  actions,
  signOffs,
  participants,
}: NamePlaces): readonly NameUse[] {
  const uses: NameUse[] = [];
  const add = (
    text: string,
    range: Range,
    place: PersonPlace,
    role: string | null = null,
  ): void => {
    for (const { name, from } of splitNames(text)) {
      const at =
        text.length === range.to - range.from
          ? { from: range.from + from, to: range.from + from + name.length }
          : range;
      uses.push({
        name: name.replace(/^@/, ''),
        range: at,
        place: name.startsWith('@') ? 'handle' : place,
        role,
      });
    }
  };
  for (const field of fields) {
    if (!isNaming(field)) continue;
    const values = field.items?.length ? field.items : [field.value];
    for (const { text, range } of values) if (text.length < 160) add(text, range, 'author');
  }
  for (const timeline of timelines) {
    for (const { actor } of timeline.entries)
      if (actor?.kind === 'valid') add(actor.text, actor.range, 'actor');
  }
  for (const list of actions) {
    for (const { owner } of list.items)
      if (owner.kind === 'valid') add(owner.text, owner.range, 'owner');
  }
  for (const { person, role } of signOffs)
    if (person.kind === 'valid') add(person.text, person.range, 'sign-off', role);
  for (const { name, role } of participants) add(name.text, name.range, 'participant', role);
  return uses;
}

interface SplitName {
  readonly name: string;
  /** Where it begins in the text. */
  readonly from: number;
}

/**
 * `Sarah, Mike & Alex` → three names. What follows a name is none of it: a role in brackets or behind
 * a dash or dot, an address, a date (`Ida Holm <ida@example.org>`, `Ida Holm on 2024-03-06`).
 */
const splitNames = memo((text: string): readonly SplitName[] => {
  const names: { name: string; from: number }[] = [];
  const day = datesIn(text)[0]?.from ?? text.length;
  const people = withoutBrackets(day === 0 ? text : text.slice(0, day));
  for (const match of people.matchAll(/[^,;/&+、]+/g)) {
    for (const part of match[0].matchAll(/(?:(?!\s(?:and|und|et|y|e)\s).)+/gu)) {
      const name = part[0].replace(/^\s*(?:and|und|et|y|e)\s+/, '');
      const raw = (name.split(BEHIND_NAME, 1)[0] ?? '')
        .replace(/\s(?:on|at|am|le|el|em)\s*$/, '')
        .trim();
      if (!isName(raw)) continue;
      names.push({ name: raw, from: match.index + part.index + part[0].indexOf(raw) });
    }
  }
  return names;
}, 2000);

/**
 * The same text, as long, with `(` for all that stands in brackets, and no brackets around the words of
 * a link: `Ida Holm ([@ida](https://example.org/@ida))` names one person and no address.
 */
function withoutBrackets(text: string): string {
  const words = text.replace(/\[([^[\]]{1,80})\](?=\()/g, ' $1 ');
  let depth = 0;
  return [...words.matchAll(/[\s\S]/g)]
    .map(([char]) => {
      if (/[(（]/.test(char)) depth++;
      const inside = depth > 0;
      if (/[)）]/.test(char)) depth = Math.max(0, depth - 1);
      return inside ? '(' : char;
    })
    .join('');
}

/** Where a name ends. */
const BEHIND_NAME = /[（(·•]|\s[-–—]+(?:\s|$)|\s<|\s\d|\s\S{1,64}@/u;

/** A name is short, begins with a letter or `@`, and is no system, no placeholder and no sentence. */
function isName(text: string): boolean {
  if (
    text.length < 2 ||
    text.length > 40 ||
    !/^@?[\p{L}]/u.test(text) ||
    text.split(/\s+/).length > 4
  )
    return false;
  return (
    !TEMPLATE_WORDS.has(text) &&
    !/^(?:who|names?|authors?|owners?|assignees?|your name|first last|system|automated?|automation|bot|n\/a|tbd|none|unknown|everyone|various|monitoring|alert(?:ing|manager)?|prometheus|pagerduty|grafana|datadog|—|-)$/i.test(
      text,
    ) &&
    !/[<>{}[\]|`:]/.test(text)
  );
}

/**
 * Brings `Sarah` and `Sarah Chen` together, when no other full name begins with `Sarah`, and what the
 * roster says to be one.
 */
export function clusterPeople(
  uses: readonly NameUse[],
  { people: roster, teams }: Pick<Configuration, 'people' | 'teams'>,
): readonly Person[] {
  const known = new Map(
    roster.flatMap((person) =>
      [person.name, person.handle, person.email, ...person.aliases].flatMap((name) =>
        name === null ? [] : [[plainName(name), person] as const],
      ),
    ),
  );
  const teamNames = new Set(
    teams.flatMap(({ name, aliases }) => [name, ...aliases].map((word) => word.toLowerCase())),
  );
  const full = new Map<string, NameUse[]>();
  for (const use of uses) {
    const key = plainName(known.get(plainName(use.name))?.name ?? use.name);
    const same = full.get(key);
    if (same) same.push(use);
    else full.set(key, [use]);
  }
  const byFirst = new Map<string, string[]>();
  for (const key of full.keys()) {
    const first = key.split(' ')[0] ?? key;
    if (first !== key && !isTeam(key)) byFirst.set(first, [...(byFirst.get(first) ?? []), key]);
  }
  for (const [first, longer] of byFirst) {
    const short = full.get(first);
    const target = longer.length === 1 ? full.get(longer[0] ?? '') : undefined;
    if (!short || !target) continue;
    target.push(...short);
    full.delete(first);
  }
  return [...full.values()].map((group): Person => {
    const person = group.map((use) => known.get(plainName(use.name))).find(Boolean);
    const longest = group.reduce((best, use) => (use.name.length > best.name.length ? use : best));
    const references: PersonReference[] = group
      .map(({ name, range, place }) => ({ name, range, place }))
      .sort((a, b) => a.range.from - b.range.from)
      .filter(
        ({ range }, index, all) =>
          range.from !== all[index - 1]?.range.from || range.to !== all[index - 1]?.range.to,
      );
    return {
      name: person?.name ?? longest.name,
      team: isTeam(longest.name) || teamNames.has(longest.name.toLowerCase()),
      role: group.find((use) => use.role !== null)?.role ?? person?.role ?? null,
      references,
    };
  });
}

const plainName = (name: string): string => name.replace(/^@/, '').toLowerCase();
