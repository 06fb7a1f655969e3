import type { SyntaxNode } from '@lezer/common';
import type { SyntaxDocument } from '../../../syntax/document';
import { range, type Range } from '../../../text/range';

/** `[label](target)`, `[label][name]`, `[name]`, or the same with `!` as a picture. */
export interface LinkMarkup {
  readonly picture: boolean;
  readonly range: Range;
  readonly label: Range;
  /** Null for a link by name. */
  readonly target: Range | null;
  /** Of a link by name, as it is compared: lower case, one space between words. */
  readonly name: string;
}

/** `[name]: target`. */
export interface Definition {
  readonly range: Range;
  readonly target: Range;
  readonly name: string;
}

/** What a text has that leads elsewhere or is not shown, each in document order. */
export interface Markup {
  readonly links: readonly LinkMarkup[];
  readonly definitions: readonly Definition[];
  /** Addresses that stand for themselves; with their angle brackets. */
  readonly addresses: readonly { readonly range: Range; readonly target: Range }[];
  /** Fences, blocks and spans. */
  readonly code: readonly Range[];
  readonly spans: readonly Range[];
  /** `alone`: nothing else is in its block, or its block is text as any other. */
  readonly comments: readonly { readonly range: Range; readonly alone: boolean }[];
}

export function markupOf({ text, tree }: SyntaxDocument): Markup {
  const links: LinkMarkup[] = [];
  const definitions: Definition[] = [];
  const addresses: { range: Range; target: Range }[] = [];
  const code: Range[] = [];
  const spans: Range[] = [];
  const comments: { range: Range; alone: boolean }[] = [];
  tree.iterate({
    enter: (node) => {
      const at = range(node.from, node.to);
      switch (node.name) {
        case 'Link':
        case 'Image': {
          const link = linkOf(text, node.node, node.name === 'Image');
          if (link) links.push(link);
          return true;
        }
        case 'LinkReference': {
          const target = node.node.getChild('URL');
          const label = node.node.getChild('LinkLabel');
          if (target && label)
            definitions.push({
              range: at,
              target: range(target.from, target.to),
              name: nameOf(text.slice(label.from + 1, label.to - 1)),
            });
          return false;
        }
        case 'Autolink': {
          const target = node.node.getChild('URL');
          if (target) addresses.push({ range: at, target: range(target.from, target.to) });
          return false;
        }
        case 'URL': {
          const parent = node.node.parent?.name;
          if (parent !== 'Link' && parent !== 'Image') addresses.push({ range: at, target: at });
          // The label of a link may be an address too; its target is the link's own.
          else if (node.node.prevSibling?.name !== 'LinkMark' || text[node.from - 1] !== '(')
            if (text[node.from - 1] === '[') addresses.push({ range: at, target: at });
          return false;
        }
        case 'InlineCode':
          spans.push(at);
          code.push(at);
          return false;
        case 'FencedCode':
        case 'CodeBlock':
          code.push(at);
          return false;
        case 'Comment':
        case 'CommentBlock':
          comments.push(...commentsIn(text, at, node.name === 'Comment'));
          return false;
        default:
          return true;
      }
    },
  });
  return { links, definitions, addresses, code, spans, comments };
}

/** A comment that is a block of its own takes what stands behind it on the line, text or others. */
const commentsIn = (text: string, at: Range, inline: boolean): Markup['comments'] =>
  [...text.slice(at.from, at.to).matchAll(/<!--.*?(?:-->|$)/gs)].map(({ 0: comment, index }) => ({
    range: range(at.from + index, at.from + index + comment.length),
    alone: inline || comment.length === at.to - at.from,
  }));

function linkOf(text: string, node: SyntaxNode, picture: boolean): LinkMarkup | null {
  const marks = node.getChildren('LinkMark');
  const [open, close, paren] = marks;
  if (!open || !close) return null;
  const label = range(open.to, close.from);
  const target = paren ? node.getChildren('URL').find(({ from }) => from >= paren.to) : undefined;
  const named = node.getChild('LinkLabel');
  const name = named && named.to - named.from > 2 ? range(named.from + 1, named.to - 1) : label;
  if (paren && !target) return null;
  return {
    picture,
    range: range(node.from, node.to),
    label,
    target: target ? range(target.from, target.to) : null,
    name: nameOf(text.slice(name.from, name.to)),
  };
}

const nameOf = (written: string): string => written.trim().replace(/\s+/g, ' ').toLowerCase();
