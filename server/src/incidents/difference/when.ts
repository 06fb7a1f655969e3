import type { Moment } from '../../model/types';
import { formatMoment } from '../../time/format';

/** A moment as far as two documents can be compared by it. */
export interface When {
  /** Minutes since the epoch; null where no time was read. */
  readonly at: number | null;
  readonly date: string | null;
  readonly clock: string | null;
  /** Whether `at` is an instant, and no reading of a clock whose zone is not told. */
  readonly zoned: boolean;
  readonly approximate: boolean;
  /** As it is shown: `2025-08-22 14:30 UTC`. */
  readonly text: string;
}

export function whenOf(moment: Moment | null, written: string, approximate = false): When {
  if (!moment)
    return { at: null, date: null, clock: null, zoned: false, approximate, text: written };
  const zone = moment.zone?.name ?? null;
  return {
    at: moment.at,
    date: moment.date?.toString() ?? null,
    clock: moment.time?.toString() ?? null,
    zoned: moment.zone?.id != null,
    approximate,
    text: `${approximate ? '~' : ''}${formatMoment(moment, true)}${zone === null || !moment.time ? '' : ` ${zone}`}`,
  };
}

/**
 * Whether two moments are one. Instants are compared as such, so that another zone for the same moment
 * changes nothing; where a zone or a date is told on one side only, what both tell is compared.
 */
export function sameWhen(a: When, b: When): boolean {
  if (a.approximate !== b.approximate) return false;
  if (a.at === null || b.at === null) return a.at === b.at && plain(a.text) === plain(b.text);
  if (a.zoned && b.zoned && a.date !== null && b.date !== null) return near(a.at, b.at);
  return a.clock === b.clock && (a.date === b.date || a.date === null || b.date === null);
}

/** By how many minutes the second is later; null where they cannot be compared. */
export function laterBy(a: When, b: When): number | null {
  if (a.at === null || b.at === null || a.clock === null || b.clock === null) return null;
  if (a.zoned !== b.zoned || (a.date === null) !== (b.date === null)) return null;
  return Math.round((b.at - a.at) * 100) / 100;
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

/** A text without what is only its form: breaks and doubled blanks. */
export const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** The words of a text in any order: what a change of form keeps. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
