import type { KeptDocument } from '../../syntax/document';
import { foldLines } from '../../syntax/foldLines';
import type { ReadField } from '../fields/fields';
import type { Outline } from '../outline/outline';
import type { FieldKind, Recognition, SectionKind, Timeline } from '../types';
import { firstDate } from './dates';
import { isGuide, namesPostmortem, speaksOfIncident } from './titles';

/** Names and folders of files that are postmortems, where their structure does not speak against it. */
const PATH =
  /(?:^|[\\/_.\s-])(?:post[-_ ]?mortems?|incident-?(?:reports?|reviews?)|rcas?|pirs?|coes?)(?=[\\/_.\s-]|$)/i;
/** Teams keep those of their sprints there too. */
const RETROSPECTIVE = /(?:^|[\\/_.\s-])retrospectives?(?=[\\/_.\s-]|$)/i;

/** What sections tell of an incident, those that tell the same together. */
const TELLING: ReadonlyMap<SectionKind, string> = new Map<SectionKind, string>([
  ['timeline', 'timeline'],
  ['impact', 'impact'],
  ['root-cause', 'cause'],
  ['contributing-factors', 'cause'],
  ['five-whys', 'cause'],
  ['detection', 'detection'],
  ['resolution', 'resolution'],
  ['action-items', 'action items'],
  ['lessons', 'lessons'],
  ['went-well', 'lessons'],
  ['went-wrong', 'lessons'],
  ['lucky', 'lessons'],
]);

const PLACEHOLDER =
  /<[a-z][^<>\n]{2,60}>|\{\{[^}\n]{1,60}\}\}|\bYYYY-MM-DD\b|\bDD\/MM\/YYYY\b|\bHH:mm\b|\[(?:insert|add|your|name|date|time|describe|link|e\.g\.)[^\]\n]{0,60}\]/gi;

/** A word of a front matter's `type` or `tags` that says what a page is. */
const TYPE = /^(?:post-?mortems?|incident(?:[- ]?reports?|[- ]?reviews?)?|outages?)$/i;
const TAG =
  /(?:^|[\s,[\]"'])(?:post-?mortems?|incident-?reports?|incident-?reviews?)(?=$|[\s,[\]"'])/i;

/** Two clock times are a timeline; one may stand in any text, but not under a heading for it. */
const TIMES = 2;

/** What the rest of the reading knows about a document. */
export interface Evidence {
  readonly path: string | null;
  /** Whether the configuration names the file. */
  readonly matchesFiles: boolean;
  readonly timelines: readonly Timeline[];
}

/**
 * Whether a document is a postmortem: by its own word, by its path, by its structure. A path counts
 * only for a document with some structure, so that an index page next to postmortems stays quiet.
 */
export function recognise(
  document: KeptDocument,
  outline: Outline,
  fields: readonly ReadField[],
  { path, matchesFiles, timelines }: Evidence,
): Recognition {
  const template = isTemplate(document, outline, fields, path);
  const is = (reason: string): Recognition => ({ postmortem: true, template, reason });
  const isNone = (reason: string): Recognition => ({ postmortem: false, template, reason });
  const front = (name: RegExp): string =>
    fields.find(({ form, name: own }) => form === 'front-matter' && name.test(own.text))?.value
      .text ?? '';
  const said = front(/^postmortem$/i).toLowerCase();
  if (said === 'true' || said === 'yes') return is('front matter says so');
  if (said === 'false' || said === 'no') return isNone('front matter says it is none');
  if (isMarked(document)) return is('a comment says so');
  if (matchesFiles) return is('its path is configured');
  if (TYPE.test(front(/^type$/i)) || TAG.test(front(/^(?:tags|categories|category)$/i)))
    return is('the type or a tag of its front matter says so');
  const titles = [outline.title?.text ?? firstLine(outline), front(/^title$/i)];
  const timed = timelines.some(({ entries, section }) => {
    let wanted = outline.sections[section]?.kind === 'timeline' ? 1 : TIMES;
    // Most timelines have these in their first rows, whatever follows.
    return entries.some(({ start }) => start?.time && --wanted === 0);
  });
  if (titles.some(isGuide) && !timed) return isNone('a page about handling incidents');
  const reason = byStructure(outline, fields, titles, timed, path);
  return reason === null ? isNone('neither its path nor its sections say so') : is(reason);
}

/** The line that a document without headings begins with, as its title: `Postmortem: Checkout down on 4 March`. */
function firstLine({ preface }: Outline): string {
  const first = preface.nodes[0];
  const line = first?.kind === 'paragraph' ? first.lines[0] : undefined;
  return line && line.text.length <= LONGEST_TITLE ? line.text : '';
}

const LONGEST_TITLE = 100;

/** Why the structure of a document says that it is one; null when it does not. */
function byStructure(
  outline: Outline,
  fields: readonly ReadField[],
  titles: readonly string[],
  timed: boolean,
  path: string | null,
): string | null {
  const { kinds, together, withTimeline } = kindsOf(outline);
  const titled = titles.some(speaksOfIncident);
  const sections = `its sections: ${[...kinds].join(', ')}`;
  if (kinds.size >= 2 && (titled || (withTimeline && timed))) return sections;
  // A runbook has impact, diagnosis and mitigation too, but nothing that says when or what was learnt.
  if (kinds.size >= 4 && together >= 3 && (kinds.has('lessons') || happened(fields, titles)))
    return sections;
  if (titles.some(namesPostmortem) && kinds.size >= 1) return 'its title calls it one';
  if (hasLabels(outline, fields)) return 'its fields: impact, root cause, resolution';
  if (titled && timed) return 'its title and its timeline';
  if (path === null) return null;
  if (PATH.test(path) && (kinds.size >= 1 || titled || timed)) return 'its path and structure';
  return RETROSPECTIVE.test(path) && (titled || timed) ? 'its path and structure' : null;
}

/** What the sections of a document tell. */
interface Kinds {
  readonly kinds: ReadonlySet<string>;
  /** The most that sections tell which stand side by side: those of an audit or a plan are scattered. */
  readonly together: number;
  /** Whether a timeline stands beside a section that tells something else. */
  readonly withTimeline: boolean;
}

function kindsOf({ sections }: Outline): Kinds {
  const kinds = new Set<string>();
  const beside = new Map<number, Set<string>>();
  for (const { own, kind, parent } of sections) {
    const told = own ? TELLING.get(kind) : undefined;
    if (told === undefined) continue;
    kinds.add(told);
    beside.set(parent, (beside.get(parent) ?? new Set()).add(told));
  }
  const groups = [...beside.values()];
  return {
    kinds,
    together: Math.max(0, ...groups.map(({ size }) => size)),
    withTimeline: groups.some((group) => group.size >= 2 && group.has('timeline')),
  };
}

/** Fields that only what has happened has: an alert has a severity too. */
const OF_INCIDENT: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'date',
  'window',
  'start',
  'end',
  'detected',
  'resolved',
]);

const happened = (fields: readonly ReadField[], titles: readonly string[]): boolean =>
  fields.some(({ kind, value }) => kind !== null && OF_INCIDENT.has(kind) && value.text !== '') ||
  titles.some((title) => firstDate(title, null, null) !== null);

/** `**Impact:**`, `**Root cause:**` and `**Resolution:**` of one thing: a list of several repeats them. */
function hasLabels(outline: Outline, fields: readonly ReadField[]): boolean {
  const found = new Map<SectionKind, number[]>();
  for (const { name, section } of fields) {
    const kind = outline.words.section(name.text);
    if (kind === 'impact' || kind === 'root-cause' || kind === 'resolution')
      found.set(kind, [...(found.get(kind) ?? []), section]);
  }
  const all = [...found.values()];
  return (
    all.length === 3 && all.every(({ length }) => length === 1) && new Set(all.flat()).size === 1
  );
}

/** `<!-- postmortem -->` near the top. */
function isMarked({ blocks }: KeptDocument): boolean {
  let found = false;
  blocks.each((node, at) => {
    if (at < TOP && node.kind === 'html') found ||= /<!--\s*postmortem\s*-->/i.test(node.text);
  });
  return found;
}

/** How far from the start of a document a comment still speaks of all of it. */
const TOP = 4000;

/** A page to be filled in: it is called a template, or nearly all of it waits for values. */
function isTemplate(
  document: KeptDocument,
  outline: Outline,
  fields: readonly ReadField[],
  path: string | null,
): boolean {
  const count = placeholders(document);
  if (count >= 8) return true;
  const named = /template/i.test(path ?? '') || /\btemplate\b/i.test(outline.title?.text ?? '');
  if (!named) return false;
  const empty = outline.contents.filter(
    ({ nodes }, index) => nodes.length === 0 && outline.sections[index + 1]?.parent !== index,
  ).length;
  const blank = fields.filter(({ value }) => value.text === '').length;
  return count >= 1 || empty >= 3 || blank >= 3;
}

const placeholders = foldLines(
  ({ text }) => [...text.matchAll(PLACEHOLDER)].length,
  (a, b) => a + b,
  0,
);
