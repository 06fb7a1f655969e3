import { URI } from 'vscode-uri';

/**
 * How the server names a document's place: a file of this machine by its path, as the system writes
 * it; one of another file system, such as `vscode-vfs://github/acme/reports/2025.md`, by its address
 * without escapes. Names of folders and files stand between slashes in both.
 */
const ELSEWHERE = /^([A-Za-z][\w+.-]+):\/\/([^/]*)(\/.*)$/s;

/** Whether a path is not of this machine's own files. */
export const isElsewhere = (path: string): boolean => ELSEWHERE.test(path);

/** The path of a document; null for one that was never saved, and for one side of a comparison. */
export function pathOf(uri: string): string | null {
  const { scheme, authority, path, query, fsPath } = URI.parse(uri);
  if (scheme === 'file') return fsPath;
  return scheme === 'untitled' || query !== '' || !path.startsWith('/')
    ? null
    : `${scheme}://${authority}${path}`;
}

/** The address of what lies at a path. */
export function uriOf(path: string): string {
  const [, scheme = '', authority = '', inside = ''] = ELSEWHERE.exec(path) ?? [];
  const uri = scheme === '' ? URI.file(path) : URI.from({ scheme, authority, path: inside });
  return uri.toString();
}
