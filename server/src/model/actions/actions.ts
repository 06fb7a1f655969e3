import { ofSpan } from '../../syntax/inlineText';
import type { KeptBlock, KeptItem, KeptList, KeptQuote } from '../../syntax/kept';
import { counted } from '../../syntax/sequence';
import { itemLines } from '../../syntax/textLines';
import { UNSPACED } from '../../language/words';
import { remembered } from '../../text/memo';
import { range, shifted } from '../../text/range';
import type { DateFrame } from '../frame/dateFrame';
import type { Outline } from '../outline/outline';
import { NO_CONTENT, type SectionContent } from '../outline/content';
import type { ActionList, SectionKind } from '../types';
import { headingDue } from './due';
import type { Given } from './actionText';
import { listActions, NOTHING_GIVEN, seenFrom } from './listActions';
import { headingActions, paragraphActions } from './proseActions';
import { conventionOf, PlacedActions } from './placedAction';
import { tableActions } from './tableActions';

/** Where task lists are no actions of the incident, though no section is named for them. */
const NO_ACTIONS: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'follow-up',
  'timeline',
  'sign-off',
]);

/** All lists and tables of action items, and those that stand as paragraphs or headings. */
export function readActions(outline: Outline, dates: DateFrame): readonly ActionList[] {
  const { sections } = outline;
  const named = sections.some(({ kind }) => kind === 'action-items');
  return sections.flatMap(({ kind }, index) => {
    const here = kind === 'action-items';
    const found = sectionActions(outline, index, dates, here, named);
    return found.length > 0 || !here ? found : proseActions(outline, index, dates);
  });
}

function sectionActions(
  outline: Outline,
  index: number,
  dates: DateFrame,
  here: boolean,
  named: boolean,
): readonly ActionList[] {
  const lists: ActionList[] = [];
  const content = outline.contents[index] ?? NO_CONTENT;
  const section = outline.sections[index];
  if (!section || !mayHoldActions(content)) return lists;
  const tasksCount = here || (!named && !NO_ACTIONS.has(section.kind));
  let given: Given | null = null;
  const read = (node: KeptBlock, at: number): void => {
    if (node.kind === 'quote') inQuote(node, at, read);
    else if (node.kind === 'table') {
      const list = tableActions(node, here, dates, at, index);
      if (list) lists.push(list);
    } else if (
      node.kind === 'list' &&
      tasksCount &&
      (here || (isTaskList(node) && !isForm(node, section.heading.text)))
    ) {
      given ??= givenBy(outline, index, dates);
      const list = isLegend(node, content) ? null : placedList(node, at, index, dates, given);
      if (list) lists.push(list);
    }
  };
  content.nodes.forEach((node, part) =>
    read(node, section.range.from + (content.starts[part] ?? 0)),
  );
  return lists;
}

/** Actions of a section without lists: a paragraph each, or a heading each. */
function proseActions(outline: Outline, index: number, dates: DateFrame): readonly ActionList[] {
  const section = outline.sections[index];
  const content = outline.contents[index];
  if (!section || !content) return [];
  const headed = section.own ? headingActions(outline, index, dates) : null;
  if (headed) return [headed];
  // A paragraph under a heading that is an action itself, or over such headings, is none.
  if (!section.own || outline.sections[index + 1]?.parent === index) return [];
  const items = paragraphActions(content, dates);
  if (!items) return [];
  const shape = {
    form: 'list',
    range: range(section.headingRange.to, section.range.to),
    section: index,
    table: null,
  } as const;
  return [new PlacedActions(shape, items, section.range.from, NO_CONVENTION)];
}

const NO_CONVENTION = { owner: false, due: false, priority: false, status: false };

/** A list before a table whose items begin with the words of one of its columns: what these words mean. */
function isLegend(list: KeptList, { nodes }: SectionContent): boolean {
  if (!nodes.some(({ kind }) => kind === 'table')) return false;
  const words = itemLines(list).map(({ text }) => firstWord(text));
  return nodes.some((node) => {
    if (node.kind !== 'table' || words.length < 2) return false;
    const cells = new Set<string>();
    node.rows.each((row) => row.cells.forEach(({ text }) => cells.add(text.toLowerCase())));
    return words.every((word) => cells.has(word));
  });
}

const firstWord = (text: string): string =>
  (/^[\p{L}\p{N}][\p{L}\p{N} ]{0,30}?(?=\s*[-–—:：(])/u.exec(text)?.[0] ?? text)
    .trim()
    .toLowerCase();

/** Most sections have text only, or lists that are no tasks. */
const mayHoldActions = remembered(({ nodes }: SectionContent) =>
  nodes.some(({ kind }) => kind === 'list' || kind === 'table' || kind === 'quote'),
);

const inQuote = (
  { blocks }: KeptQuote,
  base: number,
  read: (node: KeptBlock, at: number) => void,
): void => blocks.each(read, base);

const isTaskList = ({ items }: KeptList): boolean =>
  items.length > 0 && tasks(items) === items.length;

const tasks = counted(({ task }: KeptItem) => task !== null);

/** Headings over boxes that are ticked to describe the incident or its handling, not work to be done. */
const OF_FORM =
  /checklist|check-?liste|check list|chek-?list|чек-?лист|チェックリスト|检查清单|檢查清單|체크리스트|lista de verifica|liste de (?:contrôle|vérification)|\?\s*$|？\s*$|\b(?:type|category|categories|classification|severity|status|level|select|choose|tick|environments?)\b/i;
const FEW_WORDS = 3;

/** Boxes of a form: `- [x] Outage`, `- [ ] Data loss` under `Type of incident`. */
function isForm({ items }: KeptList, heading: string): boolean {
  return OF_FORM.test(heading) || shortItems(items) === items.length;
}

const shortItems = counted(({ first }: KeptItem) => {
  const text = first?.node.lines[0]?.text.trim() ?? '';
  return text.split(/\s+/).length <= FEW_WORDS && !UNSPACED.test(text);
});

function givenBy(outline: Outline, index: number, dates: DateFrame): Given {
  const done = sectionDone(outline, index);
  const due = sectionDue(outline, index, dates);
  return done || due ? { done, due } : NOTHING_GIVEN;
}

/** `### Immediate Actions (Completed)`. */
function sectionDone({ sections }: Outline, index: number): boolean {
  for (let at = index; at !== -1; at = sections[at]?.parent ?? -1) {
    const section = sections[at];
    if (section?.kind !== 'action-items') return false;
    if (/[（([](?:completed?|done|完了)[）)\]]|^(?:completed|done)\b/i.test(section.heading.text))
      return true;
  }
  return false;
}

/** The due date that a heading above sets for its items. */
function sectionDue({ sections }: Outline, index: number, dates: DateFrame): Given['due'] {
  for (let at = index; at !== -1; at = sections[at]?.parent ?? -1) {
    const section = sections[at];
    if (section?.kind !== 'action-items') return undefined;
    const due = headingDue(ofSpan(section.heading), dates);
    if (due) return due;
  }
  return undefined;
}

function placedList(
  node: KeptList,
  at: number,
  section: number,
  dates: DateFrame,
  given: Given,
): ActionList | null {
  const items = listActions(node, dates, seenFrom(given, at));
  if (items.length === 0) return null;
  const shape = { form: 'list', range: shifted(node.range, at), section, table: null } as const;
  return new PlacedActions(shape, items, at, conventionOf(items));
}
