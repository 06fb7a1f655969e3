import { LANGUAGES } from '../language/languages';
import { UNSPACED } from '../language/words';
import { literalPattern } from '../text/pattern';

const patternOf = (words: readonly string[]): string =>
  [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map(literalPattern)
    .join('|');

const ALL = LANGUAGES.flatMap(({ time }) => time.hedges);

/** Longer ones first, so that `shortly after` is not read as a rest and `after`. */
const HEDGES = patternOf(ALL.filter((hedge) => !UNSPACED.test(hedge)));
const SIGNS = `[~≈]|${patternOf(ALL.filter((hedge) => UNSPACED.test(hedge)))}`;

/** What says that a time is not exact, as a part of a pattern with the flags `iu`. */
export const HEDGE = `(?:(?:${HEDGES})[ \\t]{1,3}|(?:${SIGNS})[ \\t]{0,3})`;

/** What may introduce a time, as a part of a pattern with the flags `iu`. */
export const INTRODUCTION = `(?:(?:${patternOf(LANGUAGES.flatMap(({ time }) => time.introductions))})[ \\t]{1,3})`;

/** What stands right behind a time that is not exact: `14:30ish`, `12:20頃`. */
export const HEDGE_BEHIND = `(?:ish\\b|[ \\t]?(?:${patternOf(LANGUAGES.flatMap(({ time }) => time.hedgesBehind))}))`;
