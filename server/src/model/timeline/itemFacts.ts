import { sliceOf, spanOf, type InlineText } from '../../syntax/inlineText';
import type { KeptItem, KeptList } from '../../syntax/kept';
import { remembered } from '../../text/memo';
import { range, type Range } from '../../text/range';
import { dayOnly } from './dayMark';
import { hasClock, withText, type DayMark, type EntryFacts } from './entryFacts';
import { entryBefore, labelledEntry, timedEntry } from './labelledEntry';
import { leadingTime, sureTime } from './leadingTime';
import { milestoneOfRow } from '../../language/milestones';
import { movedEntry } from './placing';

/** What an item of a list is by itself. Ranges count from the item. */
export interface ItemFacts {
  readonly line: InlineText | null;
  /** Without a time, an entry that somebody left untimed. */
  readonly entry: EntryFacts | null;
  /** What it is where all items of its list have a time in this form: at their end, or as `11.50`. */
  readonly weak: EntryFacts | null;
  /** `- 2025-08-22` with the times of that day below it. */
  readonly day: DayMark | null;
  readonly clocksBelow: boolean;
}

export const timelineItem = remembered((item: KeptItem) => itemFacts(item, true));
export const otherItem = remembered((item: KeptItem) => itemFacts(item, false));

const NO_ITEM: ItemFacts = { line: null, entry: null, weak: null, day: null, clocksBelow: false };

function itemFacts(item: KeptItem, inTimeline: boolean): ItemFacts {
  const { first } = item;
  const line = first?.node.lines[0];
  if (!first || !line) return NO_ITEM;
  const at = linesRange(first.node.lines);
  const own = ownEntry(at, line, inTimeline);
  const weak = own ? null : weakEntry(at, line);
  const here = (entry: EntryFacts | null): EntryFacts | null =>
    entry && withTextBelow(movedEntry(entry, first.at, range(0, first.at + at.to)), item);
  const untimed = inTimeline && !own ? untimedEntry(at, line) : null;
  return {
    line,
    entry: own ? here(own) : untimed && movedEntry(untimed, first.at, range(0, first.at + at.to)),
    weak: here(weak),
    // A line with a time of day is no day, and most are.
    day: own && hasClock(own.when) ? null : dayOnly(line),
    clocksBelow: hasClocksBelow(item),
  };
}

function ownEntry(at: Range, line: InlineText, inTimeline: boolean): EntryFacts | null {
  const when = leadingTime(line);
  if (when && (hasClock(when) || when.unknown || when.start?.date != null))
    return timedEntry(at, line, when);
  return inTimeline ? labelledEntry(at, line) : null;
}

function weakEntry(at: Range, line: InlineText): EntryFacts | null {
  const sure = sureTime(line);
  if (sure && hasClock(sure)) return timedEntry(at, line, sure);
  return entryBefore(at, line);
}

function untimedEntry(at: Range, line: InlineText): EntryFacts | null {
  if (/^(?:note|nb|legend)\s*[:：]/i.test(line.text)) return null;
  const text = spanOf(line);
  return {
    range: at,
    line: sliceOf(line, 0, 0),
    when: null,
    date: null,
    label: null,
    actor: null,
    text,
    notes: null,
    milestone: milestoneOfRow(text.text),
    memo: null,
  };
}

/** A time that stands alone on its line has its text on the next, or in the next paragraph. */
function withTextBelow(entry: EntryFacts, { first, blocks }: KeptItem): EntryFacts {
  if (entry.text.text !== '' || !first) return entry;
  const next = first.node.lines[1];
  if (next) return withText(entry, next, first.at);
  const below = blocks.first;
  const line = below?.node.kind === 'paragraph' ? below.node.lines[0] : undefined;
  return below && line ? withText(entry, line, below.at) : entry;
}

/** An item with a time of its own below another entry. */
export const detailEntry = remembered((item: KeptItem): EntryFacts | null => {
  const line = item.first?.node.lines[0];
  const when = line ? leadingTime(line) : null;
  if (!item.first || !line || !when || !hasClock(when)) return null;
  const own = timedEntry(line.range, line, when);
  return movedEntry(own, item.first.at, range(0, item.range.to));
});

function hasClocksBelow(item: KeptItem): boolean {
  let found = false;
  eachList(item, 0, (list) =>
    list.items.each((inner) => {
      const line = inner.first?.node.lines[0];
      found ||= line !== undefined && hasClock(leadingTime(line));
    }),
  );
  return found;
}

/** Visits the lists right below an item. */
export function eachList(
  item: KeptItem,
  base: number,
  visit: (list: KeptList, at: number) => void,
): void {
  item.blocks.each((block, at) => {
    if (block.kind === 'list') visit(block, at);
  }, base);
}

const linesRange = (lines: readonly InlineText[]): Range =>
  range(lines[0]?.range.from ?? 0, lines[lines.length - 1]?.range.to ?? 0);
