import { Temporal } from 'temporal-polyfill';
import type { Moment, Timeline, TimelineEntry } from '../../model/types';
import { emptyRow, insertion, replacement, wholeLines } from '../../rules/support/edits';
import { entryBlocks, sortEdits } from '../../rules/support/reorder';
import { misplaced, timedEntries } from '../../rules/support/sequence';
import type { TextEdit } from '../../text/edit';
import { range } from '../../text/range';
import { clockAt } from '../../time/format';
import { clockLike, dateLike } from '../../time/style';
import type { Snapshot } from '../../workspace/snapshot';
import { refactoring, within, type Refactoring, type RefactoringContext } from './refactoring';

/** What can be done with the timeline that the cursor is in, or whose heading it is on. */
export function timelineRefactorings(context: RefactoringContext): readonly Refactoring[] {
  const { snapshot, at } = context;
  const timeline = timelineAt(snapshot, at.from);
  if (!timeline) return [];
  return [
    ...sorted(snapshot, timeline),
    ...insertAfter(context, timeline),
    ...asTable(snapshot, timeline),
    ...asList(snapshot, timeline),
    ...zones(context, timeline),
  ];
}

function timelineAt({ model }: Snapshot, offset: number): Timeline | undefined {
  const inside = model.timelines.find(({ range: at }) =>
    within(range(offset, offset), range(at.from, at.to + 1)),
  );
  if (inside) return inside;
  const section = model.sections.findIndex(({ headingRange }) =>
    within(range(offset, offset), headingRange),
  );
  return section === -1
    ? undefined
    : model.timelines.find((timeline) => timeline.section === section && timeline.form !== 'prose');
}

function sorted({ text }: Snapshot, timeline: Timeline): readonly Refactoring[] {
  const entries = timedEntries(timeline);
  if (entries.length !== timeline.entries.length || misplaced(entries).length === 0) return [];
  const blocks = entryBlocks(entries, text);
  return blocks ? refactoring('Sort the timeline', sortEdits(entries, blocks, text)) : [];
}

/** An empty entry between the one at the cursor and the next, with a time in the middle. */
function insertAfter(
  { snapshot, at }: RefactoringContext,
  timeline: Timeline,
): readonly Refactoring[] {
  const entries = timedEntries(timeline);
  const index = entries.findIndex(({ entry }) => within(range(at.from, at.from), entry.range));
  const here = entries[index];
  if (!here || timeline.form === 'prose') return [];
  const next = entries[index + 1];
  const time = clockAt(next ? Math.floor((here.at + next.at) / 2) : here.at + 1);
  const clock = clockLike(time, here.entry.when.kind === 'valid' ? here.entry.when.text : null);
  const lines = wholeLines(snapshot.text, here.entry.range);
  const row = emptyLike(snapshot, timeline, here.entry, clock);
  const ends = snapshot.text[lines.to - 1] === '\n';
  return row === null
    ? []
    : refactoring(`Insert an entry at ${clock}`, [
        insertion(lines.to, ends ? `${row}\n` : `\n${row}`),
      ]);
}

function emptyLike(
  { text }: Snapshot,
  { table, form }: Timeline,
  entry: TimelineEntry,
  clock: string,
): string | null {
  if (table) return emptyRow(table, clock);
  const line = text.slice(wholeLines(text, entry.range).from, entry.when.range.from);
  return form === 'list' &&
    /^\s*[-*+]\s/.test(line) &&
    !/[\p{L}\d]/u.test(line) &&
    entry.label === null
    ? `${line}${clock} - `
    : null;
}

/** A list of entries without details as a table. */
function asTable({ text }: Snapshot, timeline: Timeline): readonly Refactoring[] {
  const { entries, form } = timeline;
  if (form !== 'list' || entries.length < 2) return [];
  const lines = entries.map((entry) => wholeLines(text, entry.range));
  const touching = lines.every((line, index) => {
    const next = lines[index + 1];
    return !next || text.slice(line.to, next.from).trim() === '';
  });
  const first = lines[0];
  const last = lines[lines.length - 1];
  if (
    !touching ||
    !first ||
    !last ||
    entries.some(({ range: at }) => text.slice(at.from, at.to).includes('\n'))
  )
    return [];
  const zone = timeline.zone ?? entries.find(({ start }) => start?.zone)?.start?.zone ?? null;
  const same = entries.every(({ when }) => when.kind === 'valid' && when.value.zone !== null);
  const people = entries.some(({ actor }) => actor?.kind === 'valid');
  const cell = (source: string): string => source.replace(/(?<!\\)\|/g, '\\|').trim();
  const rows = entries.map((entry) => {
    const { when } = entry;
    const time =
      when.kind === 'absent'
        ? ''
        : same && when.kind === 'valid'
          ? when.text.slice(0, when.text.lastIndexOf(' '))
          : when.text;
    const said = text.slice(entry.text.range.from, entry.range.to);
    const label = entry.label ? `**${entry.label.text}:** ` : '';
    const actor = entry.actor?.kind === 'valid' ? entry.actor.text : '';
    return `| ${cell(time)} | ${cell(label + said)} |${people ? ` ${cell(actor)} |` : ''}`;
  });
  const header = `| Time${same && zone ? ` (${zone.name})` : ''} | Event |${people ? ' Person |' : ''}`;
  const dashes = people ? '|---|---|---|' : '|---|---|';
  const lead = first.from > 0 && text.slice(0, first.from).endsWith('\n\n') ? '' : '\n';
  return refactoring('Turn the list into a table', [
    replacement(
      range(first.from, last.to),
      `${lead}${[header, dashes, ...rows].join('\n')}${text[last.to - 1] === '\n' ? '\n' : ''}`,
    ),
  ]);
}

/** A table as a list; the titles of further columns stay as words. */
function asList({ text }: Snapshot, timeline: Timeline): readonly Refactoring[] {
  const { table } = timeline;
  if (!table || timeline.entries.length < 1) return [];
  const zone = timeline.zone?.name;
  const items = table.rows.map((row) => {
    const cell = (index: number): string => row.cells[index]?.text.trim() ?? '';
    const { date, time, text: event, actor } = table.columns;
    const own = /[A-Z]{2,5}$|Z$/.test(cell(time));
    const when = [cell(date), cell(time), own ? '' : (zone ?? '')].filter((part) => part !== '');
    const rest = row.cells.flatMap((value, index) =>
      [date, time, event, actor].includes(index) || value.text.trim() === ''
        ? []
        : [value.text.trim()],
    );
    const by = cell(actor);
    return `- ${when.join(' ')} - ${cell(event)}${by === '' ? '' : ` (${by})`}${rest.length > 0 ? `; ${rest.join('; ')}` : ''}`;
  });
  const lines = wholeLines(text, table.range);
  return refactoring('Turn the table into a list', [
    replacement(lines, `${items.join('\n')}${text[lines.to - 1] === '\n' ? '\n' : ''}`),
  ]);
}

/** All times of the timeline in another zone. */
function zones(
  { snapshot, world }: RefactoringContext,
  timeline: Timeline,
): readonly Refactoring[] {
  const { model, configuration } = snapshot;
  const wanted = [
    ...new Set(['UTC', configuration.timezone, model.zone?.id, world.readerZone]),
  ].filter((zone): zone is string => typeof zone === 'string');
  return wanted.flatMap((zone) => {
    const edits = inZone(snapshot, timeline, zone);
    return edits ? refactoring(`Convert the times to ${zone}`, edits, true) : [];
  });
}

function inZone(snapshot: Snapshot, timeline: Timeline, zone: string): readonly TextEdit[] | null {
  const { text, configuration } = snapshot;
  const edits: TextEdit[] = [];
  let from: string | null = null;
  let written = 0;
  for (const { when, start } of timeline.entries) {
    if (when.kind === 'absent') continue;
    if (when.kind !== 'valid' || when.value.end || !start?.time || start.zone?.id == null)
      return null;
    from ??= start.zone.id;
    if (start.zone.id !== from) return null;
    const moved = movedTo(start, zone);
    if (!moved) return null;
    const point = when.value.start;
    if (!point.date && !moved.sameDay) return null;
    const date =
      point.date === null ? '' : when.text.slice(0, /\d{1,2}[:h]\d{2}/.exec(when.text)?.index ?? 0);
    const time = when.text.slice(date.length).trim();
    const own = when.value.zone !== null;
    if (own) written++;
    const parts = [
      ...(date === '' ? [] : [dateLike(moved.date, date, configuration.dateOrder)]),
      `${when.value.approximate ? (/^[~≈]/.exec(time)?.[0] ?? '') : ''}${clockLike(moved.time, time.replace(/^[~≈]\s*/, ''))}`,
      ...(own ? [zone] : []),
    ];
    edits.push(replacement(when.range, parts.join(/\dT\d/.test(when.text) ? 'T' : ' ')));
  }
  if (from === null || from === zone) return null;
  if (written === timeline.entries.length) return edits;
  const name = timeline.zone?.name;
  const place =
    timeline.table?.header[timeline.table.columns.time] ??
    snapshot.model.sections[timeline.section]?.heading;
  const at =
    name === undefined || !place ? -1 : text.slice(place.range.from, place.range.to).indexOf(name);
  if (!place || name === undefined) return null;
  edits.push(
    at === -1
      ? insertion(place.range.to, ` (${zone})`)
      : replacement(range(place.range.from + at, place.range.from + at + name.length), zone),
  );
  return edits;
}

/** The wall clock of a moment in another zone; null where its day would have to be known and is not. */
function movedTo(
  { at, date, time }: Moment,
  zone: string,
): {
  readonly date: Temporal.PlainDate;
  readonly time: Temporal.PlainTime;
  readonly sameDay: boolean;
} | null {
  if (!time || (!date && zone !== 'UTC')) return null;
  const there = Temporal.Instant.fromEpochMilliseconds(Math.round(at * 60_000)).toZonedDateTimeISO(
    zone,
  );
  const day = date ?? Temporal.PlainDate.from('1970-01-01');
  return {
    date: there.toPlainDate(),
    time: there.toPlainTime(),
    sameDay: there.toPlainDate().equals(day),
  };
}
