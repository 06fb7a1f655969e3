import type { Range } from '../../text/range';

/** Markdown to show for a range of the document. Document text in it is escaped. */
export interface HoverContent {
  readonly range: Range;
  readonly markdown: string;
}

/** Text of the document, shown as text: no link, no image, no HTML, no command. */
export const escape = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]()#+!|<>~]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .slice(0, 200);
