import { readFile } from 'node:fs/promises';
import type { FileSystem } from '../workspace/configurationFiles';

/** The file system of Node.js. */
export const NODE_FILES: FileSystem = {
  read: async (path) => {
    try {
      return await readFile(path, 'utf8');
    } catch {
      return null;
    }
  },
};
