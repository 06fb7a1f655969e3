/** A document for other programs: no Markdown in it, and nothing of any one of them. */
export interface Page {
  /** Empty where the document has none. It is among the blocks too. */
  readonly title: string;
  readonly blocks: readonly PageBlock[];
}

export type PageBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | PageList
  | PageTable
  /** Text as it stands, line by line. */
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly PageBlock[] }
  | { readonly kind: 'rule' }
  /** Where the picture of the timeline belongs. */
  | { readonly kind: 'picture' };

export interface PageList {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** The number of the first item. */
  readonly start: number;
  readonly items: readonly PageItem[];
}

export interface PageItem {
  readonly task: 'open' | 'done' | null;
  readonly runs: readonly Run[];
  readonly blocks: readonly PageBlock[];
}

/** Cells as runs. Each row has as many as the widest. */
export interface PageTable {
  readonly kind: 'table';
  /** Null for a table of names and values, whose first column is bold. */
  readonly header: PageRow | null;
  readonly rows: readonly PageRow[];
}

export type PageRow = readonly (readonly Run[])[];

/** Text of one look; `\n` in it is a line break. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly emphasis: boolean;
  readonly code: boolean;
  readonly struck: boolean;
  /** `https://…` or `mailto:…`; null for text that leads nowhere outside of its folder. */
  readonly address: string | null;
}
