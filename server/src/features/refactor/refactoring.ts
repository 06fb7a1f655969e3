import type { TextEdit } from '../../text/edit';
import type { Range } from '../../text/range';
import type { Purpose } from '../../workspace/proof';
import type { Snapshot } from '../../workspace/snapshot';
import type { World } from '../world';

/** A change that is offered because it can be useful here, not because something is wrong. */
export interface Refactoring {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** True for a change all over the document: it is shown before it is made. */
  readonly confirm: boolean;
  /** What it may change beside what it touches. */
  readonly purpose: Purpose;
  /** A document to create beside the edits. */
  readonly create?: { readonly path: string; readonly text: string };
}

export interface RefactoringContext {
  readonly snapshot: Snapshot;
  readonly world: World;
  /** The selection. */
  readonly at: Range;
}

export const refactoring = (
  title: string,
  edits: readonly TextEdit[],
  confirm = false,
): readonly Refactoring[] => (edits.length === 0 ? [] : [{ title, edits, confirm, purpose: {} }]);

/** Refactorings that write times anew, or move them. */
export const ofTimes = (found: readonly Refactoring[]): readonly Refactoring[] =>
  found.map((one) => ({ ...one, purpose: { ...one.purpose, times: true } }));

export const within = (at: Range, outer: Range): boolean =>
  at.from >= outer.from && at.to <= outer.to;
