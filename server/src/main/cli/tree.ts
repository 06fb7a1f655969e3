import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mayBePostmortem } from '../../incidents/knownIncident';
import type { Configuration } from '../../model/configuration';
import { readIncidentId } from '../../model/build';
import { keepDocument } from '../../syntax/document';
import { normalise } from '../../text/source';
import { listMarkdown, NODE_FILES } from '../nodeFiles';

/** A tree with more Markdown files is not searched for ids, and that is said. */
const MOST_FILES = 20_000;

/** The root of the repository that a file is in; null outside of one. */
export function repositoryOf(file: string): string | null {
  for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, '.git'))) return folder;
    if (folder === path.dirname(folder)) return null;
  }
}

/**
 * The folder whose documents a file may refer to: its repository; else the working folder, or the
 * folder that was given, where that is outside. Null where nothing tells how far the documents reach:
 * then no reference can be called unknown.
 */
export function treeOf(file: string, folders: readonly string[]): string | null {
  const repository = repositoryOf(file);
  if (repository !== null) return repository;
  const given = folders
    .map((folder) => path.resolve(folder))
    .find((folder) => isIn(path.resolve(file), folder));
  if (given === undefined) return null;
  const working = process.cwd();
  if (!isIn(given, working)) return given;
  return working === path.parse(working).root || working === os.homedir() ? null : working;
}

function isIn(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}

/** The ids that the documents of a folder have, or why that cannot be told. */
export type TreeIds = { readonly ids: ReadonlySet<string> } | { readonly reason: string };

/**
 * The incident ids of a folder tree, read lean: one file after the other, and of each only its id.
 * First only the documents that name one of the wanted ids are looked into; when all are found there,
 * the others are left alone.
 */
export async function idsOfTree(
  root: string,
  wanted: readonly string[],
  configurationFor: (file: string) => Promise<Configuration>,
): Promise<TreeIds> {
  const files = await listMarkdown(root);
  if (files === null) return { reason: `${root} cannot be looked into` };
  if (files.length > MOST_FILES)
    return { reason: `${root} holds ${files.length} Markdown files, more than ${MOST_FILES}` };
  const ids = new Set<string>();
  const others: string[] = [];
  const take = async (file: string, text: string): Promise<void> => {
    const id = readIncidentId(keepDocument(normalise(text)), await configurationFor(file));
    if (id !== null) ids.add(id);
  };
  for (const file of files) {
    const content = await NODE_FILES.look(file);
    if (content.kind === 'unread') return { reason: `${file} was not read: ${content.reason}` };
    if (content.kind === 'none' || !mayBePostmortem(file, content.text)) continue;
    if (wanted.some((id) => content.text.includes(id))) await take(file, content.text);
    else others.push(file);
  }
  if (wanted.every((id) => ids.has(id))) return { ids };
  for (const file of others) {
    const text = await NODE_FILES.read(file);
    if (text !== null) await take(file, text);
  }
  return { ids };
}
