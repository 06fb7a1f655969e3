import type { Section } from '../../model/types';
import type { TextEdit } from '../../text/edit';
import { range, type Range } from '../../text/range';
import { insertion, replacement, wholeLines } from './edits';
import type { Timed } from './sequence';

type Blocks = ReadonlyMap<Timed, Range>;

/**
 * The lines of each entry, with the sub-bullets under it; null where something stands between
 * entries that belongs to none of them, so that nothing is moved away from what it explains. Entries that
 * are headings have all that their section holds; without `sections` only their line.
 */
export function entryBlocks(
  entries: readonly Timed[],
  text: string,
  sections: readonly Section[] = [],
): Blocks | null {
  const headings = new Map(sections.map((section) => [section.headingRange.from, section.range]));
  if (entries.length > 0 && entries.every(({ entry }) => headings.has(entry.range.from)))
    return headingBlocks(entries, text, headings);
  const blocks = new Map<Timed, Range>();
  for (const [index, timed] of entries.entries()) {
    const lines = wholeLines(text, timed.entry.range);
    const next = entries[index + 1];
    if (timed.timeline.form === 'table') {
      blocks.set(timed, lines);
      continue;
    }
    const from = next ? wholeLines(text, next.entry.range).from : lines.to;
    const details = text.slice(lines.to, next ? from : text.length).split('\n');
    const other = details.findIndex((line) => line.trim() !== '' && !/^[ \t]/.test(line));
    if (next && other !== -1) return null;
    // Up to the last line that says something; blank lines stay between the entries.
    const own = other === -1 ? details : details.slice(0, other);
    const said = own.slice(0, own.findLastIndex((line) => line.trim() !== '') + 1);
    const length = said.reduce((sum, line) => sum + line.length + 1, 0);
    blocks.set(timed, range(lines.from, Math.min(lines.to + length, text.length)));
  }
  return blocks;
}

/** The sections of entries that are headings; null where a comment at the end of one is about the next. */
function headingBlocks(
  entries: readonly Timed[],
  text: string,
  headings: ReadonlyMap<number, Range>,
): Blocks | null {
  const blocks = new Map<Timed, Range>();
  for (const timed of entries) {
    const { from, to } = headings.get(timed.entry.range.from) ?? timed.entry.range;
    const said = text.slice(from, to).trimEnd();
    if (said.endsWith('-->')) return null;
    blocks.set(timed, range(from, Math.min(from + said.length + 1, text.length)));
  }
  return blocks;
}

/** Takes an entry to its place among those that are in order, with its lines as `rewrite` has them; null where it has none. */
export function moveEdits(
  timed: Timed,
  inOrder: readonly Timed[],
  blocks: Blocks,
  text: string,
  rewrite: (row: string) => string = (row) => row,
): readonly TextEdit[] | null {
  const lines = blocks.get(timed);
  const follower = inOrder.find((entry) => entry !== timed && entry.at > timed.at);
  const last = inOrder[inOrder.length - 1];
  if (!lines || (!follower && (!last || last === timed))) return null;
  const before = last && blocks.get(last);
  const target = follower ? blocks.get(follower)?.from : before?.to;
  if (target === undefined || (target > lines.from && target < lines.to)) return null;
  const row = rewrite(text.slice(lines.from, lines.to));
  const ends = row.endsWith('\n');
  const atEnd = target === text.length && !text.endsWith('\n');
  const inserted = atEnd ? `\n${row.replace(/\n$/, '')}` : ends ? row : `${row}\n`;
  // The last line of a file without a line end takes the one before it along.
  const removed = ends || lines.from === 0 ? lines : range(lines.from - 1, lines.to);
  return [insertion(target, inserted), replacement(removed, '')];
}

/**
 * Whether every row without a date still stands below the same written date in another order: a
 * dated row that is taken away from those below it would take their day along.
 */
export function keepsDays(before: readonly Timed[], after: readonly Timed[]): boolean {
  const days = daysAbove(before);
  return [...daysAbove(after)].every(([timed, day]) => days.get(timed) === day);
}

/** The last date that is written above each row without one; null where none is. */
function daysAbove(entries: readonly Timed[]): ReadonlyMap<Timed, string | null> {
  const days = new Map<Timed, string | null>();
  let day: string | null = null;
  for (const timed of entries) {
    const { start } = timed.entry;
    if (start?.dateWritten === true) day = start.date?.toString() ?? null;
    else days.set(timed, day);
  }
  return days;
}

/** The entries in the order of time; those of one moment stay as they stand. */
export const inTime = (entries: readonly Timed[]): readonly Timed[] =>
  [...entries].sort((a, b) => a.at - b.at || a.entry.range.from - b.entry.range.from);

/** Puts the entries into the order of time, each with what stands under it. */
export function sortEdits(
  entries: readonly Timed[],
  blocks: Blocks,
  text: string,
): readonly TextEdit[] {
  const sorted = inTime(entries);
  return entries.flatMap((entry, index): TextEdit[] => {
    const source = sorted[index];
    const at = blocks.get(entry);
    const moved = source && blocks.get(source);
    if (!at || !moved || source === entry) return [];
    const content = text.slice(at.from, at.to);
    const body = text.slice(moved.from, moved.to).replace(/\n$/, '');
    return [replacement(at, content.endsWith('\n') ? `${body}\n` : body)];
  });
}
