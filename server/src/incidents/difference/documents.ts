import type { Snapshot } from '../../workspace/snapshot';
import { difference } from './difference';
import { isEmpty, type Difference } from './types';

/** A document of one side. */
export interface NamedDocument {
  readonly file: string;
  readonly snapshot: Snapshot;
}

/** A document on both sides, or on one of them. */
export interface ComparedDocument extends Difference {
  /** Its file before; null for a new one. */
  readonly before: string | null;
  /** Its file now; null for one that is gone. */
  readonly after: string | null;
  readonly title: string | null;
  readonly id: string | null;
}

/** Only documents that are read as postmortems are compared: another file is as none. */
export function compareDocuments(
  before: NamedDocument | null,
  after: NamedDocument | null,
): ComparedDocument | null {
  const [a, b] = [readable(before), readable(after)];
  const shown = (b ?? a)?.snapshot.model;
  if (!shown) return null;
  const { id } = shown.incident;
  return {
    before: a?.file ?? null,
    after: b?.file ?? null,
    title: shown.title?.text ?? null,
    id: id.kind === 'valid' ? id.value : null,
    ...difference(a?.snapshot ?? null, b?.snapshot ?? null),
  };
}

const readable = (document: NamedDocument | null): NamedDocument | null => {
  const recognition = document?.snapshot.model.recognition;
  return recognition?.postmortem === true && !recognition.template ? document : null;
};

/** One that says the same as before, in whatever form and place. */
export const isSame = (compared: ComparedDocument): boolean =>
  compared.before !== null && compared.after !== null && isEmpty(compared);
