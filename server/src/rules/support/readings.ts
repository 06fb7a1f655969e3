import { formula } from '../../model/metrics';
import type {
  IncidentWindow,
  MetricId,
  Moment,
  Postmortem,
  StatedDuration,
} from '../../model/types';
import type { Range } from '../../text/range';
import { formatMinutes } from '../../time/duration';
import { formatMoment } from '../../time/format';

/** One way to get a length from what the document says elsewhere. */
export interface Reading {
  readonly minutes: number;
  /** `14:30–15:45`, `detected to resolved`. */
  readonly name: string;
  readonly range: Range;
  /** How exact its ends are, in minutes. */
  readonly precision: number;
}

/** True when `minutes` is what `stated` says, within half of its smallest unit, or a quarter when hedged. */
export function agrees(stated: StatedDuration, minutes: number, precision: number): boolean {
  const { duration } = stated;
  const slack = Math.max(duration.unit / 2, precision);
  const hedge = duration.approximate ? 0.25 * Math.max(minutes, duration.minutes) : 0;
  const tolerance = Math.max(slack, hedge) + 1e-6;
  return minutes >= duration.minutes - tolerance && minutes <= duration.most + tolerance;
}

export function windowReading(window: IncidentWindow): Reading | null {
  if (window.start.kind !== 'valid' || window.end.kind !== 'valid') return null;
  const start = window.start.value;
  const end = window.end.value;
  let minutes = end.at - start.at;
  // `23:30 – 00:45` crosses midnight; only a window without dates may.
  if (minutes < 0 && !end.dateWritten && minutes > -1440) minutes += 1440;
  if (minutes < 0) return null;
  return {
    minutes,
    name: `${clock(start)}–${clock(end)}`,
    range: window.range,
    precision: precisionOf(start, end),
  };
}

/** What the milestones give, by each published definition; equal values are told once. */
export function metricReadings(
  model: Postmortem,
  ids: readonly MetricId[],
  withDeclared: boolean,
): readonly Reading[] {
  const seen = new Set<number>();
  return model.metrics.flatMap((metric): Reading[] => {
    if (!metric.counts || !ids.includes(metric.definition.id) || seen.has(metric.minutes))
      return [];
    // A declaration is when people began to call it an incident, not when it began.
    if (metric.from.kind === 'declared' && !withDeclared) return [];
    seen.add(metric.minutes);
    const name = `${formula(metric)}: ${clock(metric.from.moment)}–${clock(metric.to.moment)}`;
    return [
      {
        minutes: metric.minutes,
        name,
        range: metric.to.range,
        precision: precisionOf(metric.from.moment, metric.to.moment),
      },
    ];
  });
}

const clock = (moment: Moment): string => formatMoment(moment, moment.dateWritten);

const precisionOf = (a: Moment, b: Moment): number => (a.time && b.time ? 1 : 1440);

/** `1 hour 15 minutes` and `75 min` each keep their own way of writing. */
export function inStyleOf(
  text: string,
  minutes: number,
  long: (minutes: number) => string,
): string {
  const rounded = Math.round(minutes);
  if (/^\d+\s*min(?:ute)?s?$/i.test(text))
    return text
      .replace(/^\d+/, String(rounded))
      .replace(/(minute)s?$/i, rounded === 1 ? '$1' : '$1s');
  if (/^\d+\s*m$/i.test(text)) return `${rounded}${text.replace(/^\d+/, '')}`;
  if (/\d\s*h\s*\d+\s*m\b/i.test(text))
    return /\dh \d/.test(text)
      ? `${Math.floor(rounded / 60)}h ${rounded % 60}m`
      : formatMinutes(minutes).replace(' ', '');
  return long(minutes);
}

/** A note that only some hours were counted makes any length right. */
export function countsOnlySomeHours(model: Postmortem, text: string): boolean {
  const at = model.incident.durations.map((stated) => stated.range);
  const notes =
    /\b(?:support(?:ed)?|business|working|office|core|in-?)[- ]hours?\b|\bwithin hours\b/i;
  return at.some((range) => notes.test(text.slice(Math.max(0, range.from - 200), range.to + 200)));
}
