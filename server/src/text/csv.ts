/** `=`, `+`, `-`, `@`, a tab or a line's end, also full-width or small, behind what is not shown. */
const FORMULA =
  /^[\s\ufeff\u200b-\u200f\u2060]*[=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/;

/** A cell of RFC 4180. A text that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** The rows of a text of RFC 4180, with any line end; a byte order mark is no part of the first cell. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\r|\n|$)/y;
  const whole = text.startsWith('\ufeff') ? text.slice(1) : text;
  while (cell.lastIndex < whole.length) {
    const at = cell.lastIndex;
    const match = cell.exec(whole);
    if (!match) {
      // A quote inside a bare cell: the line is taken as it stands.
      const end = /[\r\n]|$/g;
      end.lastIndex = at;
      const to = end.exec(whole)?.index ?? whole.length;
      row.push(whole.slice(at, to));
      cell.lastIndex = to + 1;
      rows.push(row);
      row = [];
      continue;
    }
    row.push(match[1] === undefined ? (match[2] ?? '') : match[1].replace(/""/g, '"'));
    if (match[3] === ',') {
      if (cell.lastIndex >= whole.length) row.push('');
      else continue;
    }
    rows.push(row);
    row = [];
  }
  return rows.filter((one) => one.length > 1 || one[0] !== '');
}
