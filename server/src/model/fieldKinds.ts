import type { FieldKind } from './types';
import { FIELD_WORDS } from './vocabulary/fields';
import { headingWords } from './words';

/** The meaning of a field's name, or null when no synonym table knows it. */
export function fieldKindOf(name: string): FieldKind | null {
  return KINDS.get(headingWords(name)) ?? null;
}

const KINDS: ReadonlyMap<string, FieldKind> = new Map(
  (Object.keys(FIELD_WORDS) as FieldKind[])
    .flatMap((kind) => FIELD_WORDS[kind].map((name) => [name, kind] as const))
    .reverse(),
);
