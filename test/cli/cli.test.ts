import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BAD, runCli as run } from '../support/cli';

const CLI = path.join(__dirname, '../../dist/cli.js');
/** The sample with its actions done, and a row for the message that had none. */
const clean = (sample: string): string =>
  sample
    .replaceAll('| Open |', '| Done |')
    .replace(
      /^\| 15:25 /m,
      '| 15:15 | Status page: fix identified | Sarah | Customers informed |\n$&',
    );
const SAMPLE = path.join(__dirname, '../../examples/2025-08-22-database-connection-pool.md');

interface Reported {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly range: {
    readonly start: { readonly line: number; readonly column: number };
    readonly end: { readonly line: number; readonly column: number };
  };
  readonly fixes: readonly string[];
}

describe('postmortem check', () => {
  let folder: string;
  const put = (name: string, text: string | Buffer): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return name;
  };
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-cli-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is silent and 0 for a clean postmortem', async () => {
    const file = put('a.md', clean(readFileSync(SAMPLE, 'utf8')));
    const { code, out } = await run(['check', file], folder);
    assert.deepEqual([code, out], [0, '1 postmortem checked: nothing found.\n']);
  });
  it('shows the line with carets, and is 1', async () => {
    put('a.md', BAD);
    const { code, out } = await run(['check'], folder);
    assert.equal(code, 1);
    assert.match(out, /^a\.md:4:15 error Duration says 5 hours, but 14:30–15:45 is 1h 15m\./);
    assert.match(out, /\n {2}\| \*\*Duration:\*\* 5 hours\n {2}\| {15}\^{7}\n/);
    assert.match(out, /1 error\.\n$/);
  });
  it('prints the stable JSON', async () => {
    put('a.md', BAD);
    const { out } = await run(['check', 'a.md', '--format', 'json'], folder);
    const [found] = JSON.parse(out) as Reported[];
    assert.deepEqual(
      { ...found, message: undefined, fixes: found?.fixes.slice(0, 1) },
      {
        file: 'a.md',
        rule: 'summary/duration-mismatch',
        severity: 'error',
        message: undefined,
        range: { start: { line: 4, column: 15 }, end: { line: 4, column: 22 } },
        fixes: ['Replace by 1 hour 15 minutes (14:30–15:45)'],
      },
    );
  });
  it('takes folders, globs and standard input, and leaves node_modules out', async () => {
    for (const name of ['x/a.md', 'x/y/b.md', 'node_modules/c.md', 'x/readme.txt']) put(name, BAD);
    const files = async (...args: string[]): Promise<readonly string[]> =>
      (
        JSON.parse((await run(['check', '--format', 'json', ...args], folder)).out) as Reported[]
      ).map(({ file }) => file);
    assert.deepEqual(await files(), ['x/a.md', 'x/y/b.md']);
    assert.deepEqual(await files('x/*.md'), ['x/a.md']);
    assert.equal(
      (
        JSON.parse((await run(['check', '-', '--format', 'json'], folder, BAD)).out) as Reported[]
      )[0]?.file,
      '-',
    );
  });
  it('leaves other Markdown alone, unless told to take all', async () => {
    put('list.md', '# List\n\n**Duration:** 14:30 - 15:00 (3 hours)\n');
    assert.equal((await run(['check'], folder)).code, 0);
    assert.equal((await run(['check', '--all'], folder)).code, 1);
  });
  it('takes the level that makes it fail', async () => {
    put('a.md', BAD.replace('5 hours', '75 min').replace('## Root Cause\n\nA leak.\n\n', ''));
    assert.equal((await run(['check'], folder)).code, 0);
    assert.equal((await run(['check', '--severity', 'information'], folder)).code, 1);
  });
  it('takes the nearest configuration, and tells what is wrong in it', async () => {
    put('.postmortem.yaml', 'rules:\n  summary/duration-mismatch: off\n');
    put('x/a.md', BAD);
    assert.equal((await run(['check'], folder)).code, 0);
    put('.postmortem.yaml', 'rules:\n  summary/duration-mismtach: off\n');
    const { code, error } = await run(['check'], folder);
    assert.equal(code, 2);
    assert.match(
      error,
      /\.postmortem\.yaml:2: `rules\.summary\/duration-mismtach` is not known\. Did you mean `summary\/duration-mismatch`\?/,
    );
  });
  it('survives an explosion of aliases', async () => {
    put(
      '.postmortem.yaml',
      [
        'a: &a [x,x,x,x,x,x,x,x,x,x]',
        ...'bcdefgh'
          .split('')
          .map(
            (name, index) => `${name}: &${name} [${`*${'abcdefgh'[index] ?? 'a'},`.repeat(10)}]`,
          ),
      ].join('\n'),
    );
    put('a.md', BAD);
    const { code, error } = await run(['check'], folder);
    assert.equal(code, 2);
    assert.match(error, /aliases/);
  });
  it('checks the other files when one cannot be read', async () => {
    put('a.md', BAD);
    put('binary.md', Buffer.from([0, 1, 2, 3, 0]));
    mkdirSync(path.join(folder, 'folder.md'));
    const { code, out, error } = await run(
      ['check', 'a.md', 'binary.md', 'missing.md', 'folder.md'],
      folder,
    );
    assert.equal(code, 2);
    assert.match(out, /summary\/duration-mismatch/);
    assert.match(error, /binary\.md: binary, not text/);
    assert.match(error, /missing\.md: no such file/);
  });
  it('explains wrong usage', async () => {
    for (const args of [
      ['check', '--format', 'xml'],
      ['check', '--today', 'yesterday'],
      ['chekc'],
      ['check', '--config', 'none.yaml', SAMPLE],
    ]) {
      const { code, error } = await run(args, folder);
      assert.equal(code, 2, args.join(' '));
      assert.notEqual(error, '');
    }
  });
  it('fixes what has one right answer, and keeps line ends, BOM and mode', async () => {
    const text =
      '\uFEFF# Outage\r\n\r\n## Timeline\r\n\r\n- 12:45 PM UTC - Alert\r\n- 13:55 PM UTC - Closed\r\n';
    const file = path.join(folder, put('a.md', text));
    chmodSync(file, 0o640);
    await run(['check', '--fix', 'a.md'], folder);
    assert.equal(readFileSync(file, 'utf8'), text.replace('13:55 PM', '1:55 PM'));
    assert.equal(statSync(file).mode & 0o777, 0o640);
    const once = readFileSync(file, 'utf8');
    await run(['check', '--fix', 'a.md'], folder);
    assert.equal(readFileSync(file, 'utf8'), once);
  });
  it('is quiet when its output is closed early', async () => {
    for (let index = 0; index < 40; index++) put(`${index}.md`, BAD);
    const child = spawn('sh', ['-c', `"${process.execPath}" "${CLI}" check | head -1`], {
      cwd: folder,
    });
    let error = '';
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    assert.equal(error, '');
  });
});

describe('postmortem inspect', () => {
  it('prints the incident as JSON', async () => {
    const { code, out } = await run(['inspect', SAMPLE], os.tmpdir());
    assert.equal(code, 0);
    const read = JSON.parse(out) as Record<string, unknown> & {
      timeline: Record<string, unknown>[];
      actionItems: Record<string, unknown>[];
      incident: Record<string, unknown>;
    };
    assert.equal(read['postmortem'], true);
    assert.deepEqual(read.incident['severity'], { value: 'Critical', line: 9 });
    assert.deepEqual(
      [
        read.timeline[3]?.['line'],
        read.timeline[3]?.['time'],
        read.timeline[3]?.['zone'],
        read.timeline[3]?.['instant'],
      ],
      [33, '14:30', 'UTC', '2025-08-22T14:30:00Z'],
    );
    assert.deepEqual(
      [read.actionItems[0]?.['owner'], read.actionItems[0]?.['due'], read.actionItems[0]?.['done']],
      ['Sarah', '2025-08-25', false],
    );
  });
  it('says when there is no such file', async () =>
    assert.equal((await run(['inspect', 'none.md'], os.tmpdir())).code, 2));
});
