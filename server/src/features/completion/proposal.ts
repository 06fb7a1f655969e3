import type { Range } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';
import type { World } from '../world';

/**
 * How the list came to be asked for: by the user's own key, by a character that opens it (` `, `#`),
 * or again because the list that is open may change with each letter.
 */
export type Asked = 'user' | 'character' | 'again';

export type ProposalKind =
  | 'person'
  | 'team'
  | 'value'
  | 'level'
  | 'date'
  | 'time'
  | 'zone'
  | 'field'
  | 'section'
  | 'row'
  | 'incident'
  | 'ticket'
  | 'metric'
  | 'comment'
  | 'rule';

export interface CompletionProposal {
  readonly label: string;
  readonly kind: ProposalKind;
  /** A few words beside the label. */
  readonly detail: string | null;
  /** Markdown, made when it is asked for. */
  readonly documentation: (() => string) | null;
  /** What the proposal replaces. */
  readonly range: Range;
  readonly insert: string;
  /** True when `insert` has tab stops in the syntax of LSP. */
  readonly snippet: boolean;
  /** What the typed text is compared with. */
  readonly filter: string;
  /** Keys that take the proposal and are typed after it. */
  readonly commit: readonly string[];
  /** Position in the list; smaller first. */
  readonly rank: number;
}

/** A proposal before it has its place in the list. */
export type Draft = Pick<CompletionProposal, 'label' | 'kind' | 'range' | 'insert'> &
  Partial<CompletionProposal>;

/** What one place is asked with. */
export interface CompletionContext {
  readonly asked: Asked;
  readonly snapshot: Snapshot;
  readonly world: World;
  readonly offset: number;
  /** The line of the offset. */
  readonly line: Range;
  /** The line up to the offset. */
  readonly before: string;
  /** The line from the offset. */
  readonly after: string;
}

export const ranked = (drafts: readonly Draft[]): readonly CompletionProposal[] =>
  drafts.map((draft, rank) => ({
    detail: null,
    documentation: null,
    snippet: false,
    filter: draft.label,
    commit: [],
    ...draft,
    rank,
  }));

/** White space that keeps a value apart from `|` or `**` in an empty place. */
export function spaced(text: string, at: Range, value: string): string {
  const before = text[at.from - 1] ?? ' ';
  const after = text[at.to] ?? '\n';
  return `${/[\s@]/.test(before) ? '' : ' '}${value}${after === '|' ? ' ' : ''}`;
}
