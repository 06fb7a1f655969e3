import { Temporal } from 'temporal-polyfill';
import type { Timeline } from '../../model/types';
import { wholeLines } from '../../rules/support/edits';
import { firstDay } from '../../rules/support/days';
import { timedEntries } from '../../rules/support/sequence';
import { inferOrder } from '../../time/calendar';
import { clockLike, dateLike } from '../../time/style';
import { dayNumber, instantOf } from '../../time/instant';
import type { TextEdit } from '../../text/edit';
import { range } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';
import type { World } from '../world';
import { readJson } from './json';
import type { PastedLog, PastedMessage } from './message';
import { readText } from './text';

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
  const order = inferOrder(snapshot.text, configuration.dateOrder);
  const log: PastedLog | null = readJson(text) ?? readText(text, { year: day.year, order });
  if (!log) return null;
  const target = place.timeline?.zone?.id ?? model.zone?.id ?? configuration.timezone ?? 'UTC';
  const open = log.messages.some((message) => message.zone?.id == null);
  const asked = zone ?? target;
  const rows = ordered(log.messages, { day, copied: asked, target });
  return {
    source: log.source,
    count: rows.length,
    edits: editsFor(snapshot, place, rows, target, day),
    zones:
      open &&
      zone === null &&
      world.readerZone !== target &&
      offsetsDiffer(day, target, world.readerZone)
        ? [world.readerZone, target]
        : [],
  };
}

interface PastePlace {
  readonly timeline: Timeline | null;
  /** Where rows go that come after all others. */
  readonly end: number;
}

/** The timeline at an offset, or the section that will hold one. */
function placeOf({ model, text }: Snapshot, offset: number): PastePlace | null {
  const inside = model.timelines.find(
    ({ range: at, form }) => form !== 'prose' && offset >= at.from && offset <= at.to + 1,
  );
  if (inside) return { timeline: inside, end: wholeLines(text, inside.range).to };
  const index = model.sections.findIndex(
    ({ kind, range: at }) => kind === 'timeline' && offset >= at.from && offset <= at.to,
  );
  if (index === -1) return null;
  const held = model.timelines.find(
    ({ section, form }) => section === index && (form === 'table' || form === 'list'),
  );
  return held
    ? { timeline: held, end: wholeLines(text, held.range).to }
    : { timeline: null, end: offset };
}

interface Row {
  readonly at: number;
  readonly date: Temporal.PlainDate;
  readonly time: Temporal.PlainTime;
  readonly actor: string | null;
  readonly text: string;
}

/** By instant, each in the zone of the timeline. Times without a day are on that of the incident. */
function ordered(
  messages: readonly PastedMessage[],
  { day, copied, target }: { day: Temporal.PlainDate; copied: string; target: string },
): readonly Row[] {
  let previous = -Infinity;
  let shift = 0;
  return messages
    .map(({ date, time, zone, actor, text }): Row => {
      const from = zone?.id ?? copied;
      let at = instantOf(dayNumber(date ?? day) + shift, time, { name: from, id: from });
      // A chat over midnight goes on; it does not go back by half a day.
      if (!date && at < previous - 600) {
        shift++;
        at += 1440;
      }
      previous = at;
      const there = Temporal.Instant.fromEpochMilliseconds(
        Math.round(at * 60_000),
      ).toZonedDateTimeISO(target);
      return { at, date: there.toPlainDate(), time: there.toPlainTime(), actor, text };
    })
    .sort((a, b) => a.at - b.at);
}

const offsetsDiffer = (day: Temporal.PlainDate, a: string, b: string): boolean => {
  const noon = { plainTime: Temporal.PlainTime.from('12:00') };
  return (
    day.toZonedDateTime({ timeZone: a, ...noon }).offset !==
    day.toZonedDateTime({ timeZone: b, ...noon }).offset
  );
};

/** Each row before the first entry that is later; the rest at the end. */
function editsFor(
  snapshot: Snapshot,
  { timeline, end }: PastePlace,
  rows: readonly Row[],
  zone: string,
  day: Temporal.PlainDate,
): readonly TextEdit[] {
  const { text } = snapshot;
  const write = writerFor(snapshot, timeline, rows, zone);
  const entries = timeline ? timedEntries(timeline) : [];
  const at = new Map<number, string[]>();
  for (const row of rows) {
    // A timeline without any date counts from no day at all.
    const later = entries.find(
      ({ entry, at: own }) =>
        own + (entry.start?.date == null ? dayNumber(day) * 1440 : 0) > row.at,
    );
    const position = later ? wholeLines(text, later.entry.range).from : end;
    at.set(position, [...(at.get(position) ?? []), write(row)]);
  }
  return [...at].map(([position, lines]) => {
    const head = timeline ? '' : headOf(snapshot, position, zone, rows);
    const open = position > 0 && text[position - 1] !== '\n';
    const body = `${head}${lines.join('\n')}`;
    return {
      range: range(position, position),
      newText: open ? `\n${body}` : `${body}\n`,
    };
  });
}

/** The header of a table where there is none yet. */
function headOf({ text }: Snapshot, position: number, zone: string, rows: readonly Row[]): string {
  const lead =
    position > 0 && !text.slice(0, position).endsWith('\n\n') && text[position - 1] === '\n'
      ? '\n'
      : '';
  const people = rows.some(({ actor }) => actor !== null);
  return `${lead}| Time (${zone}) | Event |${people ? ' Person |' : ''}\n|---|---|${people ? '---|' : ''}\n`;
}

function writerFor(
  snapshot: Snapshot,
  timeline: Timeline | null,
  rows: readonly Row[],
  zone: string,
): (row: Row) => string {
  const { configuration, text } = snapshot;
  const names = nameFinder(snapshot);
  const like = timeline?.entries.find(({ start }) => start?.time);
  const sample = like?.when.kind === 'valid' ? like.when.text : null;
  const clockAt = sample === null ? null : sample.search(/\d{1,2}[:h]\d{2}/);
  const dateSample =
    like?.start?.dateWritten === true && sample !== null && clockAt !== null && clockAt > 0
      ? sample.slice(0, clockAt)
      : null;
  const clockSample = sample === null ? null : sample.slice(clockAt ?? 0);
  const days = new Set(rows.map(({ date }) => date.toString())).size;
  const dated = dateSample !== null || (days > 1 && (timeline?.table?.columns.date ?? -1) === -1);
  const cell = (said: string): string => said.replace(/\\?\|/g, '\\|');
  const when = ({ date, time }: Row): string =>
    `${dated ? `${dateLike(date, dateSample, configuration.dateOrder)} ` : ''}${clockLike(time, clockSample)}`;
  if (!timeline || timeline.table) {
    const { header, columns } = timeline?.table ?? {
      header: rows.some(({ actor }) => actor !== null) ? [0, 1, 2] : [0, 1],
      columns: { time: 0, text: 1, actor: 2, date: -1 },
    };
    const own =
      sample !== null && /[A-Z]{2,5}$/.test(sample) && timeline?.zone === null ? ` ${zone}` : '';
    return (row) => {
      const cells = header.map((_, index) => {
        if (index === columns.time) return `${when(row)}${own}`;
        if (index === columns.date)
          return dateLike(row.date, like?.start?.date?.toString() ?? null, configuration.dateOrder);
        if (index === columns.text)
          return cell(
            columns.actor === -1 && row.actor !== null
              ? `${names(row.actor)}: ${row.text}`
              : row.text,
          );
        return index === columns.actor && row.actor !== null ? cell(names(row.actor)) : '';
      });
      return `|${cells.map((said) => ` ${said} `).join('|')}|`;
    };
  }
  const entry = like ?? timeline.entries[0];
  const source = entry ? text.slice(entry.range.from, entry.range.to) : '- ';
  const marker = /^(?:[-*+]|\d{1,3}[.)])\s+(?:\*\*)?/.exec(source)?.[0] ?? '- ';
  const suffix = sample === null ? '' : /\s[A-Z]{2,5}$/.exec(sample) ? ` ${zone}` : '';
  const between = entry ? text.slice(entry.when.range.to, entry.text.range.from) : ' - ';
  return (row) =>
    `${marker}${when(row)}${suffix}${between.length <= 6 && between.trim() !== '' ? between : ' - '}${row.actor === null ? '' : `${names(row.actor)}: `}${row.text}`;
}

/** The name by which the document calls somebody. */
function nameFinder({ model, configuration }: Snapshot): (name: string) => string {
  const known = new Map<string, string>();
  const add = (key: string | null, name: string): void => {
    const plain = key?.replace(/^@/, '').toLowerCase() ?? '';
    if (plain !== '' && !known.has(plain)) known.set(plain, name);
  };
  for (const person of model.people) {
    const usual =
      person.references.find(({ place }) => place === 'actor')?.name ??
      person.references.find(({ place }) => place === 'owner')?.name ??
      person.name;
    add(person.name, usual);
    for (const { name } of person.references) add(name, usual);
    add(person.name.split(' ')[0] ?? null, usual);
  }
  for (const { name, handle, email, aliases } of configuration.people)
    for (const key of [name, handle, email, ...aliases])
      add(key, known.get(name.toLowerCase()) ?? name);
  return (name) =>
    known.get(name.replace(/^@/, '').toLowerCase()) ??
    known.get((name.split(' ')[0] ?? name).toLowerCase()) ??
    name;
}
