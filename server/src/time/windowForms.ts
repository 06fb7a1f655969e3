import { LANGUAGES, type WindowWords } from '../language/languages';
import { UNSPACED } from '../language/words';
import { literalPattern } from '../text/pattern';
import { HEDGE, INTRODUCTION } from './hedges';

/** What may stand between a word of a window and its time. */
export const ABOUT = `(?:(?:as early as[ ,]{1,2}|${HEDGE}[ ,]{0,2}|starting[ ,]{1,2}|beginning[ ,]{1,2}|${INTRODUCTION})){0,3}`;

/** The words of one form as patterns with the flags `iu`; those with `y` are tried at one place. */
export interface WindowForm {
  /** Ends where the first time begins. */
  readonly lead: RegExp;
  /** From the end of the first time to the second. */
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
const A_TIME = '(?=[\\p{L}\\d])';

function formOf({ before, middle, behind }: WindowWords): WindowForm {
  const lead =
    before.length === 0
      ? '(?<![\\d:：/.-])(?=\\d|午)'
      : `(?<![\\p{L}\\d])(?:${oneOf(before)})${ABOUT}${A_TIME}`;
  return {
    lead: new RegExp(lead, 'giu'),
    middle: new RegExp(`,?[ ]{0,2}(?:${oneOf(middle)}|${DASH})${ABOUT}`, 'iuy'),
    behind: behind.length === 0 ? null : new RegExp(`[ ]?(?:${oneOf(behind)})`, 'iuy'),
  };
}

/** From when to when, as sentences of every language say it. */
export const WINDOW_FORMS: readonly WindowForm[] = LANGUAGES.flatMap(({ time }) =>
  time.windows.map(formOf),
);
