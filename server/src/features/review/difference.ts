import type { ComparedDocument } from '../../incidents/difference/documents';
import { tellChange, tellLines } from '../../incidents/difference/tell';
import {
  isEmpty,
  type Change,
  type ChangedPart,
  type ToldFinding,
} from '../../incidents/difference/types';
import { markdownCode, markdownText } from './text';

/** The parts in the order of a review: what the incident was before what is done about it. */
const HEADINGS: readonly (readonly [heading: string, parts: readonly ChangedPart[]])[] = [
  ['Incident', ['value', 'section', 'sign-off']],
  ['Milestones and metrics', ['milestone', 'metric']],
  ['Claims', ['claim', 'cause']],
  ['Timeline', ['entry']],
  ['Actions', ['action']],
];

/** So many lines of one part are shown; the others are counted. */
const MOST = 30;

/**
 * The difference of one document as Markdown, without a heading for the document; says so where nothing
 * of the incident differs.
 */
export function differenceMarkdown(compared: ComparedDocument): string {
  if (isEmpty(compared) && compared.before !== null && compared.after !== null)
    return compared.sameText
      ? 'The texts are the same.\n'
      : 'The text differs, the incident that it tells is the same.\n';
  const parts = HEADINGS.flatMap(([heading, of]) =>
    block(
      heading,
      compared.changes.filter(({ part }) => of.includes(part)),
      changeLine,
    ),
  );
  return [
    ...parts,
    ...block('New findings', compared.findings.appeared, findingLine),
    ...block('Findings that are gone', compared.findings.gone, findingLine),
  ].join('\n');
}

/** The difference of one document from what is called `name`, as a document of its own. */
export const differencePage = (compared: ComparedDocument, name: string): string =>
  `# ${markdownText(compared.title ?? compared.after ?? '')}\n\nWhat changed since ${markdownCode(name)}, as an incident.\n\n${differenceMarkdown(compared)}`;

function block<T>(
  heading: string,
  items: readonly T[],
  line: (item: T) => string,
): readonly string[] {
  if (items.length === 0) return [];
  const rest = items.length - MOST;
  return [
    `**${heading}**`,
    '',
    ...items.slice(0, MOST).map((item) => `- ${line(item)}`),
    ...(rest > 0 ? [`- and ${rest} more`] : []),
    '',
  ];
}

const changeLine = (change: Change): string =>
  `${markdownText(tellChange(change))} _(${tellLines(change.before, change.after)})_`;

const findingLine = ({ severity, rule, message, line }: ToldFinding): string =>
  `${severity} ${markdownCode(rule)}: ${markdownText(message)} _(line ${line})_`;
