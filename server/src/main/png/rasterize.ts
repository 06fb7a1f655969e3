import type { Resvg } from '@resvg/resvg-wasm';
import { charactersOf, timelinePng } from '../../picture/png';
import { coverageOf, type Coverage } from './coverage';

/** A picture as PNG, and what to tell about it where no font has some of its characters. */
export interface Raster {
  readonly png: Uint8Array;
  readonly remark: string | null;
}

/** What a picture is made with beside the library: files that the build copies, and fonts of the machine. */
export interface Materials {
  /** `resvg.wasm`, `DejaVuSans.ttf`, `DejaVuSans-Bold.ttf`. */
  file(name: string): Promise<Uint8Array>;
  /** Fonts that have some of the characters, and the characters that none of them has. */
  fontsFor(
    characters: ReadonlySet<number>,
  ): Promise<{ readonly fonts: readonly Uint8Array[]; readonly lacking: readonly number[] }>;
}

/** Pixels for one of the picture, so that text is sharp on the screens of today. */
export const PNG_SCALE = 2;

/** The picture by our own font; fonts of the machine are asked only for characters that it lacks. */
export async function rasterize(
  svg: string,
  materials: Materials,
  scale = PNG_SCALE,
): Promise<Raster> {
  const { Rasterizer, fonts, covers } = await begun(materials);
  const asked = [...charactersOf(svg)].filter((character) => !covers(character));
  const more = await materials.fontsFor(new Set(asked));
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
async function begun(materials: Materials): Promise<Loaded> {
  const own = (loaded ??= load(materials));
  try {
    return await own;
  } catch (error) {
    if (loaded === own) loaded = null;
    throw error;
  }
}

async function load(materials: Materials): Promise<Loaded> {
  const [library, program, regular, bold] = await Promise.all([
    import('@resvg/resvg-wasm'),
    materials.file('resvg.wasm'),
    materials.file('DejaVuSans.ttf'),
    materials.file('DejaVuSans-Bold.ttf'),
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
