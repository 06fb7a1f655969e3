import { Temporal } from 'temporal-polyfill';
import { insertion, replacement } from '../../rules/support/edits';
import { saysZone } from '../../model/timeline/preamble';
import type { Moment, Timeline } from '../../model/types';
import { blocksOf } from '../../syntax/document';
import type { Block } from '../../syntax/blocks';
import type { TextEdit } from '../../text/edit';
import { range, type Range } from '../../text/range';
import { clockLike, dateLike } from '../../time/style';
import type { WrittenPoint } from '../../time/written';
import { scanZone, findZone } from '../../time/zone';
import type { Snapshot } from '../../workspace/snapshot';

/** Whether the title of the time column names the zone: `Time (JST)`. */
export const isHeaderZone = ({ table, zone }: Timeline): boolean =>
  table !== null &&
  zone !== null &&
  findZone(table.header[table.columns.time]?.text ?? '')?.zone.id === zone.id;

/**
 * All times of a timeline in another zone, and what says the zone of them: the rows themselves, the
 * title of the column, a heading, a sentence (`All times in CEST (UTC+2).`). Only clocks, days and
 * zones change: `ca.`, marks and words around them stay. Null where a time cannot be told exactly.
 */
export function convertZone(
  snapshot: Snapshot,
  timeline: Timeline,
  zone: string,
): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  const from = timeline.entries.find(({ start }) => start?.zone)?.start?.zone?.id ?? null;
  if (from === null || from === zone) return null;
  let own = 0;
  for (const { when, start, end } of timeline.entries) {
    if (when.kind === 'absent') continue;
    if (when.kind !== 'valid') return null;
    const { start: first, end: last } = when.value;
    for (const [point, moment] of [
      [first, start],
      [last, end],
    ] as const) {
      if (!point) continue;
      const moved = moment && pointEdits(snapshot, point, moment, { from, zone });
      if (!moved) return null;
      edits.push(...moved);
    }
    if (when.value.zone !== null) own++;
  }
  const said = own === timeline.entries.length ? [] : sayings(snapshot, timeline, from, zone);
  return said && [...edits, ...said];
}

/** One written time; null where its day would have to be known and is not. */
function pointEdits(
  { text, configuration }: Snapshot,
  { parts, date }: WrittenPoint,
  moment: Moment,
  { from, zone }: { readonly from: string; readonly zone: string },
): readonly TextEdit[] | null {
  const { time } = moment;
  if (!time || !parts.clock || moment.zone?.id !== from) return null;
  if (!moment.date && zone !== 'UTC') return null;
  const there = Temporal.Instant.fromEpochMilliseconds(
    Math.round(moment.at * 60_000),
  ).toZonedDateTimeISO(zone);
  const day = moment.date ?? Temporal.PlainDate.from('1970-01-01');
  const sameDay = there.toPlainDate().equals(day);
  const source = ({ from: a, to: b }: Range): string => text.slice(a, b);
  const edits = [replacement(parts.clock, clockLike(there.toPlainTime(), source(parts.clock)))];
  if (!sameDay) {
    if (!date || !parts.date) return null;
    const written = dateLike(there.toPlainDate(), source(parts.date), configuration.dateOrder);
    edits.push(replacement(parts.date, written));
  }
  if (parts.zone) {
    const old = source(parts.zone);
    const joined = /[\dZ]/.test(old) && /\d/.test(text[parts.zone.from - 1] ?? '');
    if (joined && zone !== 'UTC') return null;
    edits.push(replacement(parts.zone, joined ? 'Z' : zone));
  }
  return edits;
}

/** Edits of all that says the zone for several times; null where something else is said there too. */
function sayings(
  snapshot: Snapshot,
  timeline: Timeline,
  from: string,
  zone: string,
): readonly TextEdit[] | null {
  const { model, text, syntax } = snapshot;
  const header = timeline.table?.header[timeline.table.columns.time]?.range;
  const places: Range[] = header ? [header] : [];
  for (let at = timeline.section; at !== -1; at = model.sections[at]?.parent ?? -1) {
    const section = model.sections[at];
    if (section && section.heading !== model.title) places.push(section.heading.range);
  }
  for (const block of blocksOf(syntax)) {
    if (block.range.from > timeline.range.from) break;
    places.push(...sentencesAbout(block));
  }
  const edits: TextEdit[] = [];
  for (const place of places) {
    const found = inPlace(text, place, from, zone);
    if (!found) return null;
    edits.push(...found);
  }
  if (edits.length > 0) return edits;
  const heading = header ?? model.sections[timeline.section]?.heading.range;
  return heading ? [insertion(heading.to, ` (${zone})`)] : null;
}

function sentencesAbout(block: Block): readonly Range[] {
  if (block.kind === 'quote') return block.blocks.flatMap(sentencesAbout);
  return block.kind === 'paragraph' && saysZone(block.lines)
    ? [range(block.range.from, block.range.to)]
    : [];
}

/** `CEST (UTC+2)` is said once: the second name goes. Null where another zone is named beside. */
function inPlace(
  text: string,
  { from: begin, to }: Range,
  from: string,
  zone: string,
): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (let at = begin; at < to;) {
    const found = findZone(text.slice(at, to));
    if (!found) break;
    if (found.zone.id !== from) return null;
    const start = at + found.from;
    const end = start + found.zone.name.length;
    const again = /^\s?\(([^()\n]{1,12})\)/.exec(text.slice(end, end + 16));
    const second = again?.[1] === undefined ? null : scanZone(again[1], 0);
    const skip = again && second?.zone.id === from ? again[0].length : 0;
    edits.push(replacement(range(start, end + skip), zone));
    at = end + skip;
  }
  return edits;
}
