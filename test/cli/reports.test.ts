import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { coloured } from '../../server/src/main/cli/output';
import { BAD, runCli } from '../support/cli';

const ROOT = path.join(__dirname, '../..');
const incident = (id: string, related = ''): string =>
  `# Outage ${id}\n\n**Incident ID:** ${id}\n\n## Timeline (UTC)\n\n- 14:30 - Alert\n- 14:40 - Closed\n\n## Impact\n\n9 users.\n${related === '' ? '' : `\n## Related Incidents\n\n- ${related}: similar\n`}`;

describe('what check tells', () => {
  let folder: string;
  const put = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  const check = (...args: string[]) => runCli(['check', ...args], folder);
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-told-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('nothing found is told apart from nothing to look at', async () => {
    assert.match((await check()).out, /no Markdown file/);
    put('notes.md', '# Notes\n');
    assert.match((await check()).out, /^None of 1 Markdown file is a postmortem/);
    assert.match((await check('--format', 'json')).error, /None of 1 Markdown file/);
    const missing = await check('nope.md');
    assert.deepEqual([missing.code, missing.out], [2, 'Nothing was checked.\n']);
  });
  it('folders hold .markdown and any case of the ending, and pipes are left out', async () => {
    for (const name of ['a.markdown', 'b.MD', 'c.Markdown', 'd.md']) put(name, BAD);
    execFileSync('mkfifo', [path.join(folder, 'e.md')]);
    const { out, code } = await check('--format', 'unix');
    assert.equal(code, 1);
    assert.deepEqual(
      [...out.matchAll(/^(\S+?):.*duration-mismatch/gm)].map(([, file]) => file),
      ['a.markdown', 'b.MD', 'c.Markdown', 'd.md'],
    );
    assert.match((await check('e.md')).error, /e\.md: no ordinary file/);
  });
  it('one line for each finding fits the problem matcher', async () => {
    put('a.md', BAD);
    const { out } = await check('--format', 'unix');
    const { problemMatcher } = JSON.parse(
      readFileSync(path.join(ROOT, 'docs/problem-matcher.json'), 'utf8'),
    ) as { problemMatcher: { pattern: { regexp: string }[] }[] };
    const { contributes } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      contributes: { problemMatchers: { pattern: { regexp: string } }[] };
    };
    for (const regexp of [
      problemMatcher[0]?.pattern[0]?.regexp,
      contributes.problemMatchers[0]?.pattern.regexp,
    ])
      for (const line of out.trimEnd().split('\n'))
        assert.match(line, new RegExp(regexp ?? 'none'));
    assert.match(out, /^a\.md:4:15: error: Duration .* \[summary\/duration-mismatch\]$/m);
  });
  it('paths from the root of the repository, from inside of it', async () => {
    mkdirSync(path.join(folder, '.git'));
    put('docs/a.md', BAD);
    for (const format of ['github', 'gitlab', 'sarif', 'unix']) {
      const run = await runCli(
        ['check', 'a.md', '--root-relative', '--format', format],
        path.join(folder, 'docs'),
      );
      assert.match(run.out, /docs\/a\.md/, format);
    }
  });
  it('SARIF holds the fixes and where the tool is at home', async () => {
    put('a.md', BAD);
    const { out } = await check('--format', 'sarif');
    const log = JSON.parse(out) as {
      runs: {
        tool: { driver: { informationUri: string } };
        results: {
          ruleId: string;
          fixes?: {
            artifactChanges: { replacements: { insertedContent: { text: string } }[] }[];
          }[];
        }[];
      }[];
    };
    const [run] = log.runs;
    assert.match(run?.tool.driver.informationUri ?? '', /^https:/);
    const found = run?.results.find(({ ruleId }) => ruleId === 'summary/duration-mismatch');
    assert.equal(
      found?.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent.text,
      '1 hour 15 minutes',
    );
  });
  it('SARIF is valid for the tool that its makers give out', async function () {
    if (spawnSync('sarif-multitool', ['version']).error) {
      console.log('sarif-multitool is not installed, so the report was not validated');
      this.skip();
    }
    put('a.md', BAD);
    put('out.sarif', (await check('--format', 'sarif')).out);
    const { stdout } = spawnSync('sarif-multitool', ['validate', 'out.sarif'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.doesNotMatch(stdout, /: (?:error|warning) /);
    assert.match(stdout, /completed successfully/);
  });
  it('JUnit has no suite for what is no postmortem', async () => {
    put('a.md', BAD);
    put('notes.md', '# Notes\n');
    const { out } = await check('--format', 'junit');
    assert.ok(out.includes('name="a.md"') && !out.includes('notes.md'));
  });
  it('colours as the terminal, and as the environment wants it', () => {
    for (const [environment, terminal, expected] of [
      [{}, true, true],
      [{}, false, false],
      [{ NO_COLOR: '1' }, true, false],
      [{ NO_COLOR: '' }, true, true],
      [{ FORCE_COLOR: '1' }, false, true],
      [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
      [{ FORCE_COLOR: '0' }, true, false],
    ] as const)
      assert.equal(coloured(environment, terminal), expected, JSON.stringify(environment));
  });
});

describe('references of a run over a few files', () => {
  let folder: string;
  const ids = [1, 2, 3, 4].map((day) => `INC-2025070${day}-001`);
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-tree-'));
    mkdirSync(path.join(folder, '2025'));
    for (const id of ids) writeFileSync(path.join(folder, '2025', `${id}.md`), incident(id));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const unknown = async (related: string, ...args: string[]): Promise<boolean> => {
    writeFileSync(path.join(folder, 'new.md'), incident('INC-20250801-001', related));
    const { out } = await runCli(['check', ...args], folder);
    return out.includes('references/unknown-incident');
  };
  it('are looked up in the whole repository', async () => {
    mkdirSync(path.join(folder, '.git'));
    assert.equal(await unknown('INC-20250703-001', 'new.md'), false);
    assert.equal(await unknown('INC-20250709-001', 'new.md'), true);
  });
  it('are not judged where nothing tells how far the documents reach', async () =>
    assert.equal(await unknown('INC-20250709-001', 'new.md'), false));
  it('are looked up in the folder that was given', async () => {
    assert.equal(await unknown('INC-20250703-001', '.'), false);
    assert.equal(await unknown('INC-20250709-001', '.'), true);
  });
});

describe('completion in a shell', () => {
  const completed = (words: readonly string[]): string =>
    execFileSync(
      'bash',
      [
        '-c',
        `source <("${process.execPath}" "${path.join(ROOT, 'dist/cli.js')}" completion bash)
         COMP_WORDS=(postmortem "$@"); COMP_CWORD=$#; _postmortem; echo "\${COMPREPLY[*]}"`,
        'bash',
        ...words,
      ],
      { encoding: 'utf8' },
    ).trim();
  it('knows commands, options, values and rules', () => {
    assert.equal(completed(['insp']), 'inspect');
    assert.equal(completed(['check', '--stdin']), '--stdin-filename');
    assert.equal(completed(['check', '--format', 'sa']), 'sarif');
    assert.equal(completed(['explain', 'timeline/ga']), 'timeline/gap');
  });
  for (const shell of ['zsh', 'fish'])
    it(`${shell} reads its script`, async function () {
      if (spawnSync(shell, ['--version']).error) {
        console.log(`${shell} is not installed, so its script was not tried`);
        this.skip();
      }
      const { out } = await runCli(['completion', shell], os.tmpdir());
      const script = path.join(mkdtempSync(path.join(os.tmpdir(), 'postmortem-shell-')), 'script');
      writeFileSync(script, out);
      const { status, stderr } = spawnSync(shell, ['-n', script], { encoding: 'utf8' });
      rmSync(path.dirname(script), { recursive: true });
      assert.deepEqual([status, stderr], [0, '']);
    });
});

describe('the server on its own', () => {
  const server = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(ROOT, 'dist/server.js'), ...args], { encoding: 'utf8' });
  it('tells its version and how to start it', () => {
    assert.match(server('--version').stdout, /^\d+\.\d+\.\d+\n$/);
    const help = server('--help');
    assert.equal(help.status, 0);
    assert.match(help.stdout, /--stdio/);
    assert.equal(server().status, 2);
  });
});
