import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as word from './document';

/** What writes Word documents takes as long to load as all else, so it is a file beside the programs. */
export const loadWord = async (folder: string): Promise<typeof word> =>
  (await import(pathToFileURL(path.join(folder, 'word.js')).href)) as typeof word;
