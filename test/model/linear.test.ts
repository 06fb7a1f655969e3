import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { previewData } from '../../server/src/features/preview/preview';
import { publicVersion } from '../../server/src/redaction/publicVersion';
import { timelineSvg } from '../../server/src/picture/svg';
import { keepDocument } from '../../server/src/syntax/document';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { postmortem } from '../support/analyse';

const SAMPLE = readFileSync(
  path.join(__dirname, '../../examples/2025-08-22-database-connection-pool.md'),
  'utf8',
);
const HEAD = '# Outage\n\n## Timeline\n\n';

/** A number in digits that are letters: another word for each. */
const lettersOf = (value: number, first: number, base: number): string =>
  [3, 2, 1, 0]
    .map((place) => String.fromCharCode(first + (Math.floor(value / base ** place) % base)))
    .join('');

/** Documents of about `size` characters that grow in one direction only. */
const SHAPES: Readonly<Record<string, (size: number) => string>> = {
  'the sample again and again': (size) => SAMPLE.repeat(Math.ceil(size / SAMPLE.length)),
  'table rows': (size) =>
    `${HEAD}| Time (UTC) | Event |\n|---|---|\n${'| 14:30 | Alert fired for x |\n'.repeat(size / 30)}`,
  'dated entries': (size) =>
    `${HEAD}${Array.from({ length: size / 34 }, (_, index) => `- 2025-08-${10 + Math.floor(index / 1440)} ${String(Math.floor(index / 60) % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')} UTC - event ${index}\n`).join('')}`,
  'action items with everything': (size) =>
    `# Outage\n\n**Date:** 2025-08-22\n\n## Action Items\n\n| P | Action | Owner | Due | Status |\n|---|---|---|---|---|\n${Array.from({ length: size / 50 }, (_, index) => `| P1 | Do thing ${index} | Name${index % 900} | 2025-09-1${index % 9} | Open |\n`).join('')}`,
  'a timeline with people': (size) =>
    `${HEAD}| Time (UTC) | Event | Person |\n|---|---|---|\n${Array.from({ length: size / 40 }, (_, index) => `| ${String(Math.floor(index / 60) % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')} | Restarted node ${index} | Person${index} Name |\n`).join('')}`,
  'a timeline with actors in small letters': (size) =>
    `${HEAD}| Time (UTC) | Person | Event |\n|---|---|---|\n${Array.from({ length: size / 30 }, (_, index) => `| 14:30 | q${lettersOf(index, 0x61, 26)}z | restarted |\n`).join('')}`,
  'a timeline with Japanese names': (size) =>
    `${HEAD}| Time (UTC) | Person | Event |\n|---|---|---|\n${Array.from({ length: size / 30 }, (_, index) => `| 14:30 | 山${lettersOf(index, 0x4e00, 200)}子 | restarted |\n`).join('')}`,
  headings: (size) => `# Outage\n\n${'## Timeline\n\n- 14:30 x\n'.repeat(size / 24)}`,
  'action items': (size) =>
    `# Outage\n\n## Action Items\n\n${'- do a thing (owner: Sarah)\n'.repeat(size / 28)}`,
  'paragraphs with times': (size) => HEAD + '14:30 - the alert fired\n'.repeat(size / 24),
  'one line': (size) => `${HEAD}- 14:30 ${'word '.repeat(size / 5)}`,
  'one line of spaces': (size) => `${HEAD}- 14:30${' '.repeat(size)}x`,
  'markup without end': (size) => `${HEAD}${'_a*'.repeat(size / 3)}`,
  'links without end': (size) => `${HEAD}${'[a](b'.repeat(size / 5)}`,
  'nested quotes': (size) => `${HEAD}${'>'.repeat(size)} 14:30 x`,
  'nested lists': (size) => `${HEAD}${'- '.repeat(size / 2)}14:30 x`,
  'quotes that get deeper': (size) =>
    HEAD + Array.from({ length: Math.sqrt(size) }, (_, depth) => '> '.repeat(depth)).join('x\n'),
  'one number': (size) => `${HEAD}- ${'1'.repeat(size)}`,
  backticks: (size) => `${HEAD}${'`a `` b ``` '.repeat(size / 12)}`,
  'bold words': (size) => `${HEAD}${'**a** '.repeat(size / 6)}`,
  brackets: (size) => `${HEAD}**Duration:** ${'('.repeat(size)}`,
  pipes: (size) => `${HEAD}${'|'.repeat(size / 2)}\n${'|-'.repeat(size / 4)}\n`,
  colons: (size) => `${HEAD}${'a: '.repeat(size / 3)}`,
  dates: (size) => `${HEAD}**Date:** ${'2025-01-01 '.repeat(size / 11)}`,
};

const SMALL = 30_000;
/** Linear gives 8; quadratic would give 64. What lies between is the noise of the machine. */
const LIMIT = 26;

/** The fastest of several runs: the one that the machine disturbed least. */
function fastest(work: () => void): number {
  let best = Infinity;
  for (let run = 0; run < 4; run++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return Math.max(best, 0.5);
}

function assertLinear(small: () => void, large: () => void): void {
  let ratio = Infinity;
  // Whoever else is busy on the machine gets several chances to be quiet.
  for (let attempt = 0; attempt < 4 && ratio >= LIMIT; attempt++)
    ratio = Math.min(ratio, fastest(large) / fastest(small));
  assert.ok(ratio < LIMIT, `8 times the size took ${ratio.toFixed(1)} times as long`);
}

describe('time grows with the document, not faster', () => {
  for (const [name, make] of Object.entries(SHAPES)) {
    for (const [stage, work] of [
      ['parsing', keepDocument],
      ['everything', postmortem],
    ] as const) {
      it(`${stage}: ${name}`, () => {
        const small = make(SMALL);
        const large = make(SMALL * 8);
        assertLinear(
          () => void work(small),
          () => void work(large),
        );
      });
    }
    for (const [stage, work] of [
      ['the public version', publicVersion],
      ['the panel and its picture', panel],
    ] as const) {
      it(`${stage}: ${name}`, () => {
        const small = postmortem(make(SMALL));
        const large = postmortem(make(SMALL * 8));
        assertLinear(
          () => void work(small),
          () => void work(large),
        );
      });
    }
  }
});

/** What each key costs while the panel is open. */
function panel(snapshot: Snapshot): void {
  const { timeline, metrics } = previewData(snapshot, 'file:///a.md', 1);
  timelineSvg(timeline, metrics);
}
