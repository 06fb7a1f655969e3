import { Temporal } from 'temporal-polyfill';
import type { WithTimes } from '../../model/types';
import { rememberedWeakly } from '../../text/memo';
import { dayNumber } from '../../time/instant';

/** What gives the incident its days. */
type Days = WithTimes<'incident'>;

/** The first day that the document gives its incident, or null. */
export const firstDay = (model: Days): Temporal.PlainDate | null =>
  daysOf(model).reduce<Temporal.PlainDate | null>(
    (first, day) => (first === null || Temporal.PlainDate.compare(day, first) < 0 ? day : first),
    null,
  );

/** The last day of the incident, or null. */
export const lastDay = (model: Days): Temporal.PlainDate | null =>
  daysOf(model).reduce<Temporal.PlainDate | null>(
    (last, day) => (last === null || Temporal.PlainDate.compare(day, last) > 0 ? day : last),
    null,
  );

/** Each day once: the entries of a day share it, and a document can have thousands. */
const daysOf = rememberedWeakly((model: Days): readonly Temporal.PlainDate[] => {
  const { date, window } = model.incident;
  const days = new Set<Temporal.PlainDate | null>([date.kind === 'valid' ? date.value : null]);
  for (const end of window?.from === 'field' ? [window.start, window.end] : [])
    if (end.kind === 'valid') days.add(end.value.date);
  for (const { entries } of model.timelines) for (const { day } of entries) days.add(day);
  return [...days].filter((day) => day !== null);
});

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Temporal.PlainDate, to: Temporal.PlainDate): number =>
  dayNumber(to) - dayNumber(from);

/** The same function, which asks once for the dates that stand one after another: rows of one day share it. */
export function ofDay<T>(compute: (day: Temporal.PlainDate) => T): (day: Temporal.PlainDate) => T {
  let last: { readonly day: Temporal.PlainDate; readonly value: T } | null = null;
  return (day) => {
    if (last?.day !== day) last = { day, value: compute(day) };
    return last.value;
  };
}
