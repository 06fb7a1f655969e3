import type { Tree } from '@lezer/common';
import { range, type Range } from '../text/range';
import { plainText, type InlineText } from './inlineText';
import type { KeptCode, KeptDefinition, KeptHtml } from './kept';
import { bare, linkName } from './markup';

/** Blocks whose text is not Markdown: code, HTML, definitions of links. */

export function readCode(tree: Tree, source: string): KeptCode {
  let info: string | null = tree.type.name === 'FencedCode' ? '' : null;
  const lines: InlineText[] = [];
  for (let node = tree.topNode.firstChild; node; node = node.nextSibling) {
    if (node.name === 'CodeInfo') info = source.slice(node.from, node.to);
    else if (node.name === 'CodeText') {
      for (let from = node.from; from <= node.to;) {
        let to = source.indexOf('\n', from);
        if (to === -1 || to > node.to) to = node.to;
        lines.push(plainText(source, from, to));
        from = to + 1;
      }
    }
  }
  return { kind: 'code', range: range(0, tree.length), info, lines, memo: null };
}

export function readHtml(source: string): KeptHtml {
  const comments: Range[] = [];
  let commentsOnly = true;
  let shownFrom = 0;
  for (let from = source.indexOf('<!--'); from !== -1; from = source.indexOf('<!--', shownFrom)) {
    const end = source.indexOf('-->', from + 4);
    const to = end === -1 ? source.length : end + 3;
    comments.push(range(from, to));
    commentsOnly &&= source.slice(shownFrom, from).trim() === '';
    shownFrom = to;
  }
  commentsOnly &&= source.slice(shownFrom).trim() === '';
  return {
    kind: 'html',
    range: range(0, source.length),
    text: source,
    comments,
    commentsOnly,
    memo: null,
  };
}

export function readDefinition(tree: Tree, source: string): KeptDefinition | null {
  const label = tree.topNode.getChild('LinkLabel');
  const url = tree.topNode.getChild('URL');
  if (!label || !url) return null;
  const target = bare(source, range(url.from, url.to));
  return {
    kind: 'definition',
    memo: null,
    range: range(0, tree.length),
    link: {
      form: 'definition',
      picture: false,
      range: range(0, tree.length),
      label: range(label.from + 1, label.to - 1),
      target,
      address: source.slice(target.from, target.to),
      name: linkName(source.slice(label.from + 1, label.to - 1)),
    },
  };
}
