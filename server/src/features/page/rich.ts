import { escapeMarkup } from '../../picture/svg';
import type { Page, PageBlock, PageItem, PageTable, Run } from './types';

/** A picture as `src` of an image has it, and what it shows. */
export interface PagePicture {
  readonly source: string;
  readonly description: string;
}

const CELL = 'border:1px solid #bfbfbf;padding:4px 8px;text-align:left;vertical-align:top';
const MONO = "font-family:Consolas,Menlo,'Courier New',monospace";

/**
 * A fragment of HTML that editors of texts take from a clipboard: no classes and no style sheet, since
 * they keep neither. `<h1>…</h1><p>…</p><table>…`
 */
export function richHtml({ blocks }: Page, picture: PagePicture | null): string {
  return blocks.map((block) => blockHtml(block, picture)).join('\n');
}

function blockHtml(block: PageBlock, picture: PagePicture | null): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${runsHtml(block.runs)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${runsHtml(block.runs)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const start = block.ordered && block.start !== 1 ? ` start="${block.start}"` : '';
      const items = block.items.map((item) => itemHtml(item, picture)).join('');
      return `<${tag}${start}>${items}</${tag}>`;
    }
    case 'table':
      return tableHtml(block);
    case 'code':
      return `<pre style="${MONO};background:#f4f4f4;padding:8px">${escapeMarkup(block.text)}</pre>`;
    case 'quote':
      return `<blockquote>${block.blocks.map((one) => blockHtml(one, picture)).join('')}</blockquote>`;
    case 'rule':
      return '<hr>';
    case 'picture':
      return picture
        ? `<p><img src="${escapeMarkup(picture.source)}" alt="${escapeMarkup(picture.description)}" width="880"></p>`
        : '';
  }
}

const BOX = { open: '☐ ', done: '☑ ' } as const;

const itemHtml = ({ task, runs, blocks }: PageItem, picture: PagePicture | null): string =>
  `<li>${task === null ? '' : BOX[task]}${runsHtml(runs)}${blocks.map((one) => blockHtml(one, picture)).join('')}</li>`;

function tableHtml({ header, rows }: PageTable): string {
  const cells = (tag: 'th' | 'td', row: PageTable['rows'][number]): string =>
    `<tr>${row.map((cell) => `<${tag} style="${CELL}${tag === 'th' ? ';background:#f0f0f0' : ''}">${runsHtml(cell)}</${tag}>`).join('')}</tr>`;
  const head = header ? `<thead>${cells('th', header)}</thead>` : '';
  const body = rows.map((row) => cells('td', row)).join('');
  return `<table style="border-collapse:collapse">${head}<tbody>${body}</tbody></table>`;
}

/** `<b>`, `<i>`, `<s>`, `<code>` and `<a>` around text; XHTML, so that Confluence takes it too. */
export const runsHtml = (runs: readonly Run[], lineBreak = '<br>'): string =>
  runs
    .map(({ text, bold, emphasis, code, struck, address }) => {
      const around: readonly (readonly [boolean, string])[] = [
        [code, 'code'],
        [struck, 's'],
        [emphasis, 'em'],
        [bold, 'strong'],
      ];
      let made = escapeMarkup(text).replace(/\n/g, lineBreak);
      for (const [on, tag] of around) if (on) made = `<${tag}>${made}</${tag}>`;
      return address === null ? made : `<a href="${escapeMarkup(address)}">${made}</a>`;
    })
    .join('');
