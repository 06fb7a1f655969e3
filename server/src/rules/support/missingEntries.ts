import type { ListedIncident } from '../../model/indexPage/listed';
import { folderOf, linkFrom, pathsOf } from '../../model/indexPage/paths';
import { periodOf } from '../../model/indexPage/period';
import type { Postmortem } from '../../model/types';
import type { TextEdit } from '../../text/edit';
import { contains, range } from '../../text/range';
import { isoDate } from '../../time/calendar';
import { formatMinutes } from '../../time/duration';
import { dateLike } from '../../time/style';
import type { Report } from '../rule';
import { choice, insertion } from './edits';
import type { ListedEntry, Listing } from './listing';

/** What of the page's model tells where an entry belongs. */
type ListingParts = Pick<Postmortem, 'sections' | 'title'>;

/** Pages by whose name a reader expects everything. */
const WHOLE_LIST =
  /^(?:readme|_?index|\+?overview|summary|list|toc|all|home|contents|post-?mortems|incidents?|incident-?(?:log|list|index|reports)|post-?mortem-?(?:log|list|index))$/i;

/** Headings over a list that is a choice. */
const CHOICE =
  /\b(?:recent|latest|last|notable|selected|example|highlight|featured|related|see also|top|important|major|biggest|favou?rite|critical|severe|open|draft|sample)/i;

/** So many names are told; more are counted. */
const MOST_TOLD = 5;

/**
 * The postmortems of the folder that the page leaves out; null where it need not list them all.
 * `said`: paths about which something is said already.
 */
export function missingIn(
  listing: Listing,
  model: ListingParts,
  said: ReadonlySet<string | null>,
): Report | null {
  const { documents, entries, page } = listing;
  const name = documents.path.replace(/^.*[\\/]/, '').replace(/\.(?:html\.)?[a-z]+$/i, '');
  const title = model.title?.text ?? '';
  if (!WHOLE_LIST.test(name) || CHOICE.test(title)) return null;
  if (entries.some((entry) => isOfChoice(entry, model))) return null;
  const linked = new Set(page.links.flatMap(({ path }) => pathsOf(documents.path, path)));
  const listed = new Set(entries.flatMap(({ incidents }) => incidents.map(({ path }) => path)));
  const folders = new Set([...listed].map(folderOf));
  const period = yearOf(title) ?? yearOf(name);
  const missing = [...documents.files.values()].filter(
    (file): file is ListedIncident =>
      file.kind === 'incident' &&
      !linked.has(file.path) &&
      !said.has(file.path) &&
      file.path !== documents.path &&
      folders.has(folderOf(file.path)) &&
      documents.folders.has(folderOf(file.path)) &&
      !/draft|wip/i.test(file.status ?? '') &&
      (period === null || (file.day?.day ?? '').startsWith(period)),
  );
  if (missing.length === 0 || missing.length > listed.size) return null;
  missing.sort((a, b) => (a.path < b.path ? -1 : 1));
  const names = missing.map(({ path }) => linkFrom(documents.path, path));
  const told = names.slice(0, MOST_TOLD).join(', ');
  const more = names.length > MOST_TOLD ? ` and ${names.length - MOST_TOLD} more` : '';
  const edits = rowsFor(missing, listing, model);
  return {
    range: model.title?.range ?? entries[0]?.line.range ?? range(0, 0),
    message: `${missing.length === 1 ? 'A postmortem of this folder is' : `${missing.length} postmortems of this folder are`} not listed here: ${told}${more}.`,
    fixes:
      edits === null
        ? []
        : [choice(missing.length === 1 ? 'Insert it' : 'Insert them', edits, true)],
  };
}

const yearOf = (text: string): string | null => /(?<!\d)20\d{2}(?!\d)/.exec(text)?.[0] ?? null;

/** Whether a heading over an entry says that not all are listed. */
function isOfChoice({ section }: ListedEntry, { sections }: ListingParts): boolean {
  for (let at = section; at !== -1; at = sections[at]?.parent ?? -1)
    if (CHOICE.test(sections[at]?.heading.text ?? '')) return true;
  return false;
}

/** Entries for what is missing, each in its place; null where the page has no plain form for them. */
function rowsFor(
  missing: readonly ListedIncident[],
  listing: Listing,
  model: ListingParts,
): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const incident of missing) {
    const block = blockFor(incident, listing, model);
    const edit = block === null ? null : itemFor(incident, listing, block);
    if (edit === null) return null;
    edits.push(edit);
  }
  return edits;
}

/** The one list of the page, or the one below the heading of the incident's quarter. */
function blockFor(
  { day }: ListedIncident,
  { entries }: Listing,
  { sections }: ListingParts,
): number | null {
  const blocks = new Map(entries.map(({ block, section }) => [block, section]));
  const [only] = blocks.keys();
  if (blocks.size === 1) return only ?? null;
  const fitting = [...blocks].filter(([, section]) => {
    const period = periodOf(sections[section]?.heading.text ?? '');
    return period !== null && day !== null && day.day >= period.from && day.day <= period.to;
  });
  return fitting.length === 1 ? (fitting[0]?.[0] ?? null) : null;
}

/** An entry like its neighbours, behind the one before it by day; null where they have no plain form. */
function itemFor(incident: ListedIncident, listing: Listing, block: number): TextEdit | null {
  const own = listing.entries.filter((entry) => entry.block === block);
  const [first] = own;
  const last = own.at(-1);
  if (!first || !last || incident.title === null) return null;
  const path = encoded(linkFrom(listing.documents.path, incident.path));
  const link = `[${escaped(incident.title)}](${path})`;
  const text = first.form === 'row' ? rowLike(first, incident, link) : itemLike(own, link);
  if (text === null) return null;
  const days = own.map((entry) => entry.incident?.day?.day ?? '');
  const descending = (days[0] ?? '') > (days.at(-1) ?? '');
  const day = incident.day?.day ?? '';
  const before = own.findLast((_, index) =>
    descending ? (days[index] ?? '') >= day : (days[index] ?? '') <= day,
  );
  return before
    ? insertion(before.range.to, `\n${text}`)
    : insertion(first.range.from - (first.marker?.length ?? 0), `${text}\n`);
}

/** Only in lists whose items are links and nothing else. */
const itemLike = (own: readonly ListedEntry[], link: string): string | null =>
  own.every(({ form, marker }) => form === 'item' && marker !== null)
    ? `${own[0]?.marker ?? '- '}${link}`
    : null;

/** Cells whose heading names something that the postmortem tells; all others stay empty. */
function rowLike(sample: ListedEntry, incident: ListedIncident, link: string): string | null {
  const { day, id, severity, status, duration } = incident;
  const linked = sample.cells.findIndex(({ value }) => contains(value.range, sample.line.range));
  if (linked === -1) return null;
  const cells = sample.cells.map(({ field, value }, index) => {
    if (index === linked) return link;
    if (field === 'date') {
      const date = day && isoDate(day.day);
      return date ? dateLike(date, value.text, null) : '';
    }
    if (field === 'duration') return duration === null ? '' : formatMinutes(duration);
    const told = { id, severity, status }[field as 'id'];
    return told == null ? '' : escaped(told);
  });
  return `| ${cells.join(' | ')} |`;
}

const escaped = (text: string): string => text.replace(/[\\[\]`*_<>|]/g, '\\$&');

const encoded = (path: string): string =>
  path.replace(/[\s()<>#?%]/g, (sign) =>
    encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'),
  );
