import { publicVersion } from '../../server/src/redaction/publicVersion';
import { credentialsIn } from '../../server/src/redaction/credentials';
import { labelledPeople } from '../../server/src/redaction/labelled';
import { RULES } from '../../server/src/rules/registry';
import { readSuppressions, suppress } from '../../server/src/rules/suppression';
import { areasOf } from '../../server/src/syntax/areas';
import { keepDocument } from '../../server/src/syntax/document';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { postmortem } from '../support/analyse';
import { assertLinear, repeated } from '../support/linear';

const HEAD = '# Outage\n\n';
const TIMES = `${HEAD}## Timeline (UTC)\n\n`;
const ACTIONS = `${HEAD}## Action items\n\n`;
const MEASURED = `${TIMES}- 14:30 Alert fired\n- 14:50 Resolved\n\n`;

/** A word for each number. */
const word = (index: number): string =>
  [...index.toString(26)].map((digit) => String.fromCharCode(97 + parseInt(digit, 26))).join('');
const person = (index: number): string => `A${word(index)}ra B${word(index * 7)}len`;
const clock = (index: number): string =>
  `${String(Math.floor(index / 60) % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;

/** Documents that grow in one direction only. */
const SHAPES: Readonly<Record<string, (size: number) => string>> = {
  lengths: (n) => HEAD + repeated(n, (i) => `**Duration:** ${i % 50} hours\n\n`),
  'unknown fields': (n) => HEAD + repeated(n, (i) => `**Field ${word(i)}:** x\n\n`),
  'empty fields': (n) => HEAD + repeated(n, () => '**Status:**\n'),
  'starts and ends': (n) => HEAD + repeated(n, (i) => `**Start:** 2025-08-22 ${clock(i)} UTC\n**End:** 2025-08-22 ${clock(i + 9)} UTC\n\n`), // prettier-ignore
  actors: (n) =>
    `${TIMES}| Time | Event | Person |\n|---|---|---|\n${repeated(n, (i) => `| 14:30 | x | Person${word(i)} Namename |\n`)}`,
  owners: (n) => ACTIONS + repeated(n, (i) => `- [ ] Fix ${word(i)} (owner: ${person(i)})\n`),
  'names of two': (n) => ACTIONS + repeated(n, (i) => `- [ ] Fix it (owner: ${person(i % 400)})\n`),
  participants: (n) => `${HEAD}**Participants:** ${repeated(n, (i) => `${person(i)}, `)}\n`,
  'comments on one line': (n) => `${HEAD}x ${repeated(n, () => '<!-- a --> ')}`,
  'comments without end': (n) => HEAD + repeated(n, () => '<!--'),
  suppressions: (n) =>
    HEAD + repeated(n, () => '<!-- postmortem-disable-next-line timeline/gap -->\n\n'),
  'suppressions on one line': (n) => `${HEAD}x ${repeated(n, () => '<!-- postmortem-disable-next-line timeline/gap --> ')}`, // prettier-ignore
  'suppressions of findings': (n) => TIMES + repeated(n, () => '<!-- postmortem-disable-next-line timeline/invalid-time -->\n- 25:10 x\n'), // prettier-ignore
  'open suppressions': (n) => HEAD + repeated(n, (i) => `<!-- postmortem-disable timeline/gap -->\n\n<!-- postmortem-enable x/${word(i)} -->\n\n`), // prettier-ignore
  placeholders: (n) => HEAD + repeated(n, () => '<add name here> {{x}} [date] TBD '),
  'placeholders in a list': (n) => HEAD + repeated(n, () => '- TODO: x\n'),
  'angles without end': (n) => HEAD + repeated(n, () => '<a '),
  headings: (n) => HEAD + repeated(n, (i) => `## ${word(i)}\n\nx\n\n`),
  'headings of one kind': (n) => HEAD + repeated(n, () => '## Root cause\n\nx\n\n'),
  whys: (n) =>
    `${HEAD}## Five whys\n\n${repeated(n, (i) => `${i + 1}. Why did ${word(i)} fail? It broke.\n`)}`,
  metrics: (n) => `${MEASURED}## Metrics\n\n${repeated(n, (i) => `- MTTR: ${i % 90} minutes\n`)}`,
  sentences: (n) =>
    `${MEASURED}## Summary\n\n${repeated(n, (i) => `The hotfix took ${i % 90} minutes for 2% → 15%. `)}`,
  entries: (n) => TIMES + repeated(n, (i) => `- ${clock(i)} Update ${word(i)} was posted\n`),
  messages: (n) => `${TIMES}${repeated(n / 2, (i) => `- ${clock(i)} x\n`)}\n## Communications\n\n${repeated(n / 2, (i) => `- ${clock(i)} sent\n`)}`, // prettier-ignore
  ids: (n) => HEAD + repeated(n, (i) => `INC-2024-${100 + i} `),
  'action rows': (n) => `${ACTIONS}| Action | Owner | Due | Status |\n|---|---|---|---|\n${repeated(n, (i) => `| Fix ${word(i)} | ${person(i)} | 2025-09-0${i % 9} | Open |\n`)}`, // prettier-ignore
  'sign-offs': (n) =>
    `${HEAD}## Sign-off\n\n${repeated(n, (i) => `- ${person(i)} - 2025-09-01\n`)}`,
  'names of links': (n) =>
    HEAD + repeated(n, (i) => `[a${word(i)}]: https://example.com/${word(i)}\n`),
  assignments: (n) => HEAD + repeated(n, () => 'password='),
  'one run of letters': (n) => HEAD + 'a'.repeat(n),
  'one run of spaces': (n) => `${HEAD}x${' '.repeat(n)}y\n`,
  'parts of hosts': (n) => HEAD + 'a.'.repeat(n / 2),
  'parts of names': (n) => HEAD + 'a-'.repeat(n / 2),
};
const SMALL = 15_000;

/** One rule on one document, as it is run. */
function runner(rule: (typeof RULES)[number], snapshot: Snapshot): () => void {
  const { model, syntax, today, configuration } = snapshot;
  const options = Object.fromEntries(
    Object.entries(rule.options).map(([name, option]) => [name, option.default]),
  );
  return () =>
    rule.check({
      model,
      document: () => syntax,
      today,
      configuration,
      incidents: new Set(['INC-1']),
      unusedSuppressions: [],
      ruleIds: RULES.map(({ id }) => id),
      options,
      report: () => undefined,
    });
}

describe('each rule and each reader alone takes linear time', () => {
  for (const [shape, make] of Object.entries(SHAPES))
    it(shape, () => {
      const [small, large] = [make(SMALL), make(SMALL * 8)].map((text) => postmortem(text));
      if (!small || !large) return;
      const both = (name: string, work: (snapshot: Snapshot) => unknown): void =>
        assertLinear(name, () => void work(small), () => void work(large)); // prettier-ignore
      both('keeping', ({ text }) => areasOf(keepDocument(text)));
      both('suppressions', ({ syntax }) => readSuppressions(syntax));
      both('suppressing', ({ syntax, findings }) => suppress(findings, readSuppressions(syntax)));
      both('credentials', ({ text }) => credentialsIn(text));
      both('people behind labels', labelledPeople);
      both('the public version', publicVersion);
      for (const rule of RULES) assertLinear(rule.id, runner(rule, small), runner(rule, large));
    }).timeout(120_000);
});
