import { namesFor } from '../../model/language';
import { replacement } from '../../rules/support/edits';
import { insertSection, SECTION_ORDER } from '../../rules/support/skeletons';
import type { SectionKind } from '../../model/types';
import { areasOf } from '../../syntax/areas';
import type { TextEdit } from '../../text/edit';
import { literalPattern } from '../../text/pattern';
import { range, touches, type Range } from '../../text/range';
import { referableAt } from '../references';
import { tellsOfSections } from '../../workspace/proof';
import { refactoring, type Refactoring, type RefactoringContext } from './refactoring';

const OFFERED: readonly SectionKind[] = [
  'summary',
  'impact',
  'timeline',
  'root-cause',
  'five-whys',
  'resolution',
  'went-well',
  'went-wrong',
  'action-items',
  'lessons',
];

/** On the title: each section that is not there, at its right place. */
export function sectionRefactorings({ snapshot, at }: RefactoringContext): readonly Refactoring[] {
  const { model, text, configuration } = snapshot;
  if (!model.title || !touches(model.title.range, at.from)) return [];
  const names = namesFor(model, configuration).sections;
  const there = new Set(model.sections.map(({ kind }) => kind));
  return SECTION_ORDER.flatMap((kind) =>
    kind === 'other' || there.has(kind) || !OFFERED.includes(kind)
      ? []
      : refactoring(`Insert section ${names[kind]}`, [
          insertSection(model, text, configuration, kind, names[kind]),
        ]).map((one) => ({ ...one, purpose: { mayTell: tellsOfSections } })),
  );
}

/** On a person: the role instead of the name, wherever the document tells what happened. */
export function roleRefactorings({
  snapshot,
  world,
  at,
}: RefactoringContext): readonly Refactoring[] {
  const target = referableAt(snapshot, world, at.from);
  if (target?.kind !== 'person' || target.person.team) return [];
  const { person } = target;
  const { text, model, syntax } = snapshot;
  // `Lead` becomes lead; `DevOps` and `SRE` are names.
  const role = (person.role ?? 'responder').replace(/\b\p{Lu}\p{Ll}+\b/gu, (word) =>
    word.toLowerCase(),
  );
  const kept: readonly Range[] = [
    ...areasOf(syntax).verbatim,
    ...person.references
      .filter(({ place }) => ['owner', 'author', 'sign-off', 'participant'].includes(place))
      .map((reference) => reference.range),
    ...model.sections
      .filter(({ kind }) => kind === 'sign-off' || kind === 'action-items')
      .map((section) => section.range),
  ];
  const names = [...new Set(person.references.map(({ name }) => name)), person.name];
  const longest = [...new Set(names)].sort((a, b) => b.length - a.length);
  const actors = new Set(
    person.references
      .filter(({ place }) => place === 'actor')
      .map((reference) => reference.range.from),
  );
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}@])(?:${longest.map(literalPattern).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
  const edits = [...text.matchAll(pattern)].flatMap((match): readonly TextEdit[] => {
    const own = range(match.index, match.index + match[0].length);
    if (kept.some((other) => other.from <= own.from && own.to <= other.to)) return [];
    if (actors.has(own.from)) return [replacement(own, capital(role))];
    const opens = opensSentence(text.slice(Math.max(0, own.from - 8), own.from));
    return [replacement(own, `${opens ? 'The' : 'the'} ${role}`)];
  });
  return refactoring(
    `Say “the ${role}” instead of ${person.name} where it tells what happened`,
    edits,
    true,
  );
}

/** On an id that no postmortem has: begins that postmortem beside this one. */
export function incidentRefactorings({
  snapshot,
  world,
  at,
}: RefactoringContext): readonly Refactoring[] {
  const target = referableAt(snapshot, world, at.from);
  if (target?.kind !== 'incident' || world.path === null) return [];
  const own = snapshot.model.incident.id;
  if (
    (own.kind === 'valid' && own.value === target.id) ||
    world.incidents.some(({ id }) => id === target.id)
  )
    return [];
  const separator = world.path.includes('\\') ? '\\' : '/';
  const folder = world.path.slice(0, world.path.lastIndexOf(separator));
  const name = world.path.slice(folder.length + 1);
  const like = own.kind === 'valid' && name.includes(own.value);
  const file =
    like && own.kind === 'valid' ? name.replace(own.value, target.id) : `${target.id}.md`;
  const text = `# Incident ${target.id}\n\n**Date:** \n**Severity:** \n**Status:** \n**Duration:** \n\n## Summary\n\n## Impact\n\n## Timeline\n\n## Root Cause\n\n## Action Items\n`;
  return [
    {
      title: `Begin the postmortem ${target.id}`,
      edits: [],
      confirm: false,
      purpose: {},
      create: { path: `${folder}${separator}${file}`, text },
    },
  ];
}

/** Whether what stands before is an end: of a sentence, a cell, a marker or a line. */
function opensSentence(before: string): boolean {
  const said = before.replace(/\*\*$/, '').trimEnd();
  return said === '' || before.slice(said.length).includes('\n') || /[.!?|:*+–—-]$/.test(said);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
