/** What can be written in several ways. */
export const DIMENSIONS = [
  'language',
  'reach',
  'title',
  'id',
  'headings',
  'naming',
  'fields',
  'header',
  'date',
  'clock',
  'zone',
  'place',
  'day',
  'timeline',
  'window',
  'length',
  'actions',
  'order',
  'noise',
] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** One form for each dimension, by their ids. */
export type Choices = Readonly<Record<Dimension, string>>;

/** Forms of other dimensions, by id; a group of forms by what their ids begin with: `table-*`. */
export type Limits = Readonly<Partial<Record<Dimension, readonly string[]>>>;

/** One way to write one part. */
export interface Form {
  readonly id: string;
  /** In plain words, for the page that tells users what is read. */
  readonly name: string;
  /** It is written only together with these. */
  readonly only?: Limits;
  /** It is never written together with these. */
  readonly not?: Limits;
}

const matches = (id: string, pattern: string): boolean =>
  pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern;

/** Whether one form goes together with the form `id` of another dimension. */
export function allows({ only, not }: Form, dimension: Dimension, id: string): boolean {
  const wanted = only?.[dimension];
  if (wanted && !wanted.some((pattern) => matches(id, pattern))) return false;
  return !not?.[dimension]?.some((pattern) => matches(id, pattern));
}
