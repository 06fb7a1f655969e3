import { Temporal } from 'temporal-polyfill';
import type { Postmortem } from '../../model/types';
import { dayNumber } from '../../time/instant';

/** The first day that the document gives its incident, or null. */
export const firstDay = (model: Postmortem): Temporal.PlainDate | null =>
  daysOf(model).reduce<Temporal.PlainDate | null>(
    (first, day) => (first === null || Temporal.PlainDate.compare(day, first) < 0 ? day : first),
    null,
  );

/** The last day of the incident, or null. */
export const lastDay = (model: Postmortem): Temporal.PlainDate | null =>
  daysOf(model).reduce<Temporal.PlainDate | null>(
    (last, day) => (last === null || Temporal.PlainDate.compare(day, last) > 0 ? day : last),
    null,
  );

function daysOf(model: Postmortem): readonly Temporal.PlainDate[] {
  const { date, window } = model.incident;
  return [
    date.kind === 'valid' ? date.value : null,
    ...(window?.from === 'field' ? [window.start, window.end] : []).map((end) =>
      end.kind === 'valid' ? end.value.date : null,
    ),
    ...model.timelines.flatMap((timeline) => timeline.entries.map((entry) => entry.day)),
  ].filter((day) => day !== null);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Temporal.PlainDate, to: Temporal.PlainDate): number =>
  dayNumber(to) - dayNumber(from);
