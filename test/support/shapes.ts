import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Makes a text of about `size` characters; `first` is the number of its first piece. */
export type Shape = (size: number, first: number) => string;

const SAMPLE = readFileSync(
  path.join(__dirname, '../../examples/2025-08-22-database-connection-pool.md'),
  'utf8',
);
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

/** A number in digits that are letters: another word for each. */
const lettersOf = (value: number, first: number, base: number): string =>
  [3, 2, 1, 0]
    .map((place) => String.fromCharCode(first + (Math.floor(value / base ** place) % base)))
    .join('');

/** Enough of the pieces to have about `size` characters, numbered from `first`. */
function repeated(size: number, first: number, piece: (index: number) => string): string {
  const pieces: string[] = [];
  for (let length = 0; length < size; length += pieces.at(-1)?.length ?? size)
    pieces.push(piece(first + pieces.length));
  return pieces.join('');
}

/** Documents that grow in one direction only. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  'the sample again and again': (size) => SAMPLE.repeat(Math.ceil(size / SAMPLE.length)),
  'table rows': (size) =>
    `${TIMES}| Time (UTC) | Event |\n|---|---|\n${'| 14:30 | Alert fired for x |\n'.repeat(size / 30)}`,
  'dated entries': (size, first) =>
    `${TIMES}${repeated(size, first, (index) => `- 2025-08-${10 + Math.floor(index / 1440)} ${String(Math.floor(index / 60) % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')} UTC - event ${index}\n`)}`,
  'action items with everything': (size, first) =>
    `# Outage\n\n**Date:** 2025-08-22\n\n## Action Items\n\n| P | Action | Owner | Due | Status |\n|---|---|---|---|---|\n${repeated(size, first, (index) => `| P1 | Do thing ${index} | Name${index % 900} | 2025-09-1${index % 9} | Open |\n`)}`,
  'a timeline with people': (size, first) =>
    `${TIMES}| Time (UTC) | Event | Person |\n|---|---|---|\n${repeated(size, first, (index) => `| ${String(Math.floor(index / 60) % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')} | Restarted node ${index} | Person${index} Name |\n`)}`,
  'a timeline with actors in small letters': (size, first) =>
    `${TIMES}| Time (UTC) | Person | Event |\n|---|---|---|\n${repeated(size, first, (index) => `| 14:30 | q${lettersOf(index, 0x61, 26)}z | restarted |\n`)}`,
  'a timeline with Japanese names': (size, first) =>
    `${TIMES}| Time (UTC) | Person | Event |\n|---|---|---|\n${repeated(size, first, (index) => `| 14:30 | 山${lettersOf(index, 0x4e00, 200)}子 | restarted |\n`)}`,
  timelines: (size) => `# Outage\n\n${'## Timeline\n\n- 14:30 x\n'.repeat(size / 24)}`,
  'action items': (size) =>
    `# Outage\n\n## Action Items\n\n${'- do a thing (owner: Sarah)\n'.repeat(size / 28)}`,
  'paragraphs with times': (size) => TIMES + '14:30 - the alert fired\n'.repeat(size / 24),
  'one line': (size) => `${TIMES}- 14:30 ${'word '.repeat(size / 5)}`,
  'one line of spaces': (size) => `${TIMES}- 14:30${' '.repeat(size)}x`,
  'markup without end': (size) => `${TIMES}${'_a*'.repeat(size / 3)}`,
  'links without end': (size) => `${TIMES}${'[a](b'.repeat(size / 5)}`,
  'nested quotes': (size) => `${TIMES}${'>'.repeat(size)} 14:30 x`,
  'nested lists': (size) => `${TIMES}${'- '.repeat(size / 2)}14:30 x`,
  'quotes that get deeper': (size) =>
    TIMES + Array.from({ length: Math.sqrt(size) }, (_, depth) => '> '.repeat(depth)).join('x\n'),
  'one number': (size) => `${TIMES}- ${'1'.repeat(size)}`,
  backticks: (size) => `${TIMES}${'`a `` b ``` '.repeat(size / 12)}`,
  'bold words': (size) => `${TIMES}${'**a** '.repeat(size / 6)}`,
  brackets: (size) => `${TIMES}**Duration:** ${'('.repeat(size)}`,
  pipes: (size) => `${TIMES}${'|'.repeat(size / 2)}\n${'|-'.repeat(size / 4)}\n`,
  colons: (size) => `${TIMES}${'a: '.repeat(size / 3)}`,
  dates: (size) => `${TIMES}**Date:** ${'2025-01-01 '.repeat(size / 11)}`,
  lengths: (n, first) => HEAD + repeated(n, first, (i) => `**Duration:** ${i % 50} hours\n\n`),
  'unknown fields': (n, first) => HEAD + repeated(n, first, (i) => `**Field ${word(i)}:** x\n\n`),
  'empty fields': (n, first) => HEAD + repeated(n, first, () => '**Status:**\n'),
  'starts and ends': (n, first) => HEAD + repeated(n, first, (i) => `**Start:** 2025-08-22 ${clock(i)} UTC\n**End:** 2025-08-22 ${clock(i + 9)} UTC\n\n`), // prettier-ignore
  actors: (n, first) =>
    `${TIMES}| Time | Event | Person |\n|---|---|---|\n${repeated(n, first, (i) => `| 14:30 | x | Person${word(i)} Namename |\n`)}`,
  owners: (n, first) =>
    ACTIONS + repeated(n, first, (i) => `- [ ] Fix ${word(i)} (owner: ${person(i)})\n`),
  'names of two': (n, first) =>
    ACTIONS + repeated(n, first, (i) => `- [ ] Fix it (owner: ${person(i % 400)})\n`),
  participants: (n, first) =>
    `${HEAD}**Participants:** ${repeated(n, first, (i) => `${person(i)}, `)}\n`,
  'comments on one line': (n, first) => `${HEAD}x ${repeated(n, first, () => '<!-- a --> ')}`,
  'comments without end': (n, first) => HEAD + repeated(n, first, () => '<!--'),
  suppressions: (n, first) =>
    HEAD + repeated(n, first, () => '<!-- postmortem-disable-next-line timeline/gap -->\n\n'),
  'suppressions on one line': (n, first) => `${HEAD}x ${repeated(n, first, () => '<!-- postmortem-disable-next-line timeline/gap --> ')}`, // prettier-ignore
  'suppressions of findings': (n, first) => TIMES + repeated(n, first, () => '<!-- postmortem-disable-next-line timeline/invalid-time -->\n- 25:10 x\n'), // prettier-ignore
  'open suppressions': (n, first) => HEAD + repeated(n, first, (i) => `<!-- postmortem-disable timeline/gap -->\n\n<!-- postmortem-enable x/${word(i)} -->\n\n`), // prettier-ignore
  placeholders: (n, first) => HEAD + repeated(n, first, () => '<add name here> {{x}} [date] TBD '),
  'placeholders in a list': (n, first) => HEAD + repeated(n, first, () => '- TODO: x\n'),
  'angles without end': (n, first) => HEAD + repeated(n, first, () => '<a '),
  headings: (n, first) => HEAD + repeated(n, first, (i) => `## ${word(i)}\n\nx\n\n`),
  'headings of one kind': (n, first) => HEAD + repeated(n, first, () => '## Root cause\n\nx\n\n'),
  whys: (n, first) =>
    `${HEAD}## Five whys\n\n${repeated(n, first, (i) => `${i + 1}. Why did ${word(i)} fail? It broke.\n`)}`,
  metrics: (n, first) =>
    `${MEASURED}## Metrics\n\n${repeated(n, first, (i) => `- MTTR: ${i % 90} minutes\n`)}`,
  sentences: (n, first) =>
    `${MEASURED}## Summary\n\n${repeated(n, first, (i) => `The hotfix took ${i % 90} minutes for 2% → 15%. `)}`,
  entries: (n, first) =>
    TIMES + repeated(n, first, (i) => `- ${clock(i)} Update ${word(i)} was posted\n`),
  messages: (n, first) => `${TIMES}${repeated(n / 2, first, (i) => `- ${clock(i)} x\n`)}\n## Communications\n\n${repeated(n / 2, first, (i) => `- ${clock(i)} sent\n`)}`, // prettier-ignore
  ids: (n, first) => HEAD + repeated(n, first, (i) => `INC-2024-${100 + i} `),
  'action rows': (n, first) => `${ACTIONS}| Action | Owner | Due | Status |\n|---|---|---|---|\n${repeated(n, first, (i) => `| Fix ${word(i)} | ${person(i)} | 2025-09-0${i % 9} | Open |\n`)}`, // prettier-ignore
  'sign-offs': (n, first) =>
    `${HEAD}## Sign-off\n\n${repeated(n, first, (i) => `- ${person(i)} - 2025-09-01\n`)}`,
  'names of links': (n, first) =>
    HEAD + repeated(n, first, (i) => `[a${word(i)}]: https://example.com/${word(i)}\n`),
  assignments: (n, first) => HEAD + repeated(n, first, () => 'password='),
  'one run of letters': (n) => HEAD + 'a'.repeat(n),
  'one run of spaces': (n) => `${HEAD}x${' '.repeat(n)}y\n`,
  'parts of hosts': (n) => HEAD + 'a.'.repeat(n / 2),
  'parts of names': (n) => HEAD + 'a-'.repeat(n / 2),
};
