import { chmod, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';

/** A file that was asked for and cannot be checked. */
export interface Unreadable {
  readonly file: string;
  readonly reason: string;
}

/**
 * The Markdown files that paths, folders and globs name, sorted, each once. A path that leads
 * nowhere is told; a glob may match nothing only together with something else that matched.
 */
export async function findFiles(
  patterns: readonly string[],
): Promise<{ files: readonly string[]; unreadable: readonly Unreadable[] }> {
  const files = new Set<string>();
  const unreadable: Unreadable[] = [];
  for (const pattern of patterns.length === 0 ? ['.'] : patterns) {
    const kind = await kindOf(pattern);
    if (kind === 'file') files.add(pattern);
    else if (kind === 'folder')
      for (const file of await globIn('**/*.md', pattern)) files.add(file);
    else {
      const matched = /[*?{[!]/.test(pattern) ? await globIn(pattern, '.') : [];
      if (matched.length === 0)
        unreadable.push({
          file: pattern,
          reason: 'no such file, and no file matches it as a glob',
        });
      for (const file of matched) files.add(file);
    }
  }
  return { files: [...files].sort(), unreadable };
}

async function globIn(pattern: string, folder: string): Promise<readonly string[]> {
  const found = await glob(pattern.replace(/\\/g, '/'), {
    cwd: folder,
    ignore: ['**/node_modules/**', '**/.git/**'],
    onlyFiles: true,
    followSymbolicLinks: false,
  });
  return found.map((file) => (folder === '.' ? file : path.join(folder, file)));
}

async function kindOf(file: string): Promise<'file' | 'folder' | null> {
  try {
    return (await stat(file)).isDirectory() ? 'folder' : 'file';
  } catch {
    return null;
  }
}

/** The text of a file; a reason when it is no text. The BOM stays. */
export async function readText(file: string): Promise<{ text: string } | Unreadable> {
  try {
    const bytes = await readFile(file);
    if (bytes.subarray(0, 8192).includes(0)) return { file, reason: 'binary, not text' };
    return { text: bytes.toString('utf8') };
  } catch (error) {
    return { file, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Replaces a file in one step, so that an interruption leaves the old or the new one. Keeps its mode. */
export async function writeText(file: string, text: string): Promise<void> {
  const { mode } = await stat(file);
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await chmod(temporary, mode);
    await rename(temporary, file);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
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
const READ = Promise.resolve({ text: '' });
