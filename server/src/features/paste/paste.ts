import { Temporal } from 'temporal-polyfill';
import type { Timeline } from '../../model/types';
import { wholeLines } from '../../rules/support/edits';
import { firstDay } from '../../rules/support/days';
import { parseZone } from '../../time/zone';
import type { TextEdit } from '../../text/edit';
import { range } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';
import { keepsReading } from '../refactor/proof';
import type { World } from '../world';
import { readJson } from '../evidence/json';
import type { Log } from '../evidence/message';
import { amongEntries, asTable, ordered } from '../evidence/rows';
import { readText } from '../evidence/text';

/** What a paste would do. */
export interface Paste {
  readonly source: string;
  readonly count: number;
  readonly edits: readonly TextEdit[];
  /**
   * Zones to choose from, the likeliest first, where the text names none and the answer matters;
   * empty where there is nothing to ask.
   */
  readonly zones: readonly string[];
}

/**
 * A chat, a log or a history as rows of the timeline around `offset`: in order, in its form and zone,
 * with the names that the document uses. `zone` is where times without one were copied. Null for
 * what is no such text, or outside a timeline.
 */
export function pasteAsRows(
  snapshot: Snapshot,
  world: World,
  offset: number,
  text: string,
  zone: string | null,
): Paste | null {
  const { model, configuration, today } = snapshot;
  if (!model.recognition.postmortem) return null;
  const place = placeOf(snapshot, offset);
  if (!place) return null;
  const day = firstDay(model) ?? today;
  const order = model.dateOrder;
  const log: Log | null = readJson(text) ?? readText(text, { year: day.year, order });
  if (!log) return null;
  const target = place.timeline?.zone?.id ?? model.zone?.id ?? configuration.timezone ?? 'UTC';
  const open = log.messages.some((message) => message.zone?.id == null);
  // A zone that nobody knows is as good as none: it is asked for again.
  const told = zone === null ? null : (parseZone(zone)?.id ?? null);
  const asked = told ?? target;
  const rows = ordered(log.messages, { day, copied: asked, target });
  const edits = place.timeline
    ? amongEntries(snapshot, place.timeline, rows, day)
    : asTable(snapshot, place.end, rows, { zone: target, day });
  // A paste that cannot be read as these rows, or changes how anything else is read, stays a paste.
  if (!edits || !keepsReading(snapshot, world, edits, { newEntries: rows.length, mayFind: true }))
    return null;
  return {
    source: log.source,
    count: rows.length,
    edits,
    zones:
      open &&
      told === null &&
      world.readerZone !== target &&
      offsetsDiffer(day, target, world.readerZone)
        ? [world.readerZone, target]
        : [],
  };
}

interface PastePlace {
  readonly timeline: Timeline | null;
  /** Where a table begins when there is no timeline yet. */
  readonly end: number;
}

/** The timeline at an offset, or the section that will hold one. */
function placeOf({ model, text }: Snapshot, offset: number): PastePlace | null {
  const inside = model.timelines.find(
    ({ range: at, form }) => form !== 'prose' && offset >= at.from && offset <= at.to + 1,
  );
  if (inside) return { timeline: inside, end: offset };
  const index = model.sections.findIndex(
    ({ kind, range: at }) => kind === 'timeline' && offset >= at.from && offset <= at.to,
  );
  if (index === -1) return null;
  const held = model.timelines.filter(({ section }) => section === index);
  const [only] = held;
  if (only) return held.length === 1 ? { timeline: only, end: offset } : null;
  const line = wholeLines(text, range(offset, offset));
  // In the middle of a text there is no place for a table.
  return text.slice(line.from, line.to).trim() === '' ? { timeline: null, end: line.from } : null;
}

const offsetsDiffer = (day: Temporal.PlainDate, a: string, b: string): boolean => {
  const noon = { plainTime: Temporal.PlainTime.from('12:00') };
  return (
    day.toZonedDateTime({ timeZone: a, ...noon }).offset !==
    day.toZonedDateTime({ timeZone: b, ...noon }).offset
  );
};
