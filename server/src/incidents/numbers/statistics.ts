/** What a few numbers tell: where they lie, and how sure their middle is. */
export interface Distribution {
  readonly n: number;
  readonly least: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly most: number;
  /** 95 % bootstrap interval of the median; null for fewer than `FEWEST` values. */
  readonly interval: readonly [number, number] | null;
}

/**
 * From six values on, even the whole range holds the true median in at least 95 of 100 cases
 * (1 − 2 · 0.5⁶ = 0.97); of five it does so in 94.
 */
export const FEWEST = 6;

const DRAWS = 1000;
/** Any fixed number: the same values give the same interval on every machine. */
const SEED = 20250822;

/** Null for no values. The order of the values does not matter. */
export function distributionOf(values: readonly number[]): Distribution | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return null;
  return {
    n: sorted.length,
    least,
    lowerQuartile: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    upperQuartile: quantile(sorted, 0.75),
    most,
    interval: sorted.length < FEWEST ? null : bootstrap(sorted),
  };
}

/** Between two values in proportion, as `quantile_cont` of SQL. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return hundredths(low + (high - low) * (at - Math.floor(at)));
}

/** The middle 95 % of the medians of samples drawn with replacement. Linear in values for each draw. */
function bootstrap(sorted: readonly number[]): readonly [number, number] {
  const random = generator(SEED);
  const n = sorted.length;
  const counts = new Uint32Array(n);
  const medians: number[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    counts.fill(0);
    for (let i = 0; i < n; i++) {
      const index = Math.floor(random() * n);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    medians.push(medianOf(sorted, counts));
  }
  medians.sort((a, b) => a - b);
  return [quantile(medians, 0.025), quantile(medians, 0.975)];
}

/** The median of sorted values of which each stands there as often as it was drawn. */
function medianOf(sorted: readonly number[], counts: Uint32Array): number {
  const n = sorted.length;
  const low = Math.floor((n - 1) / 2);
  const high = Math.ceil((n - 1) / 2);
  let seen = 0;
  let first: number | null = null;
  for (let i = 0; i < n; i++) {
    seen += counts[i] ?? 0;
    const value = sorted[i] ?? 0;
    if (first === null && seen > low) first = value;
    if (seen > high) return ((first ?? value) + value) / 2;
  }
  return sorted[n - 1] ?? 0;
}

/** Mulberry32: 32 bits of state, uniform in [0, 1). Enough for resampling, and the same everywhere. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A share with its 95 % Wilson interval: `3 of 8` says little, and this says how little. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly interval: readonly [number, number] | null;
}

export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, interval: null };
  const z = 1.96;
  const share = count / of;
  const scale = 1 + (z * z) / of;
  const middle = (share + (z * z) / (2 * of)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return {
    count,
    of,
    interval: [hundredths(Math.max(0, middle - half)), hundredths(Math.min(1, middle + half))],
  };
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;
