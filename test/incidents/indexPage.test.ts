import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding } from '../../server/src/rules/rule';
import { applyEdits } from '../../server/src/text/edit';
import { formatMinutes } from '../../server/src/time/duration';
import { postmortem } from '../support/analyse';

/** An incident of a house that states two lengths in each of its documents. */
interface Stated {
  readonly day: string;
  readonly repair: number;
  readonly resolve: number;
}

const hours = (minutes: number): string => `${Math.floor(minutes / 60)}h ${minutes % 60}m`;

const document = ({ day, repair, resolve }: Stated): string =>
  `# Incident on ${day}\n\n- **Key events**\n  - First detected: ${day} 09:00\n  - Incident declared: ${day} 09:05\n\n- **Time to repair**: ${hours(repair)}\n\n- **Time to resolve**: ${hours(resolve)}\n\n## Root Cause\n\nA leak.\n\n## Review actions\n\n- Add an alert\n`;

/** Sixteen quarters, newest first, each with three to six incidents. */
const QUARTERS = Array.from({ length: 16 }, (_, index) => {
  const year = 2020 + Math.floor(index / 4);
  const quarter = (index % 4) + 1;
  const incidents = Array.from({ length: 3 + (index % 4) }, (_item, at): Stated => {
    const month = String((quarter - 1) * 3 + (at % 3) + 1).padStart(2, '0');
    const day = String(3 + at * 4).padStart(2, '0');
    const repair = 20 + ((index * 67 + at * 113) % 380);
    return { day: `${year}-${month}-${day}`, repair, resolve: repair + 31 + ((at * 97) % 500) };
  });
  return { name: `Q${quarter} ${year}`, incidents };
}).reverse();

const mean = (values: readonly number[]): number =>
  Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);

type Over = (name: string, incidents: readonly Stated[]) => readonly Stated[];

/** The page; `over` says of which incidents a quarter's means are made. */
const page = (over: Over): string =>
  `# Incident Log\n\n${QUARTERS.map(({ name, incidents }) => {
    const counted = over(name, incidents);
    return `## ${name}\n\n- **Mean Time to Repair**: ${hours(mean(counted.map(({ repair }) => repair)))}\n\n- **Mean Time to Resolve**: ${hours(mean(counted.map(({ resolve }) => resolve)))}\n\n${incidents.map(({ day }) => `* [Incident on ${day}](incidents/${day})`).join('\n')}\n`;
  }).join('\n')}`;

const DOCUMENTS = Object.fromEntries(
  QUARTERS.flatMap(({ incidents }) =>
    incidents.map((incident) => [`incidents/${incident.day}.md`, document(incident)]),
  ),
);

const RULES = ['references/stale-index', 'claims/mean-mismatch'];
const found = (text: string, documents: Readonly<Record<string, string>>): readonly Finding[] =>
  postmortem(text, {}, { documents, today: '2026-01-01' }).findings.filter(({ rule }) =>
    RULES.includes(rule),
  );

describe('sixteen quarters with their means', () => {
  it('says nothing where each follows from its documents', () => {
    assert.deepEqual(
      found(
        page((_, all) => all),
        DOCUMENTS,
      ),
      [],
    );
  });

  it('finds the quarter whose means fit only four of its six incidents, and says which', () => {
    const name = 'Q4 2021';
    const text = page((quarter, all) => (quarter === name ? all.slice(0, 4) : all));
    const findings = found(text, DOCUMENTS);
    const from = text.indexOf(`## ${name}`);
    const to = text.indexOf('## ', from + 3);
    assert.deepEqual(
      findings.map(({ rule, range }) => [rule, range.from > from && range.to < to]),
      [
        ['claims/mean-mismatch', true],
        ['claims/mean-mismatch', true],
      ],
    );
    const left = QUARTERS.find((one) => one.name === name)?.incidents.slice(4) ?? [];
    assert.equal(left.length, 2);
    for (const { message } of findings)
      assert.ok(
        message.includes(
          `from 4 of them, without ${left.map(({ day }) => `${day}.md`).join(' and ')}`,
        ),
        message,
      );
    const edits = findings.flatMap(({ fixes }) => fixes.find(({ safe }) => safe)?.edits ?? []);
    assert.equal(
      applyEdits(text, edits),
      page((_, all) => all),
    );
  });

  it('says nothing where a document of the quarter is not known', () => {
    const { '2021-10-03': gone, ...others } = Object.fromEntries(
      Object.entries(DOCUMENTS).map(([name, text]) => [name.slice(10, 20), text]),
    );
    assert.ok(gone);
    const documents = Object.fromEntries(
      Object.entries(others).map(([day, text]) => [`incidents/${day}.md`, text]),
    );
    assert.deepEqual(
      found(
        page((quarter, all) => (quarter === 'Q4 2021' ? all.slice(0, 4) : all)),
        documents,
      ),
      [],
    );
  });

  it('is right about any claim, whichever incidents are left out', () => {
    fc.assert(
      fc.property(fc.nat(QUARTERS.length - 1), fc.integer({ min: 1, max: 2 }), (index, out) => {
        const { name, incidents } = QUARTERS[index] ?? { name: '', incidents: [] };
        const counted = incidents.slice(0, incidents.length - out);
        const text = page((quarter, all) => (quarter === name ? counted : all));
        const wrong = (['repair', 'resolve'] as const).filter(
          (kind) =>
            Math.abs(
              mean(counted.map((one) => one[kind])) - mean(incidents.map((one) => one[kind])),
            ) > 1,
        );
        assert.equal(found(text, DOCUMENTS).length, wrong.length, text.slice(0, 80));
      }),
      { numRuns: 6 },
    );
  });
});

const POOL =
  '# Pool exhausted\n\n**Date:** 2025-08-22\n**Duration:** 75 minutes\n**Severity:** SEV-1\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Errors begin |\n| 15:45 | Resolved |\n\n## Root Cause\n\nA leak.\n';
const like = (title: string, day: string, minutes: number, severity: string): string =>
  POOL.replace('Pool exhausted', title)
    .replace('2025-08-22', day)
    .replace('75 minutes', `${minutes} minutes`)
    .replace(
      '15:45',
      `${14 + Math.floor((30 + minutes) / 60)}:${String((30 + minutes) % 60).padStart(2, '0')}`,
    )
    .replace('SEV-1', severity);
const FOLDER = {
  'a.md': like('A', '2025-01-10', 75, 'SEV-1'),
  'b.md': like('B', '2025-02-11', 20, 'SEV-2'),
  'c.md': like('C', '2025-03-12', 120, 'SEV-2'),
  'd.md': like('D', '2025-04-13', 45, 'SEV-3'),
};
const ROWS =
  '| 2025-01-10 | [A](a.md) | SEV-1 | 1h 15m |\n| 2025-02-11 | [B](b.md) | SEV-2 | 20m |\n| 2025-03-12 | [C](c.md) | SEV-2 | 2h |\n| 2025-04-13 | [D](d.md) | SEV-3 | 45m |\n';
const HEAD = '| Date | Incident | Severity | Duration |\n|---|---|---|---|\n';
const LIST = '- [A](a.md)\n- [B](b.md)\n- [C](c.md)\n- [D](d.md)\n';

/** A page, and the texts that are reported in it. */
const PAGES: readonly (readonly [name: string, text: string, reported: readonly string[]])[] = [
  ['a table that is true', `# Incidents\n\n${HEAD}${ROWS}`, []],
  ['another date', `# Incidents\n\n${HEAD}${ROWS.replace('03-12', '03-21')}`, ['2025-03-21']],
  ['another severity', `# Incidents\n\n${HEAD}${ROWS.replace('SEV-3', 'SEV-1')}`, ['SEV-1']],
  ['another length', `# Incidents\n\n${HEAD}${ROWS.replace('45m', '54m')}`, ['54m']],
  ['a length of another scale', `# Incidents\n\n${HEAD}${ROWS.replace('SEV-3', 'Minor')}`, []],
  ['a cell without a value', `# Incidents\n\n${HEAD}${ROWS.replace('45m', 'tbd')}`, []],
  ['a rounded length', `# Incidents\n\n${HEAD}${ROWS.replace('1h 15m', '~1 hour')}`, []],
  [
    'a day of another clock',
    `# Incidents\n\n${HEAD}${ROWS.replace('2025-04-13', '2025-04-13/14')}`,
    [],
  ],
  ['most rows mean something else', `# Incidents\n\n${HEAD}${ROWS.replace(/-1(\d)/g, '-2$1')}`, []],
  [
    'a row of another site',
    `# Incidents\n\n${HEAD}${ROWS}| 2025-05-01 | [E](https://example.com/e.md) | SEV-1 | 3h |\n\nIncidents: 5\n`,
    [],
  ],
  ['a true count', `# Incidents\n\nTotal incidents: 4\n\n${LIST}`, []],
  ['fewer than are listed', `# Incidents\n\n**Number of incidents:** 3\n\n${LIST}`, ['3']],
  ['more incidents than have documents', `# Incidents\n\nNumber of incidents: 30\n\n${LIST}`, []],
  ['more postmortems than are listed', `# Incidents\n\n7 postmortems\n\n${LIST}`, ['7']],
  [
    'counts of quarters',
    `# Incidents\n\n## Q1 2025 (3 incidents)\n\n- [A](a.md)\n- [B](b.md)\n- [C](c.md)\n\n## Q2 2025 (1 incident)\n\n- [D](d.md)\n`,
    [],
  ],
  [
    'a wrong count of a quarter',
    `# Incidents\n\n## Q1 2025 (2 incidents)\n\n- [A](a.md)\n- [B](b.md)\n- [C](c.md)\n\n## Q2 2025 (1 incident)\n\n- [D](d.md)\n`,
    ['2'],
  ],
  [
    'a quarterly table',
    `# Incidents\n\n| Quarter | Incidents | Mean duration |\n|---|---|---|\n| Q1 2025 | 3 | 1h 12m |\n| Q2 2025 | 1 | 45m |\n\n${LIST}`,
    [],
  ],
  [
    'a quarterly table with a wrong mean and count',
    `# Incidents\n\n| Quarter | Incidents | Mean duration |\n|---|---|---|\n| Q1 2025 | 2 | 5h |\n| Q2 2025 | 1 | 45m |\n\n${LIST}`,
    ['2', '5h'],
  ],
  [
    'a row of links for each quarter',
    `# Incidents\n\n| Quarter | Reports | Incidents |\n|---|---|---|\n| Q1 | [A](a.md), [B](b.md), [C](c.md) | 3 |\n| Q2 | [D](d.md) | 1 |\n`,
    [],
  ],
  ['a mean below the table', `# Incidents\n\n${HEAD}${ROWS}| **Mean** | | | 1h 5m |\n`, []],
  [
    'a wrong mean below the table',
    `# Incidents\n\n${HEAD}${ROWS}| **Mean** | | | 3h 5m |\n`,
    ['3h 5m'],
  ],
  ['a median', `# Incidents\n\nMedian duration: 1h\n\n${LIST}`, []],
  ['a sum', `# Incidents\n\nTotal downtime: 4h 20m\n\n${LIST}`, []],
  ['a wrong sum', `# Incidents\n\nTotal downtime: 9h\n\n${LIST}`, ['9h']],
  ['a mean of some', `# Incidents\n\nMean duration of SEV1: 9h\n\n${LIST}`, []],
  ['a target', `# Incidents\n\nTarget MTTR: 9h\n\n${LIST}`, []],
  [
    'two claims of one line',
    `# Incidents\n\nMean duration: 1h 5m … Median duration: 3h\n\n${LIST}`,
    ['3h'],
  ],
  ['a link that is gone', `# Incidents\n\n${LIST}- [E](e/else.md)\n`, ['e/else.md']],
  ['a page that may be made by a site', `# Incidents\n\n${LIST}- [E](else)\n`, []],
  ['one that is missing', `# Incidents\n\n${LIST.replace('- [B](b.md)\n', '')}`, ['Incidents']],
  [
    'one that is linked elsewhere on the page',
    `# Incidents\n\nSee [B](b.md).\n\n${LIST.replace('- [B](b.md)\n', '')}`,
    [],
  ],
  ['a list of recent ones', `# Incidents\n\n## Recent\n\n${LIST.replace('- [B](b.md)\n', '')}`, []],
  ['a list of another year', `# Incidents 2024\n\n${LIST.replace('- [B](b.md)\n', '')}`, []],
  ['less than half', `# Incidents\n\n- [A](a.md)\n`, []],
  [
    'a postmortem with related incidents',
    `# Outage\n\n## Timeline (UTC)\n\n- 2025-05-01 14:30 Alert\n- 2025-05-01 15:00 Resolved\n\nMean duration: 9h\n\n## Related\n\n- [A](a.md)\n- [B](b.md)\n`,
    [],
  ],
];

describe('pages that list postmortems', () => {
  for (const [name, text, reported] of PAGES)
    it(name, () => {
      const findings = found(text, FOLDER);
      assert.deepEqual(
        findings.map(({ range }) => text.slice(range.from, range.to)),
        reported,
        findings.map(({ message }) => message).join('\n'),
      );
    });

  it('each fix makes the page true, and no other character changes', () => {
    for (const [name, text, reported] of PAGES) {
      const fixes = found(text, FOLDER).flatMap((finding) => finding.fixes.slice(0, 1));
      if (fixes.length < reported.length) continue;
      const fixed = applyEdits(
        text,
        fixes.flatMap(({ edits }) => edits),
      );
      assert.deepEqual(found(fixed, FOLDER), [], `${name}:\n${fixed}`);
    }
  });

  it('writes a missing row like its neighbours', () => {
    const text = `# Incidents\n\n${HEAD}${ROWS.replace(/.*\(b\.md\).*\n/, '')}`;
    const [finding] = found(text, FOLDER);
    assert.equal(
      applyEdits(text, finding?.fixes[0]?.edits ?? []),
      `# Incidents\n\n${HEAD}${ROWS}`.replace('| [B]', '| [B]'),
    );
  });

  it('says nothing of a table that was made from its documents', () => {
    const stated = fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      minutes: fc.integer({ min: 5, max: 500 }),
      severity: fc.constantFrom('SEV-1', 'SEV-2', 'SEV-3'),
    });
    fc.assert(
      fc.property(fc.array(stated, { minLength: 2, maxLength: 8 }), (incidents) => {
        const documents = Object.fromEntries(
          incidents.map(({ month, minutes, severity }, index) => [
            `${index}.md`,
            like(`No ${index}`, `2025-${String(month).padStart(2, '0')}-15`, minutes, severity),
          ]),
        );
        const rows = incidents
          .map(
            ({ month, minutes, severity }, index) =>
              `| 2025-${String(month).padStart(2, '0')}-15 | [No](${index}.md) | ${severity} | ${formatMinutes(minutes)} |\n`,
          )
          .join('');
        const text = `# Incidents\n\nIncidents: ${incidents.length}\n\nMean duration: ${formatMinutes(mean(incidents.map(({ minutes }) => minutes)))}\n\n${HEAD}${rows}`;
        assert.deepEqual(found(text, documents), []);
      }),
      { numRuns: 25 },
    );
  });
});
