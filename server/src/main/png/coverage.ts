/** Whether a font has a shape for a code point. */
export type Coverage = (character: number) => boolean;

/** From the first to the last code point. */
type Span = readonly [number, number];

/**
 * What a font file or a collection of them has shapes for, by its `cmap` tables of the formats 4
 * and 12, which all fonts of today have. A file that is no font has none. Linear in the table.
 * https://learn.microsoft.com/typography/opentype/spec/cmap
 */
export function coverageOf(font: Uint8Array): Coverage {
  const spans = spansOf(new DataView(font.buffer, font.byteOffset, font.byteLength));
  return (character) => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.[0] ?? 0) <= character) low = middle + 1;
      else high = middle;
    }
    return character <= (spans[low - 1]?.[1] ?? -1);
  };
}

/** Sorted, and merged where they touch. */
function spansOf(view: DataView): readonly Span[] {
  const merged: [number, number][] = [];
  for (const [from, to] of readSpans(view).sort((a, b) => a[0] - b[0])) {
    const last = merged[merged.length - 1];
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function readSpans(view: DataView): Span[] {
  try {
    return tablesOf(view).flatMap((table) => {
      const format = view.getUint16(table);
      return format === 12 ? groups(view, table) : format === 4 ? segments(view, table) : [];
    });
  } catch (error) {
    // A file that ends before its tables do.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

const TTCF = 0x74746366;
const CMAP = 0x636d6170;
/** Fonts in one file. The largest known collections have about forty. */
const MOST_FONTS = 64;

/** Where the character tables stand, each once: the fonts of a collection share them. */
function tablesOf(view: DataView): readonly number[] {
  const tables = new Set<number>();
  const fonts =
    view.getUint32(0) === TTCF
      ? Array.from({ length: Math.min(MOST_FONTS, view.getUint32(8)) }, (_, index) =>
          view.getUint32(12 + index * 4),
        )
      : [0];
  for (const font of fonts)
    for (let entry = 0; entry < view.getUint16(font + 4); entry++) {
      const record = font + 12 + entry * 16;
      if (view.getUint32(record) !== CMAP) continue;
      const cmap = view.getUint32(record + 8);
      for (let index = 0; index < view.getUint16(cmap + 2); index++)
        tables.add(cmap + view.getUint32(cmap + 4 + index * 8 + 4));
      break;
    }
  return [...tables];
}

function groups(view: DataView, table: number): readonly Span[] {
  const count = view.getUint32(table + 12);
  const spans: Span[] = [];
  for (let at = table + 16; at < table + 16 + count * 12; at += 12)
    spans.push([view.getUint32(at), view.getUint32(at + 4)]);
  return spans;
}

/** Holes within a segment are rare, and count as had. The last segment only ends the table. */
function segments(view: DataView, table: number): readonly Span[] {
  const size = view.getUint16(table + 6);
  const spans: Span[] = [];
  for (let at = table + 14; at < table + 14 + size; at += 2) {
    const to = view.getUint16(at);
    if (to !== 0xffff) spans.push([view.getUint16(at + size + 2), to]);
  }
  return spans;
}
