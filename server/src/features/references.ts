import type { Person } from '../model/types';
import { range, touches, type Range } from '../text/range';
import { idForms } from '../model/ids';
import type { Snapshot } from '../workspace/snapshot';
import type { KnownIncident } from '../workspace/incidents';
import type { World } from './world';

/** What can be gone to, listed and renamed. */
export type Referable =
  | { readonly kind: 'person'; readonly range: Range; readonly person: Person }
  | { readonly kind: 'incident'; readonly range: Range; readonly id: string };

export interface Place {
  /** Null for the document itself. */
  readonly incident: KnownIncident | null;
  readonly range: Range;
}

/** The person or the incident id at an offset; null elsewhere. */
export function referableAt(snapshot: Snapshot, world: World, offset: number): Referable | null {
  const { model, text, configuration } = snapshot;
  if (!model.recognition.postmortem) return null;
  for (const person of model.people) {
    const reference = person.references.find((candidate) => touches(candidate.range, offset));
    if (reference) return { kind: 'person', range: reference.range, person };
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
    if (touches(here, offset)) return known.has(id) ? { kind: 'incident', range: here, id } : null;
    at += found.to;
  }
  return null;
}

/** Where a name or an id stands, in this document and in the others of the workspace. */
export function referencesTo(
  snapshot: Snapshot,
  world: World,
  target: Referable,
): readonly Place[] {
  const here = (ranges: readonly Range[]): readonly Place[] =>
    ranges.map((at) => ({ incident: null, range: at }));
  const others = world.incidents.filter(({ path }) => path !== world.path);
  if (target.kind === 'person')
    return [
      ...here(target.person.references.map((reference) => reference.range)),
      ...others.flatMap((incident) =>
        incident.model.people
          .filter(({ name }) => name.toLowerCase() === target.person.name.toLowerCase())
          .flatMap(({ references }) =>
            references.map((reference) => ({ incident, range: reference.range })),
          ),
      ),
    ];
  return [
    ...here(occurrences(snapshot.text, target.id)),
    ...others.flatMap((incident) =>
      occurrences(incident.text, target.id).map((at) => ({ incident, range: at })),
    ),
  ];
}

/** A word as it stands, not as part of a longer one. */
function occurrences(text: string, word: string): readonly Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + word.length] ?? ' ';
    if (!/[\p{L}\p{N}-]/u.test(before) && !/[\p{L}\p{N}]/u.test(after))
      found.push(range(at, at + word.length));
  }
  return found;
}

/** Where something is introduced: the incident's own document, the first line that names a person. */
export function definitionOf(world: World, target: Referable): Place | null {
  if (target.kind === 'person') {
    const introduced =
      target.person.references.find(({ place }) => place === 'participant' || place === 'author') ??
      target.person.references[0];
    return introduced ? { incident: null, range: introduced.range } : null;
  }
  const incident = world.incidents.find(({ id }) => id === target.id);
  if (!incident) return null;
  const { id } = incident.model.incident;
  return {
    incident,
    range: incident.model.title?.range ?? (id.kind === 'valid' ? id.range : range(0, 0)),
  };
}

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
