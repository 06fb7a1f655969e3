import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  ftruncateSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
  type Stats,
} from 'node:fs';
import path from 'node:path';
import type { ReadFile } from './files';

/**
 * Writes a corrected text over the file that was read; the reason when it is refused, null when it is
 * done. A symbolic link stays one and its target is written; a file of several names keeps them all.
 *
 * Everything happens in one synchronous piece: a signal is heard only after it, so that no temporary
 * file is left behind.
 */
export function writeFixed(file: string, read: ReadFile, text: string): string | null {
  if (!read.utf8) return 'not UTF-8, so it was left as it is; convert it first';
  try {
    const target = realpathSync(file);
    const found = statSync(target);
    // The superuser may write everywhere, and would not be stopped by the system.
    if ((found.mode & 0o222) === 0) return 'read-only, so it was left as it is';
    accessSync(target, constants.W_OK);
    if (!readFileSync(target).equals(read.bytes))
      return 'changed on the disk since it was read, so it was left as it is; run once more';
    const alone = found.nlink === 1 && mayReplace(target);
    if (!alone || !replace(target, text, found)) overwrite(target, text);
    return null;
  } catch (error) {
    return `cannot be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function mayReplace(target: string): boolean {
  try {
    accessSync(path.dirname(target), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * In one step, so that a crash leaves the old or the new one. False, with nothing done, where the new
 * file would belong to somebody else.
 */
function replace(target: string, text: string, { mode, uid, gid }: Stats): boolean {
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  let done = false;
  try {
    writeFileSync(temporary, text, { flag: 'wx', mode: 0o600 });
    const made = statSync(temporary);
    if (made.uid !== uid || made.gid !== gid) return false;
    chmodSync(temporary, mode);
    renameSync(temporary, target);
    done = true;
    return true;
  } finally {
    if (!done) remove(temporary);
  }
}

/** Into the same file, which has other names too or lies where nothing may be made. */
function overwrite(target: string, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  const handle = openSync(target, 'r+');
  try {
    for (let done = 0; done < bytes.length;)
      done += writeSync(handle, bytes, done, bytes.length - done, done);
    ftruncateSync(handle, bytes.length);
  } finally {
    closeSync(handle);
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It was never made.
  }
}
