/**
 * Whether two values are equal all through: plain objects, arrays, and values that say themselves what
 * they are equal to (dates and times).
 */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (saysEqual(a)) return a.constructor === b.constructor && a.equals(b);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => sameValue(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}

/** Whether a value says itself what it is equal to, as dates and times do. */
export const saysEqual = (value: object): value is { equals: (other: object) => boolean } =>
  'equals' in value && typeof value.equals === 'function';
