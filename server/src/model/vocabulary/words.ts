import type { Language } from '../configuration';
import type { ColumnKind, FieldKind, SectionKind } from '../types';
import de from './de.json';
import en from './en.json';
import es from './es.json';
import fr from './fr.json';
import ja from './ja.json';
import pt from './pt.json';

export type NamedSectionKind = Exclude<SectionKind, 'other'>;

/**
 * How documents of one language name their parts, in lower case without punctuation. A phrase under
 * `whole` counts only when it is the heading, one under `part` also inside a longer one.
 */
export interface LanguageWords {
  readonly language: Language;
  readonly sections: Readonly<
    Record<
      NamedSectionKind,
      { readonly whole: readonly string[]; readonly part: readonly string[] }
    >
  >;
  readonly fields: Readonly<Record<FieldKind, readonly string[]>>;
  readonly columns: Readonly<Record<ColumnKind, readonly string[]>>;
}

/** English first: where two languages share a word, its meaning counts. */
export const LANGUAGES: readonly LanguageWords[] = [
  { ...en, language: 'en' },
  { ...ja, language: 'ja' },
  { ...de, language: 'de' },
  { ...fr, language: 'fr' },
  { ...es, language: 'es' },
  { ...pt, language: 'pt' },
];
