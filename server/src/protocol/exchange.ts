/**
 * What client and server say to each other about what comes from other programs and goes to them. Types
 * and names only; this file imports nothing.
 */

/** Request `postmortem/copy`: the document for the clipboard, as rich text and as plain text. */
export const COPY_REQUEST = 'postmortem/copy';

/** Where it will be pasted. */
export type CopyTarget = 'docs' | 'confluence' | 'notion' | 'slack' | 'outlook';

export interface CopyParams {
  readonly uri: string;
  readonly target: CopyTarget;
  /** True to make it of the public version. */
  readonly public: boolean;
}

export interface CopyAnswer {
  readonly title: string;
  /** A fragment of HTML; tables and the picture are in it where the target takes them. */
  readonly html: string;
  /** Slack's own form, or the document's Markdown without comments. */
  readonly text: string;
}

/** Request `postmortem/evidence`: what files of chats, pagers and logs would be as rows of a document. */
export const EVIDENCE_REQUEST = 'postmortem/evidence';

export interface EvidenceParams {
  readonly uri: string;
  /** Contents as base64. */
  readonly files: readonly { readonly name: string; readonly data: string }[];
  /** Zone of times without one; null for that of the document. */
  readonly zone: string | null;
}

export interface EvidenceAnswer {
  /** In order of time, in the zone of the document. */
  readonly rows: readonly {
    /** What it is told by when it is picked. */
    readonly index: number;
    /** `2025-08-22` and `14:30`. */
    readonly date: string;
    readonly time: string;
    readonly actor: string;
    readonly source: string;
    readonly text: string;
    /** Whether the document has it already. */
    readonly there: boolean;
  }[];
  readonly zone: string;
  readonly problems: readonly { readonly file: string; readonly reason: string }[];
  /** Zones to choose from where times name none and the answer matters. */
  readonly zones: readonly string[];
}

/** Request `postmortem/import`: the edits that write rows, or why they cannot be written. */
export const IMPORT_REQUEST = 'postmortem/import';

export interface ImportParams extends EvidenceParams {
  /** The `index` of each row that was picked. */
  readonly picked: readonly number[];
}

export type ImportAnswer =
  | {
      readonly edits: readonly {
        readonly range: {
          readonly start: { readonly line: number; readonly character: number };
          readonly end: { readonly line: number; readonly character: number };
        };
        readonly newText: string;
      }[];
    }
  | { readonly refused: string };
