import { Temporal } from 'temporal-polyfill';
import type { Timeline } from '../../model/types';
import { timedEntries } from '../../rules/support/sequence';
import type { TextEdit } from '../../text/edit';
import { range } from '../../text/range';
import { dayNumber, instantOf } from '../../time/instant';
import { clockLike, dateLike } from '../../time/style';
import type { Snapshot } from '../../workspace/snapshot';
import { rowLike } from '../rows';
import type { Message } from './message';

/** A message at its moment, in the zone of a timeline. */
export interface Row {
  readonly at: number;
  readonly date: Temporal.PlainDate;
  readonly time: Temporal.PlainTime;
  readonly actor: string | null;
  readonly text: string;
  /** Its place among the messages that were given. */
  readonly index: number;
}

/** By instant, each in the zone of the timeline. Times without a day are on that of the incident. */
export function ordered(
  messages: readonly Message[],
  { day, copied, target }: { day: Temporal.PlainDate; copied: string; target: string },
): readonly Row[] {
  let previous = -Infinity;
  let shift = 0;
  return messages
    .map(({ date, time, zone, actor, text }, index): Row => {
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
      return { at, date: there.toPlainDate(), time: there.toPlainTime(), actor, text, index };
    })
    .sort((a, b) => a.at - b.at);
}

/** Each row like its neighbour: before the first entry that is later; the rest after the last one. */
export function amongEntries(
  snapshot: Snapshot,
  timeline: Timeline,
  rows: readonly Row[],
  day: Temporal.PlainDate,
): readonly TextEdit[] | null {
  const { text } = snapshot;
  const names = nameFinder(snapshot);
  const entries = timedEntries(timeline);
  const last = entries[entries.length - 1];
  if (!last || last.entry !== timeline.entries[timeline.entries.length - 1]) return null;
  const at = new Map<number, string[]>();
  for (const row of rows) {
    // A timeline without any date counts from no day at all.
    const since = last.entry.start?.date == null ? dayNumber(day) * 1440 : 0;
    const later = entries.find((entry) => entry.at + since > row.at);
    const like = later ?? last;
    const made = rowLike(snapshot, timeline, like.entry, {
      at: row.at - since,
      text: row.text,
      actor: row.actor === null ? null : names(row.actor),
    });
    if (!made) return null;
    const position = later ? made.from : nextLine(text, made.end);
    const lines = at.get(position);
    if (lines) lines.push(made.line);
    else at.set(position, [made.line]);
  }
  return [...at].map(([position, lines]) => linesAt(text, position, lines));
}

const nextLine = (text: string, end: number): number => {
  const next = text.indexOf('\n', end);
  return next === -1 ? text.length : next + 1;
};

/** Whole lines at the start of a line, or behind a last line without an end. */
function linesAt(text: string, position: number, lines: readonly string[]): TextEdit {
  const body = lines.join('\n');
  const open = position > 0 && text[position - 1] !== '\n';
  return { range: range(position, position), newText: open ? `\n${body}` : `${body}\n` };
}

/** A table where there is no timeline yet, apart from the text around it. */
export function asTable(
  snapshot: Snapshot,
  position: number,
  rows: readonly Row[],
  { zone, day }: { readonly zone: string; readonly day: Temporal.PlainDate },
): readonly TextEdit[] {
  const { text, configuration } = snapshot;
  const names = nameFinder(snapshot);
  const people = rows.some(({ actor }) => actor !== null);
  const dated = rows.some(({ date }) => !date.equals(day));
  const cell = (said: string): string => said.replace(/\\?\|/g, '\\|');
  const lines = rows.map(({ date, time, text: said, actor }) => {
    const when = `${dated ? `${dateLike(date, null, configuration.dateOrder)} ` : ''}${clockLike(time, null)}`;
    const who = people ? ` ${actor === null ? '' : cell(names(actor))} |` : '';
    return `| ${when} | ${cell(said)} |${who}`;
  });
  const head = [
    `| Time (${zone}) | Event |${people ? ' Person |' : ''}`,
    `|---|---|${people ? '---|' : ''}`,
  ];
  const before = text.slice(0, position);
  const lead = before === '' || before.endsWith('\n\n') ? [] : [''];
  const tail = text.slice(position).startsWith('\n') || position === text.length ? [] : [''];
  return [linesAt(text, position, [...lead, ...head, ...lines, ...tail])];
}

/** The name by which the document calls somebody. */
export function nameFinder({ model, configuration }: Snapshot): (name: string) => string {
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
