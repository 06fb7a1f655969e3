import type { Form } from './form';

/** An action, written but for its form. */
export interface WrittenTask {
  readonly text: string;
  readonly owner: string;
  readonly handle: string;
  readonly due: string;
  readonly done: boolean;
  readonly status: string;
}

export interface ActionNames {
  readonly action: string;
  readonly owner: string;
  readonly due: string;
  readonly status: string;
  readonly heading: (text: string) => readonly string[];
}

/** A way to write actions. */
export interface ActionForm extends Form {
  readonly write: (tasks: readonly WrittenTask[], names: ActionNames) => readonly string[];
  readonly tells: {
    /** By name, by handle, or not at all. */
    readonly owner: 'name' | 'handle' | null;
    readonly due: boolean;
    readonly done: boolean;
  };
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table =
  (columns: readonly ('text' | 'owner' | 'due' | 'status' | 'number')[]) =>
  (tasks: readonly WrittenTask[], names: ActionNames): readonly string[] => [
    row(
      columns.map((column) =>
        column === 'text' ? names.action : column === 'number' ? '#' : names[column],
      ),
    ),
    row(columns.map(() => '---')),
    ...tasks.map((task, index) =>
      row(columns.map((column) => (column === 'number' ? String(index + 1) : task[column]))),
    ),
  ];

const box = ({ done }: WrittenTask): string => `- [${done ? 'x' : ' '}]`;

export const ACTIONS: readonly ActionForm[] = [
  {
    id: 'table',
    name: 'Table: action, owner, due, status',
    write: table(['text', 'owner', 'due', 'status']),
    tells: { owner: 'name', due: true, done: true },
  },
  {
    id: 'table-first',
    name: 'Table: number, owner, action, status, due',
    write: table(['number', 'owner', 'text', 'status', 'due']),
    tells: { owner: 'name', due: true, done: true },
  },
  {
    id: 'table-short',
    name: 'Table: action, owner',
    write: table(['text', 'owner']),
    tells: { owner: 'name', due: false, done: false },
  },
  {
    id: 'boxes',
    name: 'Boxes',
    write: (tasks) => tasks.map((task) => `${box(task)} ${task.text}`),
    tells: { owner: null, due: false, done: true },
  },
  {
    id: 'boxes-brackets',
    name: 'Boxes with owner and date in brackets',
    write: (tasks, { owner, due }) =>
      tasks.map(
        (task) => `${box(task)} ${task.text} (${owner}: ${task.owner}, ${due}: ${task.due})`,
      ),
    tells: { owner: 'name', due: true, done: true },
    only: { language: ['en'] },
  },
  {
    id: 'handles',
    name: 'List with handles',
    write: (tasks) => tasks.map(({ text, handle }) => `- ${text} (@${handle})`),
    tells: { owner: 'handle', due: false, done: false },
  },
  {
    id: 'numbered',
    name: 'Numbered list with handles',
    write: (tasks) => tasks.map(({ text, handle }, index) => `${index + 1}. ${text} @${handle}`),
    tells: { owner: 'handle', due: false, done: false },
  },
  {
    id: 'names',
    name: 'List with names in brackets at the end',
    write: (tasks) => tasks.map(({ text, owner }) => `- ${text} (${owner})`),
    tells: { owner: 'name', due: false, done: false },
  },
  {
    id: 'details',
    name: 'List with owner and date below each',
    write: (tasks, { owner, due }) =>
      tasks.flatMap((task) => [
        `- ${task.text}`,
        `  - ${owner}: ${task.owner}`,
        `  - ${due}: ${task.due}`,
      ]),
    tells: { owner: 'name', due: true, done: false },
    only: { language: ['en'] },
  },
  {
    id: 'done',
    name: 'List with `(done)` behind what is done',
    write: (tasks) => tasks.map(({ text, done }) => `- ${text}${done ? ' (done)' : ''}`),
    tells: { owner: null, due: false, done: true },
  },
  {
    id: 'struck',
    name: 'List with a line through what is done',
    write: (tasks) => tasks.map(({ text, done }) => (done ? `- ~~${text}~~` : `- ${text}`)),
    tells: { owner: null, due: false, done: true },
  },
  {
    id: 'list',
    name: 'List',
    write: (tasks) => tasks.map(({ text }) => `- ${text}`),
    tells: { owner: null, due: false, done: false },
  },
  {
    id: 'headings',
    name: 'Numbered heading for each, with a handle',
    write: (tasks, { heading }) =>
      tasks.flatMap(({ text, handle }, index) => [
        ...heading(`${index + 1}. ${text} @${handle}`),
        '',
      ]),
    tells: { owner: 'handle', due: false, done: false },
    not: { language: ['ja', 'zh', 'ko'] },
  },
  {
    id: 'paragraphs',
    name: 'Paragraphs',
    write: (tasks) => tasks.flatMap(({ text }) => [text, '']),
    tells: { owner: null, due: false, done: false },
  },
  {
    id: 'categories',
    name: 'List under bold categories',
    write: (tasks) => ['- **Prevention:**', ...tasks.map(({ text }) => `  - ${text}`)],
    tells: { owner: null, due: false, done: false },
  },
];
