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
