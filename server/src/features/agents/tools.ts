import * as z from 'zod/mini';

/** What a caller may send to each tool; the same schemas are shown to it. */
const about = <T extends z.core.$ZodType>(schema: T, description: string): T => {
  z.globalRegistry.add(schema, { description });
  return schema;
};
const text = (description: string) => about(z.string(), description);
const optional = (description: string) => z.optional(text(description));
const flag = (description: string) => z.optional(about(z.boolean(), description));
const from1 = (description: string) => about(z.number().check(z.int(), z.minimum(1)), description);

const file = () => text('The Markdown file.');
const full = () => flag('All of the answer instead of the first 2 KB.');
const write = () => flag('Write the change to the file. Without it the change is only shown.');

export const SCHEMAS = {
  read: z.strictObject({ file: file(), full: full() }),
  check: z.strictObject({
    file: file(),
    severity: z.optional(
      about(
        z.enum(['error', 'warning', 'information', 'hint']),
        'The lowest level to tell; warning without it.',
      ),
    ),
    full: full(),
  }),
  fix: z.strictObject({
    file: file(),
    line: z.optional(
      from1(
        'The line of one finding, as check told it. Without it, all fixes with one right answer.',
      ),
    ),
    rule: optional('The rule of that finding.'),
    fix: z.optional(from1('Which of its fixes, by number; 1 without it.')),
    write: write(),
    full: full(),
  }),
  metrics: z.strictObject({ file: file(), full: full() }),
  timeline_insert: z.strictObject({
    file: file(),
    time: text('When, on the clock of the timeline: 14:35.'),
    date: optional('The day, such as 2025-08-22, where the timeline has several.'),
    text: text('What happened, on one line. Only what a source says.'),
    write: write(),
  }),
  actions: z.strictObject({
    file: optional('A Markdown file; all postmortems without it.'),
    open: flag('Only those that are not done.'),
    full: full(),
  }),
  similar: z.strictObject({ file: file(), full: full() }),
  diff: z.strictObject({
    file: file(),
    other: optional('An older version as another file.'),
    base: optional('A commit of git to compare with; HEAD without it and without another file.'),
    full: full(),
  }),
  redact: z.strictObject({ file: file(), full: full() }),
} as const;

export type ToolName = keyof typeof SCHEMAS;
export type ToolArguments<N extends ToolName> = z.infer<(typeof SCHEMAS)[N]>;

/** A tool as a caller sees it. */
export interface ToolDescription {
  readonly name: ToolName;
  readonly title: string;
  /** What it does, and when to use it. */
  readonly description: string;
  /** Whether it can change a file. */
  readonly writes: boolean;
}

export const TOOLS: readonly ToolDescription[] = [
  {
    name: 'read',
    title: 'Read a postmortem',
    description:
      'What a postmortem says: fields, milestones, timeline, actions, sections, and what is doubtful, each with its line (L14). Use it instead of guessing a time, a length or a person.',
    writes: false,
  },
  {
    name: 'check',
    title: 'Check a postmortem',
    description:
      'Contradictions and gaps of a postmortem, each with line, rule, reason and numbered fixes. Use it after each change, until it answers "clean".',
    writes: false,
  },
  {
    name: 'fix',
    title: 'Fix findings of a postmortem',
    description:
      'Applies one fix of a finding by line, rule and number, or all fixes with one right answer. Shows the change; writes it only with write: true.',
    writes: true,
  },
  {
    name: 'metrics',
    title: 'Metrics of a postmortem',
    description:
      'Times to detect, acknowledge, mitigate and resolve, computed from the timeline, with formula and lines; and which milestones are not told. Use these numbers, compute none.',
    writes: false,
  },
  {
    name: 'timeline_insert',
    title: 'Insert into a timeline',
    description:
      'Inserts one entry at its place in the timeline, in the form of the entries around it. Shows the change; writes it only with write: true.',
    writes: true,
  },
  {
    name: 'actions',
    title: 'Action items',
    description:
      'Action items with owner, due date, priority and state, of one postmortem or of all.',
    writes: false,
  },
  {
    name: 'similar',
    title: 'Similar incidents',
    description:
      'Other postmortems that are like one: by tickets, error messages, services and telling words, with the lines that match.',
    writes: false,
  },
  {
    name: 'diff',
    title: 'Difference of two versions',
    description:
      'How a postmortem differs from another version as an incident: milestones, metrics, severity, claims, entries, actions, findings.',
    writes: false,
  },
  {
    name: 'redact',
    title: 'Public version of a postmortem',
    description:
      'The postmortem with roles instead of names, without credentials, internal addresses, channels and tickets. The file is not changed. A person has to read it before it is published.',
    writes: false,
  },
];

/** The JSON Schema of what a tool takes. */
export function inputSchema(name: ToolName): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(z.toJSONSchema(SCHEMAS[name], { io: 'input' })).filter(
      ([key]) => key !== '$schema',
    ),
  );
}

export const toolNamed = (name: string): ToolDescription | null =>
  TOOLS.find((tool) => tool.name === name) ?? null;
