import type { Remembering } from '../text/memo';
import { range, type Range } from '../text/range';
import type { InlineText } from './inlineText';
import type { InlineMarkup, Link } from './markup';
import type { Sequence, Slot } from './sequence';

/**
 * The blocks of a document as they are kept from one version to the next. A block's ranges count
 * from its own start, so that it stays the same value wherever it stands; what it holds has an
 * offset within it. A block that the parser reused is the same object as before.
 */
export type KeptBlock =
  | KeptHeading
  | KeptParagraph
  | KeptList
  | KeptTable
  | KeptCode
  | KeptQuote
  | KeptHtml
  | KeptDefinition
  | KeptBreak;

interface Leaf extends Remembering {
  readonly range: Range;
  readonly markup: InlineMarkup | null;
}

export interface KeptHeading extends Leaf {
  readonly kind: 'heading';
  readonly level: number;
  readonly line: InlineText;
}

export interface KeptParagraph extends Leaf {
  readonly kind: 'paragraph';
  /** One for each source line that is not blank. */
  readonly lines: readonly InlineText[];
}

/** Some lines of a paragraph as one of their own; null for none. */
export function paragraphOf(
  { markup }: Pick<KeptParagraph, 'markup'>,
  lines: readonly InlineText[],
): KeptParagraph | null {
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return null;
  return {
    kind: 'paragraph',
    range: range(first.range.from, last.range.to),
    markup,
    lines,
    memo: null,
  };
}

export interface KeptList extends Remembering {
  readonly kind: 'list';
  readonly range: Range;
  readonly ordered: boolean;
  readonly items: Sequence<KeptItem>;
}

export interface KeptItem extends Remembering {
  readonly range: Range;
  /** `- `, `1.`: where the marker stands. */
  readonly marker: Range;
  /** `[ ]`, `[x]`: where the box stands. */
  readonly box: Range | null;
  readonly task: 'open' | 'done' | null;
  /** The first paragraph; null for an item that begins with something else. */
  readonly first: Slot<KeptParagraph> | null;
  /** What follows that paragraph inside the item. */
  readonly blocks: Sequence<KeptBlock>;
}

export interface KeptTable extends Remembering {
  readonly kind: 'table';
  readonly range: Range;
  readonly header: Slot<KeptRow>;
  /** The `|---|` line. */
  readonly delimiter: Range;
  readonly rows: Sequence<KeptRow>;
}

export interface KeptRow extends Leaf {
  /** As many as the row really has. An empty cell is an empty text right where its text would go. */
  readonly cells: readonly InlineText[];
  /** From behind the pipe before to the next pipe, white space included; one for each cell. */
  readonly bounds: readonly Range[];
}

export interface KeptCode extends Remembering {
  readonly kind: 'code';
  readonly range: Range;
  /** Fenced blocks have an info string, possibly empty; indented ones have null. */
  readonly info: string | null;
  readonly lines: readonly InlineText[];
}

export interface KeptQuote extends Remembering {
  readonly kind: 'quote';
  readonly range: Range;
  readonly blocks: Sequence<KeptBlock>;
}

/** A block of HTML, or of comments only. */
export interface KeptHtml extends Remembering {
  readonly kind: 'html';
  readonly range: Range;
  readonly text: string;
  /** `<!-- … -->`, one after another. */
  readonly comments: readonly Range[];
  /** True when nothing but comments stands in it. */
  readonly commentsOnly: boolean;
}

/** `[name]: address`. */
export interface KeptDefinition extends Remembering {
  readonly kind: 'definition';
  readonly range: Range;
  readonly link: Link;
}

export interface KeptBreak extends Remembering {
  readonly kind: 'break';
  readonly range: Range;
}
