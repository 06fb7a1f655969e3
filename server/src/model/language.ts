import { LANGUAGES, type Language, type Names } from '../language/languages';
import { compilePhrase } from '../language/phrases';
import { headingWords } from '../language/words';
import type { DateOrder } from '../time/calendar';
import type { Configuration } from './configuration';
import type { Postmortem, Section } from './types';

/** The configured language, else the one whose words most headings are; English without any. */
export function languageOf(
  model: Pick<Postmortem, 'sections'>,
  configuration: Configuration,
): Language {
  if (configuration.language !== null) return configuration.language;
  const headings = model.sections
    .filter(({ own }) => own)
    .map(({ kind, heading }) => ({ kind, words: headingWords(heading.text) }));
  let best: Language = 'en';
  let most = 0;
  for (const { language, phrases } of SECTION_PHRASES) {
    const count = headings.filter(({ kind, words }) =>
      phrases.get(kind)?.some((phrase) => phrase.find(words) !== null),
    ).length;
    if (count > most) {
      best = language;
      most = count;
    }
  }
  return best;
}

const SECTION_PHRASES = LANGUAGES.map(({ language, sections }) => ({
  language,
  phrases: new Map(
    Object.entries(sections).map(([kind, { whole, part }]) => [
      kind,
      [...whole, ...part].map((phrase) => compilePhrase(phrase)),
    ]),
  ),
}));

/** What the tool calls things in the language of a document. */
export const namesFor = (
  model: Pick<Postmortem, 'sections'>,
  configuration: Configuration,
): Names => NAMES[languageOf(model, configuration)];

const NAMES = Object.fromEntries(
  LANGUAGES.map(({ language, names }) => [language, names]),
) as Record<Language, Names>;

const DAY_FIRST: ReadonlySet<Language> = new Set(
  LANGUAGES.filter(({ dayFirst }) => dayFirst).map(({ language }) => language),
);

/** How the language of the sections writes `03/04/2025`; null where its speakers differ. */
export const dateOrderOf = (
  sections: readonly Section[],
  configuration: Configuration,
): DateOrder | null =>
  DAY_FIRST.has(languageOf({ sections }, configuration)) ? 'day-month' : null;
