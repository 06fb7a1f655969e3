import fc from 'fast-check';

/** Words with markup in them, as people write what happened and what is to be done. */
const said = fc.constantFrom(
  'Alert fired',
  '[Alert](https://example.org/a_b) fired',
  'Restarted `api-2`',
  'Rolled **back**',
  '**Rolled back**',
  'See <https://example.org/x>',
  'Called the vendor <!-- by phone -->',
  'Looked at ![the chart](c.png)',
  'Read the runbook[^1]',
  '~~Nothing~~ Found the cause 🔥',
  'تم الحل',
  'Both shards were out\n  of date',
  'Waited <b>long</b>',
  'Resolved.',
  '',
);
const day = fc.constantFrom('', '2024-03-05 ', '2024-03-05T', 'Mar 5, 2024 ', '5.3.2024 ');
const clock = fc
  .constantFrom('', 'pm', ' PM', 'a', ':30')
  .chain((half) =>
    fc
      .tuple(fc.integer({ min: 9, max: 25 }), fc.integer({ min: 0, max: 62 }))
      .map(([hour, minute]) => `${hour}:${String(minute).padStart(2, '0')}${half}`),
  );
const time = fc
  .tuple(day, clock, fc.constantFrom('', ' UTC', ' CET'))
  .map((parts) => parts.join(''));
const around = fc.constantFrom(['', ''], ['**', '**'], ['`', '`'], ['[', ']'], ['~', '']);

const cellOf = (text: string): string => text.replace(/\n\s*/g, ' ').replace(/\|/g, '\\|');

const list = fc
  .array(fc.tuple(around, time, said), { minLength: 2, maxLength: 6 })
  .chain((rows) =>
    fc
      .constantFrom('- ', '* ', '1. ', '- [ ] ')
      .map((marker) =>
        rows
          .map(
            ([[open, close], at, text], index) =>
              `${marker}${open}${at}${close} - ${text}${index % 3 === 2 ? '\n  - a detail' : ''}`,
          )
          .join('\n'),
      ),
  );
const table = fc
  .tuple(
    fc.constantFrom('Time', 'Time (UTC)', 'Time (JST)'),
    fc.boolean(),
    fc.array(fc.tuple(around, time, said, fc.constantFrom('', 'Lena', 'Bo Quist', '—')), {
      minLength: 2,
      maxLength: 6,
    }),
  )
  .map(([title, pipes, rows]) =>
    [
      [title, 'Event', 'Person'],
      ['---', '---', '---'],
      ...rows.map(([[open, close], at, text, who]) => [`${open}${at}${close}`, cellOf(text), who]),
    ]
      .map((cells) => (pipes ? `| ${cells.join(' | ')} |` : cells.join(' | ')))
      .join('\n'),
  );
/** Clocks that count from the beginning, and name no zone. */
const elapsed = fc
  .array(said, { minLength: 2, maxLength: 5 })
  .map((rows) => rows.map((text, index) => `- 00:0${index} - ${text}`).join('\n'));
const headings = fc
  .array(fc.tuple(time, said), { minLength: 2, maxLength: 4 })
  .map((rows) => rows.map(([at, text]) => `### ${at}\n\n${text}\n`).join('\n'));

const status = fc.constantFrom(
  '',
  'Open',
  '**Open**',
  'Done, see [PR 12](https://example.org/12)',
  'Opne',
  '✅',
);
const actionTable = fc
  .array(
    fc.tuple(
      said,
      fc.constantFrom('', 'Lena', '@bo', '[Lena](https://example.org/l)', 'TBD'),
      fc.constantFrom('', '2024-04-01', '2001-03-04', '2024-02-30', 'Q3'),
      status,
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((rows) =>
    [
      '| Action | Owner | Due | Status |',
      '|---|---|---|---|',
      ...rows.map((cells) => `| ${cells.map(cellOf).join(' | ')} |`),
    ].join('\n'),
  );
const actionList = fc
  .array(
    fc.tuple(
      fc.constantFrom('- ', '- [ ] ', '- [x] ', '2. '),
      said,
      fc.constantFrom(
        '',
        ' (done)',
        ' @bo',
        ' (due: 2024-04-01)',
        ' [Priority: High] [Owner: Ana Ruiz]',
        '.',
      ),
      fc.constantFrom('', '\n  - Owner: Lena', '\n  in two weeks', '\n\n  ```\n  code\n  ```'),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((rows) => rows.map((parts) => parts.join('')).join('\n'));

const fields = fc.constantFrom(
  '**Date:** 2024-03-05  \n**Severity:** High  \n**Duration:** 9 hours 17 minutes  \n**Status:** Resolved',
  '| Field | Value |\n|---|---|\n| Severity | SEV-9 |\n| Duration | 2h47 |\n| Date | 2024-03-05 |',
  '- **Date:** 2024-03-05\n- **Duration:** 3 hours\n- **Status:** Resloved',
  '> **Duration:** 45 min\n> **Start:** 10:00 UTC',
  '**Time:** 10:00 UTC - 10:20 UTC\n**Duration:** 5 hours',
);
const front = fc.constantFrom(
  '',
  '',
  '---\ntitle: Outage\nseverity: High\n---\n\n',
  '+++\ntitle = "x"\n+++\n\n',
  '\ufeff',
);
const further = fc.constantFrom(
  '',
  '## Root cause\n\nThe key was AKIAIOSFODNN7QWERTYZ then. MTTR: 999 minutes.\n',
  '## Root cause\n\n```\nkey = AKIAIOSFODNN7QWERTYZ\n```\n\n[^1]: A note.\n',
  '## Lessons Learned\n\n## Sign-off\n\n**Prepared by:** Lena Moor - 2024-03-06\n',
);

/** What a status cell says: a word, a sign, both, with a note behind it; and the note alone. */
const statuses: fc.Arbitrary<readonly [cell: string, note: string]> = fc
  .tuple(
    fc.constantFrom('', '✅ ', '⬜ ', '🔄 ', '☑️ ', '❌ '),
    fc.constantFrom('', 'Done', 'Open', 'In progress', 'À faire', 'Erledigt', '完了'),
    fc.constantFrom('', ', see [PR 12](https://example.org/12)', ' (waits for the disk)'),
  )
  .map(([sign, word, note]) => [`${sign}${word}${note}`.trim(), note.trim()] as const);
const noted = fc
  .tuple(
    fc.constantFrom('✅ ', '⬜ ', '🔄 ', ''),
    fc.constantFrom('PR #3027 merged', 'Alert to be made', 'Ticket INC-7'),
  )
  .map(([sign, note]) => [sign + note, note] as const);

/** Actions that can be ticked, in each form, and the words of their statuses that have to stay. */
export const tickable: fc.Arbitrary<{ readonly text: string; readonly notes: readonly string[] }> =
  fc
    .tuple(
      fc.constantFrom('table', 'sign first', 'list', 'headings'),
      fc.array(fc.tuple(fc.oneof(statuses, noted), fc.integer({ min: 1, max: 3 })), {
        minLength: 2,
        maxLength: 4,
      }),
    )
    .map(([form, items]) => {
      const rows = items.map(([[status, note], lines], index) => {
        const what = `Add an alert on shard ${index}`;
        if (form === 'table') return { row: `| ${what} | Lena | ${status} |`, note };
        if (form === 'sign first') return { row: `${status || '🔄'} | ${what} | Lena`, note };
        const body = Array.from({ length: lines }, (_, line) => `It tells of line ${line}.`);
        return form === 'list'
          ? { row: `- ${[what, ...body].join('\n  ')}`, note: '' }
          : { row: `### ${what}\n\n${body.join('\n')}\n`, note: '' };
      });
      const head = {
        table: '| Action | Owner | Status |\n|---|---|---|\n',
        'sign first': 'Status | Action | Owner\n---: | --- | :---:\n',
        list: '',
        headings: '',
      }[form];
      return {
        text: `# Outage\n\n**Date:** 2024-03-05\n\n## Action items\n\n${head}${rows.map(({ row }) => row).join('\n')}\n`,
        notes: rows.map(({ note }) => note).filter((note) => note !== ''),
      };
    });

/** Timelines as a table or a list whose rows may lack what happened, or have a date and no clock. */
export const sparseTimelines: fc.Arbitrary<string> = fc
  .tuple(
    fc.boolean(),
    fc.array(
      fc.tuple(
        fc.constantFrom('2024-03-05', '2024-03-05 14:30', '14:31', '14:32 UTC', 'later', ''),
        fc.constantFrom('', '', 'Alert fired', '…'),
      ),
      { minLength: 2, maxLength: 6 },
    ),
  )
  .map(([asTable, rows]) =>
    [
      '# Outage\n\n**Date:** 2024-03-05\n\n## Timeline (UTC)\n',
      ...(asTable ? ['| Time | Event |', '|---|---|'] : []),
      ...rows.map(([at, text]) => (asTable ? `| ${at} | ${text} |` : `- ${at} - ${text}`)),
      '\n## Root cause\n\nA full disk.\n',
    ].join('\n'),
  );

/** Postmortems with something wrong in most of them. */
export const documents: fc.Arbitrary<string> = fc
  .tuple(
    front,
    fields,
    fc.constantFrom('## Timeline', '## Timeline (UTC)', '## **Timeline** ##', 'Timeline\n--------'),
    fc.oneof(list, table, headings, elapsed),
    fc.oneof(actionTable, actionList),
    further,
  )
  .map(
    ([before, header, heading, timeline, actions, behind]) =>
      `${before}# Postmortem: checkout down\n\n${header}\n\n## Impact\n\nOrders failed.\n\n${heading}\n\n${timeline}\n\n## Action items\n\n${actions}\n\n${behind}`,
  );
