import { readFile } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import type { FileSystem } from '../workspace/configuration/files';

/** The file system of Node.js. */
export const NODE_FILES: FileSystem = {
  read: async (path) => {
    try {
      return await readFile(path, 'utf8');
    } catch {
      return null;
    }
  },
  list: (folder) =>
    glob('**/*.{md,markdown}', {
      cwd: folder,
      absolute: true,
      ignore: ['**/node_modules/**', '**/.git/**'],
      followSymbolicLinks: false,
      caseSensitiveMatch: false,
    }).catch(() => []),
};
