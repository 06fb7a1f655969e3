import type { Configuration } from '../../model/configuration';
import { standardMetrics } from '../../model/timeline/metrics';
import type { Postmortem } from '../../model/types';
import { dateOfDay, minuteOfDay, offsetAt, dayNumber } from '../../time/instant';
import { clockAt, formatClock } from '../../time/format';
import { mayBeSlip } from './figures';
import type { Refutations } from './refuted';

/** An incident from start to end on a wall clock. */
export interface IncidentSpan {
  /** `2025-08-22T14:30:00` on the clock of `zone`. */
  readonly start: string;
  readonly end: string;
  /** The team's zone where it has set one, else the document's; null where neither tells. */
  readonly zone: string | null;
  readonly minutes: number;
}

/** Working time, the same on each working day. */
export interface WorkingTime {
  /** Minutes of the day: 540 for 09:00. */
  readonly from: number;
  readonly to: number;
  /** ISO weekdays, 1 for Monday. */
  readonly days: readonly number[];
}

export const OFFICE_HOURS: WorkingTime = { from: 540, to: 1020, days: [1, 2, 3, 4, 5] };

/**
 * From the first to the last moment of the impact, by the clock of the team's zone. Null where an end,
 * a day or a zone that can be compared is not told, or a finding speaks against it.
 */
export function spanOfIncident(
  model: Postmortem,
  { timezone }: Configuration,
  refuted: Refutations,
): IncidentSpan | null {
  const impact = standardMetrics(model.metrics).find(
    ({ definition }) => definition.id === 'impact',
  );
  if (!impact || refuted.ofDuration() !== null) return null;
  const { from, to, minutes } = impact;
  if (refuted.ofMilestone(from) !== null || refuted.ofMilestone(to) !== null) return null;
  if (mayBeSlip(from.moment, to.moment) !== null) return null;
  const { date, time, zone, at } = from.moment;
  if (!date || !time || to.moment.time === null) return null;
  const clock =
    timezone !== null && zone !== null && zone.id !== null
      ? { start: at + offsetAt(at, timezone), zone: timezone }
      : { start: dayNumber(date) * 1440 + minuteOfDay(time), zone: zone?.name ?? null };
  return {
    start: localText(clock.start),
    end: localText(clock.start + minutes),
    zone: clock.zone,
    minutes: Math.round(minutes * 100) / 100,
  };
}

/** Minutes since 1970-01-01T00:00 of a wall clock as `2025-08-22T14:30:00`. */
function localText(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  const whole = seconds / 60;
  const clock = formatClock(clockAt(whole));
  return `${dateOfDay(Math.floor(whole / 1440)).toString()}T${clock.length === 5 ? `${clock}:00` : clock}`;
}

/** The minutes of a wall clock text, as `localText` writes it. */
function localMinutes(text: string): number {
  const [, year, month, day, hour, minute, second = '0'] =
    /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? [];
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  return dayNumber(date) * 1440 + Number(hour) * 60 + Number(minute) + Number(second) / 60;
}

/** How many minutes of a span are outside working time. Public holidays are not known. */
export function minutesOutside(span: IncidentSpan, working: WorkingTime): number {
  const start = localMinutes(span.start);
  const end = start + span.minutes;
  let inside = 0;
  for (let day = Math.floor(start / 1440); day * 1440 < end; day++) {
    // 1970-01-01 was a Thursday.
    const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
    if (!working.days.includes(weekday)) continue;
    const from = Math.max(start, day * 1440 + working.from);
    const to = Math.min(end, day * 1440 + working.to);
    inside += Math.max(0, to - from);
  }
  return Math.round((span.minutes - inside) * 100) / 100;
}
