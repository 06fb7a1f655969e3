import type { Statistic } from '../../language/statistics';
import type { ListedIncident } from '../../model/indexPage/listed';
import type { LengthClaim } from '../../model/indexPage/types';
import type { StatedDuration } from '../../model/types';
import { CANDIDATES } from './readings';

/** One way to take the length of an incident: the same for all that a number is made of. */
export interface Basis {
  /** `as stated`, `by the standard definition`. */
  readonly name: string;
  /** In minutes; null where the incident does not tell it so. */
  readonly of: (incident: ListedIncident) => number | null;
}

type Kind = StatedDuration['kind'];

/** All ways to take a length of a kind, the likeliest first. */
export function basesOf(kind: Kind): readonly Basis[] {
  const stated: Basis = { name: 'as they state it', of: (incident) => statedOf(incident, kind) };
  const ids = kind === 'total' ? TOTAL : (CANDIDATES[kind] ?? []);
  const computed = ids.flatMap((id) =>
    PRESETS.map((preset): Basis => ({
      name: 'by their times',
      of: ({ computed: all }) =>
        all.find((one) => one.id === id && one.preset === preset)?.minutes ?? null,
    })),
  );
  const mixed = computed.map((basis): Basis => ({
    name: 'as they state it, else by their times',
    of: (incident) => statedOf(incident, kind) ?? basis.of(incident),
  }));
  const other = (['total', 'resolve', 'repair'] as const)
    .filter((one) => one !== kind && (kind === 'total' || kind === 'repair' || kind === 'resolve'))
    .map((one): Basis => ({ name: 'as they state it', of: (incident) => statedOf(incident, one) }));
  return [stated, ...computed, ...mixed, ...other];
}

const TOTAL = ['impact', 'resolve', 'repair', 'mitigate'] as const;
const PRESETS = ['team', 'standard', 'common', 'rootly', 'datadog', 'gitlab', 'moj', 'firefighter'];

/** The one length of a kind that a document states; null for none and for several that differ. */
function statedOf({ stated }: ListedIncident, kind: Kind): number | null {
  const own = stated.filter((one) => one.kind === kind && one.minutes === one.most);
  const [first] = own;
  return first && own.every(({ minutes }) => minutes === first.minutes) ? first.minutes : null;
}

/** The values of all incidents on one basis; null where one of them has none. */
export function valuesOn(
  basis: Basis,
  incidents: readonly ListedIncident[],
): readonly number[] | null {
  const values = incidents.map(basis.of);
  return values.every((value) => value !== null) ? values : null;
}

/** The number over several values. */
export function statisticOn(statistic: Statistic, values: readonly number[]): number {
  const sum = values.reduce((all, value) => all + value, 0);
  if (statistic === 'total') return sum;
  if (statistic === 'mean') return sum / values.length;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Whether a number is what a claim says: people cut off and round up, so one unit either way. */
export function fits({ duration }: Pick<LengthClaim, 'duration'>, minutes: number): boolean {
  const slack = Math.max(duration.unit, duration.approximate ? duration.most / 4 : 0) + 1e-6;
  return minutes >= duration.minutes - slack && minutes <= duration.most + slack;
}

/** Closer than `fits`: many choices of values come near to a number by chance. */
const isRounded = ({ duration }: LengthClaim, minutes: number): boolean =>
  Math.abs(duration.minutes - minutes) <= duration.unit / 2 + 1e-6;

/** Among more values nobody looks for the few that were left out. */
const MOST_SEARCHED = 14;

/**
 * The fewest values without which a claim would be right, at most half of them; null where there are
 * none, or several choices would do.
 */
export function leftOutBy(claim: LengthClaim, values: readonly number[]): readonly number[] | null {
  if (values.length > MOST_SEARCHED) return null;
  for (let size = 1; size * 2 <= values.length && values.length - size >= 2; size++) {
    const found = subsets(values.length, size).filter((out) =>
      isRounded(
        claim,
        statisticOn(
          claim.statistic,
          values.filter((_, index) => !out.includes(index)),
        ),
      ),
    );
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return null;
}

/** All choices of `size` of the first `n` whole numbers. */
function subsets(n: number, size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return Array.from({ length: n }, (_, last) =>
    subsets(last, size - 1).map((others) => [...others, last]),
  ).flat();
}
