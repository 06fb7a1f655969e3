import { isUtf8 } from 'node:buffer';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { readOrdinaryFile } from '../nodeFiles';

/** A file that was asked for and cannot be checked, or could not be written. */
export interface Unreadable {
  readonly file: string;
  readonly reason: string;
}

/** What paths, folders and globs name. */
export interface FoundFiles {
  /** Sorted, each once. */
  readonly files: readonly string[];
  readonly unreadable: readonly Unreadable[];
  /** The folders that were given as such: everything in them is read. */
  readonly folders: readonly string[];
}

/**
 * The Markdown files that paths, folders and globs name. A path that leads nowhere is told; a glob may
 * match nothing only together with something else that matched.
 */
export async function findFiles(patterns: readonly string[]): Promise<FoundFiles> {
  const files = new Set<string>();
  const unreadable: Unreadable[] = [];
  const folders: string[] = [];
  for (const pattern of patterns.length === 0 ? ['.'] : patterns) {
    const kind = await kindOf(pattern);
    if (kind === 'file') files.add(pattern);
    else if (kind === 'folder') {
      folders.push(pattern);
      for (const file of await globIn('**/*.{md,markdown}', pattern, false)) files.add(file);
    } else if (kind === 'special')
      unreadable.push({ file: pattern, reason: 'no ordinary file; `-` reads standard input' });
    else {
      const matched = /[*?{[!]/.test(pattern) ? await globIn(pattern, '.', true) : [];
      if (matched.length === 0)
        unreadable.push({
          file: pattern,
          reason: 'no such file, and no file matches it as a glob',
        });
      for (const file of matched) files.add(file);
    }
  }
  return { files: [...files].sort(), unreadable, folders };
}

/** Pipes and devices that lie among the files are left out: reading one may never end. */
async function globIn(
  pattern: string,
  folder: string,
  caseSensitiveMatch: boolean,
): Promise<readonly string[]> {
  const found = await glob(pattern.replace(/\\/g, '/'), {
    cwd: folder,
    ignore: ['**/node_modules/**', '**/.git/**'],
    onlyFiles: true,
    followSymbolicLinks: false,
    caseSensitiveMatch,
  });
  const files = found.map((file) => (folder === '.' ? file : path.join(folder, file)));
  const kinds = await Promise.all(files.map(kindOf));
  return files.filter((_, index) => kinds[index] === 'file');
}

async function kindOf(file: string): Promise<'file' | 'folder' | 'special' | null> {
  try {
    const found = await stat(file);
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'special';
  } catch {
    return null;
  }
}

/** A file that was read. */
export interface ReadFile {
  /** The BOM stays. Bytes that are no UTF-8 are U+FFFD here, so such a text is never written back. */
  readonly text: string;
  readonly bytes: Buffer;
  readonly utf8: boolean;
}

/** The text of a file; a reason when it is no text. */
export async function readText(file: string): Promise<ReadFile | Unreadable> {
  try {
    const bytes = await readOrdinaryFile(file);
    if (bytes.subarray(0, 8192).includes(0)) return { file, reason: 'binary, not text' };
    return { text: bytes.toString('utf8'), bytes, utf8: isUtf8(bytes) };
  } catch (error) {
    return { file, reason: error instanceof Error ? error.message : String(error) };
  }
}

const AHEAD = 16;

/** Files with their texts in the order given; some are read while the one before is worked on. */
export async function* readAhead(files: readonly string[]): AsyncGenerator<{
  readonly file: string;
  readonly index: number;
  readonly read: Awaited<ReturnType<typeof readText>>;
}> {
  const reading = new Map<number, ReturnType<typeof readText>>();
  for (const [index, file] of files.entries()) {
    for (let next = index; next < Math.min(index + AHEAD, files.length); next++)
      if (!reading.has(next)) reading.set(next, readText(files[next] ?? ''));
    const read = await (reading.get(index) ?? readText(file));
    reading.set(index, READ);
    yield { file, index, read };
  }
}

/** Stands for a text that was handed over, so that it can be let go. */
const READ = Promise.resolve({ text: '', bytes: Buffer.alloc(0), utf8: true });
