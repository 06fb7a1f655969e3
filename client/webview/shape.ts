/** Tells whether a value that came from outside has a form. */
export type Check<T> = (value: unknown) => value is T;

export const text: Check<string> = (value) => typeof value === 'string';
export const number: Check<number> = (value): value is number =>
  typeof value === 'number' && Number.isFinite(value);
export const flag: Check<boolean> = (value) => typeof value === 'boolean';

export const nullable =
  <T>(check: Check<T>): Check<T | null> =>
  (value): value is T | null =>
    value === null || check(value);

export const oneOf =
  <const T extends string>(...values: readonly T[]): Check<T> =>
  (value): value is T =>
    values.some((one) => one === value);

export const list =
  <T>(check: Check<T>): Check<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every((item) => check(item));

/** Every property of `T` has its own check; a property that `T` has not is no matter. */
export const record =
  <T extends object>(checks: { readonly [K in keyof Required<T>]: Check<T[K]> }): Check<T> =>
  (value): value is T => {
    if (typeof value !== 'object' || value === null) return false;
    for (const key in checks) if (!checks[key](Reflect.get(value, key))) return false;
    return true;
  };
