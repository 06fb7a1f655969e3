import type { Connection } from 'vscode-languageserver';
import {
  FILE_EXISTS_REQUEST,
  FILE_LIST_REQUEST,
  FILE_READ_REQUEST,
  type FileAnswer,
  type FileParams,
} from '../protocol/files';
import type { FileSystem } from '../workspace/configuration/files';
import { isElsewhere, pathOf, uriOf } from './paths';

/** Files as the client reads them, of any scheme that its window works in. */
function clientFiles(connection: Connection): FileSystem {
  const ask = <T>(method: string, path: string): Promise<T> => {
    const params: FileParams = { uri: uriOf(path) };
    return connection.sendRequest<T>(method, params);
  };
  const look: FileSystem['look'] = (path) =>
    ask<FileAnswer>(FILE_READ_REQUEST, path).catch((error: unknown) => ({
      kind: 'unread',
      reason: error instanceof Error ? error.message : String(error),
    }));
  return {
    look,
    read: async (path) => {
      const content = await look(path);
      return content.kind === 'text' ? content.text : null;
    },
    real: (path) =>
      ask<boolean>(FILE_EXISTS_REQUEST, path).then(
        (exists) => (exists ? path : null),
        () => null,
      ),
    list: async (folder) => {
      const uris = await ask<readonly string[] | null>(FILE_LIST_REQUEST, folder).catch(() => null);
      return uris?.flatMap((uri) => pathOf(uri) ?? []) ?? null;
    },
  };
}

const NO_FILES: FileSystem = {
  look: () => Promise.resolve({ kind: 'none' }),
  read: () => Promise.resolve(null),
  real: () => Promise.resolve(null),
  list: () => Promise.resolve(null),
};

/**
 * The files of this machine from its disk, where there is one to read, and all others through the
 * client, where it offers that.
 */
export function storedFiles(
  disk: FileSystem | null,
  connection: Connection,
  clientReads: () => boolean,
): FileSystem {
  const client = clientFiles(connection);
  const at = (path: string): FileSystem =>
    disk && !isElsewhere(path) ? disk : clientReads() ? client : NO_FILES;
  return {
    look: (path) => at(path).look(path),
    read: (path) => at(path).read(path),
    real: (path) => at(path).real(path),
    list: (folder) => at(folder).list(folder),
  };
}
