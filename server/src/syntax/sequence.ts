import { Tree } from '@lezer/common';

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
export class Sequence<T> {
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
        ? (known.get(child) ?? Sequence.below(child, base + start, known, read))
        : read(child, base + start);
      if (part === null) continue;
      if (part instanceof Sequence) {
        known.set(child, part);
        if (part.length === 0) continue;
        length += part.length;
      } else length++;
      parts.push(part);
      starts.push(start);
    }
    return new Sequence(parts, starts, length).#likeBefore();
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
  fold<R>(
    known: WeakMap<Sequence<T>, R>,
    one: (node: T) => R,
    both: (a: R, b: R) => R,
    none: R,
  ): R {
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
    known: WeakMap<Sequence<T>, readonly Slot<R>[]>,
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
