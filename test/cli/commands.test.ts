import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BAD, runCli, type Run } from '../support/cli';
import { parseDocument as parseYaml } from 'yaml';

const SAMPLE = path.join(__dirname, '../../examples/2025-08-22-database-connection-pool.md');

let folder: string;
const put = (name: string, text: string): string => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return name;
};
const run = (...args: readonly string[]): Promise<Run> => runCli(args, folder);
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-commands-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the report formats of check', () => {
  it('SARIF names rule, level and region, relative to the folder', async () => {
    put('docs/a b.md', BAD);
    const { code, out } = await run('check', '--format', 'sarif');
    assert.equal(code, 1);
    // The types of the tool's own log come from the schema of SARIF 2.1.0; here is what it says.
    const log = JSON.parse(out) as {
      version: string;
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: {
          ruleId: string;
          ruleIndex: number;
          level: string;
          locations: {
            physicalLocation: {
              artifactLocation: { uri: string };
              region: Record<string, number>;
            };
          }[];
        }[];
      }[];
    };
    const [first] = log.runs;
    const result = first?.results.find(({ ruleId }) => ruleId === 'summary/duration-mismatch');
    assert.equal(log.version, '2.1.0');
    assert.equal(result?.level, 'error');
    assert.equal(first?.tool.driver.rules[result.ruleIndex]?.id, 'summary/duration-mismatch');
    assert.deepEqual(result.locations[0]?.physicalLocation, {
      artifactLocation: { uri: 'docs/a%20b.md' },
      region: { startLine: 4, startColumn: 15, endLine: 4, endColumn: 22 },
    });
  });
  it('GitHub annotations escape what would end them', async () => {
    put('a.md', BAD);
    const { out } = await run('check', '--format', 'github');
    const line = out.split('\n').find((text) => text.includes('duration-mismatch'));
    assert.match(
      line ?? '',
      /^::error file=a\.md,line=4,endLine=4,col=15,endColumn=22,title=summary\/duration-mismatch::Duration says 5 hours/,
    );
    assert.ok(!out.includes('\n\n'));
  });
  it('GitLab fingerprints are unique, and stay when lines move', async () => {
    const prints = async (): Promise<readonly string[]> =>
      (JSON.parse((await run('check', '--format', 'gitlab')).out) as { fingerprint: string }[]).map(
        ({ fingerprint }) => fingerprint,
      );
    put('a.md', BAD);
    const before = await prints();
    put('a.md', BAD.replace('# Outage\n', '# Outage\n\nSome words.\n'));
    assert.deepEqual(await prints(), before);
    assert.equal(new Set(before).size, before.length);
  });
  it('JUnit has a failure for each error and warning, and a passed test for a clean file', async () => {
    put('a.md', BAD.replace('# Outage', '# Outage <&"> of \u0001'));
    put('b.md', readFileSync(SAMPLE, 'utf8').replaceAll('| Open |', '| Done |'));
    const { out } = await run('check', '--format', 'junit');
    assert.match(out, /<testsuite name="a\.md" tests="1" failures="1" errors="0">/);
    assert.match(out, /<testsuite name="b\.md" tests="1" failures="0" errors="0">/);
    assert.match(out, /<failure type="error" message="Duration says 5 hours, but 14:30–15:45/);
  });
  it('goes around a cyclic link', async () => {
    put('docs/a.md', BAD);
    symlinkSync(folder, path.join(folder, 'docs', 'again'), 'dir');
    const { code, out } = await run('check', '--format', 'json');
    assert.equal(code, 1);
    assert.equal(
      (JSON.parse(out) as { rule: string }[]).filter(
        ({ rule }) => rule === 'summary/duration-mismatch',
      ).length,
      1,
    );
  });
  it('knows the incidents of the other files', async () => {
    for (const id of [
      'INC-20250701-001',
      'INC-20250702-001',
      'INC-20250703-001',
      'INC-20250704-001',
    ])
      put(
        `${id}.md`,
        `# Outage\n\n**Incident ID:** ${id}\n\n## Timeline (UTC)\n\n- 14:30 - Alert\n\n## Impact\n\n9 users.\n\n## Related Incidents\n\n- INC-20250701-001: similar\n- INC-20250709-001: similar\n`,
      );
    const { out } = await run('check', '--format', 'json');
    const found = (JSON.parse(out) as { rule: string; message: string; file: string }[]).filter(
      ({ rule }) => rule.startsWith('references/'),
    );
    assert.deepEqual(found.map(({ rule, file }) => `${file} ${rule}`).sort(), [
      'INC-20250701-001.md references/self',
      ...[1, 2, 3, 4].map((day) => `INC-2025070${day}-001.md references/unknown-incident`),
    ]);
  });
});

describe('postmortem metrics', () => {
  it('prints one row for each postmortem', async () => {
    put('README.md', '# Postmortems\n');
    put('a.md', readFileSync(SAMPLE, 'utf8'));
    const { code, out } = await run('metrics', '--format', 'json', '--today', '2025-09-02');
    assert.equal(code, 0);
    const { incidents, read } = JSON.parse(out) as {
      incidents: {
        file: string;
        id: string;
        lengths: Record<string, { minutes?: number; lines?: number[]; definition?: string }>;
      }[];
      read: Record<string, number>;
    };
    assert.deepEqual(read, { files: 2, others: 1, templates: 0 });
    assert.deepEqual(
      incidents.map(({ file, id, lengths }) => [
        file,
        id,
        ...['duration', 'detect', 'acknowledge', 'mitigate', 'resolve'].map(
          (length) => lengths[length]?.minutes,
        ),
      ]),
      [['a.md', 'INC-20250822-001', 75, 0, 4, 65, 72]],
    );
    assert.equal(incidents[0]?.lengths['acknowledge']?.definition, 'acknowledged − detected');
  });
  it('prints CSV that a spreadsheet does not run', async () => {
    put(
      'a.md',
      readFileSync(SAMPLE, 'utf8').replace('**Status:** Resolved', '**Status:** =1+1, "x"'),
    );
    const { out } = await run('metrics', '--format', 'csv');
    assert.match(out, /^file,id,date,/);
    assert.match(out, /,'=1\+1,/);
  });
  it('prints a table with a sum', async () => {
    put('a.md', readFileSync(SAMPLE, 'utf8'));
    const { out } = await run('metrics', '--today', '2025-09-02');
    assert.match(out, /1h 15m/);
    // A follow-up says that all actions are done, the table that they are open: neither counts.
    assert.match(
      out,
      /1 postmortem, 0 actions open, 0 overdue\. Of 8 actions, 0 are done and 8 unk/,
    );
  });
});

describe('postmortem rules and explain', () => {
  it('list all rules, and tell about one', async () => {
    assert.match((await run('rules')).out, /timeline\/gap\s+information\s+fixes\s+A long silence/);
    const listed = JSON.parse((await run('rules', '--format', 'json')).out) as { id: string }[];
    assert.ok(listed.length > 50);
    assert.match((await run('explain', 'timeline/gap')).out, /minutes \(30\)/);
  });
  it('name the nearest rule for one that is not there', async () => {
    const { code, error } = await run('explain', 'timeline/gapp');
    assert.equal(code, 2);
    assert.match(error, /Did you mean timeline\/gap\?/);
  });
});

describe('postmortem init', () => {
  it('writes what the folder has in common, as comments that can be uncommented', async () => {
    put('a.md', readFileSync(SAMPLE, 'utf8'));
    const { code } = await run('init');
    assert.equal(code, 0);
    const file = path.join(folder, '.postmortem.yaml');
    const text = readFileSync(file, 'utf8');
    assert.match(text, /# severities:\n# {3}- Critical\n/);
    assert.match(text, /# {3}- Sarah Chen\n/);
    assert.equal((await run('check', '--severity', 'error')).code, 0);
    const open = text
      .split('\n')
      .map((line) => (/^# (?: |[a-zA-Z]+:)/.test(line) ? line.slice(2) : line))
      .join('\n');
    assert.deepEqual(parseYaml(open).errors, []);
    writeFileSync(file, open);
    assert.equal((await run('check', '--severity', 'error')).error, '');
  });
  it('never replaces one', async () => {
    put('.postmortem.yaml', 'timezone: UTC\n');
    const { code, error } = await run('init');
    assert.equal(code, 2);
    assert.match(error, /is there already/);
    assert.equal(readFileSync(path.join(folder, '.postmortem.yaml'), 'utf8'), 'timezone: UTC\n');
  });
});
