import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { Materials } from './rasterize';
import { fontFolders, fontsFor } from './systemFonts';

/** `folder` has the files that the build copies beside the programs; fonts are looked for in others. */
export const materialsIn = (
  folder: string,
  systemFolders: readonly string[] = fontFolders(),
): Materials => ({
  file: (name) => file(folder, name),
  fontsFor: (characters) => fontsFor(characters, systemFolders),
});

/** A file as it is, or as the npm package has it: packed. */
const file = (folder: string, name: string): Promise<Uint8Array> =>
  readFile(path.join(folder, name)).catch(async () =>
    unpacked(await readFile(path.join(folder, `${name}.br`))),
  );
const unpacked = promisify<Uint8Array, Uint8Array>(brotliDecompress);
