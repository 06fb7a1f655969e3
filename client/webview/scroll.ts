/**
 * Keeps panel and editor at the same place. Elements that stand for a line of the document carry it
 * in `data-line`; those of the picture are always in sight and do not count.
 */

const LINES = 'main [data-line]:not(svg *)';

interface Stand {
  readonly line: number;
  readonly element: Element;
}

const stands = (): readonly Stand[] =>
  [...document.querySelectorAll(LINES)].flatMap((element) => {
    const line = Number(element.getAttribute('data-line'));
    return element.getClientRects().length > 0 && Number.isInteger(line) ? [{ line, element }] : [];
  });

/** Where the panel was last scrolled to by the editor: that scrolling is not told back. */
let expected: number | null = null;

/** Scrolls to what stands at the first of the lines that the editor shows, if anything does. */
export function scrollToLines(from: number, to: number): void {
  const found =
    from === 0
      ? null
      : stands()
          .filter(({ line }) => line >= from && line <= to)
          .reduce<Stand | null>(
            (best, stand) => (!best || stand.line < best.line ? stand : best),
            null,
          );
  if (from !== 0 && !found) return;
  const top = found ? window.scrollY + found.element.getBoundingClientRect().top - 8 : 0;
  const most = document.documentElement.scrollHeight - window.innerHeight;
  const target = Math.round(Math.max(0, Math.min(top, most)));
  if (Math.abs(target - window.scrollY) < 2) return;
  expected = target;
  window.scrollTo({ top: target, behavior: 'instant' });
}

/** Brings what stands at the line of the cursor into sight, unless it is, be it in the picture. */
export function showLine(line: number): void {
  const all = [...document.querySelectorAll(`main [data-line="${line}"]`)];
  const seen = all.some((element) => {
    const { top, bottom, height } = element.getBoundingClientRect();
    return height > 0 && top >= 0 && bottom <= window.innerHeight;
  });
  const found = seen ? undefined : all.find((element) => !element.closest('svg'));
  if (!found) return;
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  expected = Math.round(window.scrollY);
}

/** Tells the line at the top of the panel when a person has scrolled it. */
export function onScrolled(tell: (line: number) => void): void {
  let waiting = false;
  window.addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        const ours = expected !== null && Math.abs(window.scrollY - expected) < 2;
        expected = null;
        if (ours) return;
        const top =
          window.scrollY === 0
            ? { line: 0 }
            : stands().find(({ element }) => element.getBoundingClientRect().top >= 0);
        if (top) tell(top.line);
      });
    },
    { passive: true },
  );
}
