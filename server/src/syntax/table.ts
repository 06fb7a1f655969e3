import type { BlockContext, Element, Line, MarkdownConfig } from '@lezer/markdown';
import { inlineInPieces } from './longText';
import { delimiterColumns, hasPipe, splitTableLine } from './tableLine';

/**
 * GFM tables for lezer, as a composite block: each row is a block of its own, so an edit in one row
 * leaves the other rows' nodes in place. It reads what lezer's own extension loses: white space
 * after the delimiter row, a delimiter row without closing pipe, and, while a person is still
 * typing, a header whose number of cells differs from the delimiter row's.
 */
export const POSTMORTEM_TABLE: MarkdownConfig = {
  defineNodes: [
    { name: 'Table', block: true, composite: (_context, line) => continuesTable(line) },
    { name: 'TableHeader', block: true },
    { name: 'TableRow', block: true },
    { name: 'TableCell' },
    { name: 'TableDelimiter' },
  ],
  parseBlock: [
    {
      name: 'Table',
      before: 'LinkReference',
      parse(context, line) {
        if (context.parentType().name === 'Table') {
          addRow(context, line, 'TableRow');
          return true;
        }
        const columns = tableColumns(context, line);
        if (columns === 0) return false;
        context.startComposite('Table', line.pos, columns);
        addRow(context, line, 'TableHeader');
        const from = context.lineStart + line.pos;
        context.addElement(
          context.elt('TableDelimiter', from, context.lineStart + line.text.length),
        );
        context.nextLine();
        return true;
      },
      endLeaf: (context, line) => tableColumns(context, line) > 0,
    },
  ],
};

/** How many columns the table that starts on this line has; 0 when none starts here. */
function tableColumns(context: BlockContext, line: Line): number {
  if (!hasPipe(line.text, line.basePos)) return 0;
  const next = context.peekLine();
  const columns = delimiterColumns(next, containerPrefix(next, line.text.slice(0, line.basePos)));
  if (columns === 0) return 0;
  const cells = splitTableLine(line.text, line.basePos).cells.length;
  // A mismatch is a table only when it can be nothing else: both lines open with a pipe.
  const bordered = line.text.charCodeAt(line.pos) === 124 && /^[\s>]*\|/.test(next);
  return cells === columns || bordered ? columns : 0;
}

/** Skips the quote marks and the indentation that the next line shares with this one. */
function containerPrefix(next: string, prefix: string): number {
  let quotes = 0;
  for (const character of prefix) if (character === '>') quotes++;
  let at = 0;
  for (; at < next.length; at++) {
    const character = next[at];
    if (character === '>' && quotes > 0) quotes--;
    else if (character !== ' ' && character !== '\t') break;
  }
  return at;
}

function addRow(context: BlockContext, line: Line, type: 'TableHeader' | 'TableRow'): void {
  const { cells, pipes } = splitTableLine(line.text, line.pos);
  const elements: Element[] = pipes.map((pipe) => delimiter(context, pipe));
  for (const cell of cells) {
    const text = line.text.slice(cell.from, cell.to);
    const content = text.trim();
    if (content === '') continue;
    const from = context.lineStart + cell.from + text.indexOf(content);
    const inline = inlineInPieces(context, content, from);
    elements.push(context.elt('TableCell', from, from + content.length, inline));
  }
  elements.sort((a, b) => a.from - b.from);
  const from = context.lineStart + line.pos;
  const to = context.lineStart + line.text.length;
  context.addElement(context.elt(type, from, to, elements));
  context.nextLine();
}

const delimiter = (context: BlockContext, pipe: number): Element =>
  context.elt('TableDelimiter', context.lineStart + pipe, context.lineStart + pipe + 1);

/** A table ends at a blank line and where another block begins. */
function continuesTable(line: Line): boolean {
  return line.pos < line.text.length && !OTHER_BLOCK.test(line.text.slice(line.pos, line.pos + 80));
}

/** What ends a table: any other block, and the attribute lists of kramdown. */
const OTHER_BLOCK =
  /^(?:#{1,6}(?:[ \t]|$)|>|```|~~~|[-+*](?:[ \t]|$)|\d{1,9}[.)][ \t]|(?:\* *){3,}$|(?:_ *){3,}$|(?:- *){3,}$|<[a-zA-Z!/?]|\{:)/;
