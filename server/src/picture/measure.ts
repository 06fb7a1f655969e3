/** Width of a text in pixels, in the font of the labels. */
export type Measure = (text: string) => number;

/** Size of the labels, in pixels. */
export const FONT = 11;

/** How much wider bold text is. */
export const BOLD = 1.12;

/**
 * Widths in 1/100 em of one of the widest fonts that interfaces use (DejaVu Sans), so that a label
 * has room in any other one as well.
 */
const WIDTHS: readonly (readonly [string, number])[] = [
  ["'ijlI.,:;|", 35],
  [' ft()[]/-!r`"\\', 42],
  ['ckszvxyJ*', 60],
  ['abdeghnopqu0123456789L$?_FTE', 65],
  ['ABCDGHKNOPQRSUVXYZ&~#+=<>^', 80],
  ['mMwW@%', 100],
];

const KNOWN = new Map(
  WIDTHS.flatMap(([characters, width]) =>
    [...characters].map((character) => [character, (width * FONT) / 100] as const),
  ),
);

/** Ideographs, kana, Hangul, full-width forms and emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]|[\u{1F000}-\u{3FFFF}]/u;
/** Marks over and under other characters, joiners and variation selectors. */
const WIDTHLESS = /[\p{M}\u200B-\u200F\u2060\uFE00-\uFE0F]/u;

function estimate(character: string): number {
  const known = KNOWN.get(character);
  if (known !== undefined) return known;
  if (WIDTHLESS.test(character)) return 0;
  return WIDE.test(character) ? FONT * 1.15 : FONT * 0.72;
}

/** Adds up the widths of characters, each asked for once. */
export function measureBy(widthOf: (character: string) => number): Measure {
  const widths = new Map<string, number>();
  return (text) => {
    let sum = 0;
    for (const character of text) {
      let width = widths.get(character);
      if (width === undefined) widths.set(character, (width = widthOf(character)));
      sum += width;
    }
    return sum;
  };
}

/** An estimate on the side of room, for pictures whose font is not known. */
export const textWidth: Measure = measureBy(estimate);

/** A text cut to its room, with an ellipsis where something is left out. */
export function shorten(text: string, room: number, measure: Measure = textWidth): string {
  if (text.length * FONT <= room || measure(text) <= room) return text;
  let kept = '';
  let width = measure('…');
  for (const character of text) {
    width += measure(character);
    if (width > room) break;
    kept += character;
  }
  // In a line that runs from right to left the ellipsis stands at its left end.
  return `${kept.trimEnd()}…${RIGHT_TO_LEFT.test(kept) ? '\u200F' : ''}`;
}

/** Begins with a letter of a script that runs from right to left. */
const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;
