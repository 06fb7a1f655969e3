import type { Configuration } from './configuration';
import type { Range } from '../text/range';
import type { ReadField } from './fields';
import { isTeam } from './owners';
import type { ActionList, Person, PersonPlace, PersonReference, SignOff, Timeline } from './types';

/** A name somewhere in the document, before names of one person are brought together. */
export interface NameUse {
  readonly name: string;
  readonly range: Range;
  readonly place: PersonPlace;
  readonly role: string | null;
}

/** Collects names from the places that hold names; prose is not searched. */
export function collectNames(
  timelines: readonly Timeline[],
  actions: readonly ActionList[],
  signOffs: readonly SignOff[],
  participants: readonly {
    readonly name: { readonly text: string; readonly range: Range };
    readonly role: string | null;
  }[],
  fields: readonly ReadField[],
): readonly NameUse[] {
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
    if ((field.kind === 'author' || field.kind === 'owner') && field.value.text.length < 160)
      add(field.value.text, field.value.range, 'author');
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

/** `Sarah, Mike & Alex` → three names; roles in brackets are dropped. */
function splitNames(text: string): readonly { readonly name: string; readonly from: number }[] {
  const names: { name: string; from: number }[] = [];
  for (const match of text.matchAll(/[^,;/&+、]+/g)) {
    for (const part of match[0].matchAll(/(?:(?!\s(?:and|und|et|y|e)\s).)+/gu)) {
      const name = part[0].replace(/^\s*(?:and|und|et|y|e)\s+/, '');
      const raw = (name.split(/[（(]/, 1)[0] ?? '').trim();
      if (!isName(raw)) continue;
      names.push({ name: raw, from: match.index + part.index + part[0].indexOf(raw) });
    }
  }
  return names;
}

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
    !/^(?:system|automated?|automation|bot|n\/a|tbd|none|unknown|everyone|various|monitoring|alert(?:ing|manager)?|prometheus|pagerduty|grafana|datadog|—|-)$/i.test(
      text,
    ) && !/[<>{}[\]|`:]/.test(text)
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
      .sort((a, b) => a.range.from - b.range.from);
    return {
      name: person?.name ?? longest.name,
      team: isTeam(longest.name) || teamNames.has(longest.name.toLowerCase()),
      role: group.find((use) => use.role !== null)?.role ?? person?.role ?? null,
      references,
    };
  });
}

const plainName = (name: string): string => name.replace(/^@/, '').toLowerCase();
