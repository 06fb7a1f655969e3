import type { Form } from './form';
import type { Language } from '../../../server/src/language/languages';

export const LANGUAGE_FORMS: readonly (Form & { readonly id: Language })[] = [
  { id: 'en', name: 'English' },
  { id: 'ja', name: 'Japanese' },
  { id: 'de', name: 'German' },
  { id: 'fr', name: 'French' },
  { id: 'es', name: 'Spanish' },
  { id: 'pt', name: 'Portuguese' },
  { id: 'zh', name: 'Chinese' },
  { id: 'ko', name: 'Korean' },
  { id: 'ru', name: 'Russian' },
];

export const REACHES: readonly Form[] = [
  { id: 'day', name: 'Within a day' },
  { id: 'midnight', name: 'Over midnight' },
  {
    id: 'days',
    name: 'Over several days',
    only: {
      day: ['row', 'column', 'heading', 'bold', 'line', 'bullet', 'count', 'count-date', 'first'],
    },
  },
];

/** A way to write the title. `id` is empty where the title does not name it. */
export interface TitleForm extends Form {
  readonly write: (title: string, id: string) => readonly string[];
  /** Its text stands in the front matter. */
  readonly front?: true;
}

const withId = (title: string, id: string): string => (id === '' ? title : `${id}: ${title}`);

export const TITLES: readonly TitleForm[] = [
  { id: 'plain', name: 'Heading', write: (title, id) => [`# ${withId(title, id)}`] },
  {
    id: 'postmortem',
    name: 'Heading that says what it is',
    write: (title, id) => [`# Postmortem: ${withId(title, id)}`],
  },
  {
    id: 'brackets',
    name: 'Heading with the id in brackets',
    write: (title, id) => [id === '' ? `# ${title}` : `# [${id}] ${title}`],
  },
  {
    id: 'behind',
    name: 'Heading with the id behind',
    write: (title, id) => [id === '' ? `# ${title}` : `# ${title} (${id})`],
  },
  {
    id: 'underlined',
    name: 'Underlined',
    write: (title, id) => [withId(title, id), '='.repeat(20)],
  },
  {
    id: 'link',
    name: 'Link in a heading',
    write: (title, id) => [`# [${withId(title, id)}](https://example.org/incidents)`],
  },
  { id: 'emoji', name: 'With an emoji', write: (title, id) => [`# 🔥 ${withId(title, id)}`] },
  { id: 'closed', name: 'With closing signs', write: (title, id) => [`# ${withId(title, id)} #`] },
  {
    id: 'bold',
    name: 'Bold line',
    write: (title, id) => [`**${withId(title, id)}**`],
    not: { headings: ['bold', 'bold-colon'] },
  },
  {
    id: 'front',
    name: '`title` of the front matter',
    write: (title, id) => [withId(title, id)],
    front: true,
    not: { headings: ['bold', 'bold-colon'] },
  },
];

export const IDS: readonly (Form & {
  readonly where: 'field' | 'title' | null;
  readonly short?: true;
})[] = [
  { id: 'field', name: 'Field, `INC-20250314-007`', where: 'field' },
  { id: 'title', name: 'In the title', where: 'title' },
  { id: 'short', name: 'Field, `PM2025-007`', where: 'field', short: true },
  { id: 'none', name: 'Nowhere: the id stays unknown', where: null },
];

/** A way to write the heading of a part. `level` is 2, and 3 and 4 below it. */
export interface HeadingForm extends Form {
  /** What it makes of the name of a part. */
  readonly letters?: (name: string) => string;
  readonly write: (text: string, level: number, number: number) => readonly string[];
}

export const HEADINGS: readonly HeadingForm[] = [
  { id: 'second', name: 'Second level', write: (text, level) => [`${'#'.repeat(level)} ${text}`] },
  {
    id: 'first',
    name: 'First level',
    write: (text, level) => [`${'#'.repeat(level - 1)} ${text}`],
  },
  {
    id: 'third',
    name: 'Third level',
    write: (text, level) => [`${'#'.repeat(level + 1)} ${text}`],
  },
  {
    id: 'underlined',
    name: 'Underlined',
    write: (text, level) =>
      level === 2 ? [text, '-'.repeat(12)] : [`${'#'.repeat(level)} ${text}`],
  },
  {
    id: 'numbered',
    name: 'Numbered',
    write: (text, level, number) => [
      level === 2 ? `## ${number}. ${text}` : `${'#'.repeat(level)} ${text}`,
    ],
  },
  {
    id: 'emoji',
    name: 'With an emoji',
    write: (text, level) => [`${'#'.repeat(level)} ${level === 2 ? '📌 ' : ''}${text}`],
  },
  { id: 'colon', name: 'With a colon', write: (text, level) => [`${'#'.repeat(level)} ${text}:`] },
  {
    id: 'closed',
    name: 'With closing signs',
    write: (text, level) => [`${'#'.repeat(level)} ${text} ${'#'.repeat(level)}`],
  },
  {
    id: 'strong',
    name: 'Bold in a heading',
    write: (text, level) => [level === 2 ? `## **${text}**` : `${'#'.repeat(level)} ${text}`],
  },
  {
    id: 'capitals',
    name: 'In capitals',
    letters: (name) => name.toUpperCase(),
    write: (text, level) => [`${'#'.repeat(level)} ${text}`],
  },
  {
    id: 'bold',
    name: 'Bold line',
    write: (text, level) => [level === 2 ? `**${text}**` : `${'#'.repeat(level)} ${text}`],
  },
  {
    id: 'bold-colon',
    name: 'Bold line with a colon',
    write: (text, level) => [level === 2 ? `**${text}:**` : `${'#'.repeat(level)} ${text}`],
  },
];

export const NAMINGS: readonly Form[] = [
  { id: 'tool', name: 'The name that the tool itself writes' },
  { id: 'synonym', name: 'One of its synonyms' },
];

/** A value of the header with its name. */
export interface Value {
  readonly name: string;
  readonly value: string;
}

/** A way to write the fields of the header. */
export interface FieldsForm extends Form {
  readonly write: (
    values: readonly Value[],
    table: readonly [name: string, value: string],
    heading: (text: string) => readonly string[],
  ) => readonly string[];
  readonly front?: true;
}

const lines =
  (write: (value: Value) => string, end = '') =>
  (values: readonly Value[]): readonly string[] =>
    values.map((value, index) => write(value) + (index < values.length - 1 ? end : ''));

export const FIELDS: readonly FieldsForm[] = [
  {
    id: 'bold',
    name: 'Bold name, colon inside, lines with breaks',
    write: lines(({ name, value }) => `**${name}:** ${value}`, '  '),
  },
  {
    id: 'bold-outside',
    name: 'Bold name, colon outside',
    write: lines(({ name, value }) => `**${name}**: ${value}`, '\\'),
  },
  {
    id: 'bold-paragraphs',
    name: 'A paragraph each',
    write: (values) => values.flatMap(({ name, value }) => [`**${name}:** ${value}`, '']),
  },
  {
    id: 'bold-list',
    name: 'List with bold names',
    write: lines(({ name, value }) => `- **${name}:** ${value}`),
  },
  { id: 'list', name: 'Plain list', write: lines(({ name, value }) => `- ${name}: ${value}`) },
  { id: 'star', name: 'List with stars', write: lines(({ name, value }) => `* ${name}: ${value}`) },
  {
    id: 'plain',
    name: 'Plain lines',
    write: lines(({ name, value }) => `${name}: ${value}`, '  '),
  },
  {
    id: 'quote',
    name: 'In a quotation',
    write: lines(({ name, value }) => `> **${name}:** ${value}`, '  '),
  },
  {
    id: 'bars',
    name: 'Several in a line, with bars',
    write: (values) => [values.map(({ name, value }) => `**${name}:** ${value}`).join(' | ')],
  },
  {
    id: 'table',
    name: 'Table of names and values',
    write: (values, [first, second]) => [
      `| ${first} | ${second} |`,
      '|---|---|',
      ...values.map(({ name, value }) => `| ${name} | ${value} |`),
    ],
  },
  {
    id: 'table-bold',
    name: 'Table with bold names and an empty header',
    write: (values) => [
      '| | |',
      '|---|---|',
      ...values.map(({ name, value }) => `| **${name}** | ${value} |`),
    ],
  },
  {
    id: 'table-wide',
    name: 'Table with one row',
    write: (values) => [
      `| ${values.map(({ name }) => name).join(' | ')} |`,
      `|${values.map(() => '---').join('|')}|`,
      `| ${values.map(({ value }) => value).join(' | ')} |`,
    ],
  },
  {
    id: 'front-matter',
    name: 'Front matter',
    write: lines(
      ({ name, value }) =>
        `${name}: ${/[:#|~[\]{}%@`]/.test(value) ? JSON.stringify(value) : value}`,
    ),
    front: true,
  },
];

export const HEADERS: readonly Form[] = [
  { id: 'all', name: 'Severity, status, author' },
  { id: 'few', name: 'Severity' },
  { id: 'none', name: 'None of them: they stay unknown' },
];

/** Where the day of a row is written. */
export const DAYS: readonly Form[] = [
  { id: 'row', name: 'Before each time' },
  { id: 'first', name: 'Before the first time of each day' },
  { id: 'column', name: 'In a column', only: { timeline: ['table-*'] } },
  { id: 'heading', name: 'Heading for each day' },
  { id: 'bold', name: 'Bold line for each day' },
  { id: 'line', name: 'Plain line for each day' },
  {
    id: 'bullet',
    name: 'Item for each day',
    only: { timeline: ['list-*'] },
    not: { timeline: ['list-numbered'] },
  },
  { id: 'count', name: '`Day 1` as a heading, the date in the header' },
  { id: 'count-date', name: '`Day 1` with the date as a heading' },
  { id: 'header', name: 'In the header only' },
  { id: 'title', name: 'In the title only', not: { title: ['link'] } },
  { id: 'section', name: 'In the heading of the timeline' },
  { id: 'sentence', name: 'In a sentence below that heading', only: { language: ['en'] } },
  {
    id: 'none',
    name: 'Nowhere: the times stay without a day',
    only: { window: ['none', 'clocks'], date: ['iso'] },
  },
];

/** How the start and the end of the incident are stated. */
export const WINDOWS: readonly Form[] = [
  { id: 'none', name: 'Not stated: first and last row' },
  { id: 'fields', name: 'Two fields' },
  { id: 'range', name: 'One field with two dates and times' },
  {
    id: 'clocks',
    name: 'One field with two times',
    not: { reach: ['days'], timeline: ['labelled*'] },
  },
  {
    id: 'prose',
    name: 'In a sentence',
    only: { language: ['en'], clock: ['24-hour', 'pm', 'pm-close', 'one-digit'] },
    not: { date: ['yearless', 'yearless-iso'] },
  },
];

export const ORDERS: readonly Form[] = [
  { id: 'usual', name: 'Summary, impact, timeline, cause, actions' },
  { id: 'timeline-first', name: 'Timeline first' },
  { id: 'timeline-last', name: 'Timeline last' },
  { id: 'actions-first', name: 'Actions first' },
];
