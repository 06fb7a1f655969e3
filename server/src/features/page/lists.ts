import { joinedRuns, plainRun } from './runs';
import type { Page, PageBlock, PageItem, PageRow, PageTable, Run } from './types';

/**
 * The page for what has no tables and no pictures: each row is an item of a list, its first cell in
 * bold, below the names of the first columns. `| 14:30 | Alert | PagerDuty |` becomes `14:30 – Alert – PagerDuty`; from the fourth column on,
 * cells are named: `P0 – Add a limit – Ann (Due: 2025-08-25, Status: Open)`.
 */
export const withoutTables = (page: Page): Page => ({
  ...page,
  blocks: page.blocks.flatMap(flattened),
});

function flattened(block: PageBlock): readonly PageBlock[] {
  switch (block.kind) {
    case 'picture':
      return [];
    case 'table':
      return block.rows.length === 0
        ? []
        : [
            ...names(block),
            { kind: 'list', ordered: false, start: 1, items: block.rows.map(itemOf, block) },
          ];
    case 'quote':
      return [{ ...block, blocks: block.blocks.flatMap(flattened) }];
    case 'list':
      return [
        {
          ...block,
          items: block.items.map((item) => ({ ...item, blocks: item.blocks.flatMap(flattened) })),
        },
      ];
    default:
      return [block];
  }
}

const isEmpty = (runs: readonly Run[]): boolean => runs.every(({ text }) => text.trim() === '');

/** Columns that are told without their names. */
const PLAIN_COLUMNS = 3;

/** The names of the columns that are told without them: one may say what zone the times are in. */
function names({ header }: PageTable): readonly PageBlock[] {
  const told = (header ?? []).slice(0, PLAIN_COLUMNS).filter((name) => !isEmpty(name));
  if (told.length === 0) return [];
  const runs = told.flatMap((name, index) => [
    ...(index === 0 ? [] : [{ ...plainRun(' – '), emphasis: true }]),
    ...onOneLine(name).map((run) => ({ ...run, bold: false, emphasis: true })),
  ]);
  return [{ kind: 'paragraph', runs: joinedRuns(runs) }];
}

function itemOf(this: PageTable, row: PageRow): PageItem {
  const runs: Run[] = [];
  const named: Run[] = [];
  row.forEach((cell, column) => {
    if (isEmpty(cell)) return;
    const name = this.header?.[column] ?? [];
    if (column >= PLAIN_COLUMNS && !isEmpty(name)) {
      named.push(
        plainRun(named.length === 0 ? ' (' : ', '),
        ...onOneLine(name),
        plainRun(': '),
        ...onOneLine(cell),
      );
      return;
    }
    if (runs.length > 0) runs.push(plainRun(this.header ? ' – ' : ': '));
    runs.push(...onOneLine(cell).map((run) => (column === 0 ? { ...run, bold: true } : run)));
  });
  if (named.length > 0) named.push(plainRun(')'));
  return { task: null, runs: joinedRuns([...runs, ...named]), blocks: [] };
}

const onOneLine = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run) => ({ ...run, text: run.text.replace(/\n/g, ' ') }));
