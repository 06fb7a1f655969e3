import { escapeMarkup, xmlCharacters } from '../../picture/svg';
import { runsHtml } from './rich';
import type { Page, PageBlock, PageList, PageTable, Run } from './types';

/**
 * Confluence's storage format: XHTML with its own elements for code and tasks, as its REST API and the
 * source editor take it. Pictures are attachments there, so that of the timeline is left out.
 */
export const confluenceStorage = ({ blocks }: Page): string =>
  `${blocks
    .map(blockXml)
    .filter((line) => line !== '')
    .join('\n')}\n`;

function blockXml(block: PageBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${inline(block.runs)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${inline(block.runs)}</p>`;
    case 'list':
      return block.items.length > 0 && block.items.every(({ task }) => task !== null)
        ? taskList(block)
        : list(block);
    case 'table':
      return table(block);
    case 'code':
      return codeMacro(block.language, block.text);
    case 'quote':
      return `<blockquote>${block.blocks.map(blockXml).join('')}</blockquote>`;
    case 'rule':
      return '<hr />';
    case 'picture':
      return '';
  }
}

const inline = (runs: readonly Run[]): string => runsHtml(runs, '<br />');

function list({ ordered, start, items }: PageList): string {
  const tag = ordered ? 'ol' : 'ul';
  const from = ordered && start !== 1 ? ` start="${start}"` : '';
  const made = items.map(({ task, runs, blocks }) => {
    const box = task === null ? '' : task === 'done' ? '☑ ' : '☐ ';
    return `<li><p>${box}${inline(runs)}</p>${blocks.map(blockXml).join('')}</li>`;
  });
  return `<${tag}${from}>${made.join('')}</${tag}>`;
}

/** What is below a task stands behind it in its body, which holds text only. */
function taskList({ items }: PageList): string {
  const made = items.map(
    ({ task, runs, blocks }) =>
      `<ac:task><ac:task-status>${task === 'done' ? 'complete' : 'incomplete'}</ac:task-status><ac:task-body>${inline(runs)}${blocks.map(blockXml).join('')}</ac:task-body></ac:task>`,
  );
  return `<ac:task-list>${made.join('')}</ac:task-list>`;
}

function table({ header, rows }: PageTable): string {
  const cells = (tag: 'th' | 'td', row: PageTable['rows'][number]): string =>
    `<tr>${row.map((cell) => `<${tag}><p>${inline(cell)}</p></${tag}>`).join('')}</tr>`;
  return `<table><tbody>${header ? cells('th', header) : ''}${rows.map((row) => cells('td', row)).join('')}</tbody></table>`;
}

function codeMacro(language: string, text: string): string {
  const [word = ''] = language.trim().split(/\s/, 1);
  const named = /^[\w+#-]{1,30}$/.test(word)
    ? `<ac:parameter ac:name="language">${escapeMarkup(word)}</ac:parameter>`
    : '';
  const body = xmlCharacters(text).replace(/\]\]>/g, ']]]]><![CDATA[>');
  return `<ac:structured-macro ac:name="code">${named}<ac:plain-text-body><![CDATA[${body}]]></ac:plain-text-body></ac:structured-macro>`;
}
