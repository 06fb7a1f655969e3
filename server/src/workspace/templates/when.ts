import type { Temporal } from 'temporal-polyfill';
import type { Configuration } from '../../model/configuration';
import type { IncidentWindow, Moment, Parsed } from '../../model/types';
import { isoDate } from '../../time/calendar';
import { formatMinutesLong } from '../../time/duration';
import { formatClock } from '../../time/format';
import { weekdayName } from '../../time/style';
import { analyse } from '../analyse';

/** When an incident was, as far as its beginner knows. Empty texts for what is not known. */
export interface BeginningTime {
  /** ISO date. */
  readonly date: string;
  /** `14:30`. */
  readonly start: string;
  /** `15:45`; with its day where it is not that of the start. */
  readonly end: string;
  /** `1 hour 15 minutes`. */
  readonly duration: string;
  /** As written, else the configured one. */
  readonly zone: string;
}

/**
 * Reads `2025-08-22 14:30`, `8/22/2025 2:30 PM - 3:45 PM`, `22 August, 14:30 CET`, `14:30 - 15:45`:
 * any form that a document may have, read as a document of that folder would be. Without a date it is
 * today. Gives what is wrong as a sentence.
 */
export function readBeginningTime(
  written: string,
  configuration: Configuration,
  today: Temporal.PlainDate,
): BeginningTime | { readonly problem: string } {
  const usual = configuration.timezone ?? 'UTC';
  const text = written.replace(/[\r\n]+/g, ' ').trim();
  const nothing = { date: today.toString(), start: '', end: '', duration: '', zone: usual };
  if (text === '') return nothing;
  const { start, end } = momentsOf(text, configuration, today);
  for (const moment of [start, end])
    if (moment?.kind === 'invalid') return { problem: `${text}: ${moment.problem}.` };
  if (start?.kind !== 'valid') return { problem: `${text} is no date or time. ${FORMS}` };
  const from = start.value;
  const date = from.date ?? today;
  if (!from.date && /\d[/.-]\d/.test(text))
    return { problem: `Which day ${text} is depends on the order of day and month. ${FORMS}` };
  const to = end?.kind === 'valid' && end.value.time ? end.value : null;
  const minutes = to && from.time ? to.at - from.at : null;
  if (minutes !== null && minutes < 0) return { problem: `${text}: it ends before it begins.` };
  const endDay = to?.date && !to.date.equals(date) ? `${to.date.toString()} ` : '';
  return {
    date: date.toString(),
    start: from.time ? formatClock(from.time) : '',
    end: to?.time ? `${endDay}${formatClock(to.time)}` : '',
    duration: minutes === null || minutes === 0 ? '' : formatMinutesLong(minutes),
    zone: from.zone ? (from.zone.name === 'Z' ? 'UTC' : from.zone.name) : usual,
  };
}

const FORMS = 'Write it as 2025-08-22 14:30, or with its end as 2025-08-22 14:30 - 15:45.';

/** The two ends that a field with that text would have, or its start alone. */
function momentsOf(
  text: string,
  configuration: Configuration,
  today: Temporal.PlainDate,
): { readonly start: Parsed<Moment> | undefined; readonly end: Parsed<Moment> | undefined } {
  const windowIn = (fields: string): IncidentWindow | null =>
    analyse(`# Incident\n\n**Date:** ${today.toString()}\n${fields}\n`, {
      configuration,
      today,
      path: null,
      always: true,
    }).model.incident.window;
  const both = windowIn(`**Time:** ${text}`);
  if (both) return { start: both.start, end: both.end };
  // A start alone: the end of the same text makes a window of it.
  return { start: windowIn(`**Start:** ${text}\n**End:** ${text}`)?.start, end: undefined };
}

/** `Friday, 2025-08-22, 14:30 – 15:45 UTC (1 hour 15 minutes)`: what was understood, to be looked at. */
export function tellBeginningTime({ date, start, end, zone, duration }: BeginningTime): string {
  const day = isoDate(date);
  const clocks = start === '' ? [] : [`${start}${end === '' ? '' : ` – ${end}`} ${zone}`];
  const length = duration === '' ? '' : ` (${duration})`;
  return [...(day ? [weekdayName(day)] : []), date, ...clocks].join(', ') + length;
}
