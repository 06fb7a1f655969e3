import { listedFile } from '../../../incidents/index/listedIncident';
import { linkedPaths } from '../../../incidents/index/load';
import type { ListedFile } from '../../../model/indexPage/listed';
import type { Snapshot } from '../../../workspace/snapshot';
import { placedFindings, type PlacedFinding } from '../formats/places';

/** What `check` needs of a document: its findings, and what other documents are judged by. */
export interface CheckedDocument {
  readonly postmortem: boolean;
  /** Without their lines: a copy of what should not have been written would outlive it. */
  readonly findings: readonly PlacedFinding[];
  /** The id of its incident; null where it has none. */
  readonly id: string | null;
  /** The ids of other incidents that it names. */
  readonly related: readonly string[];
  /** Whether it lists other documents. */
  readonly lists: boolean;
  /** What a page that lists it sees of it. */
  readonly listed: ListedFile;
}

/** `path` is absolute. */
export function checkedDocument(snapshot: Snapshot, path: string): CheckedDocument {
  const { incident, recognition, related } = snapshot.model;
  return {
    postmortem: recognition.postmortem,
    findings: placedFindings(snapshot),
    id: incident.id.kind === 'valid' ? incident.id.value : null,
    related: related.map(({ id }) => id),
    lists: linkedPaths(path, snapshot).length > 0,
    listed: listedFile(path, snapshot),
  };
}
