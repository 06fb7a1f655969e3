import type { PreviewMetric, PreviewTimeline } from '../protocol';
import { layoutTimeline, lengthsOf } from './layout';
import type { Cluster, Mark } from './marks';
import { backdrop, type Shape } from './scene';

const MARKS = {
  system: '#652d90',
  none: '#5f6a79',
  person: '#1a6fd0',
  team: '#1d7d34',
  communication: '#a15c00',
} as const;

const HALO = 'stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"';

/** How each class of the scene looks on paper. */
const LOOKS: Readonly<Record<string, string>> = {
  'wash detection': 'fill="#e51400" fill-opacity="0.04"',
  'wash response': 'fill="#d18616" fill-opacity="0.05"',
  'wash mitigation': 'fill="#1a85ff" fill-opacity="0.04"',
  'wash recovery': 'fill="#388a34" fill-opacity="0.05"',
  'band impact': 'fill="#f6c9c2"',
  'band detection': 'fill="#f3a698"',
  'band response': 'fill="#efcf9f"',
  'band mitigation': 'fill="#abd0fa"',
  'band recovery': 'fill="#b5d9b3"',
  'band-name': 'fill="#222222"',
  'phase-name': 'fill="#222222"',
  silence: 'fill="url(#silence)"',
  'silence-length': 'fill="#555555"',
  grid: 'stroke="#e4e4e4" fill="none"',
  rule: 'stroke="#d6d6d6" fill="none"',
  pole: 'stroke="#8a8a8a" stroke-dasharray="3 3" fill="none"',
  bracket: 'stroke="#666666" fill="none"',
  length: `fill="#333333" ${HALO}`,
  day: `fill="#333333" font-weight="600" ${HALO}`,
  tick: `fill="#555555" ${HALO}`,
  zone: 'fill="#555555"',
  'lane-name': 'fill="#222222" font-weight="600"',
  'chart-area': 'fill="#1a6fd0" fill-opacity="0.1"',
  'chart-line': 'stroke="#1a6fd0" stroke-width="1.5" fill="none"',
  'chart-point': 'fill="#1a6fd0"',
  'chart-value': `fill="#333333" ${HALO}`,
};

/**
 * The picture as a document of its own: SVG that needs no style sheet, no font file and no script.
 * Its classes let a page that has one colour it otherwise.
 * `width` in pixels. Null where no entry has a time. Text of the document is text in it, never markup.
 */
export function timelineSvg(
  timeline: PreviewTimeline,
  metrics: readonly PreviewMetric[],
  width = 1100,
): string | null {
  const layout = layoutTimeline(timeline, { width, lengths: lengthsOf(metrics) });
  if (!layout) return null;
  const { height } = layout;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Timeline of the incident" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="11">`,
    '<defs><pattern id="silence" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="#999999" stroke-opacity="0.45"/></pattern></defs>',
    `<rect class="paper" width="${width}" height="${height}" fill="#ffffff"/>`,
    ...backdrop(layout).map(shapeOf),
    ...layout.flags.map(({ labelX, y, label }) =>
      textOf(labelX, y + 11, label, `class="flag" fill="#222222" ${HALO}`),
    ),
    ...layout.lanes.flatMap(({ kind, marks, clusters }) => [
      `<g class="marks ${kind}">`,
      ...marks.map((mark) => markOf(mark, MARKS[kind])),
      ...clusters.map((cluster) => clusterOf(cluster, MARKS[kind])),
      '</g>',
    ]),
    '</svg>',
  ].join('\n');
}

function shapeOf(shape: Shape): string {
  const look = `class="${shape.class}" ${LOOKS[shape.class] ?? ''}`;
  switch (shape.kind) {
    case 'rect':
      return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" rx="${shape.radius}" ${look}/>`;
    case 'path':
      return `<path d="${shape.d}" ${look}/>`;
    case 'text':
      return textOf(
        shape.x,
        shape.y,
        shape.text,
        shape.middle ? `${look} text-anchor="middle"` : look,
      );
  }
}

function markOf({ entry, x, y, width, label, labelX }: Mark, colour: string): string {
  const vague = entry.approximate || entry.allDay;
  const look = `class="${vague ? 'dot vague' : 'dot'}" fill="${vague ? '#ffffff' : colour}" stroke="${colour}"${vague ? ' stroke-dasharray="2 2"' : ''}`;
  const title = `<title>${escapeMarkup(`${entry.time} ${entry.actor ?? ''} ${entry.text}`)}</title>`;
  const shape =
    width > 0
      ? `<rect x="${x}" y="${y - 4}" width="${width}" height="8" rx="4" ${look}>${title}</rect>`
      : `<circle cx="${x}" cy="${y}" r="4.5" ${look}>${title}</circle>`;
  const weight = entry.milestone === null ? '' : ' font-weight="600"';
  return label === ''
    ? shape
    : `${shape}\n${textOf(labelX, y + 4, label, `class="label" fill="#222222"${weight} ${HALO}`)}`;
}

const clusterOf = ({ x, y, width, entries }: Cluster, colour: string): string =>
  [
    `<rect class="cluster" x="${x}" y="${y - 7}" width="${width}" height="14" rx="3" fill="${colour}" fill-opacity="0.25"/>`,
    textOf(
      x + width / 2,
      y + 4,
      `+${entries.length}`,
      'class="label" fill="#222222" text-anchor="middle"',
    ),
  ].join('\n');

const textOf = (x: number, y: number, content: string, look: string): string =>
  `<text x="${Math.round(x * 10) / 10}" y="${y}" ${look}>${escapeMarkup(content)}</text>`;

/** Text as text in XML and HTML; control characters, which XML has none of, left out. */
export const escapeMarkup = (content: string): string =>
  xmlCharacters(content)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');

/** Without the control characters and halves of characters that no XML can have. */
export const xmlCharacters = (content: string): string =>
  content.replace(
    /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    '',
  );
