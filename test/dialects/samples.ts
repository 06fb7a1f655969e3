import { Temporal } from 'temporal-polyfill';
import type { Language } from '../../server/src/language/languages';
import { CATALOGUE } from './catalogue';
import type { Dimension, Form } from './forms/form';
import type { Day, TimelinePlace } from './forms/timelines';
import { NOT_READ } from './notRead';

/** What is written so, in one or more lines; null for a form that only its name tells. */
interface Sample {
  readonly form: Form;
  readonly lines: readonly string[] | null;
}

const AT = Temporal.PlainDateTime.from('2025-03-14T14:05');
const languageOf = ({ only }: Form): Language => (only?.language?.[0] ?? 'en') as Language;
const heading = (text: string): readonly string[] => [`### ${text}`];

const DAY: Day = {
  mark: [],
  item: null,
  rows: [
    { when: '14:05', day: null, text: 'Alert fired', label: 'First alert', actor: 'Lena Moor' },
    { when: '14:40', day: null, text: 'Service restored', label: 'Resolved', actor: 'Bo Quist' },
  ],
};
const PLACE: TimelinePlace = {
  columns: {
    time: 'Time',
    date: 'Date',
    event: 'Event',
    actor: 'Person',
    notes: 'Notes',
    number: '#',
  },
  heading,
  between: () => [],
};
const TASKS = [
  {
    text: 'Alert on the pool',
    owner: 'Lena Moor',
    handle: 'lena-moor',
    due: '2025-03-28',
    done: false,
    status: 'Open',
  },
  {
    text: 'Test the limits',
    owner: 'Bo Quist',
    handle: 'bo-quist',
    due: '2025-04-04',
    done: true,
    status: 'Done',
  },
];
const NAMES = { action: 'Action Item', owner: 'Owner', due: 'Due Date', status: 'Status', heading };

const named = (forms: readonly Form[]): readonly Sample[] =>
  forms.map((form) => ({ form, lines: null }));

const SAMPLES: Readonly<Record<Dimension, readonly Sample[]>> = {
  language: named(CATALOGUE.language),
  reach: named(CATALOGUE.reach),
  title: CATALOGUE.title.map((form) => ({
    form,
    lines: form.front
      ? ['title: "Checkout outage"']
      : form.write('Checkout outage', 'INC-20250314-007'),
  })),
  id: named(CATALOGUE.id),
  headings: CATALOGUE.headings.map((form) => ({
    form,
    lines: form.write(form.letters ? form.letters('Timeline') : 'Timeline', 2, 3),
  })),
  naming: named(CATALOGUE.naming),
  fields: CATALOGUE.fields.map((form) => ({
    form,
    lines: form.write(
      [
        { name: 'Severity', value: 'SEV-2' },
        { name: 'Status', value: 'Resolved' },
      ],
      ['Field', 'Value'],
      heading,
    ),
  })),
  header: named(CATALOGUE.header),
  date: CATALOGUE.date.map((form) => ({
    form,
    lines: [form.write(AT.toPlainDate(), languageOf(form))],
  })),
  clock: CATALOGUE.clock.map((form) => ({ form, lines: [form.write(AT, languageOf(form))] })),
  zone: CATALOGUE.zone.map((form) => ({ form, lines: [form.written] })),
  place: named(CATALOGUE.place),
  day: named(CATALOGUE.day),
  timeline: CATALOGUE.timeline.map((form) => ({ form, lines: form.write([DAY], PLACE) })),
  window: named(CATALOGUE.window),
  length: CATALOGUE.length.map((form) => ({
    form,
    lines: form.write ? [form.write(135, languageOf(form))] : null,
  })),
  actions: CATALOGUE.actions.map((form) => ({ form, lines: form.write(TASKS, NAMES) })),
  order: named(CATALOGUE.order),
  noise: CATALOGUE.noise.map((form) => ({
    form,
    lines: form.text ? [`- 14:05 - ${form.text('Alert fired', 0)}`] : (form.part?.lines ?? null),
  })),
};

const TITLES: Readonly<Record<Dimension, string>> = {
  language: 'Languages',
  reach: 'How far the incident reaches',
  title: 'Title',
  id: 'Id',
  headings: 'Headings of the parts',
  naming: 'Names of parts, fields and columns',
  fields: 'Fields of the header',
  header: 'Which of them there are',
  date: 'Date',
  clock: 'Time of day',
  zone: 'Zone',
  place: 'Where the zone stands',
  day: 'Where the day stands',
  timeline: 'Timeline',
  window: 'Start and end',
  length: 'Length',
  actions: 'Action items',
  order: 'Order of the parts',
  noise: 'What is beside the point',
};

/** The page that tells users what is read, form by form. */
export function readingPage(): string {
  const forms = Object.values(SAMPLES).reduce((sum, samples) => sum + samples.length, 0);
  return [
    '# What is read',
    '',
    `Postmortems are Markdown as people write it. Each of these ${forms} forms is read, in any mixture: the tests write documents that hold every two of them that go together, and ask that what is written is read, that what is not written stays unknown, and that nothing is found in a document without a fault. \`npm run dialects\` does the same with documents at random.`,
    '',
    'What is not understood is unknown, never guessed; `postmortem inspect FILE` tells what was left open and why.',
    '',
    ...(Object.keys(SAMPLES) as Dimension[]).flatMap((dimension) => [
      `## ${TITLES[dimension]}`,
      '',
      ...listOf(SAMPLES[dimension]),
      '',
    ]),
    '## What is not read',
    '',
    'These are left unknown, and nothing is said about them:',
    '',
    ...NOT_READ.flatMap(({ name, written, why }) => [
      `${name}: ${why}.`,
      '',
      '```text',
      written,
      '```',
      '',
    ]),
  ].join('\n');
}

/** One line each in a table, several lines as blocks, and no lines as a list. */
function listOf(samples: readonly Sample[]): readonly string[] {
  if (samples.every(({ lines }) => lines === null))
    return samples.map(({ form }) => `- ${form.name}`);
  if (samples.every(({ lines }) => lines === null || textOf(lines).length === 1))
    return [
      '| Form | Written |',
      '|---|---|',
      ...samples.map(
        ({ form, lines }) => `| ${form.name} | ${lines ? codeOf(textOf(lines)[0] ?? '') : ''} |`,
      ),
    ];
  return samples.flatMap(({ form, lines }) => [
    `${form.name}${lines ? ':' : '.'}`,
    '',
    ...(lines ? ['````text', ...textOf(lines), '````', ''] : []),
  ]);
}

/** Without the blank lines at its end. */
const textOf = (lines: readonly string[]): readonly string[] =>
  lines.join('\n').trimEnd().split('\n');

const codeOf = (text: string): string => {
  const escaped = text.replaceAll('|', '\\|');
  return text.includes('`') ? `\`\` ${escaped} \`\`` : `\`${escaped}\``;
};
