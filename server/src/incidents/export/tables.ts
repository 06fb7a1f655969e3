/**
 * The form of the exported tables: the one source of the rows, of `schemas/export.schema.json` and of
 * the test that compares the two. A column that goes or changes its meaning raises the version.
 */
export const EXPORT_VERSION = 1;

export interface Column {
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'strings' | 'integers';
  /** Whether it may be null: the document does not tell it, or it is left out. */
  readonly nullable: boolean;
  readonly description: string;
}

const column = (type: Column['type'], description: string): Column => ({
  type,
  nullable: false,
  description,
});
const maybe = (type: Column['type'], description: string): Column => ({
  type,
  nullable: true,
  description,
});

const FILE = column(
  'string',
  'The document, as it was named to the command; in a public report its page.',
);
const LINE = column('integer', 'The line in the document, from 1.');

const lengthColumns = (name: string, what: string): Readonly<Record<string, Column>> => ({
  [`${name}_minutes`]: maybe('number', `${what}, in minutes; null where not told or left out.`),
  [`${name}_definition`]: maybe(
    'string',
    'How it was got: two milestones, or the label of a field.',
  ),
  [`${name}_lines`]: column('integers', 'The lines it was read from.'),
  [`${name}_doubt`]: maybe('string', 'Why it may be otherwise.'),
  [`${name}_left_out`]: maybe('string', 'What speaks against it in its own document.'),
});

export const EXPORT_TABLES = {
  incidents: {
    schema_version: column('integer', 'The version of this form.'),
    file: FILE,
    id: maybe('string', 'The id of the incident.'),
    title: maybe('string', 'The title.'),
    date: maybe('string', 'ISO date of the incident; null where not told or refuted.'),
    quarter: maybe('string', 'The quarter of that date, such as `2025-Q3`.'),
    severity: maybe('string', 'The level on the scale; null where none can be told.'),
    severity_text: maybe('string', 'The severity as written.'),
    status: maybe('string', 'The status on the scale; null where none can be told.'),
    status_text: maybe('string', 'The status as written.'),
    started_local: maybe(
      'string',
      'Start of the impact on the clock of `clock_zone`, such as `2025-08-22T14:30:00`.',
    ),
    ended_local: maybe('string', 'End of the impact on the same clock.'),
    clock_zone: maybe('string', "The team's time zone where it is set, else the document's."),
    impact_minutes: maybe('number', 'Minutes from that start to that end.'),
    outside_working_minutes: maybe(
      'number',
      'Those of them outside Monday to Friday, 09:00 to 17:00, on that clock.',
    ),
    ...lengthColumns('duration', 'Length of the incident'),
    ...lengthColumns('detect', 'Time to detect'),
    ...lengthColumns('acknowledge', 'Time to acknowledge'),
    ...lengthColumns('identify', 'Time to identify'),
    ...lengthColumns('mitigate', 'Time to mitigate'),
    ...lengthColumns('repair', 'Time to repair'),
    ...lengthColumns('resolve', 'Time to resolve'),
    milestones: column('strings', 'The milestones that the document tells.'),
    services: column('strings', 'The services that the document names as affected.'),
    cause: maybe('string', 'The root cause as written.'),
    several: column('boolean', 'True where one file tells several incidents.'),
    errors: maybe(
      'integer',
      'Findings of level error; null where not all rules were run (report).',
    ),
    warnings: maybe(
      'integer',
      'Findings of level warning; null where not all rules were run (report).',
    ),
  },
  entries: {
    file: FILE,
    line: LINE,
    number: column('integer', 'Place in the document, from 1.'),
    clock: maybe('string', 'The time as read, such as `14:30`.'),
    date: maybe('string', 'ISO date, written or inherited.'),
    zone: maybe('string', 'The time zone as written.'),
    instant: maybe('string', 'The instant in UTC, where date, time and zone are known.'),
    date_written: column('boolean', 'Whether the date stands on the entry itself.'),
    approximate: column('boolean', 'Whether the time is hedged, as `~14:30`.'),
    actor: maybe('string', 'Who acted.'),
    milestone: maybe('string', 'What it tells of the course of the incident.'),
    text: column('string', 'What happened.'),
    left_out: maybe('string', 'What speaks against its time in its own document.'),
  },
  actions: {
    file: FILE,
    line: LINE,
    incident: maybe('string', 'The id of the incident.'),
    text: column('string', 'What is to be done.'),
    owner: maybe('string', 'Who does it.'),
    due: maybe('string', 'ISO date; null where no day is fixed, or it is refuted.'),
    due_text: maybe('string', 'The date as written.'),
    priority: maybe('string', 'The priority as written.'),
    status: maybe('string', 'The status as written.'),
    state: column('string', '`done`, `open`, or `unknown` where nothing says either.'),
    evidence: maybe('string', 'What says so.'),
    tickets: column('strings', 'Tickets that it names.'),
    counts: column('boolean', 'False for an action that stands there twice.'),
    left_out: maybe('string', 'Why it does not count, or its date is not used.'),
  },
  findings: {
    file: FILE,
    line: LINE,
    column: column('integer', 'From 1, in UTF-16 units.'),
    end_line: column('integer', 'The line of its end.'),
    end_column: column('integer', 'The column of its end.'),
    rule: column('string', 'The rule, such as `timeline/gap`.'),
    severity: column('string', '`error`, `warning`, `information` or `hint`.'),
    message: column('string', 'What is wrong, and what to do.'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Column>>>>;

export type ExportTable = keyof typeof EXPORT_TABLES;

export type ExportCell = string | number | boolean | null | readonly string[] | readonly number[];

/** One row: exactly the columns of its table. */
export type ExportRow = Readonly<Record<string, ExportCell>>;

/** The JSON Schema of the rows of all tables, by name of the table. */
export function exportSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Tables of `postmortem export`: each line of a file is one row',
    version: EXPORT_VERSION,
    $defs: Object.fromEntries(
      Object.entries(EXPORT_TABLES).map(([table, columns]) => [
        table,
        {
          type: 'object',
          additionalProperties: false,
          required: Object.keys(columns),
          properties: Object.fromEntries(
            Object.entries(columns).map(([name, one]) => [name, columnSchema(one)]),
          ),
        },
      ]),
    ),
  };
}

function columnSchema({ type, nullable, description }: Column): object {
  if (type === 'strings' || type === 'integers')
    return { type: 'array', items: { type: type.slice(0, -1) }, description };
  return { type: nullable ? [type, 'null'] : type, description };
}
