/** Control and bidi characters: what a page or a terminal obeys rather than shows. */
const OBEYED = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * Text of a document as Markdown that shows it and nothing else: no link, picture, HTML or cell of its
 * own, and nobody is told of it (`@name` would call people into the comment of a pull request).
 */
export const markdownText = (text: string): string =>
  text
    .replace(OBEYED, ' ')
    .replace(/[&<>@#|]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]()!~$]/g, '\\$&')
    // An address alone would become a link.
    .replace(/:\/\//g, '&#58;//')
    .replace(/\bwww\./gi, 'www&#46;')
    .trim();

/** The same in a code span, for paths and ids of rules. */
export const markdownCode = (text: string): string =>
  `\`${text.replace(OBEYED, ' ').replace(/`/g, "'").replace(/\|/g, '¦')}\``;
