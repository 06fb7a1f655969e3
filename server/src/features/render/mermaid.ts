import type { PreviewData, PreviewEntry } from '../../protocol';
import { clockAt, formatClock } from '../../time/format';
import { dateOfDay } from '../../time/instant';
import { told } from './table';

/** A `timeline` diagram: a section for each day, or for each phase of one day. */
export function mermaidTimeline(data: PreviewData): string {
  const { dated } = data.timeline;
  const timed = told(data.timeline).filter((entry): entry is Timed => entry.at !== null);
  const lines = ['timeline', `    title ${words(data.title)}`];
  let section = '';
  for (const entry of timed) {
    const own = dated ? dayOf(entry.at) : '';
    if (own !== section) lines.push(`    section ${own}`);
    section = own;
    const clock = formatClock(clockAt(entry.at)).replace(/:/g, '∶');
    const by = entry.actor === null ? '' : `${words(entry.actor)}, `;
    lines.push(`        ${clock} : ${by}${words(entry.text)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A `gantt` chart: phases as bars, milestones, and a section of entries for each actor. */
export function mermaidGantt(data: PreviewData): string {
  const { phases, milestones, dated } = data.timeline;
  const timed = told(data.timeline).filter((entry): entry is Timed => entry.at !== null);
  const format = dated ? '%b %d %H:%M' : '%H:%M';
  const lines = [
    'gantt',
    `    title ${words(data.title)}`,
    '    dateFormat YYYY-MM-DDTHH:mm:ss',
    `    axisFormat ${format}`,
  ];
  if (phases.length > 0) lines.push('    section Phases');
  for (const { name, from, to } of phases)
    lines.push(`        ${words(name)} :${instant(from)}, ${instant(to)}`);
  if (milestones.length > 0) lines.push('    section Milestones');
  for (const { name, at } of milestones)
    lines.push(`        ${words(name)} :milestone, ${instant(at)}, 0m`);
  const actors = [...new Set(timed.map(({ actor }) => actor ?? 'Events'))];
  for (const actor of actors) {
    lines.push(`    section ${words(actor)}`);
    for (const entry of timed.filter((candidate) => (candidate.actor ?? 'Events') === actor))
      lines.push(
        `        ${words(entry.text)} :${instant(entry.at)}, ${entry.end === null || entry.end <= entry.at ? '1m' : instant(entry.end)}`,
      );
  }
  return `${lines.join('\n')}\n`;
}

type Timed = PreviewEntry & { readonly at: number };

const dayOf = (at: number): string => dateOfDay(Math.floor(at / 1440)).toString();

function instant(at: number): string {
  const { hour, minute, second } = clockAt(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${dayOf(at)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

/** Text that Mermaid takes as text: its own signs are replaced by ones that look alike. */
const words = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/:/g, '∶')
    .replace(/;/g, ',')
    .replace(/#/g, '＃')
    .replace(/[{}<>"`%\\]/g, "'")
    .trim()
    .slice(0, 140) || '(no text)';
