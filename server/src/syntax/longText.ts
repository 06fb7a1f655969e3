import type { BlockContext, Element, LeafBlock, MarkdownConfig } from '@lezer/markdown';

/** Text of one block longer than this is read in pieces. */
const LONGEST_INLINE = 8192;

/**
 * Unmatched `*` and `[` cost the parser quadratic time in the length of their block. Nobody marks up
 * eight thousand characters at once, so a longer paragraph, heading or task is read in pieces, each
 * cut at a line's end, else at a space.
 */
export const LONG_TEXT: MarkdownConfig = {
  parseBlock: [
    {
      name: 'LongHeading',
      before: 'ATXHeading',
      parse(context, line) {
        if (line.text.length <= LONGEST_INLINE) return false;
        const marks = /^#{1,6}(?=[ \t])/.exec(line.text.slice(line.pos, line.pos + 7));
        if (!marks) return false;
        const from = context.lineStart + line.pos;
        const to = context.lineStart + line.text.length;
        const textFrom = line.pos + marks[0].length;
        context.addElement(
          context.elt(`ATXHeading${marks[0].length}`, from, to, [
            context.elt('HeaderMark', from, from + marks[0].length),
            ...inlineInPieces(context, line.text.slice(textFrom), context.lineStart + textFrom),
          ]),
        );
        context.nextLine();
        return true;
      },
    },
    {
      name: 'LongParagraph',
      // After the reader of definitions, before those of underlined headings and tasks: no heading
      // is that long, so a line of dashes below is a rule.
      before: 'SetextHeading',
      leaf: () => ({
        nextLine: (context, line, leaf) =>
          UNDERLINE.test(line.text.slice(line.pos)) && finishLongLeaf(context, leaf),
        finish: finishLongLeaf,
      }),
    },
  ],
};

const UNDERLINE = /^(?:=+|-+)[ \t]*$/;

function finishLongLeaf(context: BlockContext, leaf: LeafBlock): boolean {
  const { content, start } = leaf;
  if (content.length <= LONGEST_INLINE) return false;
  const task = /^\[[ xX]\][ \t]/.test(content) && context.parentType().name === 'ListItem';
  const marker = task ? [context.elt('TaskMarker', start, start + 3)] : [];
  const from = task ? 3 : 0;
  const inline = inlineInPieces(context, content.slice(from), start + from);
  const name = task ? 'Task' : 'Paragraph';
  context.addLeafElement(
    leaf,
    context.elt(name, start, start + content.length, [...marker, ...inline]),
  );
  return true;
}

/** The inline elements of a text of any length that begins at `offset`. */
export function inlineInPieces(context: BlockContext, text: string, offset: number): Element[] {
  if (text.length <= LONGEST_INLINE) return context.parser.parseInline(text, offset);
  const elements: Element[] = [];
  for (let from = 0; from < text.length;) {
    const to = cutAfter(text, from);
    elements.push(...context.parser.parseInline(text.slice(from, to), offset + from));
    from = to;
  }
  return elements;
}

/** Where the piece that begins at `from` ends: behind a line end or a space, where there is one. */
function cutAfter(text: string, from: number): number {
  const most = from + LONGEST_INLINE;
  if (most >= text.length) return text.length;
  const piece = text.slice(from, most + 1);
  const cut = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf(' '));
  return cut > 0 ? from + cut + 1 : most;
}
