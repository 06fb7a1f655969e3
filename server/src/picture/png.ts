import type { Resvg } from '@resvg/resvg-wasm';

/** The font of all that it has characters for. Others are asked for what is left, in their order. */
const FAMILY = 'DejaVu Sans';

/** 100 MB of memory. A larger picture is drawn smaller. */
const MOST_PIXELS = 25_000_000;

/**
 * PNG bytes of a picture by `timelineSvg`. `scale`: pixels of the PNG for one of the picture; less
 * where that would be more than the memory is good for. The same picture, scale and fonts give the
 * same bytes on every machine. `Rasterizer` is the class of a library that was begun.
 */
export function timelinePng(
  svg: string,
  scale: number,
  fonts: readonly Uint8Array[],
  Rasterizer: typeof Resvg,
): Uint8Array {
  const picture = new Rasterizer(svg, {
    fitTo: { mode: 'zoom', value: Math.min(scale, Math.sqrt(MOST_PIXELS / areaOf(svg))) },
    font: { fontBuffers: [...fonts], defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
  });
  try {
    const image = picture.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    picture.free();
  }
}

/** In pixels. */
function areaOf(svg: string): number {
  const size = /^<svg [^>]*? width="(\d+(?:\.\d+)?)" height="(\d+(?:\.\d+)?)"/.exec(svg);
  return Math.max(1, Number(size?.[1] ?? 1) * Number(size?.[2] ?? 1));
}

/** Each character that a picture shows, once, as a code point; without those that have no shape. */
export function charactersOf(svg: string): ReadonlySet<number> {
  const drawn = svg
    .split('<')
    .filter((part) => !part.startsWith('title>'))
    .map((part) => part.slice(part.indexOf('>') + 1))
    .join('');
  return new Set(
    Array.from(drawn.replace(/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu, ''), (character) =>
      Number(character.codePointAt(0)),
    ),
  );
}
