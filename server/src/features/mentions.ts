import type { Person, Postmortem } from '../model/types';
import { areasOf, overlaps } from '../syntax/areas';
import type { KeptDocument } from '../syntax/document';
import { occupied } from '../text/occupied';
import { contains, range, type Range } from '../text/range';

/** A document as far as names in it are looked for. */
export interface NamedDocument {
  readonly text: string;
  readonly model: Postmortem;
  readonly syntax: KeptDocument;
}

type Places = ReadonlyMap<Person, readonly Range[]>;

const KNOWN = new WeakMap<Postmortem, Places>();

/**
 * Where people are named: `⟦Sarah Chen⟧ <sarah@example.org>`, `⟦Sarah⟧ (DevOps Lead) acknowledged`.
 * Each place is the characters of the name and no more; places are in order and never overlap. Code,
 * comments, addresses and tags name nobody. Found once for each version.
 */
export function peoplePlaces(document: NamedDocument): Places {
  const known = KNOWN.get(document.model);
  if (known) return known;
  const places = findPeople(document);
  KNOWN.set(document.model, places);
  return places;
}

function findPeople({ text, model, syntax }: NamedDocument): Places {
  const { locked } = areasOf(syntax);
  const { isFree, take } = occupied(text.length);
  const places = new Map<Person, Range[]>();
  const add = (person: Person, at: Range): void => {
    if (at.from === at.to || !isFree(at)) return;
    take(at);
    const known = places.get(person);
    if (known) known.push(at);
    else places.set(person, [at]);
  };
  for (const person of model.people)
    for (const { name, range: at } of person.references)
      for (const own of nameWithin(text, at, name))
        if (inFront(syntax, own) || !overlaps(locked, own)) add(person, own);
  const forms = formsOf(model.people, text);
  for (const [form, at] of occurrencesOf(forms.keys(), text)) {
    const person = forms.get(form);
    if (person && !overlaps(locked, at)) add(person, at);
  }
  for (const found of places.values()) found.sort((a, b) => a.from - b.from);
  return places;
}

/** The name itself, or with its `@`, within what was read as one: marks may stand around and in it. */
function nameWithin(text: string, { from, to }: Range, name: string): readonly Range[] {
  for (let at = text.indexOf(name, from); at !== -1; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (end > to) return [];
    const handle = at > from && text[at - 1] === '@' ? 1 : 0;
    if (!LETTER.test(text[at - handle - 1] ?? ' ') && !LETTER.test(text[end] ?? ' '))
      return [range(at - handle, end)];
  }
  return [];
}

const LETTER = /[\p{L}\p{N}]/u;

/**
 * How people are called in prose: by the names that were read, and by a first name that only one of
 * them has. A single word that the document also writes small, or that is an ordinary word, is none.
 */
function formsOf(people: readonly Person[], text: string): ReadonlyMap<string, Person> {
  const small = new Set(text.match(SMALL_WORD));
  const isTelling = (word: string): boolean =>
    FIRST_NAME.test(word) && !ORDINARY.test(word) && !small.has(word.toLowerCase());
  const forms = new Map<string, Person>();
  const shared = new Set<string>();
  const put = (form: string, person: Person): void => {
    if (forms.has(form) && forms.get(form) !== person) shared.add(form);
    forms.set(form, person);
  };
  for (const person of people) {
    if (person.team) continue;
    for (const name of [person.name, ...person.references.map((use) => use.name)]) {
      const [first = '', ...others] = name.split(' ');
      if (others.length > 0 && /^\p{Lu}/u.test(first)) put(name, person);
      if (isTelling(first)) put(first, person);
    }
  }
  for (const form of shared) forms.delete(form);
  return forms;
}

const FIRST_NAME = /^\p{Lu}\p{Ll}[\p{L}'’]+$/u;
const SMALL_WORD = /(?<![\p{L}\p{N}@._/-])\p{Ll}[\p{L}'’]*(?![\p{L}\p{N}@._])/gu;

/** First names that are words of every day, or of computing, at the beginning of a sentence. */
const ORDINARY =
  /^(?:Mark|Will|Max|May|April|June|August|Grace|Hope|Art|Bill|Rob|Sue|Drew|Chase|Grant|Rich|Frank|Page|Link|Rose|Joy|Dawn|Faith|Ray|Dean|Earl|Major|Guy|Lance|Skip|Cliff|Clay|Reed|Dale|Glen|Pat|Ruby|Pearl|Jade|Amber|Crystal|Julia|Ada|Sage|Summer|Don|Van|Chuck|Jack|Victor|Norm|Christian|German|Jordan|Chad|Austin|Paris|Sydney|Virginia)$/;

/** Each form as a whole word, the longest first; a first name before another surname is somebody else. */
function occurrencesOf(
  forms: Iterable<string>,
  text: string,
): readonly (readonly [form: string, at: Range])[] {
  const byWord = new Map<string, string[]>();
  for (const form of [...forms].sort((a, b) => b.length - a.length)) {
    const word = /^\p{L}*/u.exec(form)?.[0] ?? '';
    byWord.set(word, [...(byWord.get(word) ?? []), form]);
  }
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index: at }) => {
    const form = byWord
      .get(word)
      ?.find(
        (candidate) => text.startsWith(candidate, at) && endsName(text, at + candidate.length),
      );
    return form === undefined ? [] : [[form, range(at, at + form.length)] as const];
  });
}

const WORD = /(?<![\p{L}\p{N}@._/#-])\p{L}+/gu;

const endsName = (text: string, at: number): boolean =>
  !/^(?:[\p{L}\p{N}@_/]|\.[\p{L}\p{N}]|[ -]\p{Lu})/u.test(text.slice(at, at + 3));

/**
 * Where an id stands as a word of the text or a value of the front matter: never in addresses, link
 * targets, code, comments or file names (`⟦INC-1⟧`, but not `INC-1.md` or `logs/INC-1`).
 */
export function idPlaces(
  { text, syntax }: Omit<NamedDocument, 'model'>,
  id: string,
): readonly Range[] {
  const { locked } = areasOf(syntax);
  const found: Range[] = [];
  for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + id.length)) {
    const place = range(at, at + id.length);
    if (standsAlone(text, place) && (inFront(syntax, place) || !overlaps(locked, place)))
      found.push(place);
  }
  return found;
}

/** The front matter quotes nothing: it has values of its own. */
const inFront = ({ frontMatter }: KeptDocument, at: Range): boolean =>
  frontMatter !== null && contains(frontMatter.range, at);

const standsAlone = (text: string, { from, to }: Range): boolean =>
  !/[\p{L}\p{N}_/\\#@=-]/u.test(text[from - 1] ?? ' ') &&
  !/^(?:[\p{L}\p{N}_/\\=]|[.-][\p{L}\p{N}])/u.test(text.slice(to, to + 2));
