import { range, type Range } from '../text/range';
import type { WrittenClock } from '../time/clock';
import { scanWhen } from '../time/when';

/** A clock that is no time, and where it alone stands in the document. */
export interface WrongClock {
  readonly clock: WrittenClock;
  readonly range: Range;
  /** As it stands there: `17:14 PM`. */
  readonly text: string;
}

/**
 * The clocks of a time that cannot be: `17:14 PM` of `2024-02-01 17:14 PM`. Null where something else
 * is wrong with it, such as its date, or where the clock cannot be told from the rest of its source.
 */
export function wrongClocks(
  document: string,
  { text, range: own }: { readonly text: string; readonly range: Range },
): readonly WrongClock[] | null {
  const when = scanWhen(text, 0, { sure: true });
  if (!when?.start) return null;
  const points = when.end ? [when.start, when.end] : [when.start];
  if (points.some(({ date }) => date !== null && date.problem !== null)) return null;
  const source = document.slice(own.from, own.to);
  const found: WrongClock[] = [];
  for (const { clock } of points) {
    if (!clock || clock.problem === null) continue;
    const written = text.slice(clock.from, clock.to);
    // Without markup in it the source has the same characters; with it, the clock has to be the only one.
    const at = source === text ? clock.from : source.indexOf(written);
    if (at === -1 || (source !== text && source.indexOf(written, at + 1) !== -1)) return null;
    const from = own.from + at;
    found.push({ clock, range: range(from, from + written.length), text: written });
  }
  return found.length === 0 ? null : found;
}
