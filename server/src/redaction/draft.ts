import { applyEdits, type TextEdit } from '../text/edit';
import { occupied } from '../text/occupied';
import { range, type Range } from '../text/range';

/** A text on its way outside. What one step has changed or kept is not touched by a later one. */
export interface Draft {
  readonly text: string;
  /** False, and nothing is changed, where another step was before. */
  readonly replace: (at: Range, newText: string) => boolean;
  /** Replaces what is left of it, whatever other steps have changed or kept of it. */
  readonly cover: (at: Range, newText: string) => void;
  /** Replaces what was kept before. */
  readonly change: (kept: Range, newText: string) => void;
  /** Leaves this as it is, whatever later steps find in it. */
  readonly keep: (at: Range) => void;
  readonly isFree: (at: Range) => boolean;
  readonly result: () => string;
}

export function draftOf(text: string): Draft {
  const { isFree, take } = occupied(text.length);
  const edits: TextEdit[] = [];
  const replace = (at: Range, newText: string): boolean => {
    if (!isFree(at)) return false;
    take(at);
    edits.push({ range: at, newText });
    return true;
  };
  return {
    text,
    isFree,
    cover: (at, newText) => {
      if (replace(at, newText)) return;
      for (let from = at.from; from < at.to; from++) {
        if (!isFree(range(from, from + 1))) continue;
        let to = from + 1;
        while (to < at.to && isFree(range(to, to + 1))) to++;
        replace(range(from, to), newText);
        from = to;
      }
    },
    keep: take,
    change: (at, newText) => void edits.push({ range: at, newText }),
    replace,
    result: () => applyEdits(text, edits),
  };
}

/** `(host)` where there is one, `(host 1)`, `(host 2)` where readers have to tell several apart. */
export function labels(kind: string, keys: readonly string[]): (key: string) => string {
  const known = new Map<string, number>();
  for (const key of keys) if (!known.has(key)) known.set(key, known.size + 1);
  return (key) => (known.size < 2 ? `(${kind})` : `(${kind} ${known.get(key) ?? 1})`);
}
