import type { Temporal } from 'temporal-polyfill';
import {
  inferOrder,
  resolveDate,
  scanDate,
  type DateOrder,
  type WrittenDate,
} from '../time/calendar';
import { asciiDigits } from '../text/digits';
import { dayNumber } from '../time/instant';
import { sourceRange, type Rich } from '../syntax/rich';
import type { Outline } from './outline';
import type { Parsed } from './types';
import type { ReadField } from './fields';

/** What the whole document says about how its dates are to be read. */
export interface DateFrame {
  readonly order: DateOrder | null;
  /** The day that times without a date belong to, unless something nearer says otherwise. */
  readonly day: Temporal.PlainDate | null;
  /** For dates that name no year. */
  readonly year: number | null;
}

export function readDateFrame(
  text: string,
  outline: Outline,
  fields: readonly ReadField[],
  path: string | null,
  /** How the team reads dates that nothing in the document decides. */
  usual: DateOrder | null,
): DateFrame {
  const order = inferOrder(text, usual);
  const first = (value: string): Temporal.PlainDate | null => firstDate(value, order, null);
  const body = fields.filter((field) => field.form !== 'front-matter');
  const ofKinds = (
    from: readonly ReadField[],
    kinds: readonly string[],
  ): Temporal.PlainDate | null => {
    for (const kind of kinds) {
      for (const field of from) {
        const date = field.kind === kind ? first(field.value.text) : null;
        if (date) return date;
      }
    }
    return null;
  };
  const day =
    ofKinds(body, ['date', 'window', 'start', 'detected', 'duration']) ??
    first(outline.title?.text ?? '') ??
    first(
      fields.find((field) => field.form === 'front-matter' && /^title$/i.test(field.name.text))
        ?.value.text ?? '',
    ) ??
    proseDate(outline, order) ??
    pathDate(path) ??
    ofKinds(fields, ['date', 'start', 'detected']) ??
    ofKinds(body, ['resolved', 'end']);
  return { order, day, year: day?.year ?? onlyYear(text) };
}

/** A date found in a line: valid, impossible, or absent while its order or year stays open. */
export function parsedDate(
  line: Rich,
  written: WrittenDate,
  { order, year }: DateFrame,
): Parsed<Temporal.PlainDate> {
  const range = sourceRange(line, written.from, written.to);
  const text = line.text.slice(written.from, written.to);
  if (written.problem !== null) return { kind: 'invalid', range, text, problem: written.problem };
  const value = resolveDate(written, order, year);
  return value ? { kind: 'valid', range, text, value } : { kind: 'absent', range };
}

/** Dates in a text, left to right. */
export function datesIn(line: string): readonly WrittenDate[] {
  const text = asciiDigits(line);
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

const DATE_STARTS = /(?<![\p{L}\p{N}_/.-])(?=\d|\p{L})/gu;

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

function pathDate(path: string | null): Temporal.PlainDate | null {
  const name = path?.replace(/\\/g, '/').split('/').pop() ?? '';
  const match = /(?:^|\D)(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(
    name,
  );
  return match ? firstDate(`${match[1]}-${match[2]}-${match[3]}`, null, null) : null;
}

/** `On October 15, 2018 …` at the beginning, when it is the only day told there. */
function proseDate(outline: Outline, order: DateOrder | null): Temporal.PlainDate | null {
  const blocks = [...outline.preface, ...outline.blocks.slice(0, 3).flat()];
  const days = new Map<number, Temporal.PlainDate>();
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue;
    for (const line of block.lines.slice(0, 8)) {
      for (const date of datesIn(line.text)) {
        const resolved = date.year === null ? null : resolveDate(date, order, null);
        if (resolved) days.set(dayNumber(resolved), resolved);
      }
    }
  }
  return days.size === 1 ? ([...days.values()][0] ?? null) : null;
}

/** The year that all full dates of a document share. */
function onlyYear(text: string): number | null {
  const years = new Set<number>();
  for (const match of text.matchAll(/(?<![\d./-])(20\d{2})(?=-\d{2}-\d{2}\b|\b)/g))
    years.add(Number(match[1]));
  return years.size === 1 ? ([...years][0] ?? null) : null;
}
