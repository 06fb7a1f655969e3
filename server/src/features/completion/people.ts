import { lineAt } from '../../text/lineIndex';
import { areasOf, overlaps } from '../../syntax/areas';
import { range, touches, type Range } from '../../text/range';
import type { Person } from '../../model/types';
import { spaced, type CompletionContext, type Draft } from './proposal';

/** Everybody who may stand in a place: of the document first, then of the roster, workspace and CODEOWNERS. */
export function people({ snapshot, world }: CompletionContext, at: Range): readonly Draft[] {
  const { model, configuration, text } = snapshot;
  const known = [...model.people].sort(
    (a, b) =>
      Number(a.team) - Number(b.team) ||
      b.references.length - a.references.length ||
      a.name.localeCompare(b.name),
  );
  const drafts: Draft[] = [];
  // A name that is typed in full is offered too, and first: so Enter keeps it, and takes no longer one.
  const taken = new Set<string>();
  const add = (name: string, draft: Omit<Draft, 'label' | 'range' | 'insert'>): void => {
    if (taken.has(name.toLowerCase())) return;
    taken.add(name.toLowerCase());
    drafts.push({
      label: name,
      range: at,
      insert: spaced(text, at, name),
      filter: `${name} @${name}`,
      commit: [','],
      ...draft,
    });
  };
  for (const person of known) {
    const elsewhere = person.references.filter((reference) => !touches(at, reference.range.from));
    if (elsewhere.length === 0) continue;
    const short = elsewhere.find((reference) => reference.place === 'owner')?.name ?? person.name;
    for (const name of new Set([short, person.name]))
      add(name, {
        kind: person.team ? 'team' : 'person',
        detail: person.role ?? (person.team ? 'Team' : null),
        documentation: () => placesOf(snapshot.lines, person, at),
      });
  }
  for (const { name, role, team, handle } of configuration.people)
    add(name, {
      kind: 'person',
      detail: role ?? team ?? 'From the configuration',
      filter: [name, `@${name}`, ...(handle === null ? [] : [handle, `@${handle}`])].join(' '),
      documentation: () =>
        ['On the roster of the configuration.', role, team && `Team: ${team}`]
          .filter((part) => part !== null && part !== '')
          .join('\n\n'),
    });
  for (const { name } of configuration.teams) add(name, { kind: 'team', detail: 'Team' });
  const elsewhere = new Map<string, { readonly team: boolean; count: number }>();
  for (const incident of world.incidents) {
    if (incident.path === world.path) continue;
    for (const { name, team } of incident.people) {
      const before = elsewhere.get(name);
      if (before) before.count++;
      else elsewhere.set(name, { team, count: 1 });
    }
  }
  for (const [name, { team, count }] of [...elsewhere].sort((a, b) => b[1].count - a[1].count))
    add(name, {
      kind: team ? 'team' : 'person',
      detail: `In ${count} other postmortem${count === 1 ? '' : 's'}`,
    });
  for (const owner of world.codeOwners)
    add(owner, { kind: owner.includes('/') ? 'team' : 'person', detail: 'CODEOWNERS' });
  return drafts;
}

function placesOf(lines: Parameters<typeof lineAt>[0], person: Person, at: Range): string {
  const found = [
    ...new Set(
      person.references
        .filter((reference) => !touches(at, reference.range.from))
        .map((reference) => lineAt(lines, reference.range.from) + 1),
    ),
  ];
  return `In this document on ${found.length === 1 ? 'line' : 'lines'} ${found.slice(0, 8).join(', ')}`;
}

/** After `@`: handles where they are known, else names in their place. */
export function mentions(context: CompletionContext, at: Range): readonly Draft[] {
  const { snapshot } = context;
  const handles = new Map<string, string>();
  for (const { name, handle } of snapshot.configuration.people)
    if (handle !== null) handles.set(name, `@${handle}`);
  for (const person of snapshot.model.people)
    for (const { place, name } of person.references)
      if (place === 'handle' && !handles.has(person.name))
        handles.set(person.name, name.startsWith('@') ? name : `@${name}`);
  const proposals = [...people(context, at), ...writtenHandles(context, at)];
  return proposals.map((draft) => {
    const handle = handles.get(draft.label) ?? (draft.label.startsWith('@') ? draft.label : null);
    return {
      ...draft,
      label: handle ?? draft.label,
      ...(handle === null ? {} : { detail: draft.label }),
      insert: handle ?? draft.label,
      filter: `@${draft.label} ${handle ?? ''} @${draft.label.split(' ')[0] ?? ''}`,
    };
  });
}

/** `@dortiz` of any text of the document. */
function writtenHandles({ snapshot }: CompletionContext, at: Range): readonly Draft[] {
  const { text, syntax, model } = snapshot;
  const { locked } = areasOf(syntax);
  const known = new Set(
    model.people.flatMap(({ references }) => references.map(({ name }) => name)),
  );
  const handles = new Set<string>();
  for (const match of text.matchAll(HANDLE)) {
    const own = range(match.index, match.index + match[0].length);
    const elsewhere = own.to < at.from || own.from > at.to;
    if (elsewhere && !known.has(match[0].slice(1)) && !overlaps(locked, own)) handles.add(match[0]);
  }
  return [...handles].map((label) => ({
    label,
    kind: 'person',
    detail: 'Named in this document',
    range: at,
    insert: label,
  }));
}

const HANDLE = /(?<![\p{L}\p{N}@._/-])@\p{L}[\p{L}\p{N}_-]{1,38}(?![\p{L}\p{N}@/])/gu;
