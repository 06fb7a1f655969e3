import { LANGUAGES } from '../../language/languages';
import { literalPattern } from '../../text/pattern';
import type { InlineText } from '../../syntax/inlineText';

/** Whether a line is struck through, as done things are. */
export const isStruck = (line: InlineText): boolean =>
  line.struck.some((r) => r.to - r.from >= line.text.length - 2);

const DONE = new RegExp(
  `^\\W*(?:${LANGUAGES.flatMap(({ done }) => done)
    .sort((a, b) => b.length - a.length)
    .map(literalPattern)
    .join('|')})(?!\\p{L})|^\\s*(?:✅|☑|✔)`,
  'iu',
);

/** Whether a status says that the work is done. */
export const isDone = (status: string): boolean => DONE.test(status);

/** Whether words say that work is open though it was done once: `reopened, was DONE in v2`. */
export const isReopened = (text: string): boolean => /^\W*re-?opened\b/i.test(text);

/**
 * How long the `(done)` is that ends a text and says nothing else, with attributes behind it
 * (`(done) (Owner: Ana)`); 0 without one.
 */
export const doneMark = (text: string): number =>
  /\s?\((?:done|completed?|fixed)\)(?:\s?\((?:owner|due|priority)\s?:[^()]{0,60}\)){0,3}$/i.exec(
    text.trimEnd(),
  )?.[0].length ?? 0;

/** How long the tick is that a text begins with: `✅ Add an alert`. 0 without one. */
export const doneTick = (text: string): number => /^(?:✅|☑️?|✔️?)\s?/u.exec(text)?.[0].length ?? 0;

/** Whether the text of an item says that it is done. */
export const saysDone = (text: string): boolean =>
  /^(?:✅|☑|✔|\[done\]|done\s*[:：])|[（([]\s?(?:done|completed?|fixed|implemented)(?!\p{L})[^()（）[\]]{0,60}[）)\]](?:\s?[([](?:owner|due|priority)\s?:[^()[\]]{0,60}[)\]]){0,3}\s*\.?$|this has already been done|✅\s*$/iu.test(
    text,
  );
