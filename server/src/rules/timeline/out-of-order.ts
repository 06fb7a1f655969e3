import { formatMoment } from '../../time/format';
import { defineRule, type Fix } from '../rule';
import { choice } from '../support/edits';
import { dateSlips } from '../support/dateSlips';
import { entryBlocks, inTime, keepsDays, moveEdits, sortEdits } from '../support/reorder';
import {
  comparableEntries,
  misplaced,
  otherwise,
  timedEntries,
  withinPrecision,
  type Timed,
} from '../support/sequence';

export default defineRule({
  id: 'timeline/out-of-order',
  since: '0.1.0',
  level: 'error',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['incident', 'timelines', 'title'],
  summary: 'A timeline row whose time goes back.',
  why: `A timeline is read from top to bottom. A row out of its place is a typing error in the time, or it hides what really came first.

Times without a date that drop by ten hours or more are read as the next day. A timeline that runs from the newest to the oldest entry is left alone, and so are a timeline that says of itself that it is not in chronological order, approximate times, times with an open end ("11:12 and ongoing"), a coarse time that holds the finer one before it ("17:55" behind "17:55:08"), and times whose day or zone is not known beside others whose is. One slip is told once, at the first row that it puts out of place.`,
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
      title: 'a minute behind one of its seconds',
      good: '# Outage\n\n## Timeline\n\n- 17:54 UTC - Upgrade begins\n- 17:55:08 UTC - Service stopped\n- 17:55 UTC - New process\n- 18:00 UTC - Stable\n',
    },
    {
      title: 'a row whose place is explained',
      good: '# Outage\n\n## Timeline\n\n> The first row is out of chronological order, as the provider posted late.\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Provider posts |\n| 13:52 | Reported |\n| 14:05 | Mirror tried |\n| 15:05 | Recovered |\n',
    },
    {
      title: 'newest first',
      good: '# Outage\n\n## Timeline\n\n- 15:10 UTC - Closed\n- 14:52 UTC - Restart\n- 14:30 UTC - Alert\n',
    },
  ],
  check({ model, document, report }) {
    for (const timeline of model.timelines) {
      if (timeline.form === 'labelled' || timeline.form === 'prose') continue;
      if (timeline.unordered || isAscending(timedEntries(timeline))) continue;
      const slips = dateSlips(model).map((slip) => slip.range);
      const entries = withinPrecision(
        comparableEntries(timedEntries(timeline)).filter(
          // A date that is a slip is told as such; its row stands where it belongs.
          ({ entry }) =>
            slips.length === 0 ||
            !slips.some((slip) => slip.from >= entry.range.from && slip.to <= entry.range.to),
        ),
      );
      if (isAscending(entries)) continue;
      const wrong = misplacedEitherWay(entries);
      const drops = entries.filter(
        (timed, index) => timed.at < (entries[index - 1]?.at ?? timed.at),
      );
      if (wrong.size === 0 || drops.length * 3 > entries.length) continue;
      const many = wrong.size * 3 > entries.length;
      for (const block of blocksOf(entries, wrong)) {
        const [first] = block;
        const against = first && contradictedBy(first, block, entries, wrong);
        if (!against) continue;
        const [here, there] = told(first, against.other);
        report({
          range: first.entry.when.range,
          // When nearly as many rows say one thing as the other, a day may be missing above them.
          ...(many ? { severity: 'warning' as const } : {}),
          message: `${here} stands ${against.side} ${there}. ${block.length === 1 ? 'Move the row, or correct its time.' : `Correct its day or its time, or move it with the ${block.length - 1} that follow.`}`,
          related: [
            {
              range: against.other.entry.when.range,
              message: `${against.side === 'after' ? 'Before' : 'After'} it: ${there}`,
            },
          ],
          fixes: fixesFor(block, entries, wrong, document().text),
        });
      }
    }
  },
});

/** Whether no entry is earlier than the one before. */
const isAscending = (entries: readonly Timed[]): boolean =>
  entries.every(({ at }, index) => at >= (entries[index - 1]?.at ?? at));

/** What is out of place whichever of day and month comes first. */
function misplacedEitherWay(entries: readonly Timed[]): ReadonlySet<Timed> {
  const wrong = misplaced(entries);
  if (entries.every(({ entry: { start } }) => start?.at === start?.otherAt)) return new Set(wrong);
  const other = new Set(misplaced(otherwise(entries)).map(({ entry }) => entry));
  return new Set(wrong.filter(({ entry }) => other.has(entry)));
}

/** Rows next to each other that are out of place together: one slip, told once. */
function blocksOf(
  entries: readonly Timed[],
  wrong: ReadonlySet<Timed>,
): readonly (readonly Timed[])[] {
  const blocks: Timed[][] = [];
  let open: Timed[] | null = null;
  for (const timed of entries) {
    if (!wrong.has(timed)) open = null;
    else if (open && timed.at >= (open[open.length - 1]?.at ?? 0)) open.push(timed);
    else blocks.push((open = [timed]));
  }
  return blocks;
}

/** The nearest row in its place that the block cannot stand beside. */
function contradictedBy(
  first: Timed,
  block: readonly Timed[],
  entries: readonly Timed[],
  wrong: ReadonlySet<Timed>,
): { readonly other: Timed; readonly side: 'before' | 'after' } | null {
  const index = entries.indexOf(first);
  const above = entries.slice(0, index).findLast((other) => !wrong.has(other));
  if (above && above.at > first.at) return { other: above, side: 'after' };
  const below = entries.slice(index + block.length).find((other) => !wrong.has(other));
  return below && below.at < first.at ? { other: below, side: 'before' } : null;
}

/** Both times with what decided: the day where the days differ, the zone where the zones do. */
function told(a: Timed, b: Timed): readonly [string, string] {
  const dated = a.entry.start?.date?.toString() !== b.entry.start?.date?.toString();
  const zoned = a.entry.start?.zone?.name !== b.entry.start?.zone?.name;
  const one = ({ entry: { start } }: Timed): string =>
    `${formatMoment(start ?? NOTHING, dated)}${zoned && start?.zone ? ` ${start.zone.name}` : ''}`;
  return [one(a), one(b)];
}

const NOTHING = { date: null, time: null };

function fixesFor(
  block: readonly Timed[],
  entries: readonly Timed[],
  wrong: ReadonlySet<Timed>,
  text: string,
): readonly Fix[] {
  const blocks = entryBlocks(entries, text);
  const [timed] = block;
  if (!blocks || !timed) return [];
  const right = entries.filter((entry) => entry === timed || !wrong.has(entry));
  const move =
    block.length === 1 && keepsDays(entries, movedAmong(timed, entries, right))
      ? moveEdits(timed, right, blocks, text)
      : null;
  const fixes = move ? [choice('Move to its place in time', move, true)] : [];
  if (
    entries.length === timed.timeline.entries.length &&
    wrong.size > 1 &&
    keepsDays(entries, inTime(entries))
  )
    fixes.push(choice('Sort the timeline', sortEdits(entries, blocks, text)));
  return fixes;
}

/** The order of rows once one of them is at its place among those that are right. */
function movedAmong(
  timed: Timed,
  entries: readonly Timed[],
  right: readonly Timed[],
): readonly Timed[] {
  const others = entries.filter((entry) => entry !== timed);
  const follower = right.find((entry) => entry !== timed && entry.at > timed.at);
  const last = right.filter((entry) => entry !== timed).pop();
  const at = follower ? others.indexOf(follower) : last ? others.indexOf(last) + 1 : others.length;
  return [...others.slice(0, at), timed, ...others.slice(at)];
}
