import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { documentOf, write } from '../site/documents';
import { runCli, type Run } from '../support/cli';

/** What many documents can be like that nobody wants: it is said, it is counted, and nothing is lost. */
describe('bad input of commands over many documents', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-lost-'));
    write(folder, {
      'docs/a.md': documentOf(),
      'docs/b.md': documentOf({ day: '2025-08-23' }),
      'docs/shopping.md': '# Shopping\n\n- milk\n',
      'docs/two.md': `# Incidents\n\n${['Pool (2025-08-03)', 'Disk (2025-08-09)'].map((name) => `## Incident: ${name}\n\n### Timeline (UTC)\n\n- 14:30 - Impact started\n- 15:30 - Resolved\n\n### Root Cause\n\nA leak.\n`).join('\n')}`,
    });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const cli = (...args: readonly string[]): Promise<Run> => runCli(args, folder);
  const bytes = (name: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      readdirSync(path.join(folder, name), { recursive: true, encoding: 'utf8' })
        .filter((file) => path.extname(file) !== '')
        .map((file) => [file, readFileSync(path.join(folder, name, file), 'utf8')]),
    );

  it('says what is no postmortem, which file tells several, and which id stands twice', async () => {
    const { out, code } = await cli('metrics', 'docs');
    assert.equal(code, 0);
    assert.match(out, /docs\/a\.md and docs\/b\.md have the id INC-20250822-001: each was counted/);
    assert.match(out, /docs\/two\.md tells several incidents: counted as one, without its lengths/);
    assert.match(out, /^3 postmortems,/m);
    assert.match(out, /Set aside: 1 file that is no postmortem/);
  });

  for (const [command, out] of [
    ['export', 'tables'],
    ['report', 'site'],
  ] as const)
    it(`leaves what ${command} wrote before where its folder is gone`, async () => {
      assert.equal((await cli(command, 'docs', '--out', out)).code, 0);
      const before = bytes(out);
      assert.ok(Object.keys(before).length >= 4);
      renameSync(path.join(folder, 'docs'), path.join(folder, 'elsewhere'));
      const { code, error } = await cli(command, 'docs', '--out', out);
      assert.equal(code, 2);
      assert.match(error, /docs: no such file/);
      assert.match(error, /no postmortem was read, so nothing was written/);
      assert.deepEqual(bytes(out), before);
    });

  it('lists ten thousand actions, each once', async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, n) => `- [ ] Repair the part number ${n} of it`,
    );
    write(folder, { 'many/a.md': documentOf().replace(/^\| Action \|[^]*/m, rows.join('\n')) });
    const { out, code } = await cli('actions', 'many', '--format', 'json');
    assert.equal(code, 0);
    const { counts } = JSON.parse(out) as { readonly counts: { readonly open: number } };
    assert.equal(counts.open, 10_000);
  });

  it('says what git says of a history that is broken, and lists the actions all the same', async () => {
    const git = (...args: readonly string[]): void =>
      void execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
        cwd: folder,
        stdio: 'ignore',
      });
    git('init');
    git('add', 'docs');
    git('commit', '-m', 'one');
    rmSync(path.join(folder, '.git/objects'), { recursive: true });
    const { out, error } = await cli('actions', 'docs', '--history');
    assert.match(error, /docs\/a\.md: no history: git says: \S/);
    assert.doesNotMatch(error, /--no-pager/);
    assert.match(out, /^4 actions: /m);
  });
});
