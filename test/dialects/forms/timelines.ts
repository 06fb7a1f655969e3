import type { Form } from './form';

/** A row of a timeline, written but for its form. */
export interface Row {
  /** The time with what belongs to it. */
  readonly when: string;
  /** The day, where a column has it. */
  readonly day: string | null;
  readonly text: string;
  readonly label: string;
  readonly actor: string;
}

/** The rows of one day, under a line for it where there is one. */
export interface Day {
  /** Lines that name the day; empty where none does. */
  readonly mark: readonly string[];
  /** The day as an item over the others. */
  readonly item: string | null;
  readonly rows: readonly Row[];
}

/** What a timeline needs from the rest of the document. */
export interface TimelinePlace {
  readonly columns: Readonly<
    Record<'time' | 'date' | 'event' | 'actor' | 'notes' | 'number', string>
  >;
  readonly heading: (text: string, deeper: number) => readonly string[];
  /** What stands between two items, such as a code fence; empty for most. */
  readonly between: (index: number) => readonly string[];
}

/** A way to write a timeline. */
export interface TimelineForm extends Form {
  readonly write: (days: readonly Day[], place: TimelinePlace) => readonly string[];
  /** It has a column for who acted. */
  readonly actors?: true;
  /** Its entries are read from labels, each with its own date. */
  readonly labelled?: true;
}

type Column = keyof TimelinePlace['columns'];

const cellOf = ({ when, day, text, actor }: Row, column: Column, index: number): string =>
  ({ time: when, date: day ?? '', event: text, actor, notes: '', number: String(index + 1) })[
    column
  ];

const table =
  (
    columns: readonly Column[],
    line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`,
  ) =>
  (days: readonly Day[], place: TimelinePlace): readonly string[] => {
    const dated = days.some(({ rows }) => rows.some(({ day }) => day !== null));
    const all: readonly Column[] = dated ? ['date', ...columns] : columns;
    let index = 0;
    return days.flatMap(({ mark, rows }, at) => [
      ...mark,
      ...(at === 0 || mark.length > 0
        ? [line(all.map((column) => place.columns[column])), line(all.map(() => '---'))]
        : []),
      ...rows.map((row) => {
        const number = index++;
        return line(all.map((column) => cellOf(row, column, number)));
      }),
      ...(days[at + 1]?.mark.length ? [''] : []),
    ]);
  };

const list =
  (item: (row: Row) => string, marker: (index: number) => string = () => '- ') =>
  (days: readonly Day[], place: TimelinePlace): readonly string[] => {
    let index = 0;
    return days.flatMap(({ mark, item: parent, rows }) => {
      const indent = parent === null ? '' : '  ';
      return [
        ...mark,
        ...(parent === null ? [] : [`- ${parent}`]),
        ...rows.flatMap((row) => {
          const sign = `${indent}${marker(index++)}`;
          const lines = item(row)
            .split('\n')
            .map((line, at) => (at === 0 ? sign : ' '.repeat(sign.length)) + line);
          return [...lines, ...place.between(index - 1)];
        }),
        ...(mark.length > 0 ? [''] : []),
      ];
    });
  };

const blocks =
  (block: (row: Row, place: TimelinePlace) => readonly string[]) =>
  (days: readonly Day[], place: TimelinePlace): readonly string[] =>
    days.flatMap(({ mark, rows }) => [
      ...mark,
      ...rows.flatMap((row, index) => [...block(row, place), '', ...place.between(index)]),
    ]);

const NO_BULLETS = { day: ['bullet'] };

export const TIMELINES: readonly TimelineForm[] = [
  { id: 'table-event', name: 'Table: time, event', write: table(['time', 'event']) },
  {
    id: 'table-actor',
    name: 'Table: time, event, person',
    write: table(['time', 'event', 'actor']),
    actors: true,
  },
  {
    id: 'table-actor-first',
    name: 'Table: person, time, event',
    write: table(['actor', 'time', 'event']),
    actors: true,
  },
  {
    id: 'table-actor-middle',
    name: 'Table: time, person, event, notes',
    write: table(['time', 'actor', 'event', 'notes']),
    actors: true,
  },
  { id: 'table-behind', name: 'Table: event, time', write: table(['event', 'time']) },
  {
    id: 'table-number',
    name: 'Table: number, time, event',
    write: table(['number', 'time', 'event']),
  },
  {
    id: 'table-open',
    name: 'Table without pipes at its sides',
    write: table(['time', 'event'], (cells) => cells.join(' | ')),
  },
  {
    id: 'list-dash',
    name: 'List, dash behind the time',
    write: list(({ when, text }) => `${when} - ${text}`),
  },
  { id: 'list-en', name: 'List, en dash', write: list(({ when, text }) => `${when} – ${text}`) },
  { id: 'list-colon', name: 'List, colon', write: list(({ when, text }) => `${when}: ${text}`) },
  { id: 'list-arrow', name: 'List, arrow', write: list(({ when, text }) => `${when} → ${text}`) },
  { id: 'list-bar', name: 'List, bar', write: list(({ when, text }) => `${when} | ${text}`) },
  {
    id: 'list-bold',
    name: 'List, bold time',
    write: list(({ when, text }) => `**${when}** ${text}`),
  },
  {
    id: 'list-bold-colon',
    name: 'List, bold time with a colon',
    write: list(({ when, text }) => `**${when}:** ${text}`),
  },
  {
    id: 'list-code',
    name: 'List, time as code',
    write: list(({ when, text }) => `\`${when}\` ${text}`),
  },
  {
    id: 'list-brackets',
    name: 'List, time in brackets',
    write: list(({ when, text }) => `[${when}] ${text}`),
  },
  {
    id: 'list-star',
    name: 'List with stars',
    write: list(
      ({ when, text }) => `${when} - ${text}`,
      () => '* ',
    ),
  },
  {
    id: 'list-numbered',
    name: 'Numbered list',
    write: list(
      ({ when, text }) => `${when} - ${text}`,
      (index) => `${index + 1}. `,
    ),
  },
  {
    id: 'list-below',
    name: 'List, text on the next line',
    write: list(({ when, text }) => `**${when}**\n${text}`),
  },
  {
    id: 'list-details',
    name: 'List with details below the items',
    write: list(({ when, text }) => `${when} - ${text}\n- ${'…'}`),
  },
  {
    id: 'paragraphs',
    name: 'Paragraphs',
    write: blocks(({ when, text }) => [`${when} - ${text}`]),
    not: NO_BULLETS,
  },
  {
    id: 'paragraphs-bold',
    name: 'Paragraphs with a bold time',
    write: blocks(({ when, text }) => [`**${when}** ${text}`]),
    not: NO_BULLETS,
  },
  {
    id: 'paragraphs-below',
    name: 'Paragraphs, text on the next line',
    write: blocks(({ when, text }) => [`**${when}**  `, text]),
    not: NO_BULLETS,
  },
  {
    id: 'lines',
    name: 'Lines of one paragraph',
    write: (days) =>
      days.flatMap(({ mark, rows }) => [
        ...mark,
        ...rows.map(
          ({ when, text }, index) => `${when} - ${text}${index < rows.length - 1 ? '  ' : ''}`,
        ),
        ...(mark.length > 0 ? [''] : []),
      ]),
    not: NO_BULLETS,
  },
  {
    id: 'headings',
    name: 'Heading for each time, with the text',
    write: blocks(({ when, text }, { heading }) => heading(`${when} - ${text}`, 1)),
    not: NO_BULLETS,
  },
  {
    id: 'headings-below',
    name: 'Heading for each time, the text below',
    write: blocks(({ when, text }, { heading }) => [...heading(when, 1), '', text]),
    not: NO_BULLETS,
  },
  {
    id: 'labelled',
    name: 'Names of moments with their times',
    write: list(({ label, when }) => `**${label}:** ${when}`),
    labelled: true,
    only: { day: ['row', 'header', 'none', 'title', 'section', 'sentence'] },
  },
  {
    id: 'labelled-text',
    name: 'Names of moments with their times and a text',
    write: list(({ label, when, text }) => `**${label}:** ${when} - ${text}`),
    labelled: true,
    only: { day: ['row', 'header', 'none', 'title', 'section', 'sentence'] },
  },
];
