import type { ActionItem, ActionList, Parsed, Postmortem } from '../../model/types';
import type { Range } from '../../text/range';

type Part = 'owner' | 'due' | 'priority' | 'status';

/** Items that lack a part although their list has it, and lists where no item has it at all. */
export interface Lacking {
  readonly items: readonly {
    readonly item: ActionItem;
    readonly list: ActionList;
    readonly value: Parsed<unknown>;
  }[];
  /** Where to say once that no item has it; null when some have, or none needs it. */
  readonly nowhere: Range | null;
}

export function lacking(model: Pick<Postmortem, 'actions' | 'sections'>, part: Part): Lacking {
  const open = model.actions.flatMap((list) =>
    list.items.filter((item) => !item.done).map((item) => ({ item, list, value: item[part] })),
  );
  const anyHas = model.actions.some((list) =>
    list.items.some((item) => item[part].kind !== 'absent'),
  );
  if (!anyHas) {
    const first = open[0];
    const section = first ? model.sections[first.list.section] : undefined;
    const column = first?.list.table
      ? first.list.table.header[first.list.table.columns[part]]
      : undefined;
    return {
      items: [],
      nowhere:
        first && open.length >= 2
          ? (column?.range ?? section?.heading.range ?? first.item.range)
          : null,
    };
  }
  return {
    items: open.filter(({ list, value }) => list.convention[part] && value.kind === 'absent'),
    nowhere: null,
  };
}

/** True for an item that says of itself that it is not done. */
export const isOpen = (item: ActionItem): boolean =>
  !item.done &&
  item.status.kind === 'valid' &&
  /^\W*(?:open|to[- ]?do|new|not started|in progress|in review|pending|blocked|planned|wip|started|backlog|offen|ouvert|abierto|aberto|未対応|未着手|対応中)\b/i.test(
    item.status.value,
  );

/** Where to mark a missing value: the empty cell, or the text of the item. */
export function markOf(item: ActionItem, list: ActionList, value: Parsed<unknown>): Range {
  if (list.form === 'list') return item.text.range;
  return value.range.to > value.range.from
    ? value.range
    : item.text.text === ''
      ? item.range
      : value.range;
}

/** Whether an item is a checkbox that nobody ticked: `- [ ] Add an alert`. `text` is the document's. */
export const isUnticked = ({ range }: ActionItem, text: string): boolean =>
  /^[-*+\d.)\s]*\[ \]/.test(text.slice(range.from, range.from + 12));
