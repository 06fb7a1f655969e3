import type { MetricId, MilestoneKind, StatedDuration } from '../types';

/** A length as a document states it, in minutes. */
export type StatedLength = Pick<StatedDuration, 'kind'> & StatedDuration['duration'];

/** A length that the milestones of a document give by one definition. */
export interface ComputedLength {
  readonly id: MetricId;
  readonly preset: string;
  readonly from: MilestoneKind;
  readonly to: MilestoneKind;
  readonly minutes: number;
}

/** A postmortem as far as a page that lists it cares. Plain data. */
export interface ListedIncident {
  readonly kind: 'incident';
  readonly path: string;
  readonly id: string | null;
  readonly title: string | null;
  readonly status: string | null;
  /** ISO date; `stated`: by a field, rather than by the first of its times. */
  readonly day: { readonly day: string; readonly stated: boolean } | null;
  /** All ISO dates by which it may be called. */
  readonly days: readonly string[];
  /** Its first and last instant, in minutes since the epoch; null where zone or day are not known. */
  readonly span: readonly [number, number] | null;
  /** As written. */
  readonly severity: string | null;
  readonly stated: readonly StatedLength[];
  readonly computed: readonly ComputedLength[];
  /** The length that counts in numbers over many, in minutes. */
  readonly duration: number | null;
  /** Whether a finding of the document speaks against one of its lengths, its day or its severity. */
  readonly refuted: boolean;
  /** One file tells several incidents, so nothing is known of any of them. */
  readonly several: boolean;
}

/**
 * What a file is: a postmortem, something else, nothing (`gone`), or unknown because it could not be
 * read.
 */
export type ListedFile =
  | ListedIncident
  | { readonly kind: 'other' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unread' };

/** What is known of the files that a page may link to. */
export interface ListedDocuments {
  /** Of the page itself. */
  readonly path: string;
  readonly files: ReadonlyMap<string, ListedFile>;
  /** Folders of which every Markdown file is in `files`. */
  readonly folders: ReadonlySet<string>;
}
