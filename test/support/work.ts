import { Session, type Profiler } from 'node:inspector';

/** How often each piece of code ran, and how much its built-in functions looked at, by their place. */
export type Work = ReadonlyMap<string, number>;

/**
 * Counts what code does, by the engine's own counters of blocks: the same on every machine and under
 * any load, unlike time. What built-in functions such as `indexOf` look at is added by wrapping them.
 */
export class WorkCounter {
  readonly #session = new Session();

  start(): void {
    this.#session.connect();
    this.#post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  stop(): void {
    this.#post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }

  /** What all of the works do, each under its name as far as built-in functions go. */
  count(works: Readonly<Record<string, () => void>>): Work {
    const counts = new Map<string, number>();
    this.#take();
    for (const [name, work] of Object.entries(works))
      for (const [native, cost] of withCountedNatives(work)) counts.set(`${name}: ${native}`, cost);
    for (const { url, functions } of this.#take().filter(({ url }) => url.includes(OURS)))
      for (const { functionName, ranges } of functions)
        for (const { count, startOffset, endOffset } of ranges)
          add(counts, `${place(url)} ${functionName}@${startOffset}-${endOffset}`, count);
    return counts;
  }

  #post(method: 'Profiler.enable' | 'Profiler.stopPreciseCoverage'): void {
    this.#session.post(method);
  }

  /** The session is of this thread, so its answers come at once. */
  #take(): readonly Profiler.ScriptCoverage[] {
    let taken: readonly Profiler.ScriptCoverage[] = [];
    this.#session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error) throw error;
      taken = result;
    });
    return taken;
  }
}

/** What the libraries do shows in the time it takes. */
const OURS = '/server/src/';
const place = (url: string): string => url.split('/').slice(-3).join('/');

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

type Native = (this: unknown, ...args: never[]) => unknown;
/** What one call looked at, in characters or elements. */
type Cost = (
  self: { readonly length: number },
  result: unknown,
  args: readonly unknown[],
) => number;

const all: Cost = ({ length }) => length;
/** Searches begin where their second argument says. */
const forth: Cost = ({ length }, result, [, from]) => {
  const start = typeof from === 'number' ? Math.max(0, from) : 0;
  return (typeof result === 'number' && result >= 0 ? result + 1 : length) - start;
};
const back: Cost = ({ length }, result, [, from]) =>
  (typeof from === 'number' ? Math.min(from, length) : length) - Math.max(0, Number(result));
const made: Cost = (_, result) => (result as { readonly length: number }).length;

/** Built-in functions that look at more than one thing in a call. */
const NATIVES: readonly (readonly [owner: object, costs: Readonly<Record<string, Cost>>])[] = [
  [
    String.prototype,
    {
      indexOf: forth,
      lastIndexOf: back,
      includes: all,
      split: all,
      replace: all,
      replaceAll: all,
      toLowerCase: all,
      toUpperCase: all,
      normalize: all,
      trim: all,
      trimStart: all,
      trimEnd: all,
      repeat: made,
      padStart: made,
      padEnd: made,
    },
  ],
  [
    Array.prototype,
    {
      indexOf: forth,
      lastIndexOf: back,
      includes: all,
      slice: made,
      concat: made,
      flat: made,
      splice: all,
      unshift: all,
      join: all,
      reverse: all,
      sort: all,
      fill: all,
    },
  ],
  [
    Object,
    {
      keys: made,
      values: made,
      entries: made,
    },
  ],
  [Array, { from: made }],
];

/** What is spread or looped over is counted element by element: a loop may end early. */
const ITERATED: readonly object[] = [Array.prototype, Set.prototype, Map.prototype];

/** Runs work while the built-in functions are wrapped, and says what each has looked at. */
function withCountedNatives(work: () => void): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const undo: (() => void)[] = [];
  const replace = (owner: object, name: PropertyKey, wrap: (native: Native) => Native): void => {
    const own = Object.getOwnPropertyDescriptor(owner, name);
    if (typeof own?.value !== 'function') throw new Error(`There is no ${String(name)}`);
    Object.defineProperty(owner, name, { ...own, value: wrap(own.value as Native) });
    undo.push(() => Object.defineProperty(owner, name, own));
  };
  for (const [owner, costs] of NATIVES)
    for (const [name, cost] of Object.entries(costs))
      replace(
        owner,
        name,
        (native) =>
          function (this: unknown, ...args) {
            const result = native.apply(this, args);
            add(counts, name, Math.max(1, cost(this as { length: number }, result, args)));
            return result;
          },
      );
  for (const owner of ITERATED)
    replace(
      owner,
      Symbol.iterator,
      (native) =>
        function (this: unknown, ...args) {
          const iterator = native.apply(this, args) as IterableIterator<unknown>;
          const next = (): IteratorResult<unknown> => {
            add(counts, 'iterator', 1);
            return iterator.next();
          };
          const counted = { next, [Symbol.iterator]: () => counted };
          return counted;
        },
    );
  // All that is done with regular expressions goes through this one function.
  replace(
    RegExp.prototype,
    'exec',
    (native) =>
      function (this: unknown, ...args) {
        const { source, sticky, multiline, global, lastIndex } = this as RegExp;
        const from = sticky || global ? lastIndex : 0;
        const match = native.apply(this, args) as RegExpExecArray | null;
        // One that is tied to a place stops there.
        const tied = sticky || (source.startsWith('^') && !multiline);
        const to = match ? match.index + match[0].length : tied ? from : String(args[0]).length;
        add(counts, 'RegExp', Math.max(1, to - from));
        return match;
      },
  );
  try {
    work();
  } finally {
    for (const restore of undo.reverse()) restore();
  }
  return counts;
}
