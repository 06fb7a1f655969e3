/** The review in the document: threads of comments. Types only. Lines are zero-based. */

/** Request `postmortem/review`: the threads of a document; null where it is no postmortem. */
export const REVIEW_REQUEST = 'postmortem/review';

export interface ReviewAnswer {
  readonly version: number;
  readonly threads: readonly {
    readonly line: number;
    readonly resolved: boolean;
    readonly messages: readonly {
      readonly author: string | null;
      /** ISO date. */
      readonly date: string | null;
      readonly text: string;
    }[];
  }[];
}

/** Request `postmortem/reviewEdit`: the edits that do what a reviewer did; null where it cannot be, which is said. */
export const REVIEW_EDIT_REQUEST = 'postmortem/reviewEdit';

export interface ReviewEditParams {
  readonly uri: string;
  readonly version: number;
  readonly edit: ReviewEdit;
}

export type ReviewEdit =
  /** Begins a thread on a line, or goes on with the one that stands there; a settled one is open again. */
  | { readonly kind: 'say'; readonly line: number; readonly author: string; readonly text: string }
  | { readonly kind: 'settle'; readonly line: number; readonly resolved: boolean };

/** Request `postmortem/compare`: how an open document differs as an incident from another text. */
export const COMPARE_REQUEST = 'postmortem/compare';

export interface CompareParams {
  readonly uri: string;
  /** Read as if it stood where the document does. */
  readonly text: string;
  /** What the other text is called: `HEAD`, or a path. */
  readonly name: string;
}

export interface CompareAnswer {
  /** Whether both tell the same incident. */
  readonly same: boolean;
  /** The difference, from the other text to the document, as a Markdown document. */
  readonly markdown: string;
}
