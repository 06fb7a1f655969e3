import type { PageBlock, PageItem, Run } from './types';

/** How a form that is lines of text writes what a page without tables holds. */
export interface LineForm {
  readonly runs: (runs: readonly Run[]) => string;
  readonly heading: (level: number, runs: readonly Run[]) => string;
  readonly bullet: string;
  readonly task: { readonly open: string; readonly done: string };
  readonly quote: string;
  readonly rule: string;
  readonly code: (text: string) => readonly string[];
}

/** Blocks as lines, one empty line between any two. */
export function blockLines(blocks: readonly PageBlock[], form: LineForm): readonly string[] {
  const lines: string[] = [];
  for (const block of blocks) {
    const own = linesOf(block, form);
    if (own.length === 0) continue;
    if (lines.length > 0) lines.push('');
    lines.push(...own);
  }
  return lines;
}

function linesOf(block: PageBlock, form: LineForm): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [form.heading(block.level, block.runs)];
    case 'paragraph':
      return form.runs(block.runs).split('\n');
    case 'list':
      return block.items.flatMap((item, index) =>
        itemLines(item, block.ordered ? `${block.start + index}. ` : form.bullet, form),
      );
    case 'code':
      return form.code(block.text);
    case 'quote':
      return blockLines(block.blocks, form).map((line) => `${form.quote}${line}`.trimEnd());
    case 'rule':
      return [form.rule];
    case 'table':
    case 'picture':
      return [];
  }
}

function itemLines(
  { task, runs, blocks }: PageItem,
  marker: string,
  form: LineForm,
): readonly string[] {
  const indent = ' '.repeat(marker.length <= 2 ? 4 : marker.length);
  const [first = '', ...rest] = form.runs(runs).split('\n');
  const below = [...rest, ...blocks.flatMap((block) => linesOf(block, form))];
  return [
    `${marker}${task === null ? '' : form.task[task]}${first}`,
    ...below.map((line) => (line === '' ? '' : indent + line)),
  ];
}
