/** Makes keys that differ: the second of the same gets a number, and so on. */
export function uniqueKeys(): (key: string) => string {
  const counts = new Map<string, number>();
  return (key) => {
    const before = counts.get(key) ?? 0;
    counts.set(key, before + 1);
    return before === 0 ? key : `${key}′${before + 1}`;
  };
}
