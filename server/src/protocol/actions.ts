/** Whether an action is done, as far as something says so. */
export type ActionState = 'done' | 'open' | 'unknown';

/** How far it is known what became of actions. */
export interface ActionCounts {
  readonly all: number;
  readonly done: number;
  readonly open: number;
  readonly unknown: number;
  /** Open, with a date that is past. */
  readonly late: number;
  /** The same action twice in a document: counted once. */
  readonly leftOut: number;
}
