import { moved, spanOf, type InlineText } from '../../syntax/inlineText';
import type { KeptRow, KeptTable } from '../../syntax/kept';
import { shifted, type Range } from '../../text/range';
import { parseDuration } from '../../time/duration';
import type { FieldKind } from '../types';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { FieldFacts } from './fieldFacts';
import { isLengthLabel } from './lengthLabels';

/** A table with more rows than this is data, not the fields of an incident. */
const MOST_ROWS = 60;

/** Two columns of names and values, one wide row under a header of names, or rows of lengths. */
export function tableFields(table: KeptTable, words: Vocabulary): readonly FieldFacts[] {
  const width = table.header.node.cells.length;
  if (table.rows.length > MOST_ROWS) return [];
  const pairsOf = width === 2 ? pairs(table, words) : [];
  const found = pairsOf.length > 0 ? pairsOf : wideRow(table, words);
  return found.length > 0 ? found : lengths(table, words);
}

function pairs(table: KeptTable, words: Vocabulary): readonly FieldFacts[] {
  const { header, rows } = table;
  const found: FieldFacts[] = [];
  const read = ({ cells, range: at }: KeptRow, start: number): void => {
    const [name, value] = cells;
    const kind = name && cells.length === 2 ? words.field(name.text) : null;
    if (name && value && kind !== null) found.push(cellField(kind, name, value, at, start));
  };
  read(header.node, header.at);
  const inHeader = found.length;
  rows.each(read);
  // `| Time | Event |` is the header of a timeline: rows must name fields too.
  const bare = header.node.cells.every(({ text }) => text === '');
  if (found.length - inHeader < (bare ? 1 : 2)) return [];
  const known = new Set(found.map(({ range }) => range.from));
  return [...found, ...lengths(table, words).filter(({ range }) => !known.has(range.from))];
}

function wideRow({ header, rows }: KeptTable, words: Vocabulary): readonly FieldFacts[] {
  const row = rows.length === 1 ? rows.first : null;
  const names = header.node.cells;
  if (!row || names.length < 2 || names.some((cell) => /^(?:action|task|item)/i.test(cell.text)))
    return [];
  const found = names.flatMap((name, index) => {
    const kind = words.field(name.text);
    const value = row.node.cells[index];
    return kind !== null && value
      ? [
          {
            ...cellField(kind, name, value, row.node.range, row.at),
            name: spanOf(moved(name, header.at)),
          },
        ]
      : [];
  });
  // Of two titles both must be names: `| Date | Event |` over one row is a timeline.
  return found.length >= Math.min(names.length, 3) ? found : [];
}

/** Columns of a table of metrics that hold something else than what was measured. */
const NOT_MEASURED =
  /target|goal|slo|sla|objective|previous|prior|last|baseline|average|avg|mean|expected|budget|threshold|limit|met\b|status|note|comment/i;

/**
 * `Time to detect | 35 min | 5 min` in a table of metrics, and `Incident Duration` over the one row
 * of a table: a name of a length, and the first cell that holds what was measured.
 */
function lengths({ header, rows }: KeptTable, words: Vocabulary): readonly FieldFacts[] {
  const titles = header.node.cells;
  const found: FieldFacts[] = [];
  const add = (name: InlineText, value: InlineText, row: Range, at: number): void => {
    const kind = words.field(name.text);
    const field = cellField(kind, name, value, row, at);
    found.push(field);
  };
  rows.each(({ cells, range: row }, at) => {
    const [name] = cells;
    if (!name || !isLengthLabel(name.text)) return;
    const value = cells.find(
      (cell, index) =>
        index > 0 &&
        !NOT_MEASURED.test(titles[index]?.text ?? '') &&
        parseDuration(cell.text) !== null,
    );
    if (value) add(name, value, row, at);
  });
  const only = rows.length === 1 ? rows.first : null;
  titles.forEach((title, index) => {
    const value = only?.node.cells[index];
    if (!only || !value || !isLengthLabel(title.text) || parseDuration(value.text) === null) return;
    const field = cellField(words.field(title.text), value, value, only.node.range, only.at);
    found.push({ ...field, name: spanOf(moved(title, header.at)) });
  });
  return found;
}

/** A field of two cells of a row that begins at `start` of its table. */
function cellField(
  kind: FieldKind | null,
  name: InlineText,
  value: InlineText,
  row: Range,
  start: number,
): FieldFacts {
  const line = moved(value, start);
  return {
    kind,
    name: spanOf(moved(name, start)),
    value: spanOf(line),
    range: shifted(row, start),
    form: 'table',
    below: false,
    line,
  };
}
