import type { Temporal } from 'temporal-polyfill';
import type { ActionItem, ActionList } from '../../model/types';
import { folded } from '../../syntax/sequence';
import { dayNumber } from '../../time/instant';

/** The earliest exact due date of what is open, as a day number; infinite without one. */
const earliest = folded<ActionItem, number>(
  ({ due, done }) =>
    !done && due.kind === 'valid' && due.value.exact && due.value.date
      ? dayNumber(due.value.date)
      : Infinity,
  Math.min,
  Infinity,
);

/** The open actions of lists in which one is due before a day: which one is looked for only there. */
export const dueBefore = (
  lists: readonly ActionList[],
  day: Temporal.PlainDate,
): readonly ActionItem[] =>
  lists
    .filter(({ kept }) => earliest(kept) < dayNumber(day))
    .flatMap(({ items }) => items.filter(isExact));

const isExact = ({ due, done }: ActionItem): boolean =>
  !done && due.kind === 'valid' && due.value.exact && due.value.date !== null;
