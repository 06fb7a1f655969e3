import assert from 'node:assert/strict';
import type { Shape } from './shapes';
import type { Work, WorkCounter } from './work';

/** Into as many texts is the large one cut that it is compared with. */
const PARTS = 8;
/** Of what all parts take: linear work takes 1, n log n 1.4, n^1.28 1.8, n^1.3 1.9, n² 8. */
const LIMIT = 1.8;

/** Work on what was made of a text. */
export type Works<Prepared> = Readonly<Record<string, (prepared: Prepared) => unknown>>;

interface Texts {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** One text and others that are as long together, and that say nothing that it says. */
const textsOf = (make: Shape, size: number): Texts => ({
  whole: make(PARTS * size, PARTS * size),
  parts: Array.from({ length: PARTS }, (_, part) => make(size, part * size)),
});

/** Characters of a part where what is done is counted, and where what grew is counted again. */
const COUNTED_SIZES = [2_000, 8_000] as const;

/**
 * The pieces of code that do more for one text than for eight that are as long together, which
 * linear work does not; what is done less than three times a character is no matter. What only begins at
 * some size does not go on to grow, so what grew must grow at a larger size too. Readings are
 * remembered: each text is prepared anew.
 */
export function superlinear<Prepared>(
  counter: WorkCounter,
  make: Shape,
  prepare: (text: string) => Prepared,
  works: Works<Prepared>,
): readonly string[] {
  const count = (texts: readonly string[]): Work => {
    const prepared = texts.map((text) => prepare(text));
    const named = Object.entries(works).map(
      ([name, work]) => [name, () => prepared.forEach((one) => work(one))] as const,
    );
    return counter.count(Object.fromEntries(named));
  };
  const grown = (size: number): ReadonlyMap<string, string> => {
    const { whole, parts } = textsOf(make, size);
    const ofParts = count(parts);
    const found = new Map<string, string>();
    for (const [place, times] of count([whole])) {
      const usual = ofParts.get(place) ?? 0;
      if (times > LIMIT * usual && times > 3 * whole.length)
        found.set(place, `${place}: ${times} times instead of ${usual}`);
    }
    return found;
  };
  const [small, large] = COUNTED_SIZES;
  const suspects = grown(small);
  if (suspects.size === 0) return [];
  return [...grown(large)].flatMap(([place, message]) => (suspects.has(place) ? [message] : []));
}

/** Characters of a part where time is measured. */
const MEASURED_SIZE = 6_000;
/** Below this a single measurement is believed. */
const CLEAR = 1.4;
/** Work on the whole text that takes fewer milliseconds cannot be measured. */
const NEGLIGIBLE = 30;
/** As far apart as this, measurements of the same work show that something else disturbed them. */
const NOISY = 1.2;
const ROUNDS = 5;
const MOST_ROUNDS = 15;

/** Milliseconds of the processor, of this process alone: others on the machine do not count. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

const median = (values: readonly number[]): number => quantile(values, 0.5);
const isNoisy = (values: readonly number[]): boolean =>
  quantile(values, 0.75) > NOISY * quantile(values, 0.25);

/**
 * Fails where work on one text takes more time than on eight that are as long together: for what
 * cannot be counted, such as a regular expression that goes back and forth. One clear measurement is
 * enough; else the medians of several decide, and of more as long as noise is proved.
 */
export function assertLinearTime(make: Shape, work: (text: string) => void): void {
  const { whole, parts } = textsOf(make, MEASURED_SIZE);
  const ofWhole: number[] = [];
  const ofParts: number[] = [];
  const measure = (): void => {
    // What compiles first counts against the whole text: then there is another round.
    ofWhole.push(processorTime(() => work(whole)));
    ofParts.push(processorTime(() => parts.forEach((part) => work(part))));
  };
  const growth = (): number => median(ofWhole) / median(ofParts);
  measure();
  if (growth() < CLEAR || median(ofWhole) < NEGLIGIBLE) return;
  while (ofWhole.length < ROUNDS) measure();
  while (
    growth() >= LIMIT &&
    ofWhole.length < MOST_ROUNDS &&
    (isNoisy(ofWhole) || isNoisy(ofParts))
  )
    measure();
  assert.ok(
    growth() < LIMIT,
    `${growth().toFixed(2)} times as long as ${PARTS} texts as long together (${median(ofParts).toFixed(1)} → ${median(ofWhole).toFixed(1)} ms)`,
  );
}
