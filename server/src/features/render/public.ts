import { publicVersion } from '../../redaction/publicVersion';
import type { Snapshot } from '../../workspace/snapshot';

/** The document as it can be shown outside, read again: what any other form is made of then. */
export const publicSnapshot = (snapshot: Snapshot): Snapshot =>
  snapshot.withText(publicVersion(snapshot));
