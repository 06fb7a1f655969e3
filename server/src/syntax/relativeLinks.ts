import { range, type Range } from '../text/range';
import { areasOf } from './areas';
import type { KeptDocument } from './document';

/** Where a relative link leads, and where its path stands: of `notes.md#cause` only `notes.md`. */
export interface RelativeLink {
  readonly range: Range;
  /** Decoded: as the file is called. */
  readonly path: string;
}

/** `[x](notes.md)`, `![s](<my notes.md>)`, `[ref]: notes.md`; what stands in code is no link. */
export const relativeLinks = (document: KeptDocument): readonly RelativeLink[] =>
  areasOf(document).links.flatMap(({ form, target }): readonly RelativeLink[] => {
    if (!target || form === 'bare' || form === 'autolink') return [];
    const path = relativePath(document.text.slice(target.from, target.to));
    if (path === null) return [];
    return [{ range: range(target.from, target.from + path.length), path: decoded(path) }];
  });

/** The path of an address as it is written, without what follows `#` or `?`; null where it is not relative. */
export function relativePath(address: string): string | null {
  const path = /^[^#?]*/.exec(address)?.[0] ?? '';
  return path === '' || path.startsWith('/') || /^[a-z][a-z\d+.-]*:/i.test(path) ? null : path;
}

/** `a%20b.md` as the file is called. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
