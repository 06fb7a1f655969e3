import type { TextEdit } from '../../text/edit';
import { range } from '../../text/range';
import { formatMoment } from '../../time/format';
import { defineRule, type Fix } from '../rule';
import { choice, insertion, replacement, wholeLines } from '../support/edits';
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
    for (const timeline of model.timelines) {
      if (timeline.form === 'labelled' || timeline.form === 'prose') continue;
      const entries = timedEntries(timeline).filter(
        ({ entry }) => entry.when.kind === 'valid' && !entry.when.value.approximate,
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
  if (!onOwnLines(entries, text)) return [];
  const move = moveEdits(
    timed,
    entries.filter((entry) => entry === timed || !wrong.includes(entry)),
    text,
  );
  const fixes = move ? [choice('Move to its place in time', move, true)] : [];
  if (entries.length === timed.timeline.entries.length && wrong.length > 1)
    fixes.push(choice('Sort the timeline', sortEdits(entries, text)));
  return fixes;
}

/** Rows of a table or one-line items: lines can be moved without taking anything else along. */
const onOwnLines = (entries: readonly Timed[], text: string): boolean =>
  entries.every(({ entry, timeline }, index) => {
    const lines = wholeLines(text, entry.range);
    const next = entries[index + 1];
    return (
      timeline.form === 'table' ||
      !next ||
      /^\s*$/.test(text.slice(lines.to, wholeLines(text, next.entry.range).from))
    );
  });

function moveEdits(
  timed: Timed,
  inOrder: readonly Timed[],
  text: string,
): readonly TextEdit[] | null {
  const lines = wholeLines(text, timed.entry.range);
  const follower = inOrder.find((entry) => entry !== timed && entry.at > timed.at);
  const last = inOrder[inOrder.length - 1];
  if (!follower && (!last || last === timed)) return null;
  const target = follower
    ? wholeLines(text, follower.entry.range).from
    : wholeLines(text, last?.entry.range ?? lines).to;
  if (target > lines.from && target < lines.to) return null;
  const row = text.slice(lines.from, lines.to);
  const ends = row.endsWith('\n');
  const atEnd = target === text.length && !text.endsWith('\n');
  const inserted = atEnd ? `\n${row.replace(/\n$/, '')}` : ends ? row : `${row}\n`;
  // The last line of a file without a line end takes the one before it along.
  const removed = ends || lines.from === 0 ? lines : range(lines.from - 1, lines.to);
  return [insertion(target, inserted), replacement(removed, '')];
}

function sortEdits(entries: readonly Timed[], text: string): readonly TextEdit[] {
  const lines = entries.map(({ entry }) => wholeLines(text, entry.range));
  const sorted = [...entries].sort(
    (a, b) => a.at - b.at || a.entry.range.from - b.entry.range.from,
  );
  return lines.flatMap((at, index): TextEdit[] => {
    const source = sorted[index];
    if (!source || source === entries[index]) return [];
    const content = text.slice(at.from, at.to);
    const moved = wholeLines(text, source.entry.range);
    const body = text.slice(moved.from, moved.to).replace(/\n$/, '');
    return [replacement(at, content.endsWith('\n') ? `${body}\n` : body)];
  });
}
