import type { Configuration, Language } from './configuration';
import type { Postmortem } from './types';
import { LANGUAGES } from './vocabulary/words';
import { NAMES, type Names } from './vocabulary/names';
import { headingWords } from './words';

/** The configured language, else the one whose words most headings are; English without any. */
export function languageOf(model: Postmortem, configuration: Configuration): Language {
  if (configuration.language !== null) return configuration.language;
  const headings = model.sections
    .filter(({ own }) => own)
    .map(({ kind, heading }) => ({ kind, words: headingWords(heading.text) }));
  let best: Language = 'en';
  let most = 0;
  for (const { language, sections } of LANGUAGES) {
    const count = headings.filter(
      ({ kind, words }) =>
        kind !== 'other' &&
        [...sections[kind].whole, ...sections[kind].part].some((phrase) => words.includes(phrase)),
    ).length;
    if (count > most) {
      best = language;
      most = count;
    }
  }
  return best;
}

export const namesFor = (model: Postmortem, configuration: Configuration): Names =>
  NAMES[languageOf(model, configuration)];
