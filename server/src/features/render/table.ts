import { UTC, wallAt } from '../../picture/clock';
import { told } from '../../picture/told';
import type { PreviewClock, PreviewData } from '../../protocol';
import { csvCell } from '../../text/csv';
import { clockAt, formatClock } from '../../time/format';
import { dateOfDay } from '../../time/instant';

/** ISO date that a clock shows at an instant. */
export const dayOf = (clock: PreviewClock, at: number): string =>
  dateOfDay(Math.floor(wallAt(clock, at) / 1440)).toString();

/** `14:30`, with seconds where they count, that a clock shows at an instant. */
export const timeOf = (clock: PreviewClock, at: number): string =>
  formatClock(clockAt(wallAt(clock, at)));

/** The entries of the timeline as plain rows. */
function rows({ timeline }: PreviewData) {
  const clock = timeline.clock ?? UTC;
  return told(timeline).map(
    ({ at, end, allDay, time, actor, text, notes, milestone, approximate, line }) => ({
      date: at === null || !timeline.dated ? null : dayOf(clock, at),
      time: at === null || allDay ? null : timeOf(clock, at),
      end: end === null || allDay ? null : timeOf(clock, end),
      zone: timeline.zone,
      written: time,
      approximate,
      actor,
      text,
      notes,
      milestone,
      line: line + 1,
    }),
  );
}

/** RFC 4180, with a header; what a spreadsheet would take for a formula begins with an apostrophe. */
export function timelineCsv(data: PreviewData): string {
  const columns = [
    'date',
    'time',
    'end',
    'zone',
    'actor',
    'text',
    'notes',
    'milestone',
    'line',
  ] as const;
  return [
    columns.join(','),
    ...rows(data).map((row) => columns.map((column) => csvCell(row[column])).join(',')),
    '',
  ].join('\r\n');
}

export const timelineJson = (data: PreviewData): string =>
  `${JSON.stringify(
    {
      title: data.title,
      incident: data.incident,
      metrics: data.metrics.map(({ id, name, minutes, formula }) => ({
        id,
        name,
        minutes,
        formula,
      })),
      timeline: rows(data),
    },
    null,
    2,
  )}\n`;
