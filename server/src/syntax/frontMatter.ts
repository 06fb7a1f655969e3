import { range, type Range } from '../text/range';

/** Where the YAML block at the top of a document stands. */
export interface FrontMatterRange {
  /** From the opening `---` to the end of the closing line. */
  readonly range: Range;
  /** What stands between the fences. */
  readonly content: Range;
  /** `---` holds YAML, `+++` TOML. */
  readonly format: 'yaml' | 'toml';
}

/**
 * The front matter of a document: `---` or `+++` on the very first line (a BOM may stand before it)
 * and a closing line. Null without a closing line, since that is a thematic break.
 */
export function findFrontMatter(text: string): FrontMatterRange | null {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const fence = text.slice(start, start + 3);
  if (fence !== '---' && fence !== '+++') return null;
  const firstEnd = text.indexOf('\n', start);
  if (firstEnd === -1 || text.slice(start + 3, firstEnd).trim() !== '') return null;
  for (let from = firstEnd + 1; from < text.length;) {
    let to = text.indexOf('\n', from);
    if (to === -1) to = text.length;
    const line = text.slice(from, Math.min(to, from + 40));
    const closing = fence === '---' ? /^(?:---|\.\.\.)[ \t]*$/ : /^\+\+\+[ \t]*$/;
    if (closing.test(line)) {
      return {
        range: range(start, to),
        content: range(firstEnd + 1, from),
        format: fence === '---' ? 'yaml' : 'toml',
      };
    }
    // A heading before any closing line: these dashes were a thematic break.
    if (/^#{1,6}[ \t]+\S/.test(line) && from - start > 4096) return null;
    from = to + 1;
  }
  return null;
}

/** The text with BOM and front matter blanked out, offsets and lines unchanged. */
export function maskFrontMatter(text: string, found: FrontMatterRange | null): string {
  const end = maskedLength(text, found);
  return end === 0 ? text : text.slice(0, end).replace(/[^\n]/g, ' ') + text.slice(end);
}

/** How much of the start is blanked out. */
export function maskedLength(text: string, found: FrontMatterRange | null): number {
  if (found) return found.range.to;
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}
