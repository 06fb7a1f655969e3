import { formatMoment } from '../../time/format';
import { defineRule, type Fix } from '../rule';
import { choice } from '../support/edits';
import { dateSlips } from '../support/dateSlips';
import { entryBlocks, moveEdits, sortEdits } from '../support/reorder';
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
  const blocks = entryBlocks(entries, text);
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
