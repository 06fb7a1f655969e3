import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';

/** Why a tool cannot do what was asked: told to the caller, who may ask otherwise. */
export class ToolProblem extends Error {}

/** A postmortem with the name by which it was asked for, or by which it can be. */
export interface OpenDocument {
  readonly file: string;
  readonly snapshot: Snapshot;
}

/** What tools need of the place they run in. Throws `ToolProblem` where something is refused. */
export interface AgentHost {
  /** One document, whatever it looks like. */
  open(file: string): Promise<OpenDocument>;
  /** All postmortems under a folder, or of everything that may be read, in the order of their names. */
  list(folder: string | null): Promise<readonly OpenDocument[]>;
  /** A document as a commit of git has it; null where it is not in there. */
  base(file: string, commit: string): Promise<OpenDocument | null>;
  /** Makes edits in rounds, each of the text that the one before leaves. */
  write(document: OpenDocument, rounds: readonly (readonly TextEdit[])[]): Promise<void>;
}
