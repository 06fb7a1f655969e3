import { Tree } from '@lezer/common';
import { Results, work, type Known, type Remembering } from '../text/memo';

/** A value with its offset in what holds it. */
export interface Slot<T> {
  readonly at: number;
  readonly node: T;
}

const NOTHING: readonly never[] = [];

/** The last sequence that begins with a value. */
const BY_FIRST = new WeakMap<object, unknown>();

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

/**
 * Values that stand one after another, each with its offset in what holds them. Large ones are made
 * of groups, as the parser makes them, and a group that did not change is kept: a document of 16,000
 * blocks has a new sequence on each key, and shares all but a few groups with the one before.
 */
export class Sequence<T> implements Remembering {
  memo: unknown[] | null = null;

  private constructor(
    private readonly parts: readonly (T | Sequence<T>)[],
    /** Ascending; one for each part. */
    private readonly starts: readonly number[],
    /** How many values there are. */
    readonly length: number,
  ) {}

  static of<T>(slots: readonly Slot<T>[]): Sequence<T> {
    return new Sequence(
      slots.map(({ node }) => node),
      slots.map(({ at }) => at),
      slots.length,
    );
  }

  /**
   * What `read` makes of the children of a tree that begins at `base`, without those it makes null
   * of. `read` gets the place of a child from the same origin as `base`. Groups are looked up in
   * `known` and left there.
   */
  static below<T>(
    tree: Tree,
    base: number,
    known: WeakMap<Tree, Sequence<T>>,
    read: (child: Tree, at: number) => T | null,
  ): Sequence<T> {
    const parts: (T | Sequence<T>)[] = [];
    const starts: number[] = [];
    let length = 0;
    for (let index = 0; index < tree.children.length; index++) {
      const child = tree.children[index];
      if (!(child instanceof Tree)) continue;
      const start = tree.positions[index] ?? 0;
      const part = child.type.isAnonymous
        ? Sequence.#group(child, base + start, known, read)
        : read(child, base + start);
      if (part === null) continue;
      if (part instanceof Sequence) {
        if (part.length === 0) continue;
        length += part.length;
      } else length++;
      parts.push(part);
      starts.push(start);
    }
    return new Sequence(parts, starts, length).#likeBefore();
  }

  static #group<T>(
    tree: Tree,
    base: number,
    known: WeakMap<Tree, Sequence<T>>,
    read: (child: Tree, at: number) => T | null,
  ): Sequence<T> {
    const before = known.get(tree);
    if (before) return before;
    const group = Sequence.below(tree, base, known, read);
    known.set(tree, group);
    return group;
  }

  /**
   * The sequence of the version before, where that has the same values at the same places: the parser
   * takes the items of a list one by one, and groups them anew.
   */
  #likeBefore(): Sequence<T> {
    const [first] = this.parts;
    if (typeof first !== 'object' || first === null) return this;
    const before = BY_FIRST.get(first) as Sequence<T> | undefined;
    if (before && sameItems(before.parts, this.parts) && sameItems(before.starts, this.starts))
      return before;
    BY_FIRST.set(first, this);
    return this;
  }

  /** Visits all values in order, with their offsets from `base`. */
  each(visit: (node: T, at: number) => void, base = 0): void {
    for (let index = 0; index < this.parts.length; index++) {
      const part = this.parts[index] as T | Sequence<T>;
      const at = base + (this.starts[index] ?? 0);
      if (part instanceof Sequence) part.each(visit, at);
      else visit(part, at);
    }
  }

  /** All values, in order. */
  nodes(): T[] {
    const all: T[] = [];
    this.#addNodes(all);
    return all;
  }

  #addNodes(all: T[]): void {
    for (const part of this.parts)
      if (part instanceof Sequence) part.#addNodes(all);
      else all.push(part);
  }

  /** Their offsets from `base`, in the same order. */
  places(base = 0): number[] {
    const all: number[] = [];
    this.#addPlaces(all, base);
    return all;
  }

  #addPlaces(all: number[], base: number): void {
    for (let index = 0; index < this.parts.length; index++) {
      const part = this.parts[index] as T | Sequence<T>;
      const at = base + (this.starts[index] ?? 0);
      if (part instanceof Sequence) part.#addPlaces(all, at);
      else all.push(at);
    }
  }

  map<R>(make: (node: T, at: number) => R, base = 0): R[] {
    const made: R[] = [];
    this.each((node, at) => void made.push(make(node, at)), base);
    return made;
  }

  /**
   * Brings what `one` makes of each value together by `both`, from `none` on. Results of groups are
   * looked up in `known` and left there, so that a change costs the groups it is in. `known` must
   * belong to these functions alone.
   */
  fold<R>(known: Known<Sequence<T>, R>, one: (node: T) => R, both: (a: R, b: R) => R, none: R): R {
    const found = known.get(this);
    if (found !== undefined) return found;
    let result = none;
    for (const part of this.parts)
      result = both(
        result,
        part instanceof Sequence ? part.fold(known, one, both, none) : one(part),
      );
    known.set(this, result);
    return result;
  }

  /**
   * All that `one` finds in the values, in order, with offsets from the sequence; `one` gets a value
   * with its offset from `base`, and gives what it finds with offsets from the value. Results of
   * groups are looked up in `known` and left there, so `known` must belong to `one` alone, and what
   * `one` finds must not depend on the place.
   */
  collect<R>(
    known: Known<Sequence<T>, readonly Slot<R>[]>,
    one: (node: T, at: number) => readonly Slot<R>[],
    base = 0,
  ): readonly Slot<R>[] {
    const before = known.get(this);
    if (before) return before;
    let found: Slot<R>[] | null = null;
    for (let index = 0; index < this.parts.length; index++) {
      const part = this.parts[index] as T | Sequence<T>;
      const start = this.starts[index] ?? 0;
      const inner =
        part instanceof Sequence ? part.collect(known, one, base + start) : one(part, base + start);
      if (inner.length === 0) continue;
      found ??= [];
      for (const { at, node } of inner) found.push({ at: start + at, node });
    }
    const result = found ?? NOTHING;
    known.set(this, result);
    return result;
  }

  /**
   * The sequence of what `one` makes of each value, in the same groups. Those that did not change are
   * looked up in `known` and left there, so `known` must belong to `one` alone.
   */
  transformed<R extends object>(
    known: Known<Sequence<T>, Sequence<R>>,
    one: (node: T) => readonly Slot<R>[],
  ): Sequence<R> {
    const found = known.get(this);
    if (found) return found;
    const parts: (R | Sequence<R>)[] = [];
    const starts: number[] = [];
    let length = 0;
    for (let index = 0; index < this.parts.length; index++) {
      const part = this.parts[index] as T | Sequence<T>;
      const start = this.starts[index] ?? 0;
      if (part instanceof Sequence) {
        const inner = part.transformed(known, one);
        if (inner.length === 0) continue;
        parts.push(inner);
        starts.push(start);
        length += inner.length;
      } else
        for (const { at, node } of one(part)) {
          parts.push(node);
          starts.push(start + at);
          length++;
        }
    }
    const made = new Sequence<R>(parts, starts, length);
    known.set(this, made);
    return made;
  }

  /**
   * Whether this sequence at `base` and another one at `otherBase` hold the same, where `same` compares
   * offsets and `like` values that are not one object. Groups that are one object are not looked into.
   */
  isLike(
    other: Sequence<T>,
    base: number,
    otherBase: number,
    same: (at: number, otherAt: number) => boolean,
    like: (node: T, otherNode: T, at: number, otherAt: number) => boolean,
  ): boolean {
    if (this === other) return same(base, otherBase);
    if (this.length !== other.length) return false;
    if (this.parts.length !== other.parts.length)
      return this.#isLikeFlat(other, base, otherBase, same, like);
    for (let index = 0; index < this.parts.length; index++) {
      const a = this.parts[index] as T | Sequence<T>;
      const b = other.parts[index] as T | Sequence<T>;
      if (
        a instanceof Sequence !== b instanceof Sequence ||
        (a instanceof Sequence && b instanceof Sequence && a.length !== b.length)
      )
        return this.#isLikeFlat(other, base, otherBase, same, like);
      const at = base + (this.starts[index] ?? 0);
      const otherAt = otherBase + (other.starts[index] ?? 0);
      if (
        a === b
          ? !same(at, otherAt)
          : a instanceof Sequence
            ? !a.isLike(b as Sequence<T>, at, otherAt, same, like)
            : !like(a, b as T, at, otherAt)
      )
        return false;
    }
    return true;
  }

  /** The same for sequences in other groups. */
  #isLikeFlat(
    other: Sequence<T>,
    base: number,
    otherBase: number,
    same: (at: number, otherAt: number) => boolean,
    like: (node: T, otherNode: T, at: number, otherAt: number) => boolean,
  ): boolean {
    const others = other.map((node, at): Slot<T> => ({ node, at }), otherBase);
    let index = 0;
    let all = true;
    this.each((node, at) => {
      const slot = others[index++];
      all &&=
        slot !== undefined &&
        (slot.node === node ? same(at, slot.at) : like(node, slot.node, at, slot.at));
    }, base);
    return all;
  }

  /** The first value; null in an empty sequence. */
  get first(): Slot<T> | null {
    return this.length === 0 ? null : this.last(Number.POSITIVE_INFINITY, true);
  }

  /** The last value that begins at `offset` or before it; null when there is none. */
  before(offset: number): Slot<T> | null {
    return this.last(offset, false);
  }

  private last(offset: number, first: boolean): Slot<T> | null {
    let index = first ? 0 : this.starts.length - 1;
    while (index >= 0 && (this.starts[index] ?? 0) > offset) index--;
    const part = this.parts[index];
    if (part === undefined) return null;
    const at = this.starts[index] ?? 0;
    if (!(part instanceof Sequence)) return { at, node: part };
    const inner = part.last(first ? offset : offset - at, first);
    // A group may begin with what no value was made of: then the one before it counts.
    if (inner) return { at: at + inner.at, node: inner.node };
    return first || index === 0 ? null : this.last(at - 1, false);
  }
}

/** A function that folds sequences, and keeps what it made of each group. */
export function folded<T, R>(
  one: (node: T) => R,
  both: (a: R, b: R) => R,
  none: R,
  known: Known<Sequence<T>, R> = new Results(),
): (sequence: Sequence<T>) => R {
  const read = metered(one);
  return (sequence) => sequence.fold(known, read, both, none);
}

/** The same function, counted with all other work. */
const metered =
  <T, R>(one: (node: T) => R) =>
  (node: T): R => {
    work.computed++;
    return one(node);
  };

/** How many values of a sequence are so. */
export const counted = <T>(is: (node: T) => boolean): ((sequence: Sequence<T>) => number) =>
  folded<T, number>((node) => (is(node) ? 1 : 0), sum, 0);

/** The same of what is read with something else, such as the words of a team. */
export const countedWith = <T, Context extends object>(
  is: (node: T, context: Context) => boolean,
): ((sequence: Sequence<T>, context: Context) => number) =>
  withContext((context: Context) =>
    folded<T, number>((node) => (is(node, context) ? 1 : 0), sum, 0, new WeakMap()),
  );

const sum = (a: number, b: number): number => a + b;

/** A function that makes the sequence of what `one` makes of each value, with the groups that did not change. */
export const transformedWith = <T, Context extends object, R extends object>(
  one: (node: T, context: Context) => readonly Slot<R>[],
): ((sequence: Sequence<T>, context: Context) => Sequence<R>) =>
  withContext((context: Context) => {
    const known = new WeakMap<Sequence<T>, Sequence<R>>();
    const make = metered((node: T) => one(node, context));
    return (sequence: Sequence<T>) => sequence.transformed(known, make);
  });

/** A function that gives all that `one` finds in a sequence, with offsets from it, and keeps what was in each group. */
export function collected<T, R>(
  one: (node: T) => readonly Slot<R>[],
  known: Known<Sequence<T>, readonly Slot<R>[]> = new Results(),
): (sequence: Sequence<T>) => readonly Slot<R>[] {
  const read = metered(one);
  return (sequence) => sequence.collect(known, read);
}

/** The same of what is read with something else. */
export const collectedWith = <T, Context extends object, R>(
  one: (node: T, context: Context) => readonly Slot<R>[],
): ((sequence: Sequence<T>, context: Context) => readonly Slot<R>[]) =>
  withContext((context: Context) => collected<T, R>((node) => one(node, context), new WeakMap()));

/**
 * A function of sequences for each context, made once. Contexts come and go with the documents, so what
 * such a function keeps has to go with them.
 */
function withContext<T, Context extends object, R>(
  make: (context: Context) => (sequence: Sequence<T>) => R,
): (sequence: Sequence<T>, context: Context) => R {
  const known = new WeakMap<Context, (sequence: Sequence<T>) => R>();
  return (sequence, context) => {
    const read = known.get(context) ?? make(context);
    known.set(context, read);
    return read(sequence);
  };
}
