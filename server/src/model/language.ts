import { LANGUAGES, type Language, type Names } from '../language/languages';
import { compilePhrase } from '../language/phrases';
import { headingWords } from '../language/words';
import { memo, rememberedWeakly } from '../text/memo';
import type { DateOrder } from '../time/calendar';
import type { Configuration } from './configuration';
import type { Postmortem, Section } from './types';

/** The configured language, else the one whose words most headings are; English without any. */
export const languageOf = (
  { sections }: Pick<Postmortem, 'sections'>,
  { language }: Configuration,
): Language => language ?? languageOfHeadings(sections);

/** Several parts of a document's reading ask for it. */
const languageOfHeadings = rememberedWeakly((sections: readonly Section[]): Language => {
  const counts = new Map<Language, number>();
  for (const { own, kind, heading } of sections) {
    if (!own) continue;
    for (const language of languagesNaming(`${kind} ${headingWords(heading.text)}`))
      counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  let best: Language = 'en';
  let most = 0;
  for (const { language } of LANGUAGES) {
    const count = counts.get(language) ?? 0;
    if (count > most) {
      best = language;
      most = count;
    }
  }
  return best;
});

/** The languages that call a kind of section so: `timeline incident timeline`. Documents repeat headings. */
const languagesNaming = memo((kindAndWords: string): readonly Language[] => {
  const space = kindAndWords.indexOf(' ');
  const words = kindAndWords.slice(space + 1);
  return SECTION_PHRASES.filter(({ phrases }) =>
    phrases.get(kindAndWords.slice(0, space))?.some((phrase) => phrase.find(words) !== null),
  ).map(({ language }) => language);
}, 1000);

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
