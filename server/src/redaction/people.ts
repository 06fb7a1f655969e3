import type { Configuration, RosterPerson } from '../model/configuration';
import { isTeam } from '../model/actions/owners';
import type { Person } from '../model/types';
import type { Range } from '../text/range';
import { trimEndOf } from '../text/trim';
import { labelledPeople } from './labelled';
import { isPersonal, NICKNAMED } from './namesIn';
import type { Redactable } from './redactable';
import { roleOf } from './roles';
import { isNobody, isRole, isVendor, isWord } from './words';

/** Somebody to be called by a role. */
export interface Someone {
  /** `Incident Commander`; `Responder` where none is known. */
  readonly role: string;
  /** Two people whom one name could mean: nobody in particular. */
  readonly anyone: boolean;
}

/**
 * Where a name counts. `sure`: in any letters, in code too. `handle`: the same, where no longer name
 * goes on. `written`: exactly so, and all in small or large letters where it is that of a person
 * beyond doubt. `at`: only after an `@`, or in the places of `People.places`.
 */
type Form = 'sure' | 'handle' | 'written' | 'at';

/** One way to call somebody, as it is written. */
export interface Alias {
  readonly someone: Someone;
  readonly name: string;
  readonly form: Form;
  /** Whether it is that of a person beyond doubt. */
  readonly personal: boolean;
}

export interface People {
  /** By the name in lower case, one space between words. */
  readonly aliases: ReadonlyMap<string, Alias>;
  readonly mails: ReadonlyMap<string, Someone>;
  /** Where cells and fields name somebody, by the start of the name. */
  readonly places: ReadonlyMap<number, { readonly length: number; readonly someone: Someone }>;
}

export const keyOf = (name: string): string => name.replace(/\s+/g, ' ').trim().toLowerCase();

const RANK = { at: 0, written: 1, handle: 2, sure: 3 };
const AUTHORS = new Set(['author', 'sign-off', 'participant']);
const HANDLE = /(?<![\p{L}\p{N}_@/.`#=-])@([a-z][\w.-]{0,37}\w)(?![\w/(@]|\.\w)/giu;
const SLACK = /<@([UW][A-Z0-9]{6,12})(?:\|[^<>\n]{0,80})?>/g;
const MIDDLE = /(?<!\p{L})(\p{Lu}[\p{L}'’-]{1,30}) \p{Lu}\.? (\p{Lu}[\p{L}'’-]{1,30})(?!\p{L})/gu;
const SIGNED =
  /(\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){1,3})["']? ?<[\w.+-]{1,64}@[\w.-]{1,120}>/gu;

/**
 * Everybody whom the roster knows or the document names: in cells and fields, by a handle, before a
 * mail address or (`linked`) by a link. Teams, companies, roles and placeholders are nobody.
 */
export function peopleOf(
  document: Redactable,
  linked: readonly string[],
  isQuoted: (at: Range) => boolean,
): People {
  const { model, configuration } = document;
  const { text } = document.syntax;
  const places = new Map<number, { length: number; someone: Someone }>();
  const { aliases, mails, add, addParts } = registry(text);
  const labelled = labelledPeople(document);
  const sure = new Set(labelled.map(({ name }) => keyOf(name.replace(/^@/, ''))));
  const roles = new Map(labelled.map(({ name, role }) => [keyOf(name), role]));

  const roster = new Map(configuration.people.map((person) => [person.name, person]));
  const known = (person: RosterPerson, role: string | null): Someone => {
    const someone = { role: roleOf(role, person.role), anyone: false };
    for (const name of [person.name, person.handle, ...person.aliases])
      if (name !== null) add(someone, name, 'sure', true);
    if (person.email !== null) mails.set(person.email.toLowerCase(), someone);
    addParts(someone, person.name, 'written', true);
    return someone;
  };
  const parts = partNames(text);
  const found = model.people.filter((person) => isPerson(person, configuration, parts));
  const shared = sharedFirstNames(found);
  for (const names of nicknamed(text, found, labelled)) {
    const someone = { role: roleOf(roles.get(keyOf(names[0] ?? '')) ?? null, null), anyone: false };
    for (const name of names) add(someone, name, 'written', true);
    addParts(someone, names[0] ?? '', 'written', true);
  }
  // Full names first, since a handle may be made of one.
  for (const person of [...found].sort((a, b) => wordsIn(b.name) - wordsIn(a.name))) {
    const key = keyOf(person.name);
    const listed = roster.get(person.name);
    const role = person.role ?? roles.get(key) ?? null;
    const someone = listed
      ? known(listed, role)
      : (aliases.get(key)?.someone ?? { role: roleOf(role, null), anyone: shared.has(key) });
    roster.delete(person.name);
    for (const { name, range, place } of person.references) {
      places.set(range.from, { length: range.to - range.from, someone });
      add(someone, name, listed ? 'sure' : place === 'handle' ? 'at' : formOf(name, place), false);
    }
    const signs = person.references.some(({ place }) => AUTHORS.has(place));
    const personal =
      isPersonal(person.name) || (sure.has(key) && (signs || wordsIn(person.name) > 1));
    const form = listed ? 'sure' : formOf(person.name, signs ? 'author' : 'owner');
    add(someone, person.name, form, personal);
    addParts(someone, person.name, form === 'at' ? 'at' : 'written', personal);
  }
  for (const person of roster.values()) known(person, roles.get(keyOf(person.name)) ?? null);

  const signed = [...text.matchAll(SIGNED)].map(([, name]) => ({ name: name ?? '', role: null }));
  const more = [...labelled, ...signed, ...linked.map((name) => ({ name, role: null }))].sort(
    (a, b) => wordsIn(b.name) - wordsIn(a.name),
  );
  for (const { name, role } of more) {
    const before = aliases.get(keyOf(name));
    if (isTeam(name) || isRole(name) || isVendor(name) || parts.has(name.toLowerCase())) continue;
    const someone = before?.someone ?? { role: roleOf(role, null), anyone: false };
    const handle = name.startsWith('@') || /^[a-z]/.test(name);
    add(someone, name, handle && name.length > 3 ? 'handle' : 'written', true);
    if (!before) addParts(someone, name, 'written', true);
  }
  for (const pattern of [HANDLE, SLACK])
    for (const match of text.matchAll(pattern)) {
      const handle = match[1] ?? '';
      const at = { from: match.index, to: match.index + match[0].length };
      if (aliases.has(keyOf(handle)) || isQuoted(at) || !isSomebody(handle)) continue;
      if (/^ on (?:Twitter|X|Mastodon|Bluesky)\b/.test(text.slice(at.to, at.to + 14))) continue;
      const someone = namedBefore(text, at.from, aliases);
      add(someone ?? { role: roleOf(null, null), anyone: false }, handle, 'at', false);
    }
  withInitials(text, aliases, add);
  return { aliases, mails, places };
}

/** `Sarah J. Chen` where `Sarah Chen` is known. */
function withInitials(text: string, aliases: ReadonlyMap<string, Alias>, add: Add): void {
  for (const [whole, first = '', last = ''] of text.matchAll(MIDDLE)) {
    const alias = aliases.get(keyOf(`${first} ${last}`));
    if (alias) add(alias.someone, whole, 'written', alias.personal);
  }
}

type Add = (someone: Someone, name: string, form: Form, personal: boolean) => void;

/** Letters that are short for names count less than the names. */
const wordsIn = (name: string): number =>
  name
    .trim()
    .split(/\s+/)
    .reduce((sum, word) => sum + (/^\p{L}\.?$/u.test(word) ? 0.4 : 1), 0);

/** Names of one who is known by another name: whole, without it, and each with the surname. */
function nicknamed(
  text: string,
  people: readonly Person[],
  labelled: readonly { readonly name: string }[],
): readonly (readonly string[])[] {
  const known = new Set([...people, ...labelled].map(({ name }) => keyOf(name)));
  return [...text.matchAll(NICKNAMED)].flatMap(([whole, first = '', , other = '', last = '']) => {
    const names = [`${first} ${last}`, whole, `${other} ${last}`, other, first];
    return [...names, last].some((name) => known.has(keyOf(name))) && !isRole(whole) ? [names] : [];
  });
}

/** `Sarah Chen (@sarahc)`: whose handle it is. */
function namedBefore(
  text: string,
  from: number,
  aliases: ReadonlyMap<string, Alias>,
): Someone | undefined {
  const words = /((?:[\p{L}\p{N}'’.-]{1,40} ){1,4})[([]$/u
    .exec(text.slice(Math.max(0, from - 170), from))?.[1]
    ?.trim()
    .split(' ');
  return words
    ?.map((_, index) => aliases.get(keyOf(words.slice(index).join(' '))))
    .find((alias) => alias !== undefined)?.someone;
}

/** Names as they come, each for the first who has it; a part that two share is nobody's. */
function registry(text: string) {
  const aliases = new Map<string, Alias>();
  const parts = new Set<string>();
  // What the document has in small letters after an article is a word: `the payment` beside an
  // owner `Payment Gateway`.
  const nouns = new Set(
    [...text.matchAll(/\b(?:the|an?|this|that|our|each|every|any|no)\s(\p{Ll}{3,30})/gu)].map(
      ([, word]) => word ?? '',
    ),
  );
  const add: Add = (someone, name, form, personal) => {
    const written = trimEndOf(name.replace(/^@/, ''), '.-_*)');
    const key = keyOf(written);
    const before = parts.has(key) ? undefined : aliases.get(key);
    if (key.length < 2) return;
    if (before && RANK[form] <= RANK[before.form]) {
      if (personal && !before.personal) aliases.set(key, { ...before, personal });
      return;
    }
    parts.delete(key);
    const known = before?.personal === true || personal;
    aliases.set(key, { someone: before?.someone ?? someone, name: written, form, personal: known });
  };
  const addParts: Add = (someone, name, form, personal) => {
    for (const { part, form: counts, first } of partsOf(name, form, personal)) {
      const key = keyOf(part);
      const before = aliases.get(key);
      if (nouns.has(key) || (before && (!parts.has(key) || before.someone === someone))) continue;
      parts.add(key);
      const nobody = { role: roleOf(null, null), anyone: true };
      const known = personal && (first || counts === 'handle');
      const owner = before ? nobody : someone;
      aliases.set(key, { someone: owner, name: part, form: counts, personal: known });
    }
  };
  return { aliases, mails: new Map<string, Someone>(), add, addParts };
}

/** A part of a name, or what is made of its parts. */
interface Part {
  readonly part: string;
  readonly form: Form;
  /** The first name: in small letters it is that still, which a surname need not be. */
  readonly first: boolean;
}

/** First name and surname of a name that looks like one, its short forms, and handles made of it. */
function partsOf(name: string, form: Form, personal: boolean): readonly Part[] {
  const words = name.split(/\s+/);
  if (words.length < 2 || words.length > 4 || !words.every((word) => /^\p{L}/u.test(word)))
    return [];
  const long = words.filter(
    (word) => /^\p{Lu}/u.test(word) && word.replace(/[^\p{L}]/gu, '').length > 2 && !isVendor(word),
  );
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (!/^\p{Lu}/u.test(first) || !/^\p{Lu}/u.test(last)) return [];
  const initial = first.charAt(0);
  const short = /^\p{L}\.?$/u.test(first)
    ? []
    : [`${initial}. ${last}`, `${first} ${last.charAt(0)}`, `${last}, ${first}`];
  return [
    ...long.map((part, index) => ({ part, form, first: index === 0 && part === first })),
    ...short.map((part) => ({ part, form, first: false })),
    ...handlesOf(first, last, personal),
  ];
}

function handlesOf(first: string, last: string, personal: boolean): readonly Part[] {
  const [given, family] = [first, last].map((word) => word.toLowerCase().replace(/\.$/, ''));
  if (given === undefined || family === undefined) return [];
  const joined = ['.', '_', '-'].map((sign) => `${given}${sign}${family}`);
  const short = [`${given.charAt(0)}${family}`, `${given.charAt(0)}.${family}`];
  const distinct = personal && family.length > 3 && !isWord(family);
  const called = personal && given.length > 4 && !isWord(given);
  return [
    ...(given.length > 1 ? [...joined, `${given}${family}`] : []).map((part) => ({
      part,
      form: personal ? ('handle' as const) : ('at' as const),
      first: false,
    })),
    ...short.map((part) => ({
      part,
      form: distinct ? ('handle' as const) : ('at' as const),
      first: false,
    })),
    {
      part: `${given}${family.charAt(0)}`,
      form: called ? ('handle' as const) : ('at' as const),
      first: false,
    },
  ];
}

function isPerson(
  { name, team, references }: Person,
  { people }: Configuration,
  parts: ReadonlySet<string>,
): boolean {
  if (people.some((person) => person.name === name)) return true;
  return (
    !team &&
    !isRole(name) &&
    !isVendor(name) &&
    !parts.has(name) &&
    // A sentence in a place for names.
    !(/\s/.test(name) && /^[\p{Ll}\p{N}\s.'’-]+$/u.test(name)) &&
    !(references.every(({ place }) => place === 'handle') && !isSomebody(name))
  );
}

/** `recap` of `recap-worker` and `recap/`: small letters that programs and folders are named by. */
function partNames(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const [, word = ''] of text.matchAll(/(?<![\w@])([a-z]{2,20})[-_/](?=[a-z])/g))
    seen.set(word, (seen.get(word) ?? 0) + 1);
  return new Set([...seen].flatMap(([word, count]) => (count > 2 ? [word] : [])));
}

const isSomebody = (handle: string): boolean =>
  !isNobody(handle) &&
  !isTeam(handle.replace(/[-_]/g, ' ')) &&
  !isRole(handle.replace(/[-_]/g, ' '));

/** Small letters alone could be a team or a part of a program, unless an author writes so. */
function formOf(name: string, place: string): Form {
  if (/\p{Lu}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\d/u.test(name)) return 'written';
  return AUTHORS.has(place) && name.length > 6 ? 'written' : 'at';
}

function sharedFirstNames(people: readonly Person[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const { name } of people) {
    const [first = '', ...rest] = keyOf(name).split(' ');
    if (rest.length > 0) seen.set(first, (seen.get(first) ?? 0) + 1);
  }
  return new Set([...seen].flatMap(([name, count]) => (count > 1 ? [name] : [])));
}
