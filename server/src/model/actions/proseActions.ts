import { isReopened, stateMark } from './done';
import { moved, ofSpan, type InlineText } from '../../syntax/inlineText';
import type { KeptParagraph } from '../../syntax/kept';
import { Sequence, type Slot } from '../../syntax/sequence';
import { rememberedWith } from '../../text/memo';
import { range, shifted } from '../../text/range';
import type { DateFrame } from '../frame/dateFrame';
import type { SectionContent } from '../outline/content';
import type { Outline } from '../outline/outline';
import type { ActionItem, ActionList } from '../types';
import { actionOf } from './actionText';
import { NOTHING_GIVEN } from './listActions';
import { conventionOf, PlacedActions } from './placedAction';

/** Paragraphs that only lead to something else, or say that there is nothing. */
const LEADS = /[:：]$|^(?:see|siehe|voir|ver)\b|^(?:none|n\/?a|tbd|todo|nothing)\b.{0,20}$/i;

/** What makes an action of one paragraph alone. */
const PROMISES = /@[\w.-]{2,}|#\d+|\b[A-Z]{2,10}-\d+\b|\b(?:we|i)(?:'ll| will| plan| are going)\b/i;

/** Actions that stand as a paragraph each; null where the section has lists or tables, or tells something else. */
export const paragraphActions = rememberedWith(
  ({ nodes, starts }: SectionContent, dates: DateFrame): Sequence<ActionItem> | null => {
    if (nodes.some(({ kind }) => kind !== 'paragraph' && kind !== 'break' && kind !== 'html'))
      return null;
    const found: Slot<ActionItem>[] = [];
    for (const [index, node] of nodes.entries()) {
      // A picture alone has no line.
      if (
        node.kind !== 'paragraph' ||
        node.lines.length === 0 ||
        LEADS.test(node.lines[0]?.text ?? '')
      )
        continue;
      const action = isOneSentence(node) ? paragraphAction(node, dates) : null;
      // Where one paragraph tells something, so do its neighbours.
      if (!action) return null;
      found.push({ at: starts[index] ?? 0, node: action });
    }
    const [only] = found;
    return found.length >= 2 || (only && PROMISES.test(only.node.text.text))
      ? Sequence.of(found)
      : null;
  },
);

/** Longer than this, or in several sentences, a paragraph tells rather than promises. */
const LONGEST_ACTION = 200;

const isOneSentence = ({ lines }: KeptParagraph): boolean => {
  const written = lines.map((line) => line.text).join(' ');
  // `Add an alert. (done)` is one sentence still.
  const text = written.slice(0, written.length - stateMark(written)).trimEnd();
  return text.length <= LONGEST_ACTION && !/[.!?。]\s+\S/.test(text);
};

const paragraphAction = rememberedWith(
  ({ lines, range: at }: KeptParagraph, dates: DateFrame): ActionItem | null => {
    const [line, ...others] = lines;
    if (!line) return null;
    return actionOf({ line, others, details: [] }, at, false, dates, NOTHING_GIVEN);
  },
);

/** `### 1) Alert on load @dma`: what an action begins with where each has a heading. */
const NUMBERED = /^\s*(?:#?\d{1,2}[.):]|(?:action|item|task|ai)\s?[-#]?\d{1,2}\s?[:.)–—-])\s*/i;
/** A heading of fewer words is a category. */
const FEWEST_WORDS = 3;

/** The sub-headings of a section of actions, where each of them is one. */
export function headingActions(
  { sections, contents }: Outline,
  parent: number,
  dates: DateFrame,
): ActionList | null {
  const own = sections.flatMap((section, index) =>
    section.parent === parent && !section.own ? [index] : [],
  );
  const items = own.flatMap((index) => {
    const section = sections[index];
    const content = contents[index];
    if (!section || !content || holdsMore(content)) return [];
    const line = withoutNumber(ofSpan(section.heading));
    if (line.text.split(/\s+/).length < FEWEST_WORDS) return [];
    const details = firstLines(content).map((text) => moved(text, section.range.from));
    const action = actionOf(
      { line, others: [], details },
      section.headingRange,
      false,
      dates,
      NOTHING_GIVEN,
    );
    const ends = lastLines(content).map(({ text }) => text);
    const done = ends.some((text) => stateMark(text) > 0) || action.done;
    return [{ ...action, done: done && !ends.some(isReopened) }];
  });
  const [first] = items;
  const last = sections[own[own.length - 1] ?? -1];
  if (!first || !last || items.length < 2 || items.length < own.length) return null;
  const shape = {
    form: 'list',
    range: range(first.range.from, last.range.to),
    section: parent,
    table: null,
  } as const;
  // Their places are those of the document already.
  const kept = Sequence.of(items.map((node) => ({ at: 0, node })));
  return new PlacedActions(shape, kept, 0, conventionOf(kept));
}

const holdsMore = ({ nodes }: SectionContent): boolean =>
  nodes.some(({ kind }) => kind === 'list' || kind === 'table');

const firstLines = ({ nodes, starts }: SectionContent): readonly InlineText[] =>
  nodes.flatMap((node, index) =>
    node.kind === 'paragraph'
      ? node.lines.slice(0, 1).map((line) => moved(line, starts[index] ?? 0))
      : [],
  );

/** Where `(done)` stands that is said of the heading above: at the end of a paragraph. */
const lastLines = ({ nodes }: SectionContent): readonly InlineText[] =>
  nodes.flatMap((node) => (node.kind === 'paragraph' ? node.lines.slice(-1) : []));

/** The heading without its number; its place is that of what is left. */
function withoutNumber(line: InlineText): InlineText {
  const length = NUMBERED.exec(line.text)?.[0].length ?? 0;
  return length === 0
    ? line
    : ofSpan({
        text: line.text.slice(length),
        range: shifted(range(line.range.from, line.range.to - length), length),
      });
}
