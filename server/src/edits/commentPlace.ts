import { blocksOf, type KeptDocument } from '../syntax/document';
import type { Block, ListItem } from '../syntax/blocks';
import type { TextEdit } from '../text/edit';
import { touches } from '../text/range';
import { insertion } from './values';

/**
 * A comment on a line of its own above the line of `offset`; null where it would part what belongs
 * together: rows of a table, lines of a sentence, front matter, code.
 */
export function commentAbove(
  document: KeptDocument,
  offset: number,
  comment: string,
): TextEdit | null {
  const { text } = document;
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  if (document.frontMatter && line < document.frontMatter.range.to) return null;
  if (line === 0 && text.startsWith('+++')) return null;
  const lead = leadOf(text, line);
  const here = blockStart(blocksOf(document), line, text);
  if (!here) return null;
  if (here.kind === 'block') {
    const bom = line === 0 && text.startsWith('\ufeff') ? 1 : 0;
    return insertion(line + bom, `${lead}${comment}\n`);
  }
  // Between two items, as the last words of the first one, so that the list stays one.
  const indent = ' '.repeat(contentColumn(here.previous, text));
  return insertion(line, `${quoteOf(lead)}${indent}${comment}\n`);
}

/** A comment that holds for the whole document, at its top: behind a byte order mark and front matter. */
export function commentOnTop(document: KeptDocument, comment: string): TextEdit {
  const { text, frontMatter } = document;
  const top = frontMatter?.range.to ?? tomlEnd(text) ?? (text.startsWith('\ufeff') ? 1 : 0);
  const lead = top > 1 && text[top - 1] !== '\n' ? '\n' : '';
  return insertion(top, `${lead}${comment}\n\n`);
}

/** Where `+++ … +++`, the front matter of other tools, ends; null without one. */
function tomlEnd(text: string): number | null {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  if (!text.startsWith('+++\n', start)) return null;
  const close = text.indexOf('\n+++', start + 3);
  if (close === -1) return null;
  const end = text.indexOf('\n', close + 1);
  return end === -1 ? text.length : end + 1;
}

/** White space and marks of a quote that a line begins with. */
const leadOf = (text: string, line: number): string =>
  /^(?:[ \t]|>){0,40}/.exec(text.slice(line, line + 40))?.[0] ?? '';

const quoteOf = (lead: string): string => lead.slice(0, lead.lastIndexOf('>') + 1);

type Start = { readonly kind: 'block' } | { readonly kind: 'item'; readonly previous: ListItem };

/** What begins on a line: a block, or an item behind another one; null within either. */
function blockStart(blocks: readonly Block[], line: number, text: string): Start | null {
  for (const block of blocks) {
    if (block.range.to < line) continue;
    const begins = lineOf(text, block.range.from) === line;
    if (block.kind === 'list')
      return begins ? { kind: 'block' } : itemStart(block.items, line, text);
    if (begins) return { kind: 'block' };
    if (block.range.from > line) return null;
    return block.kind === 'quote' ? blockStart(block.blocks, line, text) : null;
  }
  return null;
}

function itemStart(items: readonly ListItem[], line: number, text: string): Start | null {
  for (const [index, item] of items.entries()) {
    const previous = items[index - 1];
    if (lineOf(text, item.range.from) === line) return previous ? { kind: 'item', previous } : null;
    if (!touches(item.range, line)) continue;
    return blockStart(item.blocks, line, text);
  }
  return null;
}

const lineOf = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** How far from the margin, or from the mark of a quote, the text of an item begins. */
function contentColumn({ marker, range: own }: ListItem, text: string): number {
  const lead = text.slice(lineOf(text, own.from), own.from);
  const before = lead.slice(lead.lastIndexOf('>') + 1).length;
  const gap = /^[ ]{1,4}/.exec(text.slice(marker.to, marker.to + 4))?.[0].length ?? 1;
  return before + (marker.to - marker.from) + gap;
}
