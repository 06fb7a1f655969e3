import type { WorkspaceFolder, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { URI } from 'vscode-uri';

/** The paths of folders that are on this machine. */
export const pathsOf = (folders: readonly WorkspaceFolder[]): readonly string[] =>
  folders
    .map(({ uri }) => URI.parse(uri))
    .filter(({ scheme }) => scheme === 'file')
    .map(({ fsPath }) => fsPath);

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
