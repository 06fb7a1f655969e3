/** Columns of text, as wide as what is in them. No cell may hold a line end. */
export function tableText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, index) =>
    rows.reduce((widest, row) => Math.max(widest, row[index]?.length ?? 0), name.length),
  );
  const line = (row: readonly string[]): string =>
    `${row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd()}\n`;
  return [header, ...rows].map(line).join('');
}
