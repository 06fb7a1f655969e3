import { LANGUAGES } from '../../language/languages';
import { literalPattern } from '../../text/pattern';
import type { InlineText } from '../../syntax/inlineText';

/** Whether a line is struck through, as done things are. */
export const isStruck = (line: InlineText): boolean =>
  line.struck.some((r) => r.to - r.from >= line.text.length - 2);

const wordsOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(literalPattern)
    .join('|');

const DONE = new RegExp(
  `^\\W*(?:${wordsOf(LANGUAGES.flatMap(({ done }) => done))})(?!\\p{L})|^\\s*(?:✅|☑|✔)`,
  'iu',
);

/** Whether a status says that the work is done. */
export const isDone = (status: string): boolean => DONE.test(status);

const STATE = new RegExp(
  `^(?:${wordsOf(LANGUAGES.flatMap(({ done, open }) => [...done, ...open]))})(?!\\p{L}|-\\p{L})`,
  'iu',
);

/** How long the word is that a status begins with, and that says by itself how far the work is; 0 without one. */
export const stateWord = (status: string): number => STATE.exec(status)?.[0].length ?? 0;

const STATE_MARK =
  /\s?\((?:done|completed?|fixed|(re-?opened))\)(?:\s?\((?:owner|due|priority)\s?:[^()]{0,60}\)){0,3}$/i;

/**
 * How long the `(done)` or `(reopened)` is that ends a text and says nothing else, with attributes
 * behind it (`(done) (Owner: Ana)`); 0 without one.
 */
export const stateMark = (text: string): number => STATE_MARK.exec(text.trimEnd())?.[0].length ?? 0;

/** Whether a text ends with `(reopened)`: it is open, whatever else says that it was done. */
export const isReopened = (text: string): boolean =>
  STATE_MARK.exec(text.trimEnd())?.[1] !== undefined;

/** How long the tick is that a text begins with: `✅ Add an alert`. 0 without one. */
export const doneTick = (text: string): number => /^(?:✅|☑️?|✔️?)\s?/u.exec(text)?.[0].length ?? 0;

/** Whether the text of an item says that it is done. */
export const saysDone = (text: string): boolean =>
  /^(?:✅|☑|✔|\[done\]|done\s*[:：])|[（([]\s?(?:done|completed?|fixed|implemented)(?!\p{L})[^()（）[\]]{0,60}[）)\]](?:\s?[([](?:owner|due|priority)\s?:[^()[\]]{0,60}[)\]]){0,3}\s*\.?$|this has already been done|✅\s*$/iu.test(
    text,
  );
