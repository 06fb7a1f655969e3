import { Temporal } from 'temporal-polyfill';
import { sourceRange, type InlineText } from '../../syntax/inlineText';
import { range, type Range } from '../../text/range';
import { LANGUAGES } from '../../language/languages';
import { literalPattern } from '../../text/pattern';
import { resolveDate, scanDate, type WrittenDate } from '../../time/calendar';
import { findDeadline } from '../../time/deadline';
import type { DateFrame } from '../frame/dateFrame';
import { datesIn } from '../frame/dates';
import { isBlankValue } from './owners';
import type { Due, Parsed } from '../types';

/** A cell that is there for the due date: anything in it that is none is invalid. */
export function cellDue(cell: InlineText | null, row: Range, dates: DateFrame): Parsed<Due> {
  if (!cell) return { kind: 'absent', range: range(row.to, row.to) };
  if (isBlankValue(cell.text)) return { kind: 'absent', range: cell.range };
  return (
    dueIn(cell, 0, cell.text.length, dates) ?? {
      kind: 'invalid',
      range: cell.range,
      text: cell.text,
      problem: 'not a date',
    }
  );
}

/** Words that a due date follows. After the second kind, only what can be nothing else is one. */
const DUE_LABEL = /\b(?:due(?: date)?|deadline|eta|target(?: date)?|complete by)\s*[:：]?\s*/i;
/** `(担当: …, 期限: 2025-09-01)`: any name of a column of due dates, inside a bracket or at the start of a line. */
const DUE_IN_BRACKET = new RegExp(
  `(?:^|[([（【](?:[^()（）[\\]【】]{0,80}[,;、，][ \\t]?)?)(?:${LANGUAGES.flatMap(
    ({ columns }) => columns.due,
  )
    .sort((a, b) => b.length - a.length)
    .map(literalPattern)
    .join('|')})\\s?[:：]\\s?`,
  'iu',
);
const DUE_WORD = /\b(?:by|until|before|bis|avant|antes de|até)\s+/i;
const LONGEST = 40;

/** `(due: 2025-09-01)`, `by end of Q3`; undefined without one. */
export function lineDue(line: InlineText, dates: DateFrame): Parsed<Due> | undefined {
  const label = DUE_LABEL.exec(line.text) ?? DUE_IN_BRACKET.exec(line.text);
  if (label) {
    const from = label.index + label[0].length;
    const end = /[)\]）;]/.exec(line.text.slice(from, from + LONGEST));
    const due = dueIn(line, from, from + (end?.index ?? LONGEST), dates);
    if (due) return due;
  }
  const word = DUE_WORD.exec(line.text);
  if (!word) return undefined;
  const from = word.index + word[0].length;
  const due = dueIn(line, from, from + LONGEST, dates);
  return due?.range.from === sourceRange(line, from, from + 1).from ? due : undefined;
}

/** `Long-term improvements (Q4 2025 – Q1 2026)`: a bracket of a heading that holds for its items. */
export function headingDue(heading: InlineText, dates: DateFrame): Parsed<Due> | undefined {
  for (const bracket of heading.text.matchAll(/[（(]([^()（）]{2,40})[)）]/g)) {
    const inner = bracket[1] ?? '';
    const lead = /^\s*(?:target|due|by|deadline|eta)?\s*[:：]?\s*/i.exec(inner)?.[0].length ?? 0;
    const from = bracket.index + 1 + lead;
    const to = bracket.index + 1 + inner.trimEnd().length;
    const due = dueIn(heading, from, to, dates);
    // The whole bracket, so that `(9 days of logs)` says nothing about a date.
    if (due?.kind === 'valid' && due.text.length >= to - from) return due;
  }
  return undefined;
}

/** A date without a year is the first such day after the incident. */
function dueDate(written: WrittenDate, { order, year, day }: DateFrame): Temporal.PlainDate | null {
  const date = resolveDate(written, order, year);
  if (!date || !day || written.year !== null) return date;
  return Temporal.PlainDate.compare(date, day) < 0 ? date.add({ years: 1 }) : date;
}

function dueIn(
  line: InlineText,
  from: number,
  to: number,
  dates: DateFrame,
): Parsed<Due> | undefined {
  const text = line.text.slice(from, to);
  const written = scanDate(text, 0, { sure: true }) ?? datesIn(text)[0];
  if (written) {
    const at = sourceRange(line, from + written.from, from + written.to);
    const own = text.slice(written.from, written.to);
    if (written.problem !== null)
      return { kind: 'invalid', range: at, text: own, problem: written.problem };
    const date = dueDate(written, dates);
    if (date) return { kind: 'valid', range: at, text: own, value: { date, exact: true } };
    // Day and month may be the other way round, or the year is missing: a date, but not which.
    return { kind: 'valid', range: at, text: own, value: { date: null, exact: false } };
  }
  const found = findDeadline(text, dates);
  if (!found) return undefined;
  return {
    kind: 'valid',
    range: sourceRange(line, from + found.from, from + found.to),
    text: text.slice(found.from, found.to),
    value: { date: found.date, exact: false },
  };
}

/** An ISO date, or the words that stand for one; what no date could be read from as it is written. */
export const dueText = (due: Parsed<Due>): string | null =>
  due.kind === 'absent'
    ? null
    : due.kind === 'valid' && due.value.exact
      ? (due.value.date?.toString() ?? null)
      : due.text;
