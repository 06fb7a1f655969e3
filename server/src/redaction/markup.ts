import { areasOf, overlaps } from '../syntax/areas';
import type { KeptDocument } from '../syntax/document';
import type { Link } from '../syntax/markup';
import { range, type Range } from '../text/range';
import { tagsIn, type Tag } from './tags';

/** A link with a label, that has its address or names a definition. */
export type LabelledLink = Link & { readonly label: Range };
/** A link that has its address with it. */
export type AddressedLink = Link & { readonly target: Range };

/** What a text has that leads elsewhere or is not shown, each in document order. */
export interface Markup {
  /** `[label](target)`, `[label][name]`, `[name]`, pictures among them. */
  readonly links: readonly LabelledLink[];
  /** `[name]: target`. */
  readonly definitions: readonly AddressedLink[];
  /** `https://…` and `<https://…>`. */
  readonly addresses: readonly AddressedLink[];
  /** Fences, blocks and spans. */
  readonly code: readonly Range[];
  /** `<a href="…">`, within text and in blocks. */
  readonly tags: readonly Tag[];
  /** `alone`: nothing else is in its block, or its block is text as any other. */
  readonly comments: readonly { readonly range: Range; readonly alone: boolean }[];
}

/** The markup of a document, from what is kept of it. */
export function markupOf(document: KeptDocument): Markup {
  const { links, code, comments, html } = areasOf(document);
  const { text } = document;
  return {
    // `[label]()` leads nowhere.
    links: links.filter(
      (link): link is LabelledLink =>
        link.form !== 'definition' && link.label !== null && !isEmpty(link.target),
    ),
    definitions: links.filter(
      (link): link is AddressedLink => link.form === 'definition' && link.target !== null,
    ),
    addresses: links.filter(
      (link): link is AddressedLink => link.label === null && link.target !== null,
    ),
    code,
    tags: html.flatMap((at) => tagsIn(text, at)),
    comments: comments.map((at) => ({ range: at, alone: !overlaps(html, at) })),
  };
}

const isEmpty = (at: Range | null): boolean => at !== null && at.from === at.to;

/** With its angle brackets, where an address stands in them. */
export const withBrackets = (text: string, { from, to }: Range): Range =>
  text[from - 1] === '<' && text[to] === '>' ? range(from - 1, to + 1) : range(from, to);
