/**
 * The same function, which remembers up to `most` results and then starts anew. For pure functions
 * of short texts and numbers that documents repeat and every key asks for again; results must be
 * immutable.
 */
export function memo<Key extends string | number, Value>(
  compute: (key: Key) => Value,
  most: number,
): (key: Key) => Value {
  const known = new Map<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    if (known.size >= most) known.clear();
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}

/**
 * What the changes since the process began have cost: how many values were computed, not remembered, and
 * how many rules were run.
 */
export const work = { computed: 0, rules: 0 };

/**
 * A value on which results of functions of it can be kept: one place in `memo` for each function,
 * null until there is one. Whoever makes a value out of another begins with null again.
 */
export interface Remembering {
  memo: unknown[] | null;
}

let functions = 0;

/** Where results are looked up and left. */
export interface Known<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

/**
 * The results of one function, kept on the keys: what a map of weak keys does at several times the cost,
 * in looking up and in collecting garbage. Made once for each function, never for each document.
 */
export class Results<Key extends Remembering, Value> implements Known<Key, Value> {
  readonly #place = functions++;

  get(key: Key): Value | undefined {
    return key.memo?.[this.#place] as Value | undefined;
  }

  set(key: Key, value: Value): void {
    (key.memo ??= [])[this.#place] = value;
  }
}

/**
 * The same function, which remembers its result for as long as the key lives. The result is kept on
 * the key: a map of weak keys takes thirty times as long to look in, and a document of 16,000 blocks
 * is looked up a hundred thousand times on each key.
 */
export function remembered<Key extends Remembering, Value>(
  compute: (key: Key) => Value,
): (key: Key) => Value {
  const place = functions++;
  return (key) => {
    const memo = (key.memo ??= []);
    const found = memo[place] as { readonly value: Value } | undefined;
    if (found !== undefined) return found.value;
    work.computed++;
    const value = compute(key);
    memo[place] = { value };
    return value;
  };
}

/**
 * The same for a function of a key and of what it is read with, such as the words of a team. Of
 * several contexts the last one counts: a document is read by one configuration at a time.
 */
export function rememberedWith<Key extends Remembering, Context extends object, Value>(
  compute: (key: Key, context: Context) => Value,
): (key: Key, context: Context) => Value {
  const place = functions++;
  return (key, context) => {
    const memo = (key.memo ??= []);
    const found = memo[place] as { readonly context: Context; readonly value: Value } | undefined;
    if (found?.context === context) return found.value;
    work.computed++;
    const value = compute(key, context);
    memo[place] = { context, value };
    return value;
  };
}

/** The same for keys that are few, and know nothing of it. */
export function rememberedWeakly<Key extends object, Value>(
  compute: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}
