/**
 * A page that lists incidents: what stands in it, before anything is known of the documents that it
 * links to. Ranges are those of the page.
 */
import type { Statistic } from '../../language/statistics';
import type { InlineText } from '../../syntax/inlineText';
import type { Range } from '../../text/range';
import type { Duration } from '../../time/duration';
import type { FieldKind, StatedDuration } from '../types';

/** A relative link of the page. */
export interface PageLink {
  /** Where its path stands, of a reference in its definition. */
  readonly range: Range;
  /** Decoded: `incidents/2025-08-22-pool.md`. */
  readonly path: string;
  /** The path as it is written. */
  readonly written: string;
}

/** A cell of a table under its heading. */
export interface PageCell {
  /** The heading of its column. */
  readonly column: string;
  /** What the heading names as a field of one incident; null for none. */
  readonly field: FieldKind | null;
  /** Which length the heading names; null for none. */
  readonly length: StatedDuration['kind'] | null;
  readonly value: InlineText;
}

/** A row of a table, an item of a list or a heading that links to a document. */
export interface PageEntry {
  readonly form: 'row' | 'item' | 'heading';
  readonly range: Range;
  /** The text of an item or a heading; the first linked cell of a row. */
  readonly line: InlineText;
  readonly links: readonly PageLink[];
  /** `- `, where an item is a link and nothing else; null for all others. */
  readonly marker: string | null;
  /** Empty for what is no row. */
  readonly cells: readonly PageCell[];
  /** Which table or list it belongs to: an index that is unique in the page. */
  readonly block: number;
  /** Index into the sections of the page, or -1. */
  readonly section: number;
}

/** A table or list that holds entries. */
export interface PageBlock {
  readonly form: 'table' | 'list' | 'heading';
  readonly range: Range;
  /** Rows or items that link to nothing: incidents without a document, perhaps. */
  readonly unlinked: number;
}

/** Of which entries a number speaks. */
export type Members =
  /** All below the heading in which it stands. */
  | { readonly by: 'section'; readonly section: number }
  /** Those that its own row links to. */
  | { readonly by: 'row'; readonly at: number }
  /** Those of a table whose last row it stands in. */
  | { readonly by: 'block'; readonly block: number }
  /** Those whose day is in a period; ISO dates, both included. */
  | { readonly by: 'period'; readonly from: string; readonly to: string };

/** A number over several incidents: `Mean Time to Repair: 3h 21m`. */
export interface LengthClaim {
  readonly statistic: Statistic;
  readonly kind: StatedDuration['kind'];
  readonly label: string;
  readonly duration: Duration;
  readonly text: string;
  readonly range: Range;
  readonly members: Members;
}

/** `Incidents: 12`. */
export interface CountClaim {
  readonly label: string;
  readonly count: number;
  readonly range: Range;
  readonly members: Members;
}

export interface IndexPage {
  readonly entries: readonly PageEntry[];
  readonly blocks: readonly PageBlock[];
  readonly lengths: readonly LengthClaim[];
  readonly counts: readonly CountClaim[];
  /** All relative links of the page, also those outside of entries. */
  readonly links: readonly PageLink[];
}
