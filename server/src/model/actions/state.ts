import { Temporal } from 'temporal-polyfill';
import type { ActionItem } from '../types';

/** Whether an action is done, as far as something says so. */
export type ActionState = 'done' | 'open' | 'unknown';

/** True for an item whose status says that it is not done. */
export const isOpen = (item: ActionItem): boolean =>
  !item.done &&
  item.status.kind === 'valid' &&
  /^\W*(?:open|re-?opened|to[- ]?do|new|not started|in progress|in review|pending|blocked|planned|wip|started|backlog|offen|ouvert|abierto|aberto|未対応|未着手|対応中)(?![\p{L}\p{N}_])/iu.test(
    item.status.value,
  );

/** Whether an item is a checkbox that nobody ticked: `- [ ] Add an alert`. `text` is the document's. */
const isUnticked = ({ range }: ActionItem, text: string): boolean =>
  /^[-*+\d.)\s]*\[ \]/.test(text.slice(range.from, range.from + 12));

/**
 * What an item says of itself: done by a tick, a status or a word, open by a status or by an empty
 * checkbox, else unknown. `text` is the document's. What the rest of the document says against it is
 * known to `ledgerOf` alone, and every count of actions is made of that.
 */
export const toldState = (item: ActionItem, text: string): ActionState =>
  item.done ? 'done' : isOpen(item) || isUnticked(item, text) ? 'open' : 'unknown';

/** Whether its one day is past. Periods such as `Q3` never are. */
export const isDuePast = ({ due }: ActionItem, today: Temporal.PlainDate): boolean =>
  due.kind === 'valid' &&
  due.value.exact &&
  due.value.date !== null &&
  Temporal.PlainDate.compare(due.value.date, today) < 0;
