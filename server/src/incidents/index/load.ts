import type { ListedDocuments, ListedFile } from '../../model/indexPage/listed';
import { folderOf, pathsOf } from '../../model/indexPage/paths';
import { readIndexPage } from '../../model/indexPage/read';
import { vocabularyOf } from '../../model/vocabulary/vocabulary';
import { tellsIncident } from '../../rules/support/listing';
import type { Snapshot } from '../../workspace/snapshot';

/** Where the documents that a page lists come from. */
export interface ListedSource {
  /** What a file is. Read anew for each page; what is read twice is the source's to keep. */
  file(path: string): Promise<ListedFile>;
  /** Paths of all Markdown files under a folder; null when it cannot be looked into. */
  list(folder: string): Promise<readonly string[] | null>;
}

/** A folder of more files is not read whole for a page: then no document is called missing in it. */
const MOST_BESIDE = 20_000;

/** The files that a page may list, each path once; empty for a page that lists nothing. */
export function linkedPaths(page: string, snapshot: Snapshot): readonly string[] {
  if (tellsIncident(snapshot.model)) return [];
  const { entries, links } = readIndexPage(
    snapshot.syntax,
    snapshot.model.sections,
    vocabularyOf(snapshot.configuration),
  );
  if (entries.length === 0) return [];
  return [...new Set(links.flatMap(({ path }) => pathsOf(page, path)))].filter(
    (path) => path !== page,
  );
}

/**
 * Reads what a page may list, and the other documents of those folders. Null for a page that lists fewer
 * than two postmortems: nothing else is read for it.
 */
export async function listedDocuments(
  page: string,
  paths: readonly string[],
  source: ListedSource,
): Promise<ListedDocuments | null> {
  const files = new Map<string, ListedFile>();
  for (const path of paths) files.set(path, await source.file(path));
  const incidents = [...files].filter(([, { kind }]) => kind === 'incident').map(([path]) => path);
  if (incidents.length < 2) return null;
  const folders = new Set(incidents.map(folderOf));
  const complete = new Set<string>();
  for (const folder of folders) {
    const beside = (await source.list(folder))?.filter((path) => folderOf(path) === folder);
    if (!beside || beside.length > MOST_BESIDE) continue;
    for (const path of beside)
      if (!files.has(path) && path !== page) files.set(path, await source.file(path));
    complete.add(folder);
  }
  return { path: page, files, folders: complete };
}
