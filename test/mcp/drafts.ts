/** A draft as an agent may write it, with faults planted in it. */
export interface Draft {
  readonly name: string;
  readonly text: string;
  /** A rule that has to find the fault. */
  readonly rules: readonly string[];
}

type Row = readonly [time: string, text: string, who: string];

const ROWS: readonly Row[] = [
  ['14:00', 'Users report errors at checkout', 'Support'],
  ['14:04', 'Alert fired: error rate above 5%', 'Ana Ruiz'],
  ['14:09', 'On-call acknowledged the alert', 'Ana Ruiz'],
  ['14:31', 'Root cause identified: connection pool exhausted', 'Jonas Weber'],
  ['14:48', 'Rolled back, service mitigated', 'Jonas Weber'],
  ['15:10', 'Resolved, error rate normal', 'Ana Ruiz'],
];

interface Parts {
  readonly rows: readonly Row[];
  readonly field: (name: string, value: string) => string;
  readonly timeline: (rows: readonly Row[]) => string;
}

const bold = (name: string, value: string): string => `**${name}:** ${value}`.trimEnd();
const table = (rows: readonly Row[]): string =>
  ['| Time | Event | Who |', '|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join(
    '\n',
  );
const list = (rows: readonly Row[]): string =>
  rows.map(([time, text, who]) => `- ${time} - ${text} (${who})`).join('\n');

/** The forms that a draft comes in. */
const FORMS: Readonly<Record<string, Omit<Parts, 'rows'>>> = {
  'a table': { field: bold, timeline: table },
  'a list': { field: bold, timeline: list },
  'a list with bold times': {
    field: (name, value) => `- ${bold(name, value)}`,
    timeline: (rows) => list(rows).replace(/^- (\S+) -/gm, '- **$1** -'),
  },
  'plain fields': { field: (name, value) => `- ${name}: ${value}`, timeline: table },
  'a table of fields': {
    field: (name, value) => `| ${name} | ${value} |`,
    timeline: (rows) => list(rows),
  },
};

const sound = ({ rows, field, timeline }: Parts): string => {
  const fields = [
    field('Incident ID', 'INC-20250822-001'),
    field('Date', '2025-08-22'),
    field('Severity', 'High'),
    field('Status', 'Resolved'),
    field('Author', 'Ana Ruiz'),
    field('Time', '14:00 UTC - 15:10 UTC'),
    field('Duration', '1 hour 10 minutes'),
  ];
  const header = fields[0]?.startsWith('|')
    ? ['| Field | Value |', '|---|---|', ...fields].join('\n')
    : fields.join(fields[0]?.startsWith('-') ? '\n' : '  \n');
  return `# Postmortem: checkout errors\n\n${header}\n\n## Impact\n\n1,200 users could not pay.\n\n## Timeline (UTC)\n\n${timeline(rows)}\n\n## Root cause\n\nA new release opened a connection for each request and closed none. It took 70 minutes in all.\n\n## Action items\n\n| Action | Owner | Due | Priority | Status |\n|---|---|---|---|---|\n| Alert on connections above 80% of the pool | Ana Ruiz | 2025-09-05 | P1 | Open |\n| Test that each connection is closed | Jonas Weber | 2025-09-12 | P1 | Open |\n| Limit connections of one service to 50 | Ana Ruiz | 2025-09-19 | P2 | Open |\n`;
};

const swapped = (rows: readonly Row[], at: number): readonly Row[] =>
  rows.map(
    (row, index) => (index === at ? rows[at + 1] : index === at + 1 ? rows[at] : row) ?? row,
  );

type Fault = readonly [name: string, rule: string, text: (form: Omit<Parts, 'rows'>) => string];
const replacing =
  (from: string | RegExp, to: string) =>
  (form: Omit<Parts, 'rows'>): string =>
    sound({ ...form, rows: ROWS }).replace(from, to);

/** Wrong arithmetic, orders, owners and dates that are missing, zones that nobody said. */
const FAULTS: readonly Fault[] = [
  [
    'a wrong length',
    'summary/duration-mismatch',
    replacing('1 hour 10 minutes', '2 hours 40 minutes'),
  ],
  [
    'two rows out of order',
    'timeline/out-of-order',
    (form) => sound({ ...form, rows: swapped(ROWS, 2) }),
  ],
  ['no owner', 'actions/missing-owner', replacing(/(closed \| )Jonas Weber/, '$1')],
  ['no due date', 'actions/missing-due', replacing('2025-09-12', '')],
  ['a zone that nobody said', 'timeline/out-of-order', replacing(/14:31/, '14:31 JST')],
  [
    'a due date before the incident',
    'actions/due-before-incident',
    replacing('2025-09-19', '2025-07-19'),
  ],
  ['a severity with a slip', 'summary/unknown-severity', replacing('High', 'Criticl')],
  ['a status with a slip', 'summary/unknown-status', replacing(/Resolved(?! by|,)/, 'Resloved')],
  ['another date in the id', 'summary/id-date-mismatch', replacing('INC-20250822', 'INC-20250622')],
  [
    'a wrong length and two rows out of order',
    'summary/duration-mismatch',
    (form) => sound({ ...form, rows: swapped(ROWS, 1) }).replace('1 hour 10 minutes', '25 minutes'),
  ],
];

/** The drafts before anything was planted. */
export const SOUND: readonly Omit<Draft, 'rules'>[] = Object.entries(FORMS).map(([name, form]) => ({
  name,
  text: sound({ ...form, rows: ROWS }),
}));

export const DRAFTS: readonly Draft[] = Object.entries(FORMS).flatMap(([form, parts]) =>
  FAULTS.map(([fault, rule, text]) => ({
    name: `${form}: ${fault}`,
    text: text(parts),
    rules: [rule],
  })),
);
