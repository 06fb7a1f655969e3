import { isUtf8 } from 'node:buffer';
import { readText, type ReadFile, type Unreadable } from './files';

/** Where the command line writes to, and standard input. */
export interface Output {
  out(text: string): void;
  /** Writes what is no text where `out` writes; null where that is a terminal. */
  readonly bytes: ((bytes: Uint8Array) => void) | null;
  error(text: string): void;
  /** Replaces what was shown before; does nothing where nobody watches. */
  progress(text: string): void;
  readInput(): Promise<Buffer>;
}

/** The text of standard input; a reason when it is no text. */
export async function readInput(output: Output): Promise<ReadFile | Unreadable> {
  const bytes = await output.readInput();
  if (bytes.subarray(0, 8192).includes(0)) return { file: '-', reason: 'binary, not text' };
  return { text: bytes.toString('utf8'), bytes, utf8: isUtf8(bytes) };
}

/** A file, or standard input for `-`. */
export const readDocument = (file: string, output: Output): Promise<ReadFile | Unreadable> =>
  file === '-' ? readInput(output) : readText(file);

/**
 * Whether text is coloured: a terminal is. `FORCE_COLOR` (but `0` and `false`) colours a pipe too, and
 * else `NO_COLOR` takes the colours away.
 */
export function coloured(
  environment: Readonly<Record<string, string | undefined>>,
  terminal: boolean,
): boolean {
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if (environment['NO_COLOR'] !== undefined && environment['NO_COLOR'] !== '') return false;
  return terminal;
}
