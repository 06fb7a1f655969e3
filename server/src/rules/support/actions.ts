import { PlacedAction } from '../../model/actions/placedAction';
import type { ActionItem, ActionList, Parsed, Postmortem } from '../../model/types';
import { collected, counted } from '../../syntax/sequence';
import type { Range } from '../../text/range';

type Part = 'owner' | 'due' | 'priority' | 'status';

/** An action with its list. */
export interface ListedAction {
  readonly item: ActionItem;
  readonly list: ActionList;
}

/**
 * A function that gives the actions of which `is` is true. What that says is kept with the groups of a
 * list, so it must depend on the action alone, and not on where it stands.
 */
export function actionsThat(
  is: (item: ActionItem) => boolean,
): (lists: readonly ActionList[]) => readonly ListedAction[] {
  const find = collected((item: ActionItem) => (is(item) ? [{ at: 0, node: item }] : []));
  return (lists) =>
    lists.flatMap((list) =>
      find(list.kept).map(({ at, node }) => ({
        item: new PlacedAction(node, list.at + at),
        list,
      })),
    );
}

/** How many actions of all lists are so, by what each says alone. */
function actionsCounted(
  is: (item: ActionItem) => boolean,
): (lists: readonly ActionList[]) => number {
  const count = counted(is);
  return (lists) => lists.reduce((all, { kept }) => all + count(kept), 0);
}

/** Items that lack a part although their list has it, and lists where no item has it at all. */
export interface Lacking {
  readonly items: readonly (ListedAction & { readonly value: Parsed<unknown> })[];
  /** Where to say once that no item has it; null when some have, or none needs it. */
  readonly nowhere: () => Range | null;
}

const isLeft = ({ done }: ActionItem): boolean => !done;
const openCount = actionsCounted(isLeft);
const openIn = counted(isLeft);

const partOf = (part: Part) => ({
  having: actionsCounted((item) => item[part].kind !== 'absent'),
  without: actionsThat((item) => !item.done && item[part].kind === 'absent'),
});

const PARTS = {
  owner: partOf('owner'),
  due: partOf('due'),
  priority: partOf('priority'),
  status: partOf('status'),
};

export function lacking(model: Pick<Postmortem, 'actions' | 'sections'>, part: Part): Lacking {
  const { having, without } = PARTS[part];
  if (having(model.actions) === 0)
    return {
      items: [],
      nowhere: () => (openCount(model.actions) >= 2 ? placeOfAll(model, part) : null),
    };
  return {
    items: without(model.actions.filter(({ convention }) => convention[part])).map((found) => ({
      ...found,
      value: found.item[part],
    })),
    nowhere: () => null,
  };
}

/** The column of the first list with an open action, or the heading over it. */
function placeOfAll(
  { actions, sections }: Pick<Postmortem, 'actions' | 'sections'>,
  part: Part,
): Range | null {
  for (const list of actions) {
    if (openIn(list.kept) === 0) continue;
    const column = list.table?.header[list.table.columns[part]];
    const place = column?.range ?? sections[list.section]?.heading.range;
    return place ?? list.items.find(isLeft)?.range ?? null;
  }
  return null;
}

/** Where to mark a missing value: the empty cell, or the text of the item. */
export function markOf(item: ActionItem, list: ActionList, value: Parsed<unknown>): Range {
  if (list.form === 'list') return item.text.range;
  return value.range.to > value.range.from
    ? value.range
    : item.text.text === ''
      ? item.range
      : value.range;
}
