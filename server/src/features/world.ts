import type { Temporal } from 'temporal-polyfill';
import type { KnownIncident } from '../incidents/knownIncident';

/** What a feature may know beside the document. Immutable for one request. */
export interface World {
  /** Of the document; null for one that was never saved. */
  readonly path: string | null;
  readonly now: Temporal.Instant;
  /** The reader's own zone, as an IANA name. */
  readonly readerZone: string;
  readonly incidents: readonly KnownIncident[];
  /** Handles and teams that CODEOWNERS names. */
  readonly codeOwners: readonly string[];
}
