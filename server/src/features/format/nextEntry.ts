import type { TimelineEntry } from '../../model/types';
import type { Range } from '../../text/range';
import { analyse } from '../../workspace/analyse';
import type { Snapshot } from '../../workspace/snapshot';
import { keepsReading } from '../refactor/proof';
import { rowLike } from '../rows';
import type { World } from '../world';

/**
 * What goes on the blank line below a whole entry: the next one in its form, with a time that keeps
 * the order. Null where no entry ends there, where text of it goes on below, or where the line would
 * change how anything else is read.
 */
export function nextEntry(snapshot: Snapshot, world: World, blank: Range): string | null {
  const end = blank.from - 1;
  if (!mayEnd(snapshot, end)) return null;
  // The line end that was just typed cuts tables and items in two: what counts is how it was before.
  const { configuration, today } = snapshot;
  const before = analyse(snapshot.text.slice(0, end) + snapshot.text.slice(blank.to), {
    configuration,
    today,
    path: world.path,
    previous: snapshot,
    always: true,
  });
  for (const timeline of before.model.timelines) {
    const index = timeline.entries.findIndex(({ range: at }) => ends(before, at, end));
    const entry = timeline.entries[index];
    if (!entry) continue;
    if (entry.text.text === '') return null;
    const at = timeAfter(entry, timeline.entries[index + 1], world);
    const row =
      at === null ? null : rowLike(before, timeline, entry, { at, text: '', actor: null });
    if (!row || row.end > end) return null;
    const edit = { range: { from: end, to: end }, newText: `\n${row.line}` };
    return keepsReading(before, world, [edit], { moreEntries: true }) ? row.line : null;
  }
  return null;
}

/** Without reading again: whether an entry with a time reaches the end of that line. */
const mayEnd = ({ model, text }: Snapshot, end: number): boolean =>
  model.timelines.some(({ entries }) =>
    entries.some(
      ({ range: at }) =>
        at.from <= end && text.slice(at.from, end).trimEnd().length + at.from <= at.to,
    ),
  );

const ends = ({ text }: Snapshot, { from, to }: Range, end: number): boolean =>
  from < end && to <= end && text.slice(to, end).trim() === '';

/** A minute later, or now while the incident is written down; never behind the entry that follows. */
function timeAfter(
  { start, end }: TimelineEntry,
  next: TimelineEntry | undefined,
  { now }: World,
): number | null {
  if (!start?.time) return null;
  const here = Math.max(start.at, end?.at ?? start.at);
  if (next) {
    if (!next.start?.time || next.start.at < start.at) return null;
    return Math.max(start.at, Math.min(Math.floor(here) + 1, next.start.at));
  }
  const clock = Math.floor(now.epochMilliseconds / 60_000);
  return start.date && clock > here && clock < here + 720 ? clock : Math.floor(here) + 1;
}
