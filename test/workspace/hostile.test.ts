import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import picomatch from 'picomatch';
import { globProblem, matchesGlobs } from '../../server/src/model/globs';
import { idFormProblem, idForms } from '../../server/src/model/incident/ids';
import { linkPattern, linkPatternProblem } from '../../server/src/model/linkPatterns';
import { BEGINNINGS_REQUEST, PASTE_REQUEST, type Beginnings } from '../../server/src/protocol';
import { readConfigurationFile } from '../../server/src/workspace/configuration/file';
import { without } from '../../server/src/workspace/configuration/read';
import { BAD, runCli } from '../support/cli';
import { PULL, startClient } from '../support/server';

/** Milliseconds of this process alone; what this is against took from ten seconds to minutes. */
const SOON = 5000;
const within = (work: () => void): void => {
  const start = process.cpuUsage();
  work();
  const took = process.cpuUsage(start).user / 1000;
  assert.ok(took < SOON, `took ${Math.round(took)} ms`);
};

describe('a configuration of a repository of strangers', () => {
  const digits = '1'.repeat(20_000);
  const word = 'a-'.repeat(10_000);
  for (const [what, work] of [
    [
      'globs of many stars',
      () =>
        matchesGlobs(`${'a'.repeat(4000)}.md`, [`${'*a'.repeat(60)}*b`, `${'**/'.repeat(60)}b`]),
    ],
    ['globs of many alternatives', () => assert.notEqual(globProblem('{a,b}'.repeat(50)), null)],
    ['id forms of many numbers', () => idForms(['{n}'.repeat(30)]).inReference(digits)],
    ['id forms with digits between', () => idForms(['{n}1'.repeat(20)]).inReference(digits)],
    [
      'id forms with something between',
      () => idForms(['{n}-'.repeat(14)]).inReference('1-'.repeat(9000)),
    ],
    [
      'link patterns of many names',
      () => [...word.matchAll(linkPattern(`${'{name}'.repeat(20)}!`) ?? /$^/g)],
    ],
    [
      'link patterns with something between',
      () => [...'a/'.repeat(9000).matchAll(linkPattern(`${'{name}/'.repeat(20)}!`) ?? /$^/g)],
    ],
    [
      'twenty thousand unknown keys',
      () =>
        readConfigurationFile(
          Array.from({ length: 20_000 }, (_, key) => `key${key}: 1`).join('\n'),
        ),
    ],
    [
      'an unknown key of half the file',
      () =>
        readConfigurationFile(`${'k'.repeat(200_000)}: 1\nrules:\n  ${'k'.repeat(200_000)}: off\n`),
    ],
    ['a file of many megabytes', () => readConfigurationFile('# x\n'.repeat(4_000_000))],
  ] as const)
    it(`${what} take no time`, () => within(work));

  it('patterns that cannot be matched in linear time are refused with a reason, and the rest holds', () => {
    for (const [text, message] of [
      ["ids: ['INC-{n}{n}']", /two `\{n\}` with nothing but digits/],
      ["ids: ['{n}{yyyy}7{n}']", /two `\{n\}`/],
      ["links: [{ match: '{name}x{n}', url: 'https://a.example/{0}' }]", /two parts/],
      ["files: ['+(a|b).md']", /round brackets/],
      [`files: [${'a,'.repeat(300)}]`, /at most 200 items/],
    ] as const) {
      const { problems, value } = readConfigurationFile(`timezone: UTC\n${text}\n`);
      assert.match(problems.map((problem) => problem.message).join('\n'), message);
      assert.equal((value as { timezone?: string }).timezone, 'UTC');
    }
    for (const form of ['INC-{yyyy}{mm}{dd}-{n}', 'PM{yyyy}-{n}', '{n}-{n}', '#{n}'])
      assert.equal(idFormProblem(form), null, form);
    for (const match of ['OPS-{n}', '#{name}', '{name}/{name}#{n}', 'a{name}b'])
      assert.equal(linkPatternProblem(match), null, match);
  });
  it('globs match as those of other tools do', () => {
    const piece = fc.constantFrom('*', '?', 'a', 'b', 'ab', '.md', '[ab]', '[^a]', '{a,b}', '-');
    const part = fc.oneof(
      { weight: 1, arbitrary: fc.constant('**') },
      {
        weight: 4,
        arbitrary: fc.array(piece, { minLength: 1, maxLength: 4 }).map((p) => p.join('')),
      },
    );
    const name = fc.stringMatching(/^[ab-]{1,4}(?:\.md)?$/);
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.array(name, { minLength: 1, maxLength: 5 }),
        (parts, names) => {
          // A star beside a star, or `**` as the last, are told in several ways.
          fc.pre(
            !parts.some((text) => text !== '**' && text.includes('**')) && parts.at(-1) !== '**',
          );
          const glob = `**/${parts.join('/')}`;
          const file = names.join('/');
          assert.equal(
            matchesGlobs(file, [glob]),
            picomatch(glob, { nocase: true, dot: true })(file),
            `${glob} ${file}`,
          );
        },
      ),
    );
    assert.ok(matchesGlobs('/w/incidents/a/b.md', ['incidents/**']));
    assert.ok(matchesGlobs('C:\\w\\Incidents\\a.md', ['incidents/*.md']));
    assert.ok(!matchesGlobs('/w/incidents/drafts/a.md', ['incidents/**', '!drafts/**']));
  });
  it('what is taken away is gone, and all else stays', () => {
    const value = { a: [1, { b: 2, c: 3 }, 4], d: { e: 5 }, f: 6 };
    assert.deepEqual(without(value, [['a', 0], ['a', 1, 'b'], ['d']]), { a: [{ c: 3 }, 4], f: 6 });
    assert.deepEqual(
      without(value, [
        ['a', 1],
        ['a', 1, 'b'],
      ]),
      { ...value, a: [1, 4] },
    );
    assert.deepEqual(without(value, [['d', 'none']]), { a: value.a, f: 6 });
  });
  it('a pipe where the configuration would be stops nobody', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-pipe-'));
    execFileSync('mkfifo', [path.join(folder, '.postmortem.yaml')]);
    writeFileSync(path.join(folder, 'a.md'), BAD);
    assert.equal((await runCli(['check', 'a.md'], folder)).code, 1);
    rmSync(folder, { recursive: true });
  });
  it('templates come from the workspace only, also through symbolic links', async () => {
    const base = mkdtempSync(path.join(os.tmpdir(), 'postmortem-templates-'));
    const folder = path.join(base, 'repository');
    mkdirSync(path.join(folder, 'inside'), { recursive: true });
    writeFileSync(path.join(base, 'private.md'), 'secret');
    writeFileSync(path.join(folder, 'inside', 'ours.md'), '# {{title}}\n');
    symlinkSync(path.join(base, 'private.md'), path.join(folder, 'inside', 'theirs.md'));
    const names = async (templates: string): Promise<readonly string[]> => {
      writeFileSync(path.join(folder, '.postmortem.yaml'), `templates: ${templates}\n`);
      const client = await startClient(PULL, undefined, { folder });
      const beginnings: Beginnings = await client.connection.sendRequest(BEGINNINGS_REQUEST, {
        uri: pathToFileURL(folder).href,
      });
      await client.stop();
      return beginnings.templates.filter(({ id }) => id.includes('/')).map(({ name }) => name);
    };
    assert.deepEqual(await names('inside'), ['ours']);
    assert.deepEqual(await names('..'), ['ours']);
    rmSync(base, { recursive: true });
  });
});

describe('a client that does the unexpected', () => {
  it('pastes from a zone that nobody knows, and is refused after shutdown', async () => {
    const client = await startClient();
    const uri = 'file:///w/postmortem.md';
    const text =
      '# Outage\n\n## Timeline (UTC)\n\n| Time | Event |\n|---|---|\n| 14:30 | Alert |\n';
    client.open(uri, text);
    const paste = (zone: string | null) =>
      client.connection.sendRequest(PASTE_REQUEST, {
        uri,
        position: { line: 6, character: 0 },
        text: '14:35 Sarah Chen: looking\n14:40 Sarah Chen: found it\n',
        zone,
      });
    assert.deepEqual(await paste('Mars/Base'), await paste(null));
    await client.connection.sendRequest('shutdown');
    await assert.rejects(paste(null), { code: -32600 });
    await client.connection.sendNotification('exit');
    client.connection.dispose();
  });
});
