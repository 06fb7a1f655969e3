import type { Temporal } from 'temporal-polyfill';
import { datesIn } from '../../model/frame/dates';
import type { Postmortem, TimelineEntry } from '../../model/types';
import { areasOf, overlaps } from '../../syntax/areas';
import { sourceOf, type KeptDocument } from '../../syntax/document';
import { findInLeaves } from '../../syntax/found';
import { moved, sourceRange, type InlineText } from '../../syntax/inlineText';
import { touches, type Range } from '../../text/range';
import { resolveDate, type DateOrder } from '../../time/calendar';
import { formatClock } from '../../time/format';
import { dayNumber, minuteOfDay } from '../../time/instant';
import { dateLike } from '../../time/style';
import { scanWhen } from '../../time/when';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';
import { stems } from '../support/prose';

/** Many things happen on the hour: there more words must be the same. */
const ROUND = 15;
const TELLING_ROUND = 2;
/** Further apart, the two hardly tell one story, but for a slip of the year. */
const NEAR_DAYS = 7;

export default defineRule({
  id: 'timeline/date-conflict',
  since: '0.3.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['dateOrder', 'timelines'],
  summary: 'A sentence gives a moment that the timeline has on another day.',
  why: `"The first report came on 2024-12-17 at 12:43" above a row "2024-12-16 12:43 First report": one of the two days is wrong, and so is every length that begins there.

It fires only where the timeline has that clock time once, on another day and in the same words, and nothing at the moment of the sentence.`,
  examples: [
    {
      title: 'a day later than the row',
      bad: '# Outage\n\nThe first report came on ⟦2024-12-17⟧ at 12:43 UTC.\n\n## Timeline (UTC)\n\n- 2024-12-16 12:43 First report\n- 2024-12-16 14:00 Incident resolved\n',
      fixed:
        '# Outage\n\nThe first report came on 2024-12-16 at 12:43 UTC.\n\n## Timeline (UTC)\n\n- 2024-12-16 12:43 First report\n- 2024-12-16 14:00 Incident resolved\n',
    },
    {
      title: 'something else, at the same time of another day',
      good: '# Outage\n\nThe certificate had been renewed on 2024-12-15 at 12:43 UTC.\n\n## Timeline (UTC)\n\n- 2024-12-16 12:43 First report\n- 2024-12-16 14:00 Incident resolved\n',
    },
  ],
  check({ model, document, report }) {
    if (model.recognition.template || model.timelines.length === 0) return;
    const moments = saidMoments(document(), model.dateOrder);
    if (moments.length === 0) return;
    const rows = rowsByClock(model);
    for (const said of moments) {
      const { range } = said;
      const row = conflicting(said, rows);
      if (!row || overlaps(areasOf(document()).verbatim, range) || isRow(model, range)) continue;
      const moment = `${row.day.toString()} ${formatClock(said.clock)}`;
      const right = dateLike(row.day, sourceOf(document(), range), model.dateOrder);
      report({
        range,
        message: `The timeline has this at ${moment}, on another day. Correct the sentence or the row.`,
        related: [{ range: row.entry.range, message: `${moment}: ${row.entry.text.text}` }],
        fixes: [
          choice(`Replace by ${right} (from the timeline)`, [replacement(range, right)], true),
        ],
      });
    }
  },
});

/** A row with its day and clock. */
interface DatedRow {
  readonly entry: TimelineEntry;
  readonly day: Temporal.PlainDate;
}

/** The dated rows by the minute of their day. */
function rowsByClock(
  model: Pick<Postmortem, 'timelines'>,
): ReadonlyMap<number, readonly DatedRow[]> {
  const rows = new Map<number, DatedRow[]>();
  for (const { entries } of model.timelines) {
    for (const entry of entries) {
      const { start } = entry;
      if (!start?.time || !start.date || start.at !== start.otherAt) continue;
      const minute = minuteOfDay(start.time);
      const same = rows.get(minute);
      if (same) same.push({ entry, day: start.date });
      else rows.set(minute, [{ entry, day: start.date }]);
    }
  }
  return rows;
}

/** A full date with a clock in a sentence. */
interface SaidMoment {
  readonly sentence: string;
  /** Of the date alone. */
  readonly range: Range;
  readonly day: Temporal.PlainDate;
  readonly clock: Temporal.PlainTime;
  /** The id of the zone, where one is written. */
  readonly zone: string | null;
}

/** The lines of paragraphs with a date and a clock: few of a document. */
const datedLines = findInLeaves('without quotes', ({ kind, lines }) =>
  kind === 'paragraph'
    ? lines.filter(({ text }) => /\d:\d\d/.test(text) && datesIn(text).length > 0)
    : [],
);

const saidMoments = (document: KeptDocument, order: DateOrder | null): readonly SaidMoment[] =>
  datedLines(document).flatMap(({ at, node }) => momentsIn(moved(node, at), order));

function momentsIn(line: InlineText, dateOrder: DateOrder | null): readonly SaidMoment[] {
  return datesIn(line.text).flatMap((date): readonly SaidMoment[] => {
    const point = scanWhen(line.text, date.from)?.start;
    const clock = point?.clock?.time;
    const day = date.year === null ? null : resolveDate(date, dateOrder, null);
    if (!clock || !day || point?.date?.from !== date.from) return [];
    const range = sourceRange(line, date.from, date.to);
    const zone = point.zone?.zone.id ?? null;
    return [{ sentence: sentenceAt(line.text, date.from), range, day, clock, zone }];
  });
}

/** The sentence around an offset. */
function sentenceAt(text: string, at: number): string {
  const before =
    text
      .slice(0, at)
      .split(/[.!?;]\s/)
      .at(-1) ?? '';
  const behind = text.slice(at).split(/[.!?;]\s/, 1)[0] ?? '';
  return before + behind;
}

/** The one row at the same clock that stands on another day and tells the same; null for none. */
function conflicting(
  { sentence, day, clock, zone }: SaidMoment,
  rows: ReadonlyMap<number, readonly DatedRow[]>,
): DatedRow | null {
  const [row, second] = rows.get(minuteOfDay(clock)) ?? [];
  if (!row || second || !isSlip(day, row.day)) return null;
  const other = row.entry.start?.zone?.id ?? null;
  if (zone !== null && other !== null && zone !== other) return null;
  const said = stems(sentence);
  const shared = [...stems(row.entry.text.text)].filter((stem) => said.has(stem)).length;
  return shared >= (clock.minute % ROUND === 0 ? TELLING_ROUND : 1) ? row : null;
}

const isSlip = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => {
  const apart = Math.abs(dayNumber(a) - dayNumber(b));
  return apart > 0 && (apart <= NEAR_DAYS || (a.day === b.day && a.month === b.month));
};

const isRow = ({ timelines }: Pick<Postmortem, 'timelines'>, { from }: Range): boolean =>
  timelines.some(({ entries }) => entries.some((entry) => touches(entry.range, from)));
