import { LANGUAGES, type WindowWords } from '../language/languages';
import { UNSPACED } from '../language/words';
import { literalPattern } from '../text/pattern';
import { HEDGE, INTRODUCTION } from './hedges';

/**
 * What may stand between a word of a window and its time. A pattern of its own: as a part of each of the
 * others it takes a fortieth of a second to compile, each time.
 */
const ABOUT = `(?:as early as[ ,]{1,2}|${HEDGE}[ ,]{0,2}|starting[ ,]{1,2}|beginning[ ,]{1,2}|${INTRODUCTION}){0,4}`;
const ABOUT_ANYTHING = new RegExp(ABOUT, 'iuy');
const ABOUT_A_TIME = new RegExp(`${ABOUT}(?=[\\p{L}\\d])`, 'iuy');

/** At the end of words that a time follows, perhaps one that is not exact. */
export const A_TIME = '(?=[\\p{L}\\d~≈])';

/** Where the time begins behind words that end at `at` with `A_TIME`; null where none can. */
export function timeBehind(text: string, at: number): number | null {
  ABOUT_A_TIME.lastIndex = at;
  return ABOUT_A_TIME.test(text) ? ABOUT_A_TIME.lastIndex : null;
}

/** The same behind words that anything may follow. */
export function behindAbout(text: string, at: number): number {
  ABOUT_ANYTHING.lastIndex = at;
  return ABOUT_ANYTHING.test(text) ? ABOUT_ANYTHING.lastIndex : at;
}

/** The words of one form as patterns with the flags `iu`; those with `y` are tried at one place. */
export interface WindowForm {
  /** Ends before the first time and what is said about it. */
  readonly lead: RegExp;
  /** From the end of the first time to the second and what is said about it. */
  readonly middle: RegExp;
  /** Right behind the second time; null where nothing has to stand there. */
  readonly behind: RegExp | null;
}

const oneOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) =>
      UNSPACED.test(word) ? `${literalPattern(word)}[ ]?` : `${literalPattern(word)}[ ]{1,2}`,
    )
    .join('|');

const DASH = '[-–—][ ]{0,2}';

function formOf({ before, middle, behind }: WindowWords): WindowForm {
  const lead =
    before.length === 0
      ? '(?<![\\d:：/.-])(?=\\d|午)'
      : `(?<![\\p{L}\\d])(?:${oneOf(before)})${A_TIME}`;
  return {
    lead: new RegExp(lead, 'giu'),
    middle: new RegExp(`,?[ ]{0,2}(?:${oneOf(middle)}|${DASH})`, 'iuy'),
    behind: behind.length === 0 ? null : new RegExp(`[ ]?(?:${oneOf(behind)})`, 'iuy'),
  };
}

/** From when to when, as sentences of every language say it. */
export const WINDOW_FORMS: readonly WindowForm[] = LANGUAGES.flatMap(({ time }) =>
  time.windows.map(formOf),
);
