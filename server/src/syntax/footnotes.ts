import type { MarkdownConfig } from '@lezer/markdown';

const OPEN = 91;
const CARET = 94;
const CLOSE = 93;
const COLON = 58;

/** The longest name of a footnote that is looked for. */
const LONGEST_NAME = 80;

/**
 * Footnotes as GitHub has them: `[^1]` in a text is a mark, and so is `[^1]:` at the beginning of
 * the paragraph that tells it.
 */
export const FOOTNOTES: MarkdownConfig = {
  defineNodes: ['FootnoteMark'],
  parseInline: [
    {
      name: 'FootnoteMark',
      before: 'Link',
      parse(context, next, at) {
        if (next !== OPEN || context.char(at + 1) !== CARET) return -1;
        const end = endOfName(context.slice(at + 2, Math.min(at + 2 + LONGEST_NAME, context.end)));
        if (end === 0) return -1;
        const close = at + 2 + end + 1;
        const telling = at === context.offset && context.char(close) === COLON;
        return context.addElement(context.elt('FootnoteMark', at, telling ? close + 1 : close));
      },
    },
  ],
};

/** The length of a name that a bracket closes; 0 when there is none. */
function endOfName(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === CLOSE) return at;
    if (code <= 32 || code === OPEN) return 0;
  }
  return 0;
}
