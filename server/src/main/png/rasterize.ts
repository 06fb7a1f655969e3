import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { Resvg } from '@resvg/resvg-wasm';
import { charactersOf, timelinePng } from '../../picture/png';
import { coverageOf, type Coverage } from './coverage';
import { fontFolders, fontsFor } from './systemFonts';

/** A picture as PNG, and what to tell about it where no font has some of its characters. */
export interface Raster {
  readonly png: Uint8Array;
  readonly remark: string | null;
}

/** Pixels for one of the picture, so that text is sharp on the screens of today. */
export const PNG_SCALE = 2;

/**
 * The picture by our own font; fonts of the machine are asked only for characters that it lacks.
 * `folder` has the files that the build copies beside the programs.
 */
export async function rasterize(
  svg: string,
  folder: string,
  scale = PNG_SCALE,
  systemFolders = fontFolders(),
): Promise<Raster> {
  const { Rasterizer, fonts, covers } = await begun(folder);
  const asked = [...charactersOf(svg)].filter((character) => !covers(character));
  const more = await fontsFor(new Set(asked), systemFolders);
  return {
    png: timelinePng(svg, scale, [...fonts, ...more.fonts], Rasterizer),
    remark: remarkOn(more.lacking),
  };
}

interface Loaded {
  readonly Rasterizer: typeof Resvg;
  readonly fonts: readonly Uint8Array[];
  readonly covers: Coverage;
}

/** The library can be begun only once in a process; it and the font take 4 MB, so not before they are asked for. */
let loaded: Promise<Loaded> | null = null;

/** What failed is tried again when it is asked for again. */
async function begun(folder: string): Promise<Loaded> {
  const own = (loaded ??= load(folder));
  try {
    return await own;
  } catch (error) {
    if (loaded === own) loaded = null;
    throw error;
  }
}

/** A file as it is, or as the npm package has it: packed. */
const file = (folder: string, name: string): Promise<Uint8Array> =>
  readFile(path.join(folder, name)).catch(async () =>
    unpacked(await readFile(path.join(folder, `${name}.br`))),
  );
const unpacked = promisify<Uint8Array, Uint8Array>(brotliDecompress);

async function load(folder: string): Promise<Loaded> {
  const [library, program, regular, bold] = await Promise.all([
    import('@resvg/resvg-wasm'),
    file(folder, 'resvg.wasm'),
    file(folder, 'DejaVuSans.ttf'),
    file(folder, 'DejaVuSans-Bold.ttf'),
  ]);
  const covers = coverageOf(regular);
  // Last, since what fails is tried again and this can succeed only once.
  await library.initWasm(program);
  return { Rasterizer: library.Resvg, fonts: [regular, bold], covers };
}

const NAMED = 12;

function remarkOn(lacking: readonly number[]): string | null {
  if (lacking.length === 0) return null;
  const named = lacking.slice(0, NAMED).map((character) => String.fromCodePoint(character));
  const more = lacking.length > NAMED ? ` and ${lacking.length - NAMED} more` : '';
  return `no font here has the characters ${named.join(' ')}${more}; the picture shows boxes for them until one is installed, such as Noto Sans CJK or Noto Emoji`;
}
