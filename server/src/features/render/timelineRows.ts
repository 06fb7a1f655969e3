import { dayText, UTC, wallAt } from '../../picture/clock';
import { escapeMarkup as t } from '../../picture/svg';
import { told } from '../../picture/told';
import type { PreviewEntry, PreviewTimeline } from '../../protocol';

/** A timeline as the rows of a table. */
export interface TimelineRows {
  /** `12 entries, 22 August 2025`; without the day where there are several, or none. */
  readonly caption: string;
  /** `Time (UTC)`: the title of the first column. */
  readonly time: string;
  readonly rows: readonly TimelineRow[];
}

export interface TimelineRow {
  readonly entry: PreviewEntry;
  /** The day that begins with this row, where there are several; else null. */
  readonly day: string | null;
}

/** The rows of a timeline, those without a day on the day before them; null where there are none. */
export function timelineRows(timeline: PreviewTimeline): TimelineRows | null {
  // A labelled line that says what a row says as well is said once.
  const entries = told(timeline).filter(({ repeats }) => !repeats);
  if (entries.length === 0) return null;
  const clock = timeline.clock ?? UTC;
  const dayOf = ({ at }: PreviewEntry): string | null =>
    at === null || !timeline.dated ? null : dayText(wallAt(clock, at), true);
  const days = new Set(entries.map(dayOf).filter((day) => day !== null));
  const [only] = days;
  let day: string | null = null;
  return {
    caption: `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}${days.size === 1 && only !== undefined ? `, ${only}` : ''}`,
    time: `Time${timeline.zone === null ? '' : ` (${timeline.zone})`}`,
    rows: entries.map((entry) => {
      const next = dayOf(entry);
      const begins = days.size > 1 && next !== null && next !== day;
      day = next ?? day;
      return { entry, day: begins ? next : null };
    }),
  };
}

/** What an entry says, as markup. */
export const eventHtml = ({ text, rest, notes, milestone }: PreviewEntry): string =>
  [
    t(rest === null ? text : `${text} ${rest}`),
    notes === null || notes === '' ? '' : `<br><small>${t(notes)}</small>`,
    milestone === null ? '' : ` <small class="milestone">${t(milestone)}</small>`,
  ].join('');
