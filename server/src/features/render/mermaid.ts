import { UTC } from '../../picture/clock';
import { told } from '../../picture/told';
import type { PreviewClock, PreviewData, PreviewEntry } from '../../protocol';
import { dayOf, timeOf } from './table';

/** A `timeline` diagram, with a section for each day where days are known. */
export function mermaidTimeline(data: PreviewData): string {
  const { dated } = data.timeline;
  const clock = data.timeline.clock ?? UTC;
  const lines = ['timeline', `    title ${words(data.title)}`];
  let section = '';
  for (const { at, allDay, actor, text } of timed(data)) {
    const own = dated ? dayOf(clock, at) : '';
    if (own !== section) lines.push(`    section ${own}`);
    section = own;
    const time = allDay ? 'all day' : timeOf(clock, at).replace(/:/g, '∶');
    const by = actor === null ? '' : `${words(actor)}, `;
    lines.push(`        ${time} : ${by}${words(text)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A `gantt` chart: phases as bars, milestones, and a section of entries for each lane. */
export function mermaidGantt(data: PreviewData): string {
  const { phases, milestones, dated } = data.timeline;
  const clock = data.timeline.clock ?? UTC;
  const point = (at: number): string => pointOf(clock, at);
  const lines = [
    'gantt',
    `    title ${words(data.title)}`,
    '    dateFormat YYYY-MM-DDTHH:mm:ss',
    `    axisFormat ${dated ? '%b %d %H:%M' : '%H:%M'}`,
  ];
  if (phases.length > 0) lines.push('    section Phases');
  for (const { name, from, to } of phases)
    lines.push(`        ${words(name)} :${point(from)}, ${point(to)}`);
  if (milestones.length > 0) lines.push('    section Milestones');
  for (const { name, at } of milestones)
    lines.push(`        ${words(name)} :milestone, ${point(at)}, 0m`);
  const lanes = new Map<string, string[]>();
  for (const { lane, text, at, end } of timed(data)) {
    const rows = lanes.get(lane) ?? [];
    lanes.set(lane, rows);
    const until = end === null || end <= at ? '1m' : point(end);
    rows.push(`        ${words(text)} :${point(at)}, ${until}`);
  }
  for (const [lane, rows] of lanes) lines.push(`    section ${words(lane)}`, ...rows);
  return `${lines.join('\n')}\n`;
}

type Timed = PreviewEntry & { readonly at: number };

/** What the picture shows: a labelled line that repeats a row is not told twice. */
const timed = ({ timeline }: PreviewData): readonly Timed[] =>
  told(timeline).filter((entry): entry is Timed => entry.at !== null && !entry.repeats);

function pointOf(clock: PreviewClock, at: number): string {
  const time = timeOf(clock, at);
  return `${dayOf(clock, at)}T${time.length === 5 ? `${time}:00` : time}`;
}

/** What begins a statement of Mermaid, or a date that one takes for such, in any letters. */
const STATEMENT =
  /^(?=(?:acc(?:Title|Descr(?:iption)?)|axisFormat|call|click|dateFormat|end|excludes|gantt|href|inclusiveEndDates|includes|section|tickInterval|timeline|title|todayMarker|topAxis|vert|weekday|weekend|\d{4}-\d\d-\d\d)(?![\p{L}\p{N}_]))/iu;
const WORD_JOINER = '\u2060';
const MOST = 140;

/**
 * Text that Mermaid takes as text: its own signs are replaced by ones that look alike, and a sign
 * without width stands before a word that would begin a statement.
 */
const words = (text: string): string =>
  [...plain(text)].slice(0, MOST).join('').replace(STATEMENT, WORD_JOINER) || '(no text)';

const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/:/g, '∶')
    .replace(/;/g, ',')
    .replace(/#/g, '＃')
    .replace(/[{}<>"`\\]/g, "'")
    // Two begin a comment; one is itself.
    .replace(/%{2,}/g, '%')
    .trim();
