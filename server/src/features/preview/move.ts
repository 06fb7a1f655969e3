import type { Moment, TimelineEntry } from '../../model/types';
import { replacement } from '../../rules/support/edits';
import { entryBlocks, moveEdits } from '../../rules/support/reorder';
import { misplaced, timedEntries, type Timed } from '../../rules/support/sequence';
import { applyEdits, type TextEdit } from '../../text/edit';
import { lineAt } from '../../text/lineIndex';
import { range } from '../../text/range';
import { clockAt } from '../../time/format';
import { minuteOfDay } from '../../time/instant';
import { clockLike, dateLike } from '../../time/style';
import type { WrittenPoint } from '../../time/written';
import type { Snapshot } from '../../workspace/snapshot';

const CLOCK = /\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?(?:\s?[AaPp]\.?[Mm]\b\.?)?/;

/** Whether an entry has a clock time that can be written anew. */
export const canMove = ({ when, start, end }: TimelineEntry): boolean =>
  when.kind === 'valid' &&
  start?.time != null &&
  (when.value.end === null || end?.time != null) &&
  CLOCK.test(when.text);

/**
 * Another time for an entry, written as its time is; both ends of a range move. In a timeline that
 * was in order the row goes to its new place. Null where the time cannot be written so: over
 * midnight the date has to move along, and where none is written, it cannot.
 */
export function moveEntry(
  snapshot: Snapshot,
  line: number,
  minutes: number,
): readonly TextEdit[] | null {
  const { text, model, lines } = snapshot;
  for (const timeline of model.timelines) {
    const entry = timeline.entries.find(({ range: own }) => lineAt(lines, own.from) === line);
    if (!entry) continue;
    if (!canMove(entry) || entry.when.kind !== 'valid') return null;
    const { value } = entry.when;
    const start = rewritten(snapshot, value.start, entry.start, minutes, false);
    const end =
      value.end && rewritten(snapshot, value.end, entry.end, minutes, value.end.date === null);
    if (!start || (value.end && !end)) return null;
    const edits = end ? [start, end] : [start];
    if (timeline.form === 'labelled' || timeline.form === 'prose') return edits;
    const timed = timedEntries(timeline);
    const self = timed.find((other) => other.entry === entry);
    return (self && toItsPlace(timed, self, minutes, edits, text)) ?? edits;
  }
  return null;
}

/** One point of a time with other minutes. `wraps`: midnight is no obstacle. */
function rewritten(
  { text, configuration }: Snapshot,
  point: WrittenPoint,
  moment: Moment | null,
  minutes: number,
  wraps: boolean,
): TextEdit | null {
  const written = text.slice(point.range.from, point.range.to);
  const clock = CLOCK.exec(written);
  if (!clock || !moment?.time) return null;
  const moved = minuteOfDay(moment.time) + Math.round(minutes);
  const days = Math.floor(moved / 1440);
  const before = written.slice(0, clock.index);
  const dated = /\d/.test(before) && moment.date !== null;
  if (days !== 0 && !dated && !wraps) return null;
  const date =
    days !== 0 && dated && moment.date
      ? `${dateLike(moment.date.add({ days }), before, configuration.dateOrder)}${/^\S*T/.test(written) ? 'T' : ' '}`
      : before;
  const time = clockLike(clockAt(moved), clock[0]);
  return replacement(point.range, `${date}${time}${written.slice(clock.index + clock[0].length)}`);
}

/** The edits with the row taken to where its new time belongs; null where it stands there, or order is not kept. */
function toItsPlace(
  timed: readonly Timed[],
  self: Timed,
  minutes: number,
  edits: readonly TextEdit[],
  text: string,
): readonly TextEdit[] | null {
  if (misplaced(timed).length > 0) return null;
  const blocks = entryBlocks(timed, text);
  const own = blocks?.get(self);
  if (!blocks || !own) return null;
  const others = timed.filter((other) => other !== self);
  const moved: Timed = { ...self, at: self.at + minutes };
  const index = timed.indexOf(self);
  const inPlace =
    (timed[index - 1]?.at ?? -Infinity) <= moved.at &&
    moved.at <= (timed[index + 1]?.at ?? Infinity);
  if (inPlace) return null;
  const rewrite = (row: string): string =>
    applyEdits(
      row,
      edits.map(({ range: at, newText }) => ({
        range: range(at.from - own.from, at.to - own.from),
        newText,
      })),
    );
  return moveEdits(moved, others, new Map(blocks).set(moved, own), text, rewrite);
}
