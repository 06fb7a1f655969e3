import { RADIUS, type ChartLayout } from '../picture/charts/layout';
import { escapeMarkup as t } from '../picture/svg';

/** What a mark is of, and where a click leads. */
interface Marked {
  readonly label: string;
  readonly href: string;
}

const CLASSES = { name: '', scale: ' class="soft"', note: ' class="soft"' } as const;

/** A chart says nothing to a screen reader: all that it shows stands in a table below it. */
export function chartSvg(
  { width, height, texts, lines, marks }: ChartLayout,
  marked: readonly Marked[],
): string {
  return [
    `<svg class="dots" viewBox="0 0 ${width} ${Math.ceil(height)}" width="${width}" height="${Math.ceil(height)}" aria-hidden="true" font-family="system-ui,sans-serif">`,
    ...lines.map(
      ({ kind, x1, x2, y1, y2 }) =>
        `<line${kind === 'median' ? ' class="median"' : ''} x1="${x1}" x2="${x2}" y1="${y1}" y2="${y2}"/>`,
    ),
    ...texts.map(
      ({ x, y, text, kind, anchor }) =>
        `<text${CLASSES[kind]} x="${x}" y="${y}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${t(text)}</text>`,
    ),
    ...marks.flatMap(({ x, y, at }) => {
      const one = marked[at];
      return one
        ? [
            `<a href="${t(one.href)}" tabindex="-1"><circle cx="${x}" cy="${y}" r="${RADIUS}"><title>${t(one.label)}</title></circle></a>`,
          ]
        : [];
    }),
    '</svg>',
  ].join('\n');
}
