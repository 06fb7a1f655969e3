import type { Language } from '../../../server/src/language/languages';
import type { Form } from './form';

/** A way to write a length. */
export interface LengthForm extends Form {
  /** Null: no length is stated. */
  readonly write: ((minutes: number, language: Language) => string) | null;
  /** How far the writing may be off, in minutes. */
  readonly rounds?: number;
}

const parts = (minutes: number): readonly [days: number, hours: number, minutes: number] => [
  Math.floor(minutes / 1440),
  Math.floor((minutes % 1440) / 60),
  minutes % 60,
];
const hours = (minutes: number): number => Math.floor(minutes / 60);

/** As Unicode's data for a language says that people write it. */
const usual =
  (unitDisplay: 'long' | 'short' | 'narrow') =>
  (length: number, language: Language): string => {
    const words = (['day', 'hour', 'minute'] as const).flatMap((unit, index) => {
      const amount = parts(length)[index] ?? 0;
      return amount === 0
        ? []
        : [new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay }).format(amount)];
    });
    return new Intl.ListFormat(language, { type: 'unit', style: unitDisplay }).format(words);
  };

export const LENGTHS: readonly LengthForm[] = [
  { id: 'long', name: 'Units in words, as the language joins them', write: usual('long') },
  { id: 'short', name: 'Units shortened, as the language joins them', write: usual('short') },
  {
    id: 'narrow',
    name: 'Units in letters, as the language joins them',
    write: usual('narrow'),
    not: { language: ['de'] },
  },
  {
    id: 'minutes',
    name: 'Minutes only',
    write: (length, language) =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit: 'minute',
        unitDisplay: 'long',
        useGrouping: false,
      }).format(length),
  },
  { id: 'letters', name: 'Letters', write: (length) => `${hours(length)}h ${length % 60}m` },
  {
    id: 'letters-close',
    name: 'Letters without a space',
    write: (length) => `${hours(length)}h${length % 60}m`,
  },
  {
    id: 'bare-minutes',
    name: 'Hours in front of bare minutes',
    write: (length) => `${hours(length)}h${String(length % 60).padStart(2, '0')}`,
  },
  { id: 'iso', name: 'ISO 8601', write: (length) => `PT${hours(length)}H${length % 60}M` },
  {
    id: 'clock',
    name: 'Hours and minutes with a colon, where the label makes a length of them',
    write: (length) => `${hours(length)}:${String(length % 60).padStart(2, '0')}`,
    not: { reach: ['days'] },
  },
  {
    id: 'decimal',
    name: 'Decimal hours',
    write: (length) => `${(length / 60).toFixed(1)} hours`,
    rounds: 3,
  },
  { id: 'about', name: 'Not exact', write: (length) => `~${length} minutes` },
  {
    id: 'and',
    name: 'With "and"',
    write: (length) => `${hours(length)} hours and ${length % 60} minutes`,
  },
  { id: 'none', name: 'Not stated: the length stays unknown', write: null },
];
