import { formula } from '../../model/timeline/metrics';
import { comparable, someTwoAreApart } from '../../model/timeline/moments';
import type {
  Field,
  IncidentWindow,
  MetricDefinition,
  MetricId,
  Moment,
  Postmortem,
  StatedDuration,
  WithTimes,
} from '../../model/types';
import { rememberedWeakly } from '../../text/memo';
import { contains, type Range } from '../../text/range';
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
  /** True where an end of it was told by the wording of a row alone: that never makes an error. */
  readonly worded: boolean;
}

/** True when `minutes` is what `stated` says, within half of its smallest unit, or a quarter when hedged. */
export function agrees(stated: StatedDuration, minutes: number, precision: number): boolean {
  const { duration } = stated;
  const slack = Math.max(duration.unit / 2, precision);
  const hedge = duration.approximate ? 0.25 * Math.max(minutes, duration.minutes) : 0;
  const tolerance = Math.max(slack, hedge) + 1e-6;
  return minutes >= duration.minutes - tolerance && minutes <= duration.most + tolerance;
}

/**
 * True when no two moments of the document are as far apart as `stated` says: only then may a length
 * be called wrong, as every row may be the start or the end that its author had in mind.
 */
export function denied(
  model: WithTimes<'communications' | 'incident' | 'milestones'>,
  { duration }: Pick<StatedDuration, 'duration'>,
): boolean {
  const slack = Math.max(duration.unit / 2, 1, duration.approximate ? 0.25 * duration.most : 0);
  return !someTwoAreApart(model, Math.max(0, duration.minutes - slack), duration.most + slack);
}

/** Which computed metrics a claim may mean: the R of MTTR stands for repair, recovery, resolution. */
export const CANDIDATES: Readonly<Partial<Record<StatedDuration['kind'], readonly MetricId[]>>> = {
  detect: ['detect'],
  acknowledge: ['acknowledge'],
  mitigate: ['mitigate', 'repair'],
  repair: ['repair', 'resolve', 'mitigate', 'impact'],
  resolve: ['resolve', 'repair', 'impact'],
};

/** Whether the team says how each metric that a claim may mean is measured: no other two moments count then. */
export const isMeasuredBy = (
  metrics: readonly MetricDefinition[],
  { kind }: Pick<StatedDuration, 'kind'>,
): boolean => CANDIDATES[kind]?.every((id) => metrics.some((metric) => metric.id === id)) ?? false;

/** What can be put against a stated length: for the whole incident its windows, for a metric its definitions. */
export function readingsOf(
  model: Pick<Postmortem, 'fields' | 'incident' | 'metrics'>,
  stated: StatedDuration,
): readonly Reading[] {
  if (stated.kind === 'total') {
    const own = ownWindow(model, stated);
    return own ? [own] : totalReadings(model, stated);
  }
  const readings = metricReadings(model, CANDIDATES[stated.kind] ?? []);
  return readings.some(({ precision }) => precision >= 1440) ? [] : readings;
}

/** `21:45 to 23:28 UTC (130 minutes)`: a length beside its own window is about that window alone. */
export function ownWindow(
  model: Pick<Postmortem, 'fields' | 'incident'>,
  stated: StatedDuration,
): Reading | null {
  const { window } = model.incident;
  const { windowField } = basisOf(model);
  return window && windowField && contains(windowField.range, stated.range)
    ? windowReading(window)
    : null;
}

/** What the lengths of one document have in common. */
interface Basis {
  /** The field in which the window stands. */
  readonly windowField: Field | null;
  /** True for several incidents in one file: nothing says which times belong to which length. */
  readonly several: boolean;
}

const basisOf = rememberedWeakly((model: Pick<Postmortem, 'fields' | 'incident'>): Basis => {
  const { window, durations } = model.incident;
  const totals = durations.filter(({ kind }) => kind === 'total').length;
  const windows = model.fields.filter(({ kind }) => kind === 'window' || kind === 'start').length;
  const windowField =
    (window && model.fields.find(({ range }) => contains(range, window.range))) ?? null;
  return { windowField, several: windows > 1 || totals > 2 };
});

/** Whether one file tells several incidents: nothing says which times belong to which length. */
export const severalIncidents = (model: Pick<Postmortem, 'fields' | 'incident'>): boolean =>
  basisOf(model).several;

/** What the document says elsewhere about the whole incident. */
function totalReadings(
  model: Pick<Postmortem, 'fields' | 'incident' | 'metrics'>,
  stated: StatedDuration,
): readonly Reading[] {
  const { window } = model.incident;
  if (basisOf(model).several) return [];
  const field = model.fields.find((candidate) => contains(candidate.range, stated.range));
  if (field?.kind !== 'duration') return [];
  if (
    /\b(?:user|customer|partial|full|downtime|impact|degrad|data)/i.test(stated.label.text) &&
    !window
  )
    return [];
  const reading = window ? windowReading(window) : null;
  const metrics = metricReadings(model, ['impact', 'resolve', 'repair', 'mitigate']);
  return [
    ...(reading ? [reading] : []),
    ...metrics.filter((metric) => metric.minutes !== reading?.minutes),
  ];
}

/** A claim over several incidents, or from a start of its own, is not about these milestones. */
const OTHER_BASIS =
  /\b(?:average|avg|mean of|over the|last \d+|quarter|monthly|this month|year|target|goal|from|since|after|until)\b/i;

/** Whether the rest of the line of a stated length says that it was measured otherwise. */
export function hasOtherBasis(stated: StatedDuration, text: string): boolean {
  const end = text.indexOf('\n', stated.range.to);
  return OTHER_BASIS.test(text.slice(stated.range.to, end === -1 ? text.length : end));
}

export function windowReading(window: IncidentWindow): Reading | null {
  if (window.start.kind !== 'valid' || window.end.kind !== 'valid') return null;
  const start = window.start.value;
  const end = window.end.value;
  if (!comparable(start, end)) return null;
  let minutes = end.at - start.at;
  // `23:30 – 00:45` crosses midnight; only a window without dates may.
  if (minutes < 0 && !end.dateWritten && minutes > -1440) minutes += 1440;
  if (minutes < 0) return null;
  return {
    minutes,
    name: `${clock(start)}–${clock(end)}`,
    range: window.range,
    precision: precisionOf(start, end),
    worded: window.from === 'prose',
  };
}

/** What the milestones give, by each published definition; equal values are told once. */
export function metricReadings(
  model: Pick<Postmortem, 'metrics'>,
  ids: readonly MetricId[],
): readonly Reading[] {
  const seen = new Set<number>();
  return model.metrics.flatMap((metric): Reading[] => {
    if (!metric.counts || !ids.includes(metric.definition.id) || seen.has(metric.minutes))
      return [];
    // A declaration is when people began to call it an incident, not when it began.
    if (metric.from.kind === 'declared') return [];
    seen.add(metric.minutes);
    const name = `${formula(metric)}: ${clock(metric.from.moment)}–${clock(metric.to.moment)}`;
    return [
      {
        minutes: metric.minutes,
        name,
        range: metric.to.range,
        precision: precisionOf(metric.from.moment, metric.to.moment),
        worded: metric.from.from === 'wording' || metric.to.from === 'wording',
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
export function countsOnlySomeHours(model: Pick<Postmortem, 'incident'>, text: string): boolean {
  const at = model.incident.durations.map((stated) => stated.range);
  const notes =
    /\b(?:support(?:ed)?|business|working|office|core|in-?)[- ]hours?\b|\bwithin hours\b/i;
  return at.some((range) => notes.test(text.slice(Math.max(0, range.from - 200), range.to + 200)));
}
