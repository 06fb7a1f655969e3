import type { SyntaxDocument } from '../syntax/document';
import type { ReadField } from './fields';
import type { Outline } from './outline';
import type { Recognition, SectionKind } from './types';

const PATH =
  /(?:^|[\\/_.\s-])(?:post-?mortems?|incident-?(?:reports?|reviews?)|rcas?|pirs?|coes?|retrospectives?)(?=[\\/_.\s-]|$)/i;
const TITLE =
  /\b(?:incident|outage|post-?mortem|downtime|degradation|root cause analysis|rca|disruption)\b|障害|インシデント|ポストモーテム/i;
const TELLING: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'timeline',
  'impact',
  'root-cause',
  'contributing-factors',
  'five-whys',
  'detection',
  'resolution',
  'action-items',
  'lessons',
  'went-well',
  'went-wrong',
  'lucky',
]);
const PLACEHOLDER =
  /<[a-z][^<>\n]{2,60}>|\{\{[^}\n]{1,60}\}\}|\bYYYY-MM-DD\b|\bDD\/MM\/YYYY\b|\bHH:mm\b|\[(?:insert|add|your|name|date|time|describe|link|e\.g\.)[^\]\n]{0,60}\]/gi;

/** Titles of pages about how to handle incidents, rather than about one. */
const GUIDE =
  /\b(?:incident|outage|post-?mortem)[\w ]{0,24}\b(?:process|playbook|runbook|policy|guide(?:lines?)?|handbook|procedures?|plan)\b|^how to\b/i;

/** Files that are about a project rather than about an incident, whatever their headings. */
const ORDINARY =
  /(?:^|[\\/])(?:readme|changelog|contributing|license|code_of_conduct|security|architecture|history)(?:\.[\w-]+)*\.md$/i;

/**
 * Whether a document is a postmortem: by its own word, by its path, by its structure. A path counts
 * only for a document with some structure, so that an index page next to postmortems stays quiet.
 * `timed`: it has a timeline with three times or more.
 */
export function recognise(
  syntax: SyntaxDocument,
  outline: Outline,
  fields: readonly ReadField[],
  path: string | null,
  matchesFiles: boolean,
  timed: boolean,
): Recognition {
  const template = isTemplate(syntax.text, outline, path);
  const said = fields
    .find(
      (field) => field.form === 'front-matter' && field.name.text.toLowerCase() === 'postmortem',
    )
    ?.value.text.toLowerCase();
  if (said === 'true' || said === 'yes')
    return { postmortem: true, template, reason: 'front matter says so' };
  if (said === 'false' || said === 'no')
    return { postmortem: false, template, reason: 'front matter says it is none' };
  if (/^<!--\s*postmortem\s*-->\s*$/im.test(syntax.text.slice(0, 4000)))
    return { postmortem: true, template, reason: 'a comment says so' };
  if (matchesFiles) return { postmortem: true, template, reason: 'its path is configured' };
  if (path !== null && ORDINARY.test(path))
    return { postmortem: false, template, reason: 'a project page' };
  if (GUIDE.test(outline.title?.text ?? '') && !timed) {
    return { postmortem: false, template, reason: 'a page about handling incidents' };
  }
  const kinds = new Set(
    outline.sections
      .filter((section) => section.own && TELLING.has(section.kind))
      .map((section) => section.kind),
  );
  const titles = [
    outline.title?.text ?? '',
    ...fields
      .filter((field) => field.form === 'front-matter' && /^title$/i.test(field.name.text))
      .map((field) => field.value.text),
  ];
  const titled = titles.some((title) => TITLE.test(title));
  const named = titles.some((title) => /\bpost-?mortem\b|ポストモーテム/i.test(title));
  if (kinds.size >= 2 && (kinds.has('timeline') || titled))
    return { postmortem: true, template, reason: `its sections: ${[...kinds].join(', ')}` };
  if (named && kinds.size >= 1)
    return { postmortem: true, template, reason: 'its title calls it one' };
  const labelled = new Set(fields.map((field) => outline.words.section(field.name.text)));
  if (labelled.has('root-cause') && labelled.has('impact') && labelled.has('resolution'))
    return { postmortem: true, template, reason: 'its fields: impact, root cause, resolution' };
  if (titled && timed) return { postmortem: true, template, reason: 'its title and its timeline' };
  if (path !== null && PATH.test(path) && (kinds.size >= 1 || titled))
    return { postmortem: true, template, reason: 'its path and structure' };
  return { postmortem: false, template, reason: 'neither its path nor its sections say so' };
}

function isTemplate(text: string, outline: Outline, path: string | null): boolean {
  const named = /template/i.test(path ?? '') || /\btemplate\b/i.test(outline.title?.text ?? '');
  const count = [...text.slice(0, 40000).matchAll(PLACEHOLDER)].length;
  const empty = outline.sections.filter(
    (_, index) =>
      outline.blocks[index]?.length === 0 && outline.sections[index + 1]?.parent !== index,
  ).length;
  return (named && (count >= 1 || empty >= 3)) || count >= 8;
}
