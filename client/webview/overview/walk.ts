import type { ChartMark } from '../../../server/src/picture/charts/layout';

/** The mark to which a key leads from one; null where the key leads nowhere. Marks are told by `at`. */
export function walked(marks: readonly ChartMark[], from: number, key: string): number | null {
  const here = marks.find(({ at }) => at === from);
  if (!here) return null;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowLeft': {
      const row = rowOf(marks, here).toSorted((a, b) => a.x - b.x || b.y - a.y);
      const next = row[row.indexOf(here) + (key === 'ArrowRight' ? 1 : -1)];
      if (next) return next.at;
      const order = readingOrder(marks);
      return order[order.indexOf(here) + (key === 'ArrowRight' ? 1 : -1)]?.at ?? null;
    }
    case 'ArrowUp':
    case 'ArrowDown': {
      const down = key === 'ArrowDown' ? 1 : -1;
      const beyond = marks.filter(({ y }) => (y - here.y) * down > 1);
      return nearest(beyond, here)?.at ?? null;
    }
    case 'Home':
      return readingOrder(marks)[0]?.at ?? null;
    case 'End':
      return readingOrder(marks).at(-1)?.at ?? null;
    default:
      return null;
  }
}

/** Marks over each other in a row differ less than rows do. */
const ROW = 1;

const rowOf = (marks: readonly ChartMark[], { y }: ChartMark): readonly ChartMark[] =>
  marks.filter((mark) => Math.abs(mark.y - y) <= ROW);

const readingOrder = (marks: readonly ChartMark[]): readonly ChartMark[] =>
  marks.toSorted((a, b) => a.y - b.y || a.x - b.x);

/** Up and down counts more than aside: the next line is meant. */
function nearest(marks: readonly ChartMark[], { x, y }: ChartMark): ChartMark | undefined {
  const far = (mark: ChartMark): number => Math.abs(mark.y - y) * 4 + Math.abs(mark.x - x);
  return marks.reduce<ChartMark | undefined>(
    (best, mark) => (best && far(best) <= far(mark) ? best : mark),
    undefined,
  );
}
