import type {
  KeptBlock,
  KeptCode,
  KeptHtml,
  KeptItem,
  KeptList,
  KeptParagraph,
  KeptRow,
} from '../../syntax/kept';
import type { Sequence } from '../../syntax/sequence';
import { decoded } from './entities';
import { joinedRuns, plainRun, runReader } from './runs';
import type { PageBlock, PageItem, PageRow, Run } from './types';

/** What blocks are read from. */
export interface Source {
  readonly text: string;
  /** What `[name]: address` lines define. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Where the heading begins below which the picture of the timeline belongs; null for none. */
  readonly pictureAfter: number | null;
}

/** The blocks of a document, or of what holds some, that begins at `base`. */
export function readBlocks(
  blocks: Sequence<KeptBlock>,
  base: number,
  source: Source,
): readonly PageBlock[] {
  return blocks.map((node, at) => readBlock(node, at, source), base).flat();
}

function readBlock(node: KeptBlock, at: number, source: Source): readonly PageBlock[] {
  switch (node.kind) {
    case 'heading': {
      const read = runReader(own(source, node, at), node.markup, source.addresses);
      const runs = read(node.line, node.range.to);
      return [
        ...(runs.length === 0 ? [] : [{ kind: 'heading', level: node.level, runs } as const]),
        ...(at === source.pictureAfter ? [{ kind: 'picture' } as const] : []),
      ];
    }
    case 'paragraph': {
      const runs = paragraph(node, at, source);
      const picture = at === source.pictureAfter ? [{ kind: 'picture' } as const] : [];
      return runs.length === 0 ? picture : [{ kind: 'paragraph', runs }, ...picture];
    }
    case 'list':
      return [list(node, at, source)];
    case 'table': {
      const header = row(node.header.node, at + node.header.at, source);
      const rows = node.rows.map((one, from) => row(one, from, source), at);
      const width = Math.max(header.length, ...rows.map((cells) => cells.length));
      const padded = (cells: PageRow): PageRow => [
        ...cells,
        ...Array.from({ length: width - cells.length }, () => []),
      ];
      return [{ kind: 'table', header: padded(header), rows: rows.map(padded) }];
    }
    case 'code':
      return [
        {
          kind: 'code',
          language: node.info ?? '',
          text: codeText(node, own(source, node, at), columnOf(source.text, at)),
        },
      ];
    case 'quote':
      return [{ kind: 'quote', blocks: readBlocks(node.blocks, at, source) }];
    case 'html': {
      const text = htmlText(node);
      return text === '' ? [] : [{ kind: 'paragraph', runs: [plainRun(text)] }];
    }
    case 'break':
      return [{ kind: 'rule' }];
    case 'definition':
      return [];
  }
}

const own = (
  { text }: Source,
  { range }: { readonly range: KeptBlock['range'] },
  at: number,
): string => text.slice(at + range.from, at + range.to);

/** Lines go on in the next as Markdown has it; but a break, or a label in bold, begins a line. */
function paragraph(node: KeptParagraph, at: number, source: Source): readonly Run[] {
  const text = own(source, node, at);
  const read = runReader(text, node.markup, source.addresses);
  const runs: Run[] = [];
  node.lines.forEach((line, index) => {
    const following = node.lines[index + 1];
    const end = text.indexOf('\n', line.range.to);
    const own = read(line, following ? (end === -1 ? node.range.to : end) : node.range.to);
    if (runs.length > 0)
      runs.push(plainRun(breaks(text, node, index) || isLabel(own) ? '\n' : ' '));
    runs.push(...(hardBreak(text, line.range.to) === '\\' && following ? withoutLast(own) : own));
  });
  // A paragraph of pictures alone has no line.
  if (node.lines.length === 0) runs.push(...read({ ...EMPTY, range: node.range }, node.range.to));
  return joinedRuns(runs);
}

const EMPTY = { text: '', bold: [], code: [], struck: [], links: [], pieces: [], memo: null };

/** `**Severity:** high`, `**Severity**: high`. */
const isLabel = ([first, second]: readonly Run[]): boolean =>
  first?.bold === true && (/:\s*$/.test(first.text) || /^\s*:/.test(second?.text ?? ''));

/** Whether the line before this one ends with a break. */
const breaks = (text: string, { lines }: KeptParagraph, index: number): boolean =>
  hardBreak(text, lines[index - 1]?.range.to ?? 0) !== '';

/** What a hard break is written by at the end of a line's text: `\` or spaces. */
function hardBreak(text: string, to: number): string {
  if (text[to - 1] === '\\' && text[to] === '\n') return '\\';
  return text.startsWith('  ', to) && /^ +\n/.test(text.slice(to, to + 80)) ? ' ' : '';
}

function withoutLast(runs: readonly Run[]): readonly Run[] {
  const last = runs[runs.length - 1];
  return last?.text.endsWith('\\') === true
    ? [...runs.slice(0, -1), { ...last, text: last.text.slice(0, -1) }]
    : runs;
}

function list(node: KeptList, at: number, source: Source): PageBlock {
  const items = node.items.map((item, from) => readItem(item, from, source), at);
  let start: number | null = null;
  node.items.each((item, from) => {
    start ??= parseInt(source.text.slice(from + item.marker.from, from + item.marker.to), 10);
  }, at);
  return { kind: 'list', ordered: node.ordered, start: Number(start) || 1, items };
}

const readItem = ({ task, first, blocks }: KeptItem, at: number, source: Source): PageItem => ({
  task,
  runs: first ? paragraph(first.node, at + first.at, source) : [],
  blocks: readBlocks(blocks, at, source),
});

function row(node: KeptRow, at: number, source: Source): PageRow {
  const read = runReader(own(source, node, at), node.markup, source.addresses);
  return node.cells.map((cell, index) => read(cell, node.bounds[index]?.to ?? cell.range.to));
}

/** How far from the start of its line something stands; nobody nests deeper than this bound. */
const columnOf = (text: string, at: number): number =>
  Math.min(at - text.lastIndexOf('\n', at - 1) - 1, 200);

/** The lines between the fences, without the indentation and the marks of what holds them. */
function codeText({ info }: KeptCode, source: string, column: number): string {
  const prefix = new RegExp(`^[ \\t>]{0,${column}}`);
  const lines = source
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.replace(prefix, '')));
  if (info === null) return lines.map((line) => line.replace(/^(?: {1,4}|\t)/, '')).join('\n');
  const closed = /^\s*(?:`{3,}|~{3,})\s*$/.test(lines[lines.length - 1] ?? '');
  return lines.slice(1, closed && lines.length > 1 ? -1 : undefined).join('\n');
}

const LINE_END = /<(?:br|\/p|\/li|\/tr|\/h[1-6]|\/summary|\/div)\b[^>]{0,200}>/gi;
const HIDDEN = /^\s*<(?:script|style|template)\b/i;

/** What is read of a block of HTML: its text, without comments and tags. */
function htmlText({ text, comments }: KeptHtml): string {
  if (HIDDEN.test(text)) return '';
  let shown = '';
  let at = 0;
  for (const { from, to } of comments) {
    shown += text.slice(at, from);
    at = to;
  }
  shown += text.slice(at);
  return decoded(
    shown
      .replace(/\s+/g, ' ')
      .replace(LINE_END, '\n')
      .replace(/<\/t[dh]>/gi, ' ')
      .replace(/<[a-zA-Z/!][^<>]{0,2000}>/g, ''),
  )
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
