import type { TextEdit } from '../../text/edit';
import { range, type Range } from '../../text/range';
import { formatMoment } from '../../time/format';
import { defineRule, type Fix } from '../rule';
import { choice, insertion, replacement, wholeLines } from '../support/edits';
import { dateSlips } from '../support/dateSlips';
import { misplaced, timedEntries, type Timed } from '../support/sequence';

export default defineRule({
  id: 'timeline/out-of-order',
  since: '0.1.0',
  level: 'error',
  fix: 'choice',
  options: {},
  summary: 'A timeline row whose time goes back.',
  why: `A timeline is read from top to bottom. A row out of its place is a typing error in the time, or it hides what really came first.

Times without a date that drop by ten hours or more are read as the next day. A timeline that runs from the newest to the oldest entry is left alone, and so are approximate times.`,
  examples: [
    {
      title: 'one row in the wrong place',
      bad: '# Outage\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Alert |\n| 14:52 | Restart |\n| ⟦14:40⟧ | Logs read |\n| 15:05 | Recovered |\n| 15:10 | Closed |\n',
      fixed:
        '# Outage\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Alert |\n| 14:40 | Logs read |\n| 14:52 | Restart |\n| 15:05 | Recovered |\n| 15:10 | Closed |\n',
    },
    {
      title: 'over midnight',
      good: '# Outage\n\n## Timeline\n\n- 23:50 UTC - Alert\n- 00:10 UTC - Restart\n',
    },
    {
      title: 'newest first',
      good: '# Outage\n\n## Timeline\n\n- 15:10 UTC - Closed\n- 14:52 UTC - Restart\n- 14:30 UTC - Alert\n',
    },
  ],
  check({ model, text, report }) {
    const slips = dateSlips(model).map((slip) => slip.range);
    for (const timeline of model.timelines) {
      if (timeline.form === 'labelled' || timeline.form === 'prose') continue;
      const entries = timedEntries(timeline).filter(
        ({ entry }) =>
          entry.when.kind === 'valid' &&
          !entry.when.value.approximate &&
          // A date that is a slip is told as such; its row stands where it belongs.
          !slips.some((slip) => slip.from >= entry.range.from && slip.to <= entry.range.to),
      );
      const wrong = misplaced(entries);
      if (wrong.length === 0 || wrong.length * 3 > entries.length) continue;
      for (const timed of wrong) {
        const index = entries.indexOf(timed);
        const previous = entries[index - 1];
        const next = entries[index + 1];
        const other = previous && previous.at > timed.at ? previous : (next ?? previous);
        if (!other) continue;
        const dated = timed.entry.start?.date?.toString() !== other.entry.start?.date?.toString();
        const here = formatMoment(timed.entry.start ?? { date: null, time: null }, dated);
        const there = formatMoment(other.entry.start ?? { date: null, time: null }, dated);
        report({
          range: timed.entry.when.range,
          message: `${here} stands ${other === previous ? 'after' : 'before'} ${there}. Move the row, or correct its time.`,
          related: [
            {
              range: other.entry.when.range,
              message: `${other === previous ? 'Before' : 'After'} it: ${there}`,
            },
          ],
          fixes: fixesFor(timed, entries, wrong, text),
        });
      }
    }
  },
});

function fixesFor(
  timed: Timed,
  entries: readonly Timed[],
  wrong: readonly Timed[],
  text: string,
): readonly Fix[] {
  const blocks = blocksOf(entries, text);
  if (!blocks) return [];
  const move = moveEdits(
    timed,
    entries.filter((entry) => entry === timed || !wrong.includes(entry)),
    blocks,
    text,
  );
  const fixes = move ? [choice('Move to its place in time', move, true)] : [];
  if (entries.length === timed.timeline.entries.length && wrong.length > 1)
    fixes.push(choice('Sort the timeline', sortEdits(entries, blocks, text)));
  return fixes;
}

type Blocks = ReadonlyMap<Timed, Range>;

/**
 * The lines of each entry, with the sub-bullets under it; null where something stands between
 * entries that belongs to none of them, so that nothing is moved away from what it explains.
 */
function blocksOf(entries: readonly Timed[], text: string): Blocks | null {
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

function moveEdits(
  timed: Timed,
  inOrder: readonly Timed[],
  blocks: Blocks,
  text: string,
): readonly TextEdit[] | null {
  const lines = blocks.get(timed);
  const follower = inOrder.find((entry) => entry !== timed && entry.at > timed.at);
  const last = inOrder[inOrder.length - 1];
  if (!lines || (!follower && (!last || last === timed))) return null;
  const before = last && blocks.get(last);
  const target = follower ? blocks.get(follower)?.from : before?.to;
  if (target === undefined || (target > lines.from && target < lines.to)) return null;
  const row = text.slice(lines.from, lines.to);
  const ends = row.endsWith('\n');
  const atEnd = target === text.length && !text.endsWith('\n');
  const inserted = atEnd ? `\n${row.replace(/\n$/, '')}` : ends ? row : `${row}\n`;
  // The last line of a file without a line end takes the one before it along.
  const removed = ends || lines.from === 0 ? lines : range(lines.from - 1, lines.to);
  return [insertion(target, inserted), replacement(removed, '')];
}

function sortEdits(entries: readonly Timed[], blocks: Blocks, text: string): readonly TextEdit[] {
  const sorted = [...entries].sort(
    (a, b) => a.at - b.at || a.entry.range.from - b.entry.range.from,
  );
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
