import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { DEFAULT_CONFIGURATION } from '../../server/src/model/configuration';
import type { Finding } from '../../server/src/rules/rule';
import { applyEdits } from '../../server/src/text/edit';
import { normalise } from '../../server/src/text/source';
import { analyse } from '../../server/src/workspace/analyse';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { PLANTS, type Plant } from './plants';

const ROOT = path.join(__dirname, '../..');
const FOLDERS = [
  path.join(ROOT, 'examples'),
  ...(process.env.POSTMORTEM_CORPUS ? [path.resolve(ROOT, process.env.POSTMORTEM_CORPUS)] : []),
];

const read = (text: string, file: string): Snapshot =>
  analyse(text, {
    configuration: DEFAULT_CONFIGURATION,
    today: Temporal.PlainDate.from('2026-12-01'),
    path: file,
  });

/** A document of another form than the examples: full dates in a list, long first names. */
const DATED = `# Search outage of 2025-03-04

## Impact

12% of searches failed.

## Timeline

- 2025-03-04 10:02 UTC - Alert fired
- 2025-03-04 10:05 UTC - Page acknowledged
- 2025-03-04 10:20 UTC - Logs read
- 2025-03-04 10:31 UTC - Index found to be broken
- 2025-03-04 10:44 UTC - Rebuild started
- 2025-03-04 11:08 UTC - Rebuild done
- 2025-03-04 11:10 UTC - Incident resolved

## Root Cause

The index was written while the disk was full.

## Action Items

| Action | Owner | Due |
|---|---|---|
| Alert on the free space of the index | Katharina | 2025-03-11 |
| Reject writes when the disk is full | Katharina | 2025-03-18 |
| Write down how to rebuild the index | Katharina | 2025-03-25 |
| Test the rebuild each month | Sebastian | 2025-04-01 |
`;

/** Real documents in which no rule that plants faults has anything to say. */
const DOCUMENTS = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map((file) => path.join(folder, String(file)))
    .filter((file) => file.endsWith('.md') && !/template/i.test(file)),
)
  .map((file) => ({ file, snapshot: read(normalise(readFileSync(file, 'utf8')), file) }))
  .concat([{ file: '/dated.md', snapshot: read(DATED, '/dated.md') }])
  .filter(({ snapshot }) => {
    const { postmortem, template } = snapshot.model.recognition;
    return postmortem && !template;
  });

const counted = (findings: readonly Finding[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { rule, severity } of findings)
    if (severity === 'error' || severity === 'warning')
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
};

interface Outcome {
  planted: number;
  readonly missed: string[];
  readonly elsewhere: string[];
  readonly unfixed: string[];
}

function plantEverywhere(kind: Plant): Outcome {
  const outcome: Outcome = { planted: 0, missed: [], elsewhere: [], unfixed: [] };
  for (const { file, snapshot } of DOCUMENTS) {
    const name = path.basename(file);
    if (snapshot.findings.some(({ rule }) => rule === kind.rule)) continue;
    const planted = kind.plant(snapshot);
    if (!planted) continue;
    outcome.planted++;
    const after = read(planted.text, file);
    const found = after.findings.filter(
      ({ rule, range }) =>
        rule === kind.rule && range.from <= planted.at.to && range.to >= planted.at.from,
    );
    const [finding] = found;
    if (!finding) {
      outcome.missed.push(name);
      continue;
    }
    const before = counted(snapshot.findings);
    for (const [rule, count] of counted(after.findings))
      if (rule !== kind.rule && count > (before.get(rule) ?? 0))
        outcome.elsewhere.push(`${name}: ${rule}`);
    if (!kind.fixed) continue;
    const fix = finding.fixes.find(({ preferred }) => preferred) ?? finding.fixes[0];
    const fixed = fix && read(applyEdits(planted.text, fix.edits), file);
    if (!fixed || fixed.findings.some(({ rule }) => rule === kind.rule)) outcome.unfixed.push(name);
  }
  return outcome;
}

describe('a fault planted into real documents', () => {
  const total = { planted: 0, missed: 0, fixable: 0, unfixed: 0 };
  for (const kind of PLANTS)
    it(`${kind.name} is found at its place, alone, and fixed`, () => {
      const { planted, missed, elsewhere, unfixed } = plantEverywhere(kind);
      total.planted += planted;
      total.missed += missed.length;
      total.fixable += kind.fixed ? planted : 0;
      total.unfixed += unfixed.length;
      assert.ok(planted > 0, 'there is a document to plant it into');
      assert.deepEqual({ missed, elsewhere, unfixed }, { missed: [], elsewhere: [], unfixed: [] });
    });
  it('is found in 99 of 100 cases, and fixed in 95', () => {
    assert.ok(total.missed <= total.planted / 100, `${total.missed} of ${total.planted} missed`);
    assert.ok(
      total.unfixed <= total.fixable / 20,
      `${total.unfixed} of ${total.fixable} not fixed`,
    );
  });
});
