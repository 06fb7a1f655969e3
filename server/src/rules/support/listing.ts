import type { ListedDocuments, ListedFile, ListedIncident } from '../../model/indexPage/listed';
import { namesOneFile, pathsOf } from '../../model/indexPage/paths';
import { readIndexPage } from '../../model/indexPage/read';
import type { IndexPage, Members, PageEntry } from '../../model/indexPage/types';
import type { Configuration } from '../../model/configuration';
import type { Postmortem } from '../../model/types';
import { vocabularyOf } from '../../model/vocabulary/vocabulary';
import type { KeptDocument } from '../../syntax/document';

/** An entry of a page with what its links lead to. */
export interface ListedEntry extends PageEntry {
  /** The one postmortem that it is about; null where it links to none, to several, or to what is not known. */
  readonly incident: ListedIncident | null;
  /** All postmortems that it links to. */
  readonly incidents: readonly ListedIncident[];
  /** Whether each of its links leads to something that is known. */
  readonly known: boolean;
}

/** A page that lists at least two postmortems, and what they say. */
export interface Listing {
  readonly page: IndexPage;
  readonly entries: readonly ListedEntry[];
  readonly documents: ListedDocuments;
}

/**
 * Reads a document as a page over postmortems; null for any other. A document that tells an incident of
 * its own is none, whatever it links to.
 */
export function listingOf(
  document: KeptDocument,
  model: Postmortem,
  configuration: Configuration,
  documents: ListedDocuments,
): Listing | null {
  if (tellsIncident(model)) return null;
  const page = readIndexPage(document, model.sections, vocabularyOf(configuration));
  const entries = page.entries.map((entry) => listed(entry, documents));
  const distinct = new Set(entries.flatMap(({ incidents }) => incidents.map(({ path }) => path)));
  return distinct.size < 2 ? null : { page, entries, documents };
}

/** Whether a document is about an incident of its own: it has times, an id or a window. */
export const tellsIncident = ({ incident, timelines }: Postmortem): boolean =>
  incident.id.kind === 'valid' ||
  incident.window !== null ||
  timelines.some(({ entries }) => entries.some(({ start }) => start?.time != null));

function listed(entry: PageEntry, documents: ListedDocuments): ListedEntry {
  const files = entry.links.map(({ path }) => fileOf(documents, path));
  const incidents = [
    ...new Map(
      files.flatMap((file) => (file.kind === 'incident' ? [[file.path, file] as const] : [])),
    ).values(),
  ];
  const [only] = incidents;
  return {
    ...entry,
    incidents,
    incident: incidents.length === 1 && only && !only.several ? only : null,
    known: files.every(({ kind }) => kind !== 'unread' && kind !== 'gone'),
  };
}

/** What a link of the page leads to. A link that names no file exactly is never called gone. */
export function fileOf({ path: page, files }: ListedDocuments, link: string): ListedFile {
  const found = pathsOf(page, link).map((path) => files.get(path));
  const known = found.find((file) => file !== undefined && file.kind !== 'gone');
  if (known) return known;
  return namesOneFile(link) && found[0]?.kind === 'gone' ? { kind: 'gone' } : { kind: 'unread' };
}

/** The entries of which a number speaks, and whether it speaks of no others. */
export interface Group {
  readonly entries: readonly ListedEntry[];
  /** False where something beside them may count too: a row without a document, an unknown link. */
  readonly whole: boolean;
  /** Rows and items beside them that link to nothing. */
  readonly unlinked: number;
}

/** Null where the page lists nothing that the number could be about. */
export function groupOf(
  { page, entries }: Listing,
  sections: Postmortem['sections'],
  members: Members,
): Group | null {
  const found = entriesOf(entries, sections, members);
  if (found.length === 0) return null;
  const blocks = new Set(found.map(({ block }) => block));
  const unlinked =
    members.by === 'row'
      ? 0
      : [...blocks].reduce((sum, block) => sum + (page.blocks[block]?.unlinked ?? 0), 0);
  const whole =
    unlinked === 0 &&
    found.every(({ known, incident, incidents }) =>
      members.by === 'row' ? known && incidents.length > 0 : known && incident !== null,
    );
  return { entries: found, whole, unlinked };
}

function entriesOf(
  entries: readonly ListedEntry[],
  sections: Postmortem['sections'],
  members: Members,
): readonly ListedEntry[] {
  switch (members.by) {
    case 'row':
      return entries.filter((_, index) => index === members.at);
    case 'block':
      return entries.filter(({ block }) => block === members.block);
    case 'period': {
      const days = entries.map(({ incident }) => incident?.day?.day);
      // An incident without a day may belong to any period.
      if (days.includes(undefined)) return [];
      return entries.filter((_, index) => {
        const day = days[index] ?? '';
        return day >= members.from && day <= members.to;
      });
    }
    case 'section': {
      for (let at = members.section; at !== -1; at = sections[at]?.parent ?? -1) {
        const section = sections[at];
        const within = entries.filter(
          ({ range }) =>
            section && range.from >= section.range.from && range.from < section.range.to,
        );
        if (within.length > 0) return within;
      }
      return entries;
    }
  }
}

/** The postmortems of a group, each once. */
export const incidentsOf = ({ entries }: Pick<Group, 'entries'>): readonly ListedIncident[] => [
  ...new Map(
    entries.flatMap(({ incidents }) => incidents.map((incident) => [incident.path, incident])),
  ).values(),
];
