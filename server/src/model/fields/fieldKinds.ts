import type { FieldKind } from '../types';
import { LANGUAGES } from '../../language/languages';
import { folded, headingWords } from '../../language/words';

/** The meaning of a field's name, or null when no synonym table knows it. */
export function fieldKindOf(name: string): FieldKind | null {
  return KINDS.get(headingWords(name)) ?? null;
}

const KINDS: ReadonlyMap<string, FieldKind> = new Map(
  LANGUAGES.flatMap(({ fields }) =>
    (Object.keys(fields) as FieldKind[]).flatMap((kind) =>
      fields[kind].map((name) => [folded(name), kind] as const),
    ),
  ).reverse(),
);
