import type { Temporal } from 'temporal-polyfill';
import { sourceRange, type InlineText } from '../../syntax/inlineText';
import { asciiDigits } from '../../text/digits';
import { resolveDate, scanDate, type DateOrder, type WrittenDate } from '../../time/calendar';
import type { Parsed } from '../types';
import type { DateFrame } from './dateFrame';

/** A date found in a line: valid, impossible, or absent while its order or year stays open. */
export function parsedDate(
  line: InlineText,
  written: WrittenDate,
  { order, year }: DateFrame,
): Parsed<Temporal.PlainDate> {
  const range = sourceRange(line, written.from, written.to);
  const text = line.text.slice(written.from, written.to);
  if (written.problem !== null) return { kind: 'invalid', range, text, problem: written.problem };
  const value = resolveDate(written, order, year);
  return value ? { kind: 'valid', range, text, value } : { kind: 'absent', range };
}

const NONE: readonly never[] = [];

/** Dates in a text, left to right. */
export function datesIn(line: string): readonly WrittenDate[] {
  const text = asciiDigits(line);
  // No date is written without a digit.
  if (!/\d/.test(text)) return NONE;
  const found: WrittenDate[] = [];
  let end = 0;
  for (const start of text.matchAll(DATE_STARTS)) {
    if (start.index < end) continue;
    const date = scanDate(text, start.index);
    if (!date) continue;
    found.push(date);
    end = date.to;
  }
  return found;
}

/** `22:02 – 15th of February` has no day in its minutes. */
const DATE_STARTS = /(?<![\p{L}\p{N}_/.-]|\d[:：])(?=\d|\p{L})/gu;

/** The first date in `text` that can be resolved, years from `year` where it names none. */
export function firstDate(
  text: string,
  order: DateOrder | null,
  year: number | null,
): Temporal.PlainDate | null {
  for (const date of datesIn(text)) {
    const resolved = resolveDate(date, order, year);
    if (resolved) return resolved;
  }
  return null;
}
