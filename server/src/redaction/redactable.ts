import type { Configuration } from '../model/configuration';
import type { Postmortem } from '../model/types';
import type { KeptDocument } from '../syntax/document';

/** What the public version is made of: the document as it is kept, and what was read from it. */
export interface Redactable {
  readonly syntax: KeptDocument;
  readonly model: Postmortem;
  readonly configuration: Configuration;
}
