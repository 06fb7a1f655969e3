import type { FieldKind } from '../types';
import { LANGUAGES } from '../../language/languages';
import { headingWords } from '../../language/words';

/** The meaning of a field's name, or null when no synonym table knows it. */
export function fieldKindOf(name: string): FieldKind | null {
  return KINDS.get(headingWords(name)) ?? null;
}

const KINDS: ReadonlyMap<string, FieldKind> = new Map(
  LANGUAGES.flatMap(({ fields, names }) =>
    (Object.keys(fields) as FieldKind[]).flatMap((kind) =>
      // What the tool itself writes is read too.
      [...fields[kind], ...(names.fields[kind] === undefined ? [] : [names.fields[kind]])].map(
        (name) => [headingWords(name), kind] as const,
      ),
    ),
  ).reverse(),
);
