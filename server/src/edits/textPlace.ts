import { walk, type TextBlock } from '../syntax/areas';
import type { KeptDocument } from '../syntax/document';
import { range, type Range } from '../text/range';

/** A text of the document that stands alone: a paragraph, a heading, or a cell of a table. */
export interface TextPlace {
  readonly kind: 'heading' | 'paragraph' | 'cell';
  /** From its first character to its last one, markup included. */
  readonly range: Range;
  /**
   * Where more may be written: behind its last word and behind the links, code and marks that end
   * there, on its last line. `- **Restart** [it](x)‸`
   */
  readonly end: number;
}

const KNOWN = new WeakMap<KeptDocument, readonly TextPlace[]>();

/** The text that `offset` is in or touches; null in front matter, code, HTML and between texts. */
export function textPlaceAt(document: KeptDocument, offset: number): TextPlace | null {
  const places = KNOWN.get(document) ?? findPlaces(document);
  KNOWN.set(document, places);
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.range.to ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const found = places[low];
  return found && found.range.from <= offset ? found : null;
}

function findPlaces(document: KeptDocument): readonly TextPlace[] {
  const places: TextPlace[] = [];
  walk(document.blocks, {
    text: (block) => {
      if (block.kind === 'row' || block.kind === 'header') places.push(...cells(block));
      else {
        const place = blockPlace(document.text, block);
        if (place) places.push(place);
      }
    },
  });
  return places;
}

const cells = ({ at, lines }: TextBlock): readonly TextPlace[] =>
  lines.map((cell) => {
    const own = range(at + cell.range.from, at + cell.range.to);
    return { kind: 'cell', range: own, end: own.to };
  });

function blockPlace(text: string, { at, kind, lines }: TextBlock): TextPlace | null {
  const first = lines[0];
  const said = lines.filter((line) => !/^\{:.*\}$/.test(line.text));
  const last = said[said.length - 1];
  if (!first || !last || kind === 'row' || kind === 'header') return null;
  const own = range(at + first.range.from, at + last.range.to);
  const end = own.from + saidLength(text.slice(own.from, own.to), kind === 'heading');
  return { kind, range: own, end };
}

/** The length of a text without the hashes that close a heading and breaks of the line at its end. */
function saidLength(source: string, heading: boolean): number {
  const bare = heading ? source.replace(/(?<=[ \t])#{1,6}$/, '') : source;
  return bare.replace(/<br\s{0,3}\/?>$/i, '').trimEnd().length;
}
