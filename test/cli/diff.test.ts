import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCli, type Run } from '../support/cli';

const SAMPLE = readFileSync(
  path.join(__dirname, '../../examples/2025-08-22-database-connection-pool.md'),
  'utf8',
);

let folder: string;
const put = (name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
};
const git = (...args: readonly string[]): void =>
  void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd: folder,
    stdio: 'ignore',
  });
const run = (...args: readonly string[]): Promise<Run> => runCli(['diff', ...args], folder);
const json = async (...args: readonly string[]): Promise<Record<string, unknown>[]> =>
  JSON.parse((await run(...args, '--format', 'json')).out) as Record<string, unknown>[];

describe('postmortem diff', () => {
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-diff-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('compares two files, as text, JSON and Markdown', async () => {
    put('a.md', SAMPLE);
    put('b.md', SAMPLE.replace('Critical', '@all [x](http://y)'));
    const { code, out } = await run('a.md', 'b.md');
    assert.equal(code, 0);
    assert.match(out, /severity: Critical → @all.* {2}\[line 9\]/);
    const [only] = await json('a.md', 'b.md');
    assert.equal(only?.['same'], false);
    const { out: page } = await run('a.md', 'b.md', '--format', 'markdown');
    assert.match(page, /- severity: Critical → &#64;all/);
    assert.ok(!page.includes('](http'), page);
    assert.equal((await run('a.md', 'b.md', '--exit-code')).code, 1);
    assert.equal((await run('a.md', 'a.md', '--exit-code')).code, 0);
  });
  it('tells another text of the same incident from a difference', async () => {
    put('a.md', SAMPLE);
    put('b.md', SAMPLE.replace('2025-08-25', '25 Aug 2025'));
    const { code, out } = await run('a.md', 'b.md', '--exit-code');
    assert.equal(code, 0);
    assert.equal(
      out,
      'No difference of an incident; 1 with another text that tells the same incident.\n',
    );
  });
  it('compares two folders by path, and by id what was renamed', async () => {
    put('a/one.md', SAMPLE);
    put('a/notes.md', '# Notes\n');
    put('b/renamed.md', SAMPLE.replace('Critical', 'High'));
    put('b/new.md', SAMPLE.replaceAll('INC-20250822-001', 'INC-20250822-009'));
    const found = await json('a', 'b');
    assert.deepEqual(
      found.map(({ before, after }) => [before, after]),
      [
        [null, path.join('b', 'new.md')],
        [path.join('a', 'one.md'), path.join('b', 'renamed.md')],
      ],
    );
  });
  it('compares the working tree with a commit: changed, renamed, new, gone, not yet followed', async () => {
    git('init', '-q');
    put('docs/changed.md', SAMPLE);
    put('docs/moved.md', SAMPLE.replaceAll('001', '002'));
    put(
      'docs/gone.md',
      SAMPLE.replaceAll('INC-20250822-001', 'INC-20240101-003').replace('14:30', '14:31'),
    );
    put('docs/same.md', SAMPLE.replaceAll('001', '004'));
    put('other/changed.md', SAMPLE);
    git('add', '-A');
    git('commit', '-qm', 'x');
    put('docs/changed.md', SAMPLE.replace('Critical', 'High'));
    put('other/changed.md', SAMPLE.replace('Critical', 'High'));
    put('docs/new – ü.md', SAMPLE.replace('Critical', 'Low').replaceAll('a', 'o'));
    renameSync(path.join(folder, 'docs/moved.md'), path.join(folder, 'docs/there.md'));
    rmSync(path.join(folder, 'docs/gone.md'));
    git('add', '-A', 'docs/moved.md', 'docs/there.md', 'docs/gone.md');
    const found = await json('docs', '--base', 'HEAD');
    assert.deepEqual(
      found.map(({ before, after, same }) => [before, after, same]),
      [
        ['docs/changed.md', 'docs/changed.md', false],
        ['docs/gone.md', null, false],
        [null, 'docs/new – ü.md', false],
        ['docs/moved.md', 'docs/there.md', true],
      ],
    );
  });
  it('says where and why it cannot', async () => {
    put('a.md', SAMPLE);
    for (const [args, reason] of [
      [['a.md'], /two files or two folders/],
      [['a.md', '.'], /not one of each/],
      [['a.md', 'none.md'], /none\.md: ENOENT/],
      [['--base', 'HEAD'], /not a git repository/],
    ] as const) {
      const { code, error } = await run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(error, reason);
    }
    git('init', '-q');
    const { code, error } = await run('--base', '--output=x');
    assert.equal(code, 2);
    assert.match(error, /git knows no commit --output=x here/);
  });
});
