import type { Temporal } from 'temporal-polyfill';
import type { Language } from '../../../server/src/language/languages';
import type { Form } from './form';

/** A way to write a date. */
export interface DateForm extends Form {
  readonly write: (date: Temporal.PlainDate, language: Language) => string;
  /** Between the date and the time of a row; a space where nothing is said. */
  readonly join?: string;
  /** How the header writes it, where rows leave the year out. */
  readonly header?: (date: Temporal.PlainDate) => string;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** As Unicode's data for a language says that people write it. */
const usual =
  (options: Intl.DateTimeFormatOptions) =>
  ({ year, month, day }: Temporal.PlainDate, language: Language): string =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(
      Date.UTC(year, month - 1, day),
    );

const english =
  (options: Intl.DateTimeFormatOptions) =>
  (date: Temporal.PlainDate): string =>
    usual(options)(date, 'en');

const month = english({ month: 'short' });
const monthLong = english({ month: 'long' });
const ordinal = (day: number): string =>
  `${day}${day === 21 || day === 31 ? 'st' : day === 22 ? 'nd' : day === 23 ? 'rd' : 'th'}`;
const iso = (date: Temporal.PlainDate): string => date.toString();

export const DATES: readonly DateForm[] = [
  { id: 'iso', name: 'ISO 8601', write: iso },
  {
    id: 'iso-t',
    name: 'ISO 8601 with a `T` before the time',
    write: iso,
    join: 'T',
    only: { day: ['row'], clock: ['24-hour', 'seconds'] },
  },
  { id: 'iso-slash', name: 'Year first, slashes', write: (date) => iso(date).replaceAll('-', '/') },
  { id: 'iso-dot', name: 'Year first, dots', write: (date) => iso(date).replaceAll('-', '.') },
  {
    id: 'dots',
    name: 'Day first, dots',
    write: (date) => `${two(date.day)}.${two(date.month)}.${date.year}`,
  },
  {
    id: 'slash-day',
    name: 'Day first, slashes (the day is after the 12th, or the language decides)',
    write: (date) => `${two(date.day)}/${two(date.month)}/${date.year}`,
  },
  {
    id: 'slash-month',
    name: 'Month first, slashes (the day is after the 12th)',
    write: (date) => `${date.month}/${date.day}/${date.year}`,
  },
  {
    id: 'dash-month',
    name: 'Day, name of the month, year with dashes',
    write: (date) => `${two(date.day)}-${month(date)}-${date.year}`,
  },
  {
    id: 'ordinal',
    name: 'English ordinal',
    write: (date) => `${monthLong(date)} ${ordinal(date.day)}, ${date.year}`,
  },
  {
    id: 'ordinal-of',
    name: 'English ordinal, day first',
    write: (date) => `${ordinal(date.day)} of ${monthLong(date)} ${date.year}`,
  },
  {
    id: 'weekday-iso',
    name: 'Weekday before an ISO date',
    write: (date) => `${english({ weekday: 'short' })(date)}, ${iso(date)}`,
  },
  {
    id: 'long',
    name: 'As the language writes it out',
    write: usual({ dateStyle: 'long' }),
    not: { language: ['de'] },
  },
  { id: 'full', name: 'The same with the weekday', write: usual({ dateStyle: 'full' }) },
  {
    id: 'medium',
    name: 'As the language shortens it',
    write: usual({ dateStyle: 'medium' }),
    not: { language: ['ko'] },
  },
  {
    id: 'numbered',
    name: 'German `14. März 2025`, Korean `2025. 3. 14.`, where no line begins with it',
    write: (date, language) =>
      usual({ dateStyle: language === 'de' ? 'long' : 'medium' })(date, language),
    only: { language: ['de', 'ko'] },
    // Markdown makes a numbered list of it.
    not: {
      day: ['line', 'bullet'],
      timeline: [
        'table-open',
        'list-dash',
        'list-en',
        'list-colon',
        'list-arrow',
        'list-bar',
        'list-star',
        'list-numbered',
        'list-details',
        'paragraphs',
        'lines',
      ],
    },
  },
  {
    id: 'yearless',
    name: 'Month and day in rows, the year in the header',
    write: (date) => `${month(date)} ${date.day}`,
    header: iso,
    not: { day: ['none', 'header', 'section', 'sentence', 'title'] },
  },
  {
    id: 'yearless-iso',
    name: '`03-14` before a time, the year in the header',
    write: (date) => iso(date).slice(5),
    header: iso,
    only: { day: ['row', 'first'] },
    not: { clock: ['language', 'cjk'] },
  },
];

/** A way to write a time of day. */
export interface ClockForm extends Form {
  readonly write: (time: Temporal.PlainDateTime, language: Language) => string;
  /** How long the range is that it writes, in minutes. */
  readonly range?: number;
}

const clock24 = ({ hour, minute }: Temporal.PlainDateTime): string => `${two(hour)}:${two(minute)}`;
const half = ({ hour }: Temporal.PlainDateTime): number => (hour % 12 === 0 ? 12 : hour % 12);
const isMorning = ({ hour }: Temporal.PlainDateTime): boolean => hour < 12;

export const CLOCKS: readonly ClockForm[] = [
  { id: '24-hour', name: '24 hours', write: clock24 },
  { id: 'seconds', name: 'With seconds', write: (at) => `${clock24(at)}:00` },
  {
    id: 'fraction',
    name: 'With fractions of a second',
    write: (at) => `${clock24(at)}:00.000`,
  },
  {
    id: 'one-digit',
    name: 'Hours of one digit',
    write: ({ hour, minute }) => `${hour}:${two(minute)}`,
  },
  {
    id: 'pm',
    name: '12 hours',
    write: (at) => `${half(at)}:${two(at.minute)} ${isMorning(at) ? 'AM' : 'PM'}`,
  },
  {
    id: 'pm-close',
    name: '12 hours without a space',
    write: (at) => `${half(at)}:${two(at.minute)}${isMorning(at) ? 'am' : 'pm'}`,
  },
  {
    id: 'pm-dots',
    name: '12 hours with dots',
    write: (at) => `${half(at)}:${two(at.minute)} ${isMorning(at) ? 'a.m.' : 'p.m.'}`,
  },
  {
    id: 'language',
    name: 'As the language writes it',
    write: ({ hour, minute }, language) =>
      new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'UTC' }).format(
        Date.UTC(2025, 0, 1, hour, minute),
      ),
  },
  {
    id: 'uhr',
    name: 'German, with `Uhr`',
    write: (at) => `${clock24(at)} Uhr`,
    only: { language: ['de'] },
  },
  {
    id: 'uhr-dot',
    name: 'German, with a dot',
    write: (at) => `${clock24(at).replace(':', '.')} Uhr`,
    only: { language: ['de'] },
  },
  {
    id: 'h',
    name: 'With an `h` between',
    write: ({ hour, minute }) => `${hour}h${two(minute)}`,
    only: { language: ['fr', 'pt', 'es'] },
  },
  {
    id: 'cjk',
    name: 'Japanese, Chinese and Korean',
    write: (at, language) =>
      language === 'ja'
        ? `${isMorning(at) ? '午前' : '午後'}${half(at)}時${at.minute}分`
        : language === 'zh'
          ? `${isMorning(at) ? '上午' : '下午'}${half(at)}点${at.minute}分`
          : `${isMorning(at) ? '오전' : '오후'} ${half(at)}시 ${at.minute}분`,
    only: { language: ['ja', 'zh', 'ko'] },
  },
  {
    id: 'digits',
    name: 'Four digits, in a column of times or before a zone',
    write: (at) => clock24(at).replace(':', ''),
    only: { timeline: ['table-*'], date: ['iso'], day: ['column', 'header', 'heading', 'none'] },
  },
  { id: 'about', name: 'Not exact', write: (at) => `~${clock24(at)}` },
  {
    id: 'range',
    name: 'A range',
    write: (at) => `${clock24(at)}–${clock24(at.add({ minutes: 2 }))}`,
    range: 2,
    not: { reach: ['midnight'] },
  },
];

/** A zone and how it is written. */
export interface ZoneForm extends Form {
  readonly written: string;
  /** What it means; null where a reader cannot know. */
  readonly zone: string | null;
}

export const ZONES: readonly ZoneForm[] = [
  { id: 'utc', name: 'UTC', written: 'UTC', zone: 'UTC' },
  { id: 'gmt', name: 'GMT', written: 'GMT', zone: 'UTC' },
  { id: 'cet', name: 'European abbreviation', written: 'CET', zone: '+01:00' },
  { id: 'pdt', name: 'American abbreviation', written: 'PDT', zone: '-07:00' },
  { id: 'jst', name: 'Asian abbreviation', written: 'JST', zone: '+09:00' },
  { id: 'eat', name: 'African abbreviation', written: 'EAT', zone: '+03:00' },
  { id: 'iana', name: 'IANA name', written: 'Europe/Berlin', zone: 'Europe/Berlin' },
  { id: 'utc-plus', name: 'Hours from UTC', written: 'UTC+2', zone: '+02:00' },
  { id: 'utc-half', name: 'Hours and minutes from UTC', written: 'UTC+05:30', zone: '+05:30' },
  {
    id: 'offset',
    name: 'Bare offset behind a time',
    written: '+02:00',
    zone: '+02:00',
    only: { place: ['row', 'first', 'none'] },
    not: { clock: ['cjk', 'uhr', 'uhr-dot', 'h', 'language'] },
  },
  {
    id: 'z',
    name: '`Z`',
    written: 'Z',
    zone: 'UTC',
    only: { place: ['row'], date: ['iso-t'] },
  },
  {
    id: 'ambiguous',
    name: 'An abbreviation of several zones: the clock is read, the zone stays open',
    written: 'IST',
    zone: null,
  },
];

/** Where the zone is written. */
export const PLACES: readonly Form[] = [
  { id: 'row', name: 'Behind each time' },
  { id: 'column', name: 'In the title of the column', only: { timeline: ['table-*'] } },
  { id: 'heading', name: 'In the heading of the timeline' },
  { id: 'sentence', name: 'In a sentence below that heading' },
  { id: 'preface', name: 'In a sentence at the top of the document' },
  { id: 'label', name: 'As a field', not: { fields: ['front-matter'] } },
  {
    id: 'window',
    name: 'With the start and end of the incident',
    only: { window: ['fields', 'range', 'clocks'] },
  },
  { id: 'first', name: 'Behind the first time only' },
  { id: 'none', name: 'Nowhere: the times stay without a zone' },
];
