import type { Configuration } from './configuration';
import { fieldKindOf } from './fieldKinds';
import { sectionKindOf } from './sectionKinds';
import type { FieldKind, SectionKind } from './types';
import { headingWords } from './words';

/** What headings and field names mean: the team's own words before those of the languages. */
export interface Words {
  readonly section: (heading: string) => SectionKind | null;
  readonly field: (name: string) => FieldKind | null;
}

const USUAL: Words = { section: sectionKindOf, field: fieldKindOf };

export function wordsOf({ sections, fields }: Configuration): Words {
  const ofSections = new Map(
    sections.flatMap(({ kind, heading, synonyms }) =>
      namesOf(heading, synonyms).map((name) => [name, kind] as const),
    ),
  );
  const ofFields = new Map(
    fields.flatMap(({ kind, name, synonyms }) =>
      namesOf(name, synonyms).map((word) => [word, kind] as const),
    ),
  );
  if (ofSections.size === 0 && ofFields.size === 0) return USUAL;
  return {
    section: (heading) => ofSections.get(headingWords(heading)) ?? sectionKindOf(heading),
    field: (name) => ofFields.get(headingWords(name)) ?? fieldKindOf(name),
  };
}

const namesOf = (name: string | null, synonyms: readonly string[]): readonly string[] =>
  [...(name === null ? [] : [name]), ...synonyms].map(headingWords);
