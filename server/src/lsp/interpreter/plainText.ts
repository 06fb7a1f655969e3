const DELIMITERS = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;

/** Cells of `| a | b \| c |`. */
const cellsOf = (row: string): readonly string[] =>
  row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => inline(cell.trim()));

/** What is written by a person who has no Markdown: words, not marks. */
const inline = (text: string): string =>
  text
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/(?<!\\)(?:\*\*|__|`)/g, '')
    .replace(/(?<![\\\w])[*_](?=\S)|(?<=\S)(?<!\\)[*_](?!\w)/g, '')
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/\\(?=[^\w\s])/g, '');

/** Rows of a table as columns that stand under each other. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => (cells[column] ?? '').length)),
  );
  return rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** Our own Markdown (hovers, documentation) as plain text, tables included. */
export function plainText(markdown: string): string {
  const lines: string[] = [];
  let table: (readonly string[])[] = [];
  const endTable = (): void => {
    lines.push(...columns(table));
    table = [];
  };
  for (const line of markdown.split('\n')) {
    if (DELIMITERS.test(line)) continue;
    if (/^\s*\|/.test(line)) table.push(cellsOf(line));
    else {
      endTable();
      if (/^\s*(?:```|---+\s*$)/.test(line)) continue;
      lines.push(inline(line.replace(/^#{1,6}\s+/, '')));
    }
  }
  endTable();
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
