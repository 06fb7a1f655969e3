import { moved, sourceRange, type InlineText } from '../../syntax/inlineText';
import type { KeptItem, KeptList } from '../../syntax/kept';
import { counted, Sequence, transformedWith, type Slot } from '../../syntax/sequence';
import { itemLines } from '../../syntax/textLines';
import { range } from '../../text/range';
import { trimEndOf } from '../../text/trim';
import type { DateFrame } from '../frame/dateFrame';
import { shiftedValue } from '../timeline/placing';
import type { ActionItem, Parsed } from '../types';
import { actionOf, type Given } from './actionText';
import { headingDue } from './due';

export const NOTHING_GIVEN: Given = { done: false, due: undefined };

/** The same as seen from a place `at` further right. */
export const seenFrom = (given: Given, at: number): Given =>
  given.due ? { ...given, due: shiftedValue(given.due, -at) } : given;

/** The actions of a list, with offsets from the list. Those of items that did not change are kept. */
export function listActions(list: KeptList, dates: DateFrame, given: Given): Sequence<ActionItem> {
  const form: ListForm = { numbered: list.ordered, named: namesOwners(list) };
  if (given === NOTHING_GIVEN) return actionsOf(form)(list.items, dates);
  const found: Slot<ActionItem>[] = [];
  list.items.each((item, start) => {
    for (const { at, node } of itemActions(item, dates, seenFrom(given, start), form))
      found.push({ at: start + at, node });
  });
  return Sequence.of(found);
}

/** What a list says of all its items. */
interface ListForm {
  readonly numbered: boolean;
  /** Whether a name in brackets at the end of an item is its owner. */
  readonly named: boolean;
}

const inForm = (form: ListForm) =>
  transformedWith((item: KeptItem, dates: DateFrame) =>
    itemActions(item, dates, NOTHING_GIVEN, form),
  );

const FORMS = [false, true].map((numbered) =>
  [false, true].map((named) => inForm({ numbered, named })),
);

const actionsOf = ({ numbered, named }: ListForm): ReturnType<typeof inForm> =>
  FORMS[Number(numbered)]?.[Number(named)] ?? inForm({ numbered, named });

/** A parent that is only a category hands over to its sub-bullets; otherwise they are details. */
function itemActions(
  item: KeptItem,
  dates: DateFrame,
  given: Given,
  form: ListForm,
): readonly Slot<ActionItem>[] {
  const { first } = item;
  const line = firstLine(item);
  if (!first || !line) return actionsBelow(item, dates, given);
  if (isCategory(item, line, form.numbered)) {
    const done = given.done || /[（(](?:done|completed)[）)]/i.test(line.text);
    const due = headingDue(line, dates) ?? given.due;
    return actionsBelow(item, dates, done || due ? { done, due } : NOTHING_GIVEN);
  }
  const others = first.node.lines.slice(1).map((other) => moved(other, first.at));
  const end = (others[others.length - 1] ?? line).range.to;
  const lines = { line, others, details: detailLines(item) };
  const action = actionOf(lines, range(0, end), item.task === 'done', dates, given);
  return [{ at: 0, node: form.named ? withBracketOwner(action, item) : action }];
}

const firstLine = ({ first }: KeptItem): InlineText | null => {
  const line = first?.node.lines[0];
  return first && line ? moved(line, first.at) : null;
};

function actionsBelow(item: KeptItem, dates: DateFrame, given: Given): readonly Slot<ActionItem>[] {
  const items: Slot<ActionItem>[] = [];
  item.blocks.each((block, start) => {
    if (block.kind === 'list')
      listActions(block, dates, seenFrom(given, start)).each(
        (node, at) => items.push({ at, node }),
        start,
      );
  });
  return items;
}

/** `Prevention:` or a short bold line over a list, and anything over tasks. */
function isCategory(item: KeptItem, line: InlineText, numbered: boolean): boolean {
  if (item.task !== null) return false;
  let lists = 0;
  let tasks = false;
  item.blocks.each((block) => {
    if (block.kind !== 'list') return;
    lists++;
    block.items.each(({ task }) => void (tasks ||= task !== null));
  });
  return lists > 0 && (tasks || (!numbered && isCategoryName(line)));
}

function isCategoryName(line: InlineText): boolean {
  const bare = trimEndOf(line.text, ':：');
  const words = bare.split(/\s+/).length;
  const [bold] = line.bold;
  if (/[:：]\s*$/.test(line.text) && words <= 6) return true;
  return bold !== undefined && bold.from === 0 && bold.to >= bare.length && words <= 3;
}

/** The first lines of sub-bullets: details of the item above them. */
function detailLines(item: KeptItem): readonly InlineText[] {
  const lines: InlineText[] = [];
  item.blocks.each((block, at) => {
    if (block.kind === 'list') for (const line of itemLines(block)) lines.push(moved(line, at));
  });
  return lines;
}

/** A name in brackets that ends an action: two or three words with capitals, and nothing else. */
const NAME_AT_END =
  /[（(]\s*(\p{Lu}[\p{L}'’-]{1,20}(?:\s\p{Lu}[\p{L}'’.-]{0,20}){1,2})\s*[)）]\s*\.?$/u;

/** Whether the items of a list end in names: one bracket alone could be about anything. */
function namesOwners({ items }: KeptList): boolean {
  const names = namesAtEnd(items);
  return names >= 2 && names * 2 > items.length;
}

const namesAtEnd = counted((item: KeptItem) =>
  NAME_AT_END.test(item.first?.node.lines[0]?.text ?? ''),
);

function withBracketOwner(action: ActionItem, item: KeptItem): ActionItem {
  const line = firstLine(item);
  const match = line && NAME_AT_END.exec(line.text);
  const name = match?.[1];
  if (!line || !match || name === undefined || action.owner.kind !== 'absent') return action;
  const from = match.index + match[0].indexOf(name);
  const owner: Parsed<string> = {
    kind: 'valid',
    range: sourceRange(line, from, from + name.length),
    text: name,
    value: name,
  };
  return { ...action, owner };
}
