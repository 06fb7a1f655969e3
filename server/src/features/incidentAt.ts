import type { Postmortem } from '../model/types';
import { contains, touches } from '../text/range';
import type { Snapshot } from '../workspace/snapshot';

/**
 * The snapshot as far as the incident at `offset` goes, where the document tells several: its own times,
 * milestones and metrics. Everywhere else the snapshot itself. To be read from; edits need the whole.
 */
export function incidentAt(snapshot: Snapshot, offset: number): Snapshot {
  const told = snapshot.model.incidents.findLast(({ range }) => touches(range, offset));
  return told ? only(snapshot, told) : snapshot;
}

/** Each incident that a document tells: the document itself where that is one. */
export const eachIncident = (snapshot: Snapshot): readonly Snapshot[] =>
  snapshot.model.incidents.length === 0
    ? [snapshot]
    : snapshot.model.incidents.map((told) => only(snapshot, told));

const only = (
  snapshot: Snapshot,
  { document, model, range }: Postmortem['incidents'][number],
): Snapshot => ({
  ...snapshot,
  syntax: document,
  model,
  findings: snapshot.findings.filter((finding) => contains(range, finding.range)),
});
