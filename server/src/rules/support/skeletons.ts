import type { Configuration } from '../../model/configuration';
import { languageOf, namesFor } from '../../model/language';
import type { Postmortem, Section, SectionKind } from '../../model/types';
import type { TextEdit } from '../../text/edit';
import { insertion } from './edits';

/** The order that sections have by custom. */
export const SECTION_ORDER: readonly SectionKind[] = [
  'summary',
  'impact',
  'timeline',
  'detection',
  'root-cause',
  'contributing-factors',
  'five-whys',
  'resolution',
  'went-well',
  'went-wrong',
  'lucky',
  'action-items',
  'lessons',
  'stats',
  'supporting',
  'other',
  'follow-up',
  'sign-off',
];

/** The sentences that stand for a text to be written, without the full stop. */
const SENTENCES = {
  summary: 'What happened, in two or three sentences',
  'root-cause': 'What made this possible, and what set it off',
  resolution: 'What ended the impact',
} as const;
export const SKELETON_SENTENCES: readonly string[] = Object.values(SENTENCES);

/** What a section begins as: a table to fill, a bullet, or a sentence that says what belongs there. */
export function skeletonOf(
  kind: SectionKind,
  model: Pick<Postmortem, 'sections' | 'zone'>,
  configuration: Configuration,
): string {
  const { columns, fields } = namesFor(model, configuration);
  const english = languageOf(model, configuration) === 'en';
  switch (kind) {
    case 'summary':
    case 'root-cause':
    case 'resolution':
      return english ? `${SENTENCES[kind]}.\n` : '';
    case 'impact':
      return `- **${fields.services}:**\n- **${fields.users}:**\n`;
    case 'timeline':
      return table(
        [
          `${columns.time} (${model.zone?.name ?? configuration.timezone ?? 'UTC'})`,
          columns.event,
          columns.person,
        ],
        [],
      );
    case 'action-items':
      return table(
        [columns.priority, columns.action, columns.owner, columns.due, columns.status],
        english ? ['', '', '', '', 'Open'] : [],
      );
    case 'went-well':
    case 'went-wrong':
    case 'lucky':
    case 'lessons':
    case 'follow-up':
    case 'contributing-factors':
      return '- \n';
    case 'five-whys':
      return '1. \n';
    default:
      return '';
  }
}

function table(header: readonly string[], row: readonly string[]): string {
  // The width of Chinese and Japanese characters is the font's; short dashes are honest there.
  const dashes = header.map((title) =>
    /[\u3000-\u9fff]/.test(title) ? '---' : '-'.repeat(title.length + 2),
  );
  const cells = header.map((_, index) => (row[index] ? ` ${row[index]} ` : '  '));
  return `| ${header.join(' | ')} |\n|${dashes.join('|')}|\n|${cells.join('|')}|\n`;
}

/** The edit that puts a section after the last one that comes before it by custom, else at the end. */
export function insertSection(
  model: Pick<Postmortem, 'sections' | 'zone'>,
  text: string,
  configuration: Configuration,
  kind: SectionKind,
  name: string,
): TextEdit {
  const mine = SECTION_ORDER.indexOf(kind);
  const told = model.sections.filter(
    (section) => section.level >= 2 && section.kind !== 'other' && section.own,
  );
  const headings = told.filter((section) => isHeading(text, section));
  // Items of a list, and bold lines, are sections too; no heading may stand between those of a list.
  const tops = headings.length > 0 ? headings : told;
  const level = Math.min(...tops.map((section) => section.level), 6);
  const before = tops
    .filter((section) => section.level === level && SECTION_ORDER.indexOf(section.kind) < mine)
    .pop();
  const at = before ? endOf(before, model, text) : text.length;
  const heading = '#'.repeat(Number.isFinite(level) && tops.length > 0 ? level : 2);
  const lead =
    at === 0 || text.slice(0, at).endsWith('\n\n') ? '' : text[at - 1] === '\n' ? '\n' : '\n\n';
  const trail = at < text.length ? '\n' : '';
  return insertion(
    at,
    `${lead}${heading} ${name}\n\n${skeletonOf(kind, model, configuration)}${trail}`,
  );
}

const isHeading = (text: string, { headingRange: { from, to } }: Section): boolean =>
  text[from] === '#' || text.slice(from, to).includes('\n');

/** Where what follows a section may begin: for an item of a list, behind that list. */
function endOf(section: Section, { sections }: Pick<Postmortem, 'sections'>, text: string): number {
  if (isHeading(text, section)) return section.range.to;
  const next = sections.find(
    (other) => other.range.from >= section.range.to && isHeading(text, other),
  );
  return next?.range.from ?? text.length;
}
