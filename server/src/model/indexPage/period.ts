import { Temporal } from 'temporal-polyfill';
import { MONTHS } from '../../time/names';

/** Two ISO dates, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const QUARTER = /^(?:Q([1-4])[\s/-]*(20\d{2})|(20\d{2})[\s/-]*Q([1-4]))(?:\s*[(:–—-].*)?$/i;
const YEAR = /^(20\d{2})$/;
const ISO_MONTH = /^(20\d{2})[-/](0[1-9]|1[0-2])$/;
const NAMED_MONTH = new RegExp(`^(${MONTHS.pattern})\\.?,?\\s+(20\\d{2})$`, 'iu');

/** `Q3 2023 (July-September)`, `2023-Q3`, `March 2024`, `2024-03`, `2024`; null for anything else. */
export function periodOf(written: string): Period | null {
  const text = written.trim();
  const [quarter, first, year, otherYear, other] = QUARTER.exec(text) ?? [];
  if (quarter !== undefined)
    return months(Number(year ?? otherYear), (Number(first ?? other) - 1) * 3 + 1, 3);
  const [whole] = YEAR.exec(text) ?? [];
  if (whole !== undefined) return months(Number(whole), 1, 12);
  const [iso, isoYear, isoMonth] = ISO_MONTH.exec(text) ?? [];
  if (iso !== undefined) return months(Number(isoYear), Number(isoMonth), 1);
  const [named, name, namedYear] = NAMED_MONTH.exec(text) ?? [];
  if (named === undefined) return null;
  const month = MONTHS.numbers.get((name ?? '').toLowerCase());
  return month === undefined ? null : months(Number(namedYear), month, 1);
}

function months(year: number, month: number, count: number): Period {
  const from = new Temporal.PlainDate(year, month, 1);
  return {
    from: from.toString(),
    to: from.add({ months: count }).subtract({ days: 1 }).toString(),
  };
}
