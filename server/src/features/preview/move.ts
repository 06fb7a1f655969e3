import type { Moment, Postmortem, Timeline, TimelineEntry } from '../../model/types';
import { replacement } from '../../rules/support/edits';
import { entryBlocks, moveEdits } from '../../rules/support/reorder';
import { misplaced, timedEntries, type Timed } from '../../rules/support/sequence';
import { touchesCode } from '../../syntax/areas';
import { applyEdits, type TextEdit } from '../../text/edit';
import { lineAt } from '../../text/lineIndex';
import { range, type Range } from '../../text/range';
import { sameValue } from '../../text/sameValue';
import { clockAt } from '../../time/format';
import { fixedOffsetOf, minuteOfDay, offsetAt } from '../../time/instant';
import { clockLike, dateLike } from '../../time/style';
import type { WrittenPoint } from '../../time/written';
import { otherFindings } from '../../workspace/proof';
import type { Snapshot } from '../../workspace/snapshot';
import { frameOf } from './frame';

const CLOCK =
  /\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?(?:\s?[AaPp]\.?[Mm]\b\.?|[AaPp](?![\p{L}\p{N}]))?/u;

/** Whether an entry has a clock time that can be written anew; code is left as it is. */
export const canMove = (
  { syntax }: Pick<Snapshot, 'syntax'>,
  { when, start, end }: TimelineEntry,
): boolean =>
  when.kind === 'valid' &&
  start?.time != null &&
  (when.value.end === null || end?.time != null) &&
  CLOCK.test(when.text) &&
  !touchesCode(syntax, when.range);

/**
 * Another time for an entry, written as its time is; both ends of a range move. In a timeline that
 * was in order the row goes to its new place, with its date where it would be read on another day
 * there. Null where the time cannot be written so that it, and all others, are read as they should
 * be: over midnight the date has to move along, and where none is written, it cannot.
 */
export function moveEntry(
  snapshot: Snapshot,
  line: number,
  minutes: number,
): readonly TextEdit[] | null {
  for (const timeline of snapshot.model.timelines) {
    const entry = timeline.entries.find(
      ({ range: own }) => lineAt(snapshot.lines, own.from) === line,
    );
    if (!entry) continue;
    if (!canMove(snapshot, entry)) return null;
    const written = moveWays(snapshot, timeline, entry, minutes);
    return written.find((edits) => movesOnly(snapshot, edits, entry, minutes)) ?? null;
  }
  return null;
}

/** Ways to write it, the best first. */
function moveWays(
  snapshot: Snapshot,
  timeline: Timeline,
  entry: TimelineEntry,
  minutes: number,
): readonly (readonly TextEdit[])[] {
  if (entry.when.kind !== 'valid') return [];
  const { value } = entry.when;
  const start = rewritten(snapshot, value.start, entry.start, minutes, false);
  const end =
    value.end && rewritten(snapshot, value.end, entry.end, minutes, value.end.date === null);
  if (!start || (value.end && !end)) return [];
  const stays = end ? [start, end] : [start];
  if (timeline.form === 'labelled' || timeline.form === 'prose') return [stays];
  const timed = timedEntries(timeline);
  const self = timed.find((other) => other.entry === entry);
  const place = (edits: readonly TextEdit[]): readonly TextEdit[] | null =>
    self ? toItsPlace(timed, self, minutes, edits, snapshot) : null;
  const date = ownDate(snapshot, timeline, entry);
  const dated = date === null ? null : stays.with(0, { ...start, newText: date + start.newText });
  return [place(stays), dated && place(dated), stays, dated].filter((edits) => edits !== null);
}

/** The day of an entry that writes none, as other entries write theirs: `2025-08-22 `. */
function ownDate(
  { configuration }: Snapshot,
  { entries }: Timeline,
  { start }: TimelineEntry,
): string | null {
  if (!start?.date || start.dateWritten) return null;
  for (const { when, start: other } of entries)
    if (when.kind === 'valid' && other?.dateWritten === true) {
      const [before] = when.text.split(CLOCK);
      if (before !== undefined && /^\s*\d/.test(before))
        return `${dateLike(start.date, before, configuration.dateOrder)} `;
    }
  return null;
}

/** Whether the entry is read at its new time after the edits, and all others at theirs. */
function movesOnly(
  snapshot: Snapshot,
  edits: readonly TextEdit[],
  entry: TimelineEntry,
  minutes: number,
): boolean {
  const after = snapshot.withText(applyEdits(snapshot.text, edits));
  return (
    sameValue(
      moments(snapshot.model, (other) => (other === entry ? minutes : 0)),
      moments(after.model, () => 0),
    ) && otherFindings(snapshot, after, { mayTell: tellsOfTimes }) === null
  );
}

/** What may be told of a time that is another one now; whether it can be read at all is none of it. */
const tellsOfTimes = (rule: string): boolean =>
  /^(?:timeline\/(?!no-timezone|mixed-timezone|invalid-time)|summary\/|claims\/)/.test(rule);

/** What each entry says and when, in whole minutes, `later` by so many; in the order of their words. */
function moments(model: Postmortem, later: (entry: TimelineEntry) => number): readonly string[] {
  const { at } = frameOf(model);
  return model.timelines
    .flatMap(({ entries }) => entries)
    .map((entry) => {
      const instants = [entry.start, entry.end].map((moment) =>
        moment ? Math.round(at(moment) + later(entry)) : null,
      );
      return JSON.stringify([entry.text.text, ...instants]);
    })
    .sort();
}

/** One point of a time with other minutes. `wraps`: midnight is no obstacle. */
function rewritten(
  { text, configuration, model }: Snapshot,
  point: WrittenPoint,
  moment: Moment | null,
  minutes: number,
  wraps: boolean,
): TextEdit | null {
  const written = text.slice(point.range.from, point.range.to);
  const clock = CLOCK.exec(written);
  if (!clock || !moment?.time) return null;
  // To the second only where seconds are written.
  const parts = /:\d{2}:\d{2}/.test(clock[0]) ? 60 : 1;
  const moved = wallAfter(model, moment, Math.round(minutes * parts) / parts);
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

/**
 * What the clock of a moment shows after some minutes have passed, in minutes since the midnight
 * before it: over a change of summer time that is an hour more or less than their sum.
 */
function wallAfter(model: Postmortem, moment: Moment, minutes: number): number {
  const wall = moment.time ? minuteOfDay(moment.time) : 0;
  const frame = frameOf(model);
  const id = moment.zone?.id ?? frame.zone?.id ?? null;
  const after = wall + minutes;
  if (id === null || !moment.date || fixedOffsetOf(id) !== null) return wholeSeconds(after);
  const at = frame.at(moment);
  return wholeSeconds(after + offsetAt(at + minutes, id) - offsetAt(at, id));
}

const wholeSeconds = (minutes: number): number => Math.round(minutes * 60) / 60;

/** The edits with the row taken to where its new time belongs; null where it stands there, or order is not kept. */
function toItsPlace(
  timed: readonly Timed[],
  self: Timed,
  minutes: number,
  edits: readonly TextEdit[],
  { text, model: { sections } }: Snapshot,
): readonly TextEdit[] | null {
  if (misplaced(timed).length > 0) return null;
  const blocks = entryBlocks(timed, text, sections);
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
  const place = others.findIndex(({ at }) => at > moved.at);
  const order = others.toSpliced(place === -1 ? others.length : place, 0, self);
  const rows = order.map((timed) => {
    const at = blocks.get(timed);
    const row = at ? text.slice(at.from, at.to) : '';
    return timed === self ? rewrite(row) : row;
  });
  if (rows.some((row) => NUMBERED.test(row)))
    return inPlaces(timed, rows, blocks, text, withNumberOf);
  return sections.some(({ headingRange }) => headingRange.from === own.from)
    ? inPlaces(timed, rows, blocks, text, (row) => row)
    : moveEdits(moved, others, new Map(blocks).set(moved, own), text, rewrite);
}

/**
 * Rows in another order, each at the place of the one that stood there, so that what is between them
 * stays; null where `fit` cannot make a row one for its place.
 */
function inPlaces(
  timed: readonly Timed[],
  rows: readonly string[],
  blocks: ReadonlyMap<Timed, Range>,
  text: string,
  fit: (row: string, before: string) => string | null,
): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const [index, entry] of timed.entries()) {
    const at = blocks.get(entry);
    const row = rows[index];
    if (!at || row === undefined) return null;
    const before = text.slice(at.from, at.to);
    const own = fit(row.replace(/\n$/, ''), before);
    if (own === null) return null;
    const now = own + (before.endsWith('\n') ? '\n' : '');
    if (now !== before) edits.push(replacement(at, now));
  }
  return edits;
}

const NUMBERED = /^([ \t]*)(\d+)(?=[.)][ \t])/;

/** A row of a numbered list with the number of another; null where its length would move what stands under it. */
function withNumberOf(row: string, before: string): string | null {
  const [, , number] = NUMBERED.exec(before) ?? [];
  const [, , own] = NUMBERED.exec(row) ?? [];
  if (number === undefined || own === undefined) return null;
  if (number.length !== own.length && row.includes('\n')) return null;
  return row.replace(NUMBERED, `$1${number}`);
}
