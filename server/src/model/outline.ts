import type { Block, List, ListItem, Paragraph } from '../syntax/blocks';
import { sliceOf, spanOf, type Rich } from '../syntax/rich';
import { range, type Range, type Span } from '../text/range';
import { trimEndOf } from '../text/trim';
import { scanWhen } from '../time/when';
import { boldLabel } from './labels';
import { isSectionName } from './sectionKinds';
import type { Words } from './teamWords';
import type { Section, SectionKind } from './types';
import { GROUPED_KINDS, GROUPING_KINDS } from './vocabulary/sections';

/** The document as sections, each with the blocks that stand directly in it. */
export interface Outline {
  readonly title: Span | null;
  readonly sections: readonly Section[];
  /** `blocks[i]` belongs to section `i`; subsections have their own. */
  readonly blocks: readonly (readonly Block[])[];
  /** What stands before the first heading. */
  readonly preface: readonly Block[];
  readonly words: Words;
}

interface Draft {
  readonly level: number;
  readonly heading: Span;
  readonly headingRange: Range;
  readonly bold: boolean;
  readonly ownKind: SectionKind | null;
  readonly title: boolean;
  readonly timed: boolean;
  readonly blocks: Block[];
  to: number;
}

/** Cuts the blocks of a document into sections, in one pass. */
export function readOutline(blocks: readonly Block[], documentEnd: number, words: Words): Outline {
  const preface: Block[] = [];
  const drafts: Draft[] = [];
  let title: Span | null = null;
  let level = 0;
  let listed = false;
  const add = (draft: Omit<Draft, 'blocks' | 'to'>): void => {
    drafts.push({ ...draft, blocks: [], to: documentEnd });
  };
  const last = (): Block[] => drafts[drafts.length - 1]?.blocks ?? preface;
  blocks.forEach((block, index) => {
    if (block.kind === 'heading') {
      const heading = spanOf(block.line);
      const isTitle =
        title === null &&
        drafts.every((draft) => draft.bold) &&
        (block.level === 1
          ? !isPlainSection(heading.text, words)
          : drafts.length === 0 && words.section(heading.text) === null);
      if (isTitle) title = heading;
      level = block.level;
      const ownKind = isTitle ? null : words.section(heading.text);
      add({
        level,
        heading,
        headingRange: block.range,
        bold: false,
        ownKind,
        title: isTitle,
        timed: isTimeHeading(heading.text),
      });
      return;
    }
    const bold = block.kind === 'paragraph' ? boldHeading(block, blocks[index + 1], words) : null;
    if (bold) {
      add({
        level: Math.min(level + 1, 6),
        heading: bold,
        headingRange: block.range,
        bold: true,
        ownKind: words.section(bold.text),
        title: false,
        timed: false,
      });
      return;
    }
    if (block.kind === 'list' && isSectionList(block, listed, words)) {
      listed = true;
      for (const item of block.items) addItem(item, Math.min(level + 1, 6), words, add, last);
      return;
    }
    last().push(block);
  });
  return {
    title,
    sections: finish(drafts),
    blocks: drafts.map((draft) => draft.blocks),
    preface,
    words,
  };
}

/** `# Summary` at the top of a document that has no title. */
const isPlainSection = (text: string, words: Words): boolean => {
  const kind = words.section(text);
  return (
    kind !== null &&
    text.trim().split(/\s+/).length <= 2 &&
    !/incident|outage|post-?mortem|report/i.test(text)
  );
};

/** `### 4:27` and `### 2018-01-18 4:19`: an entry of a timeline rather than a section. */
function isTimeHeading(text: string): boolean {
  const when = scanWhen(text, 0);
  return when?.start?.clock != null;
}

/** `**Timeline:**` alone in its paragraph, or `Action Items` right before a list or a table. */
function boldHeading(block: Paragraph, next: Block | undefined, words: Words): Span | null {
  const line = block.lines[0];
  if (!line || block.lines.length !== 1 || next === undefined) return null;
  const bold = line.bold[0];
  const bare = trimEndOf(line.text, ':：');
  if (!bold && (next.kind === 'list' || next.kind === 'table') && isSectionName(bare))
    return spanOf(line, 0, bare.length);
  if (!bold || bold.from !== 0 || bold.to < bare.length || bare.length > 80) return null;
  if (/[.!?…]$/.test(bare) && words.section(bare) === null) return null;
  if (next.kind === 'break' || next.kind === 'heading') return null;
  const field = words.field(bare);
  if (field !== null && words.section(bare) === null && /[:：]$/.test(line.text)) return null;
  return scanWhen(bare, 0)?.start ? null : spanOf(line, 0, bare.length);
}

/**
 * A list whose items are the parts of the document: `- **Key events**`, `- **Impact**: …`. After one
 * such list, `another` needs less to be told.
 */
function isSectionList(list: List, another: boolean, words: Words): boolean {
  let named = 0;
  let parents = 0;
  for (const item of list.items) {
    const label = itemLabel(item);
    if (!label) continue;
    const kind = words.section(label.label.text);
    if (kind === null) continue;
    named++;
    if (item.blocks.some((block) => block.kind === 'list')) parents++;
  }
  return (
    !list.ordered &&
    named >= (another ? 1 : 3) &&
    parents >= 1 &&
    named + 2 >= list.items.length / 2
  );
}

function itemLabel(item: ListItem): { label: Span; line: Rich; restFrom: number } | null {
  const line = item.lines[0];
  const bold = line?.bold[0];
  if (!line || bold?.from !== 0) return null;
  const label = boldLabel(line);
  if (label) return { label: label.label, line, restFrom: label.valueFrom };
  const bare = trimEndOf(line.text, ':：');
  if (bold.to < bare.length) return null;
  return { label: spanOf(line, 0, bare.length), line, restFrom: line.text.length };
}

function addItem(
  item: ListItem,
  level: number,
  words: Words,
  add: (draft: Omit<Draft, 'blocks' | 'to'>) => void,
  last: () => Block[],
): void {
  const label = itemLabel(item);
  if (
    !label ||
    (words.section(label.label.text) === null &&
      !item.blocks.some((block) => block.kind === 'list'))
  ) {
    last().push({ kind: 'list', range: item.range, ordered: false, items: [item] });
    return;
  }
  add({
    level,
    heading: label.label,
    headingRange: range(item.range.from, label.line.range.to),
    bold: true,
    ownKind: words.section(label.label.text),
    title: false,
    timed: false,
  });
  const rest = sliceOf(label.line, label.restFrom);
  const lines = [...(rest.text === '' ? [] : [rest]), ...item.lines.slice(1)];
  if (lines.length > 0)
    last().push({
      kind: 'paragraph',
      range: range(
        lines[0]?.range.from ?? item.range.from,
        lines[lines.length - 1]?.range.to ?? item.range.to,
      ),
      lines,
    });
  last().push(...item.blocks);
}

function finish(drafts: readonly Draft[]): readonly Section[] {
  const sections: Section[] = [];
  const open: number[] = [];
  drafts.forEach((draft, index) => {
    while (open.length > 0) {
      const top = drafts[open[open.length - 1] ?? 0];
      if (!top || !closes(draft, top)) break;
      top.to = draft.headingRange.from;
      open.pop();
    }
    open.push(index);
  });
  const stack: number[] = [];
  drafts.forEach((draft, index) => {
    while (stack.length > 0) {
      const top = drafts[stack[stack.length - 1] ?? 0];
      if (!top || !closes(draft, top)) break;
      stack.pop();
    }
    const parent = stack[stack.length - 1] ?? -1;
    const inherited = sections[parent]?.kind ?? 'other';
    const { kind, own } = kindOf(draft, inherited);
    sections.push({
      kind,
      own,
      level: draft.level,
      heading: draft.heading,
      headingRange: draft.headingRange,
      range: range(draft.headingRange.from, draft.to),
      parent,
    });
    stack.push(index);
  });
  return sections;
}

/** Whether `draft` ends the section `top`: a bold line never ends a real heading of its own level. */
const closes = (draft: Draft, top: Draft): boolean =>
  draft.level < top.level || (draft.level === top.level && (top.bold || !draft.bold));

function kindOf(draft: Draft, inherited: SectionKind): { kind: SectionKind; own: boolean } {
  if (draft.title || draft.timed) return { kind: 'other', own: false };
  const grouped =
    draft.ownKind !== null && GROUPING_KINDS.has(inherited) && GROUPED_KINDS.has(draft.ownKind);
  if (draft.ownKind !== null && !grouped) return { kind: draft.ownKind, own: true };
  return { kind: inherited, own: false };
}
