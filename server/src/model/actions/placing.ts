import { shifted, shiftedSpan } from '../../text/range';
import { shiftedValue } from '../timeline/placing';
import type { ActionItem } from '../types';

/** An item `by` further right. */
export const movedAction = (item: ActionItem, by: number): ActionItem =>
  by === 0
    ? item
    : {
        range: shifted(item.range, by),
        text: shiftedSpan(item.text, by),
        owner: shiftedValue(item.owner, by),
        due: shiftedValue(item.due, by),
        tickets: item.tickets.map((ticket) => shiftedSpan(ticket, by)),
        status: shiftedValue(item.status, by),
        priority: shiftedValue(item.priority, by),
        done: item.done,
      };
