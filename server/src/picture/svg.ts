import type { PreviewMetric, PreviewTimeline } from '../protocol';
import { layoutTimeline, type Layout } from './layout';
import type { Mark } from './marks';

const COLOURS = {
  impact: '#c72e0f',
  detection: '#d18616',
  response: '#bf8803',
  mitigation: '#1a85ff',
  recovery: '#388a34',
} as const;

const MARKS = {
  system: '#717171',
  none: '#717171',
  person: '#1a85ff',
  team: '#652d90',
  communication: '#388a34',
} as const;

/**
 * The picture as a document of its own: SVG that needs no style sheet, no font file and no script.
 * `width` in pixels. Null where no entry has a time. Text of the document is text in it, never markup.
 */
export function timelineSvg(
  timeline: PreviewTimeline,
  metrics: readonly PreviewMetric[],
  width = 1000,
): string | null {
  const layout = layoutTimeline(timeline, width, metrics);
  if (!layout) return null;
  const { height } = layout;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Timeline of the incident" font-family="system-ui, sans-serif" font-size="11">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...bands(layout),
    ...lanes(layout),
    ...gaps(layout),
    ...ticks(layout),
    ...milestones(layout),
    ...brackets(layout),
    ...charts(layout),
    ...layout.lanes.flatMap((lane) => [
      ...lane.marks.map((mark) => markOf(mark, MARKS[lane.kind])),
      ...lane.clusters.flatMap(({ x, y, width, count }) => [
        `<rect x="${x}" y="${y - 7}" width="${width}" height="14" rx="3" fill="${MARKS[lane.kind]}" fill-opacity="0.25"/>`,
        text(x + width / 2, y + 4, `+${count}`, '#333333', ' text-anchor="middle"'),
      ]),
    ]),
    '</svg>',
  ].join('\n');
}

const bands = ({ bands: all, height }: Layout): readonly string[] =>
  all.flatMap(({ id, name, x, y, width }) => {
    const colour = COLOURS[id as keyof typeof COLOURS];
    return [
      `<rect x="${x}" y="${y}" width="${width}" height="14" rx="2" fill="${colour}" fill-opacity="0.25"/>`,
      ...(id === 'impact'
        ? []
        : [
            `<rect x="${x}" y="${y + 14}" width="${width}" height="${height - y - 18}" fill="${colour}" fill-opacity="0.05"/>`,
          ]),
      ...(width > name.length * 7 ? [text(x + 5, y + 11, name, '#333333')] : []),
    ];
  });

const lanes = ({ lanes: all, width }: Layout): readonly string[] =>
  all.flatMap(({ name, y }) => [
    `<line x1="0" x2="${width}" y1="${y}" y2="${y}" stroke="#dddddd"/>`,
    text(width < 480 ? 12 : 2, y + (width < 480 ? 14 : 22), shorten(name, 14), '#555555'),
  ]);

const gaps = ({ gaps: all, lanesY, height }: Layout): readonly string[] =>
  all.flatMap(({ x, width, label }) => [
    `<rect x="${x}" y="${lanesY - 2}" width="${width}" height="${height - lanesY - 4}" fill="#888888" fill-opacity="0.12" stroke="#888888" stroke-dasharray="3 3"/>`,
    ...(width > 70
      ? [text(x + width / 2, height - 10, label, '#555555', ' text-anchor="middle"')]
      : []),
  ]);

const ticks = ({ ticks: all, axisY, height }: Layout): readonly string[] =>
  all.flatMap(({ x, label }) => [
    `<line x1="${x}" x2="${x}" y1="${axisY + 6}" y2="${height - 6}" stroke="#eeeeee"/>`,
    text(x, axisY + 18, label, '#555555', ' text-anchor="middle"'),
  ]);

const milestones = ({ milestones: all, height }: Layout): readonly string[] =>
  all.flatMap(({ x, y, label, labelX }) => [
    `<line x1="${x}" x2="${x}" y1="${y}" y2="${height - 6}" stroke="#c72e0f" stroke-opacity="0.5"/>`,
    text(labelX, y + 12, label, '#c72e0f'),
  ]);

const brackets = ({ brackets: all }: Layout): readonly string[] =>
  all.flatMap(({ x, y, width, label, labelX }) => [
    `<path d="M${x} ${y + 8}v-5h${width}v5" fill="none" stroke="#555555"/>`,
    text(labelX, y + 14, label, '#333333'),
  ]);

const charts = ({ charts: all, width }: Layout): readonly string[] =>
  all.flatMap(({ name, y, points }) => [
    `<line x1="0" x2="${width}" y1="${y}" y2="${y}" stroke="#dddddd"/>`,
    text(2, y + 14, shorten(name, 14), '#555555'),
    `<polyline points="${points.map((point) => `${point.x},${point.y}`).join(' ')}" fill="none" stroke="#1a85ff"/>`,
    ...points.map((point) => text(point.x + 4, point.y - 3, point.text, '#333333')),
  ]);

function markOf({ entry, x, y, width, label }: Mark, colour: string): string {
  const fill = entry.approximate ? '#ffffff' : colour;
  const shape =
    width > 0
      ? `<rect x="${x}" y="${y - 4}" width="${width}" height="8" rx="4" fill="${fill}" stroke="${colour}">`
      : `<circle cx="${x}" cy="${y}" r="4.5" fill="${fill}" stroke="${colour}">`;
  const end = width > 0 ? 'rect' : 'circle';
  const told = `${shape}<title>${escapeMarkup(`${entry.time} ${entry.actor ?? ''} ${entry.text}`)}</title></${end}>`;
  return label === '' ? told : `${told}\n${text(x + width + 8, y + 4, label, '#333333')}`;
}

const text = (x: number, y: number, content: string, colour: string, more = ''): string =>
  `<text x="${Math.round(x * 10) / 10}" y="${y}" fill="${colour}"${more}>${escapeMarkup(content)}</text>`;

const shorten = (name: string, most: number): string =>
  name.length > most ? `${name.slice(0, most - 1)}…` : name;

/** Text as text in XML and HTML; control characters, which XML has none of, left out. */
export const escapeMarkup = (content: string): string =>
  content
    .replace(
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      '',
    )
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
