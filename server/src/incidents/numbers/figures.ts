import { formula, standardMetrics } from '../../model/timeline/metrics';
import type {
  Metric,
  MetricId,
  Milestone,
  Moment,
  Postmortem,
  StatedDuration,
} from '../../model/types';
import { hasOtherBasis } from '../../rules/support/readings';
import { lineAt, type LineIndex } from '../../text/lineIndex';
import type { Range } from '../../text/range';
import { formatMinutes } from '../../time/duration';
import { dayNumber } from '../../time/instant';
import type { Snapshot } from '../../workspace/snapshot';
import { ownText } from '../ownText';
import type { Refutations } from './refuted';

/** What is measured of each incident; `duration` is the whole of it. */
export const LENGTHS = [
  'duration',
  'detect',
  'acknowledge',
  'identify',
  'mitigate',
  'repair',
  'resolve',
] as const;

export type LengthId = (typeof LENGTHS)[number];

/** A length of an incident, or why there is none that may enter a number. */
export type Figure =
  | {
      readonly kind: 'known';
      readonly minutes: number;
      /** `stated` by a field of the document, or `computed` from two milestones. */
      readonly from: 'stated' | 'computed';
      /** `detected − impact started`, or the label of the field: `Duration`. */
      readonly definition: string;
      /** Lines, from 1, of the values it was made of. */
      readonly lines: readonly number[];
      /** Why it may be otherwise; null where nothing is known against it. */
      readonly doubt: string | null;
    }
  | {
      /** There is a value, and something in its own document speaks against it. */
      readonly kind: 'left-out';
      readonly minutes: number;
      readonly reason: string;
      readonly lines: readonly number[];
    }
  | { readonly kind: 'untold' };

const STATED_KIND: Readonly<Record<LengthId, StatedDuration['kind'] | null>> = {
  duration: 'total',
  detect: 'detect',
  acknowledge: 'acknowledge',
  identify: null,
  mitigate: 'mitigate',
  repair: 'repair',
  resolve: 'resolve',
};

/** Each length: the duration as stated, else computed; all others as computed, else stated. */
export function figuresOf(
  snapshot: Snapshot,
  refuted: Refutations,
  several: boolean,
): Readonly<Record<LengthId, Figure>> {
  const figure = (id: LengthId): Figure => {
    const found = figureOf(snapshot, refuted, id);
    return several && found.kind === 'known'
      ? { ...found, kind: 'left-out', reason: 'the file tells several incidents' }
      : found;
  };
  return {
    duration: figure('duration'),
    detect: figure('detect'),
    acknowledge: figure('acknowledge'),
    identify: figure('identify'),
    mitigate: figure('mitigate'),
    repair: figure('repair'),
    resolve: figure('resolve'),
  };
}

function figureOf(snapshot: Snapshot, refuted: Refutations, id: LengthId): Figure {
  const { model, text, lines } = snapshot;
  const metricId: MetricId = id === 'duration' ? 'impact' : id;
  const metric = standardMetrics(model.metrics).find(
    ({ definition }) => definition.id === metricId,
  );
  const stated = statedOf(model, text, id);
  const computed = metric ? computedFigure(metric, lines, refuted) : null;
  const told = stated ? statedFigure(stated, id, lines, refuted) : null;
  if (id === 'duration') return told ?? computed ?? { kind: 'untold' };
  if (computed === null) return told ?? { kind: 'untold' };
  if (computed.kind === 'known' && stated && told?.kind === 'known')
    return { ...computed, doubt: computed.doubt ?? otherwise(stated, computed.minutes) };
  return computed;
}

/** The one length of a kind that the document states; null for none, and for several that differ. */
function statedOf(model: Postmortem, text: string, id: LengthId): StatedDuration | null {
  const kind = STATED_KIND[id];
  const found = model.incident.durations.filter((stated) => stated.kind === kind);
  const [first] = found;
  if (!first || found.some(({ duration }) => duration.minutes !== first.duration.minutes))
    return null;
  // A length that is itself an average, a target or counted from elsewhere is not of this incident.
  return id !== 'duration' && hasOtherBasis(first, text) ? null : first;
}

function statedFigure(
  { duration, range, label, text }: StatedDuration,
  id: LengthId,
  lines: LineIndex,
  refuted: Refutations,
): Figure {
  const reason = (id === 'duration' ? refuted.ofDuration() : null) ?? refuted.of(range);
  const at = linesAt(lines, [range]);
  if (reason !== null)
    return { kind: 'left-out', minutes: rounded(duration.minutes), reason, lines: at };
  return {
    kind: 'known',
    minutes: rounded(duration.minutes),
    from: 'stated',
    definition: ownText(label.text),
    lines: at,
    doubt:
      duration.most !== duration.minutes
        ? `the document says ${ownText(text)}: the least is taken`
        : duration.approximate
          ? `the document says about ${ownText(text)}`
          : null,
  };
}

function computedFigure(metric: Metric, lines: LineIndex, refuted: Refutations): Figure {
  const { from, to } = metric;
  const minutes = rounded(metric.minutes);
  const at = linesAt(lines, [from.range, to.range]);
  const reason =
    refuted.ofMilestone(from) ??
    refuted.ofMilestone(to) ??
    (metric.definition.id === 'impact' ? refuted.ofDuration() : null) ??
    dayOnly([from, to]) ??
    mayBeSlip(from.moment, to.moment);
  if (reason !== null) return { kind: 'left-out', minutes, reason, lines: at };
  return {
    kind: 'known',
    minutes,
    from: 'computed',
    definition: formula(metric),
    lines: at,
    doubt: doubtOf([from, to]),
  };
}

const dayOnly = (ends: readonly Milestone[]): string | null =>
  ends.some(({ moment }) => moment.time === null) ? 'one end has only its day' : null;

/**
 * Ends weeks or years apart on the same day of a month (`2024-08-22` and `2025-08-22`) are more often a
 * slip than a length. No rule reports it, as it may be right; a number over many does without it.
 */
export function mayBeSlip({ date: from }: Moment, { date: to }: Moment): string | null {
  if (!from || !to) return null;
  const days = dayNumber(to) - dayNumber(from);
  const apart = to.day - from.day;
  return days >= 27 && apart >= 0 && apart <= 2
    ? `its ends, ${from.toString()} and ${to.toString()}, may differ by a slip in month or year`
    : null;
}

function doubtOf(ends: readonly Milestone[]): string | null {
  if (ends.some(({ moment }) => moment.zone === null)) return 'no time zone is written';
  const names = new Set(ends.map(({ moment }) => moment.zone?.name));
  if (ends.some(({ moment }) => moment.zone?.id === null) && names.size > 1)
    return 'a time zone is not known';
  return ends.some(({ from }) => from === 'wording') ? 'told by the wording of a row' : null;
}

/** What the document states beside what its own times give, where the two are not the same. */
function otherwise({ text, duration }: StatedDuration, minutes: number): string | null {
  return minutes >= duration.minutes - duration.unit / 2 &&
    minutes <= duration.most + duration.unit / 2
    ? null
    : `the document states ${ownText(text)}; its times give ${formatMinutes(minutes)}`;
}

const linesAt = (lines: LineIndex, ranges: readonly Range[]): readonly number[] =>
  [...new Set(ranges.map(({ from }) => lineAt(lines, from) + 1))].sort((a, b) => a - b);

/** Seconds are kept to a hundredth of a minute. */
const rounded = (minutes: number): number => Math.round(minutes * 100) / 100;
