import type { Temporal } from 'temporal-polyfill';
import type { Configuration } from '../model/configuration';
import type { Postmortem } from '../model/types';
import type { Finding } from '../rules/rule';
import type { KeptDocument } from '../syntax/document';
import type { LineIndex } from '../text/lineIndex';

/** One version of one document with everything derived from it. What every feature gets, and all it gets. */
export interface Snapshot {
  /** LF-normalised. */
  readonly text: string;
  readonly lines: LineIndex;
  readonly syntax: KeptDocument;
  readonly model: Postmortem;
  /** Empty for documents that are not postmortems. */
  readonly findings: readonly Finding[];
  readonly configuration: Configuration;
  readonly today: Temporal.PlainDate;
  /** The same document with another text, read as this one was. It keeps what did not change. */
  readonly withText: (text: string) => Snapshot;
}
