import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { BAD } from '../support/cli';
import { FOLDER, installed, pack, ROOT, runIn } from '../support/packages';

/** By the real pre-commit (`apt-get install pre-commit`, `pip install pre-commit`). */
describe('the hooks for pre-commit', function () {
  this.timeout(300_000);
  let folder: string;
  const git = async (cwd: string, ...args: readonly string[]): Promise<string> => {
    const who = ['-c', 'user.name=sample', '-c', 'user.email=sample@example.com'];
    const { code, out } = await runIn(cwd, 'git', [...who, ...args]);
    assert.equal(code, 0, out);
    return out.trim();
  };
  /** A repository of hooks with these files, and one that uses it. Gives the folder of the second. */
  const using = async (hook: string): Promise<string> => {
    await git(hook, 'init', '-q');
    await git(hook, 'add', '-A', '--force', '.');
    await git(hook, 'commit', '-qm', 'hooks');
    const user = path.join(folder, 'user');
    mkdirSync(user);
    const rev = await git(hook, 'rev-parse', 'HEAD');
    writeFileSync(
      path.join(user, '.pre-commit-config.yaml'),
      `repos:\n  - repo: ${hook}\n    rev: ${rev}\n    hooks: [{ id: postmortem }]\n`,
    );
    writeFileSync(path.join(user, 'bad.md'), BAD);
    writeFileSync(path.join(user, 'README.md'), '# No postmortem\n');
    await git(user, 'init', '-q');
    await git(user, 'add', '-A');
    return user;
  };
  const commit = (user: string, env: NodeJS.ProcessEnv = {}): ReturnType<typeof runIn> =>
    runIn(user, 'pre-commit', ['run', '--all-files'], {
      PRE_COMMIT_HOME: path.join(folder, 'home'),
      ...env,
    });

  before(async function () {
    if (!(await installed('pre-commit'))) {
      console.log('      pre-commit is not installed: its hooks were not tried');
      this.skip();
    }
  });
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-hook-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('install from a repository that holds the packed folder, without any network', async () => {
    await pack('--command-line');
    const hook = path.join(folder, 'hook');
    cpSync(FOLDER, hook, { recursive: true });
    const { code, out } = await commit(await using(hook), { npm_config_offline: 'true' });
    assert.equal(code, 1, out);
    assert.match(out, /postmortem\.+Failed/);
    assert.match(out, /bad\.md:4:15 error Duration says 5 hours/);
  });
  it('install from a clone of this repository, without its tools for development', async () => {
    const hook = path.join(folder, 'hook');
    const files = await git(ROOT, 'ls-files', '-co', '--exclude-standard', '-z');
    for (const file of new Set(
      files.split('\0').filter((name) => existsSync(path.join(ROOT, name))),
    ))
      if (file !== '' && file !== 'node_modules')
        cpSync(path.join(ROOT, file), path.join(hook, file), { recursive: true });
    const logs = path.join(folder, 'logs');
    const { code, out } = await commit(await using(hook), {
      npm_config_prefer_offline: 'true',
      npm_config_logs_dir: logs,
    });
    assert.equal(code, 1, out);
    assert.match(out, /bad\.md:4:15 error Duration says 5 hours/);
    const told = readdirSync(logs).map((name) => readFileSync(path.join(logs, name), 'utf8'));
    assert.match(told.join(''), /packument\S* \S*\/esbuild /, 'what is built in is brought');
    assert.doesNotMatch(told.join(''), /packument\S* \S*\/(?:typescript|eslint|mocha)/);
  });
  it('are built of the packages that are listed for it, and of no other', async () => {
    const entryPoints = ['cli', 'node', 'word/document'].map((one) => `server/src/main/${one}.ts`);
    const { metafile } = await build({
      absWorkingDir: ROOT,
      entryPoints: entryPoints,
      bundle: true,
      // What agents speak is a file of its own; a hook has none.
      external: ['@modelcontextprotocol/*'],
      write: false,
      metafile: true,
      platform: 'node',
      outdir: 'out',
    });
    const direct = Object.entries(metafile.inputs)
      .filter(([file]) => !file.includes('node_modules'))
      .flatMap(([, { imports }]) => imports.map(({ path: to }) => to))
      .flatMap((to) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(to)?.[1] ?? []);
    const manifest = (await import('../../package.json')).default;
    const own = new Set(direct.filter((name) => name in manifest.devDependencies));
    const { BUILT_OF } = await import('../../scripts/lib/packages/builtOf.mjs');
    assert.deepEqual([...new Set([...own, 'dejavu-fonts-ttf', 'esbuild'])].sort(), [...BUILT_OF]);
  });
});
