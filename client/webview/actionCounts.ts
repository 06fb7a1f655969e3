import type { ActionCounts } from '../../server/src/protocol';
import { number, record } from './shape';

/** How far it is known what became of actions, in the messages of both pages. */
export const actionCounts = record<ActionCounts>({
  all: number,
  done: number,
  open: number,
  unknown: number,
  late: number,
  leftOut: number,
});
