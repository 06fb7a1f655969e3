import { plain, sameWhen } from './when';
import type { ActionFact, EntryFact } from './facts';
import { wordsOf } from './when';

/** What belongs together of two lists, and what is on one side only, each in its order. */
export interface Pairs<T> {
  readonly both: readonly (readonly [before: T, after: T])[];
  readonly gone: readonly T[];
  readonly come: readonly T[];
}

/** One way to find what belongs together: what has the same key, and passes the test. */
interface Pass<T> {
  readonly key: (item: T) => string;
  readonly fits: (before: T, after: T) => boolean;
}

/** So many candidates are looked at for each item: lists of one repeated line stay linear. */
const MOST_CANDIDATES = 50;

/** Pairs by the first pass that finds a partner; each item is in one pair at most. */
function paired<T>(
  before: readonly T[],
  after: readonly T[],
  passes: readonly Pass<T>[],
): Pairs<T> {
  const partner = new Map<T, T>();
  let gone = before;
  let come = after;
  for (const { key, fits } of passes) {
    const candidates = new Map<string, T[]>();
    for (const item of come) {
      const own = candidates.get(key(item));
      if (own) own.push(item);
      else candidates.set(key(item), [item]);
    }
    const taken = new Set<T>();
    for (const item of gone) {
      const found = candidates.get(key(item)) ?? [];
      const index = found.slice(0, MOST_CANDIDATES).findIndex((other) => fits(item, other));
      const [other] = index === -1 ? [] : found.splice(index, 1);
      if (other === undefined) continue;
      partner.set(item, other);
      taken.add(other);
    }
    gone = gone.filter((item) => !partner.has(item));
    come = come.filter((item) => !taken.has(item));
  }
  return {
    both: before.flatMap((item) => {
      const other = partner.get(item);
      return other === undefined ? [] : [[item, other] as const];
    }),
    gone,
    come,
  };
}

/** Whether two entries say the same; in another form the same words do, as the row has other cells. */
export const sameSaid = (a: EntryFact, b: EntryFact): boolean =>
  a.form === b.form ? a.text === b.text && a.actor === b.actor : a.words === b.words;

/** Entries by moment and words, then by words, then by moment where the words are much alike. */
export const pairedEntries = (
  before: readonly EntryFact[],
  after: readonly EntryFact[],
): Pairs<EntryFact> =>
  paired(before, after, [
    { key: ({ words }) => words, fits: (a, b) => sameSaid(a, b) && sameWhen(a.start, b.start) },
    { key: ({ words }) => words, fits: (a, b) => a.words !== '' && sameSaid(a, b) },
    { key: ({ words }) => words, fits: (a) => a.words !== '' },
    {
      key: ({ start }) => start.clock ?? start.text,
      fits: (a, b) => sameWhen(a.start, b.start) && alike(a.words, b.words, 0.3),
    },
  ]);

/** Actions by words, then by tickets, then by place where the words are much alike. */
export const pairedActions = (
  before: readonly ActionFact[],
  after: readonly ActionFact[],
): Pairs<ActionFact> =>
  paired(before, after, [
    { key: ({ text }) => text, fits: sameParts },
    { key: ({ text }) => text, fits: () => true },
    { key: ({ text }) => wordsOf(text).join(' '), fits: ({ text }) => wordsOf(text).length > 0 },
    { key: ({ parts }) => parts.get('tickets') ?? '', fits: (a) => a.parts.get('tickets') !== '' },
    { key: () => '', fits: (a, b) => alike(sorted(a.text), sorted(b.text), 0.6) },
  ]);

const sameParts = (a: ActionFact, b: ActionFact): boolean =>
  [...a.parts].every(([part, value]) => plain(value) === plain(b.parts.get(part) ?? ''));

const sorted = (text: string): string => wordsOf(text).join(' ');

/** Whether two texts share so large a part of all their words. */
function alike(a: string, b: string, share: number): boolean {
  const left = new Set(a.split(' '));
  const right = new Set(b.split(' '));
  const common = [...left].filter((word) => word !== '' && right.has(word)).length;
  return common > 0 && common / (left.size + right.size - common) >= share;
}
