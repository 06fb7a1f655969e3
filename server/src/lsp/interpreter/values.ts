/** Messages come from others: nothing is known of a value until it has been looked at. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value deep inside another: `at(params, 'textDocument', 'uri')`. Undefined where the way ends. */
export const at = (value: unknown, ...way: readonly string[]): unknown =>
  way.reduce<unknown>((inner, key) => (isFields(inner) ? inner[key] : undefined), value);

export const textAt = (value: unknown, ...way: readonly string[]): string | null => {
  const found = at(value, ...way);
  return typeof found === 'string' ? found : null;
};

export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : [];

/** A copy with some fields changed: `put(item, { kind: 1 })`. */
export const put = (value: unknown, fields: Fields): Fields =>
  isFields(value) ? { ...value, ...fields } : fields;
