import { isMap, isScalar, isSeq, parseDocument, type Pair } from 'yaml';
import { memo } from '../text/memo';
import { range, type Range, type Span } from '../text/range';
import { plainText, type InlineText } from './inlineText';

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

/** The front matter of a document with its entries where they stand. */
export interface FrontMatter extends FrontMatterRange {
  /** Entries of the outermost level. */
  readonly entries: readonly FrontMatterEntry[];
  /** What is wrong with it as YAML; null when nothing is. */
  readonly problem: string | null;
}

export interface FrontMatterEntry {
  readonly key: Span;
  /** Without its quotes; an empty text behind the colon when nothing is written. */
  readonly value: InlineText;
  /** The texts of a list, in either notation; empty for any other value. */
  readonly items: readonly Span[];
  readonly range: Range;
}

/** Reads the entries of front matter. Broken YAML gives what could be read of it, and its problem. */
export function readFrontMatter(text: string, found: FrontMatterRange | null): FrontMatter | null {
  if (!found) return null;
  const { from, to } = found.content;
  const content = text.slice(from, to);
  const { entries, problem } =
    found.format === 'yaml' ? yamlEntries(content) : tomlEntries(content);
  return { ...found, entries: entries.map((entry) => placedEntry(entry, from)), problem };
}

interface Read {
  /** Their ranges count from the start of the content. */
  readonly entries: readonly FrontMatterEntry[];
  readonly problem: string | null;
}

const shift = (at: Range, by: number): Range => range(at.from + by, at.to + by);

const placedEntry = (
  { key, value, items, range: at }: FrontMatterEntry,
  by: number,
): FrontMatterEntry => ({
  key: { text: key.text, range: shift(key.range, by) },
  value: { ...value, range: shift(value.range, by), memo: null },
  items: items.map(({ text, range: own }) => ({ text, range: shift(own, by) })),
  range: shift(at, by),
});

/** The front matter of the documents at hand is read on every key, and seldom changes. */
const yamlEntries = memo((content: string): Read => {
  const yaml = parseDocument(content, {
    logLevel: 'silent',
    strict: false,
    uniqueKeys: false,
    merge: false,
  });
  const problem = yaml.errors[0]?.message.split('\n')[0] ?? null;
  if (!isMap(yaml.contents)) return { entries: [], problem };
  const entries = yaml.contents.items.flatMap((pair) => yamlEntry(content, pair) ?? []);
  return { entries, problem };
}, 64);

function yamlEntry(content: string, pair: Pair): FrontMatterEntry | null {
  if (!isScalar(pair.key) || !pair.key.range) return null;
  const [keyFrom, keyTo] = pair.key.range;
  const key = { text: content.slice(keyFrom, keyTo), range: range(keyFrom, keyTo) };
  const node = pair.value;
  const at = isScalar(node) || isSeq(node) ? node.range : null;
  const written = at ? plainText(content, at[0], at[1]) : plainText(content, keyTo + 1, keyTo + 1);
  const quoted = /^(["'])[^]*\1$/.test(written.text) && written.text.length > 1;
  const value = quoted ? plainText(content, written.range.from + 1, written.range.to - 1) : written;
  const items = isSeq(node) ? node.items.flatMap((item) => itemSpan(content, item)) : [];
  return { key, value, items, range: range(keyFrom, value.range.to) };
}

/** A text of a list, or what names somebody in it: `- name: Ana Ruiz`. */
function itemSpan(content: string, item: unknown): readonly Span[] {
  if (isMap(item)) {
    const named = item.items.find(
      ({ key }) => isScalar(key) && /^(?:name|author)$/i.test(String(key.value)),
    );
    return named ? itemSpan(content, named.value) : [];
  }
  if (!isScalar(item) || !item.range || typeof item.value !== 'string') return [];
  const { text, range: at } = plainText(content, item.range[0], item.range[1]);
  const quotes = /^["'][^]*["']$/.test(text) ? 1 : 0;
  return [
    {
      text: text.slice(quotes, text.length - quotes),
      range: range(at.from + quotes, at.to - quotes),
    },
  ];
}

/** `name = "value"` lines of TOML; nothing deeper is needed. */
const tomlEntries = memo(
  (content: string): Read => ({
    entries: [...content.matchAll(/^([\w-]{1,40})[ \t]{0,9}=[ \t]{0,9}"?([^"\n\s][^"\n]*)/gm)].map(
      (match): FrontMatterEntry => {
        const [whole, name = '', written = ''] = match;
        const from = match.index + whole.indexOf(written, name.length + 1);
        return {
          key: { text: name, range: range(match.index, match.index + name.length) },
          value: plainText(content, from, from + written.length),
          items: [],
          range: range(match.index, match.index + whole.length),
        };
      },
    ),
    problem: null,
  }),
  64,
);
