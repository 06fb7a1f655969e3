/**
 * Keeps panel and editor at the same place. Elements that stand for a line of the document carry it
 * in `data-line`. What is in the timeline stands in the picture, not in the table under it.
 */

const TIMELINE = '#timeline';

interface Stand {
  readonly line: number;
  readonly element: Element;
}

const lineOf = (element: Element): number => Number(element.getAttribute('data-line'));

/** The part of the panel where an element is to be seen. */
function placeOf(element: Element): Element {
  const timeline = document.querySelector(TIMELINE);
  return timeline && element.closest(`${TIMELINE}, .entries`) ? timeline : element;
}

const all = (selector: string): readonly Element[] =>
  [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0);

/** Where we scrolled the panel to: being there is not a person's doing. */
let own = -1;

function scrollBy(distance: number): void {
  const { scrollHeight, clientHeight } = document.documentElement;
  const target = Math.max(0, Math.min(window.scrollY + distance, scrollHeight - clientHeight));
  if (Math.abs(target - window.scrollY) < 2) return;
  own = target;
  window.scrollTo({ top: target, behavior: 'instant' });
}

/** After the panel was drawn: where it is now is nobody's doing. */
export function keepPlace(): void {
  own = window.scrollY;
}

/** Scrolls to what stands at the first of the lines that the editor shows, if anything does. */
export function scrollToLines(from: number, to: number): void {
  if (from === 0) {
    scrollBy(-window.scrollY);
    return;
  }
  const first = all('main [data-line]')
    .map((element): Stand => ({ element, line: lineOf(element) }))
    .filter(({ line }) => line >= from && line <= to)
    .reduce<Stand | null>((best, stand) => (best && best.line <= stand.line ? best : stand), null);
  if (first) scrollBy(placeOf(first.element).getBoundingClientRect().top - 8);
}

/** Brings what stands at the line of the cursor into sight, if it is not. */
export function showLine(line: number): void {
  const places = all(`main [data-line="${line}"]`).map(placeOf);
  const seen = places.some((place) => {
    const { top, bottom } = place.getBoundingClientRect();
    return top >= -8 && (bottom <= window.innerHeight || top < window.innerHeight / 2);
  });
  const [place] = places;
  if (!place || seen) return;
  const { top, height } = place.getBoundingClientRect();
  scrollBy(top - Math.max(8, (window.innerHeight - height) / 2));
}

/** Tells the line at the top of the panel when a person has scrolled it. */
export function onScrolled(tell: (line: number) => void): void {
  let waiting = false;
  const look = (): void => {
    waiting = false;
    if (Math.abs(window.scrollY - own) < 2) return;
    const top =
      window.scrollY === 0
        ? null
        : all('main [data-line]:not(svg *)').find(
            (element) => element.getBoundingClientRect().bottom > 0,
          );
    if (top !== undefined) tell(top ? lineOf(top) : 0);
  };
  window.addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(look);
    },
    { passive: true },
  );
}
