import { memo, rememberedWeakly } from '../../text/memo';
import type { Configuration } from '../configuration';
import { fieldKindOf } from '../fields/fieldKinds';
import { datesIn } from '../frame/dates';
import { sectionKindOf } from '../../language/sections';
import type { FieldKind, SectionKind } from '../types';
import { headingWords } from '../../language/words';

/** What headings and field names mean: the team's own words before those of the languages. */
export interface Vocabulary {
  readonly section: (heading: string) => SectionKind | null;
  readonly field: (name: string) => FieldKind | null;
}

/** `Events – 14 March 2025` is named as `Events` is: a timeline may have its day in its heading. */
const kindOf = (heading: string): SectionKind | null => {
  const kind = sectionKindOf(heading);
  const [date] = datesIn(heading);
  if (!date) return kind;
  const bare = `${heading.slice(0, date.from)} ${heading.slice(date.to)}`;
  return sectionKindOf(bare) === 'timeline' ? 'timeline' : kind;
};

const USUAL: Vocabulary = { section: memo(kindOf, 4000), field: fieldKindOf };

/** The vocabulary of a configuration; the same object for the same configuration. */
export const vocabularyOf = rememberedWeakly(({ sections, fields }: Configuration): Vocabulary => {
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
    section: (heading) => ofSections.get(headingWords(heading)) ?? USUAL.section(heading),
    field: (name) => ofFields.get(headingWords(name)) ?? fieldKindOf(name),
  };
});

const namesOf = (name: string | null, synonyms: readonly string[]): readonly string[] =>
  [...(name === null ? [] : [name]), ...synonyms].map(headingWords);
