import type { WorkspaceFolder, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { isElsewhere, pathOf } from './paths';

/** The paths of folders whose files can be read: those on this machine, and all where the client reads. */
export const pathsOf = (
  folders: readonly WorkspaceFolder[],
  clientReads: boolean,
): readonly string[] =>
  folders
    .flatMap(({ uri }) => pathOf(uri) ?? [])
    .filter((path) => clientReads || !isElsewhere(path));

/** The folders after some were opened and closed; each once. */
export function foldersAfter(
  folders: readonly WorkspaceFolder[],
  { added, removed }: WorkspaceFoldersChangeEvent,
): readonly WorkspaceFolder[] {
  const gone = new Set(removed.map(({ uri }) => uri));
  const left = folders.filter(({ uri }) => !gone.has(uri));
  const there = new Set(left.map(({ uri }) => uri));
  return [...left, ...added.filter(({ uri }) => !there.has(uri))];
}
