import type { MarkdownConfig } from '@lezer/markdown';

const AT = 64;
const SPACE = 32;

const codesOf = (characters: string): ReadonlySet<number> =>
  new Set([...characters].map((character) => character.charCodeAt(0)));

/** For each ASCII code whether a character is among some. */
const table = (is: (character: string) => boolean): readonly boolean[] =>
  Array.from({ length: 128 }, (_, code) => is(String.fromCharCode(code)));

/** What may begin an escape, an entity, code, HTML, emphasis, a link, its end, an image, a strike. */
const MARKUP = codesOf('\\&`<*_[]!~');
const IS_MARKUP = table((character) => MARKUP.has(character.charCodeAt(0)));
const IS_WORD = table((character) => /\w/.test(character));
/** What an e-mail address may be made of before its `@`. */
const IN_NAME = table((character) => /[\w.+-]/.test(character));

const ADDRESSES = ['www.', 'http://', 'https://', 'mailto:', 'xmpp:'];
const FIRST = table((character) => ADDRESSES.some((address) => address.startsWith(character)));

/**
 * Passes over text in which no markup can begin: without it, each of a dozen parsers is asked at each
 * character. Where an address may begin it stops, and leaves that to the parser of bare addresses.
 */
export const PLAIN_TEXT: MarkdownConfig = {
  parseInline: [
    {
      name: 'PlainText',
      before: 'Escape',
      parse(context, _next, at) {
        const from = at - context.offset;
        const to = plainEnd(context.text, from);
        return to === from ? -1 : context.offset + to;
      },
    },
  ],
};

/** Where the text ends that begins at `from` and has no beginning of markup or of an address in it. */
function plainEnd(text: string, from: number): number {
  // Up to here no name of an e-mail address goes on to an `@`.
  let named = from;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 128) continue;
    if (IS_MARKUP[code] || (code === SPACE && text.charCodeAt(at + 1) === SPACE)) return at;
    if (!IN_NAME[code]) continue;
    if (at >= named) {
      named = at + 1;
      while (IN_NAME[text.charCodeAt(named)]) named++;
      if (text.charCodeAt(named) === AT) return at;
    }
    if (FIRST[code] && beginsAddress(text, at)) return at;
  }
  return text.length;
}

const beginsAddress = (text: string, at: number): boolean =>
  (at === 0 || !IS_WORD[text.charCodeAt(at - 1)]) &&
  ADDRESSES.some((address) => text.startsWith(address, at));
