import { LANGUAGES } from '../language/languages';
import { literalPattern } from '../text/pattern';

/** Small numbers in words, as English writes them before a unit. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

const MONTH_NAMES: readonly (readonly string[])[] = Array.from({ length: 12 }, (_, month) =>
  LANGUAGES.flatMap(({ time }) => time.months[month] ?? []),
);

/** Longest first, so that `sept` is not read as `sep` and a rest. */
const patternOf = (names: readonly string[]): string =>
  [...names]
    .sort((a, b) => b.length - a.length)
    .map(literalPattern)
    .join('|');

const isShort = (name: string): boolean => name.endsWith('.');
const withoutDot = (name: string): string => name.slice(0, -1);

export const MONTHS = {
  pattern: patternOf(MONTH_NAMES.flat().filter((name) => !isShort(name))),
  /** Short forms that are words of other languages without their dot: `set.`, `out.`. */
  dotted: patternOf(MONTH_NAMES.flat().filter(isShort)),
  /** The same without the dot: only between a day and a year, `3 ago 2025`. */
  undotted: patternOf(MONTH_NAMES.flat().filter(isShort).map(withoutDot)),
  numbers: new Map(
    MONTH_NAMES.flatMap((names, index) =>
      names.flatMap((name) => [
        [name, index + 1] as const,
        ...(isShort(name) ? [[withoutDot(name), index + 1] as const] : []),
      ]),
    ),
  ),
} as const;

const WEEKDAY_NAMES: readonly (readonly string[])[] = Array.from({ length: 7 }, (_, day) =>
  LANGUAGES.flatMap(({ time }) => time.weekdays[day] ?? []),
);

/** All names of weekdays as a part of a pattern, longest first. */
export const WEEKDAYS = WEEKDAY_NAMES.flat()
  .sort((a, b) => b.length - a.length)
  .join('|');

/** 1 for Monday to 7; null for a word that is no weekday. */
export function weekdayOf(word: string): number | null {
  const index = WEEKDAY_NAMES.findIndex((names) => names.includes(word.toLowerCase()));
  return index === -1 ? null : index + 1;
}
