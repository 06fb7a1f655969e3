import type { Person } from '../model/types';
import { spanOf, type LineSpan } from '../text/lineSpan';
import { range, touches, type Range } from '../text/range';
import { idForms } from '../model/incident/ids';
import type { Snapshot } from '../workspace/snapshot';
import { idPlaces, peoplePlaces, type NamedDocument } from './mentions';
import type { World } from './world';

/** What can be gone to, listed and renamed. */
export type Referable =
  | { readonly kind: 'person'; readonly range: Range; readonly person: Person }
  | { readonly kind: 'incident'; readonly range: Range; readonly id: string };

/** A place in this document, or in another of the workspace. */
export interface Place {
  /** Null for the document itself. */
  readonly path: string | null;
  readonly at: LineSpan;
}

/** The person or the incident id at an offset; null elsewhere. */
export function referableAt(snapshot: Snapshot, world: World, offset: number): Referable | null {
  const { model, text, configuration } = snapshot;
  if (!model.recognition.postmortem) return null;
  for (const [person, places] of peoplePlaces(snapshot)) {
    const place = places.find((candidate) => touches(candidate, offset));
    if (place) return { kind: 'person', range: place, person };
  }
  const from = Math.max(0, text.lastIndexOf('\n', offset - 1) + 1, offset - 80);
  const newline = text.indexOf('\n', offset);
  const around = text.slice(from, Math.min(newline === -1 ? text.length : newline, offset + 80));
  const known = new Set([
    ...world.incidents.flatMap(({ id }) => (id === null ? [] : [id])),
    ...model.related.map(({ id }) => id),
    ...(model.incident.id.kind === 'valid' ? [model.incident.id.value] : []),
  ]);
  const { inReference } = idForms(configuration.ids);
  for (let at = 0; at < around.length;) {
    const found = inReference(around.slice(at));
    if (!found) return null;
    const here = range(from + at + found.from, from + at + found.to);
    const id = text.slice(here.from, here.to);
    if (touches(here, offset))
      return known.has(id) && idPlaces(snapshot, id).some(({ from: own }) => own === here.from)
        ? { kind: 'incident', range: here, id }
        : null;
    at += found.to;
  }
  return null;
}

/**
 * Where a name or an id stands in a document: the one that was asked about, or another. Each place
 * holds what is meant as it is in that very text.
 */
export function referencesIn(document: NamedDocument, target: Referable): readonly Range[] {
  if (target.kind === 'incident') return idPlaces(document, target.id);
  const places = peoplePlaces(document);
  return document.model.people.flatMap((person) =>
    person === target.person || isSame(person, target.person) ? (places.get(person) ?? []) : [],
  );
}

/** Whether a text is worth reading for a reference. `before`: who it named when it was read last. */
export function mentions(
  text: string,
  target: Referable,
  before: readonly { readonly name: string }[],
): boolean {
  if (target.kind === 'incident') return text.includes(target.id);
  const wanted = target.person.name.toLowerCase();
  return (
    before.some(({ name }) => name.toLowerCase() === wanted) || text.toLowerCase().includes(wanted)
  );
}

const isSame = (one: Person, other: Person): boolean =>
  one.name.toLowerCase() === other.name.toLowerCase();

/** Where something is introduced: the incident's own document, the first line that names a person. */
export function definitionOf(snapshot: Snapshot, world: World, target: Referable): Place | null {
  if (target.kind === 'person') {
    const introduced =
      target.person.references.find(({ place }) => place === 'participant' || place === 'author') ??
      target.person.references[0];
    return introduced ? { path: null, at: spanOf(snapshot.lines, introduced.range) } : null;
  }
  const incident = world.incidents.find(({ id }) => id === target.id);
  return incident
    ? { path: incident.path, at: incident.title?.at ?? incident.idAt ?? BEGINNING }
    : null;
}

const BEGINNING: LineSpan = {
  start: { line: 0, character: 0 },
  end: { line: 0, character: 0 },
};

/** A new name that cannot be taken, in words for the person who typed it; null when it can. */
export function renameProblem(
  snapshot: Snapshot,
  world: World,
  target: Referable,
  name: string,
): string | null {
  const wanted = name.trim();
  if (wanted === '' || /[|\n\r`<>[\]]/.test(wanted))
    return 'A name needs letters, and no |, `, brackets or line ends: they would break tables and links.';
  if (target.kind === 'incident') {
    const taken =
      wanted !== target.id && world.incidents.some(({ id }) => id === wanted)
        ? 'Another incident has that id already.'
        : null;
    return (
      taken ?? (/\d/.test(wanted) && !/\s/.test(wanted) ? null : 'An id is one word with a number.')
    );
  }
  const other = snapshot.model.people.find(
    (person) => person !== target.person && person.name.toLowerCase() === wanted.toLowerCase(),
  );
  return other ? `${other.name} is somebody else in this document.` : null;
}

/** What each place becomes: a first name stays a first name, a handle stays a handle. */
export function renamed(target: Referable, old: string, name: string): string {
  const wanted = name.trim();
  if (target.kind === 'incident') return wanted;
  if (old.startsWith('@') && !wanted.startsWith('@'))
    return `@${wanted.toLowerCase().replace(/\s+/g, '.')}`;
  const full = target.person.name;
  const [first = full] = full.split(' ');
  return old !== full && old.toLowerCase() === first.toLowerCase()
    ? (wanted.split(' ')[0] ?? wanted)
    : wanted;
}
