import { Temporal } from 'temporal-polyfill';

/** `14:30`, or `14:30:05` when seconds count. */
export function formatClock(time: Temporal.PlainTime): string {
  const text = `${pad(time.hour)}:${pad(time.minute)}`;
  return time.second === 0 ? text : `${text}:${pad(time.second)}`;
}

/** A point of the model as a reader expects it: the time, with its date when `dated` asks for it. */
export function formatMoment(
  moment: { readonly date: Temporal.PlainDate | null; readonly time: Temporal.PlainTime | null },
  dated = false,
): string {
  const clock = moment.time ? formatClock(moment.time) : null;
  const date = moment.date?.toString() ?? null;
  if (clock === null) return date ?? 'unknown';
  return dated && date !== null ? `${date} ${clock}` : clock;
}

/** The wall clock reading in UTC of an instant in minutes since the epoch. */
export function clockAt(minutes: number): Temporal.PlainTime {
  const inDay = ((minutes % 1440) + 1440) % 1440;
  return Temporal.PlainTime.from('00:00').add({ seconds: Math.round(inDay * 60) });
}

const pad = (value: number): string => String(value).padStart(2, '0');
