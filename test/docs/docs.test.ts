import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { RULES } from '../../server/src/rules/registry';
import { memo } from '../../server/src/text/memo';
import { readConfigurationFile } from '../../server/src/workspace/configuration/file';
import { keysAt } from '../../server/src/workspace/configuration/shape';

const ROOT = path.join(__dirname, '../..');
const CLI = path.join(ROOT, 'dist/cli.js');
const inFolder = (folder: string): readonly string[] =>
  readdirSync(path.join(ROOT, folder)).map((name) => `${folder}/${name}`);
const PAGES = ['README.md', ...inFolder('docs'), ...inFolder('docs/editors')]
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(path.join(ROOT, name), 'utf8') }));

/** Files of other programs, by their first key. */
const OTHERS = ['on', 'postmortem-diff', 'jobs', 'repos', 'postmortems', '0'];

interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

const BLOCKS: readonly Block[] = PAGES.flatMap(({ name, text }) =>
  [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map((match) => ({
    page: name,
    language: match[1] ?? '',
    text: match[2] ?? '',
  })),
);
const blocks = (language: string): readonly Block[] =>
  BLOCKS.filter((block) => block.language === language);

describe('what the docs show', () => {
  it('are settings that can be read', () => {
    let checked = 0;
    for (const { page, text } of blocks('yaml')) {
      const [first = ''] = Object.keys(parse(text) as object);
      if (OTHERS.includes(first)) continue;
      assert.ok(keysAt([]).has(first), `${page}: ${first} is a setting`);
      assert.deepEqual(readConfigurationFile(text).problems, [], `${page}: ${text}`);
      checked++;
    }
    assert.ok(checked >= 2);
  });
  it('are commands with the output that they have', () => {
    let checked = 0;
    for (const { page, text } of blocks('console')) {
      const [command = '', ...lines] = text.split('\n');
      const script = command
        .replace(/^\$ /, '')
        .replace(/\bpostmortem (?=[a-z])/, `"$POSTMORTEM" `);
      const { stdout, stderr } = spawnSync('sh', ['-c', script], {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, POSTMORTEM: CLI },
      });
      assert.equal(stderr, '', page);
      assert.equal(stdout.trimEnd(), lines.join('\n').trimEnd(), `${page}: ${command}`);
      checked++;
    }
    assert.ok(checked >= 2);
  });
  it('are commands and options that there are', () => {
    let checked = 0;
    const helpOf = memo(
      (command: string) =>
        spawnSync(process.execPath, [CLI, command, '--help'], { encoding: 'utf8' }),
      100,
    );
    for (const { page, text } of [...blocks('sh'), ...blocks('console'), ...blocks('yaml')]) {
      for (const [, command = '', rest = ''] of text.matchAll(
        /(?<![\w/.-])postmortem ([a-z]+)([^|>#\n]*)/g,
      )) {
        const { status, stdout } = helpOf(command);
        assert.equal(status, 0, `${page}: postmortem ${command}`);
        for (const [option] of rest.matchAll(/--[a-z-]+/g))
          assert.ok(stdout.includes(option), `${page}: postmortem ${command} ${option}`);
        checked++;
      }
    }
    assert.ok(checked >= 8);
  });
  it('are packages of ours: what npm and npx are given is a file that we make', () => {
    let checked = 0;
    for (const { page, text } of BLOCKS) {
      for (const [line, rest = ''] of text.matchAll(
        /\b(?:npx|npm (?:i|install|exec)|pnpm dlx|yarn dlx|bunx)\b(.*)/g,
      )) {
        const given = rest
          .split(/\s+/)
          .find((word) => word !== '' && !/^-(?!-package=)/.test(word));
        assert.match(given ?? '', /\.tgz$/, `${page}: ${line}`);
        checked++;
      }
    }
    assert.ok(checked >= 5);
  });
  it('are comments that silence rules that there are', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    const named = blocks('markdown').flatMap(({ text }) =>
      [...text.matchAll(/postmortem-disable\S* (\S+)/g)].map((match) => match[1] ?? ''),
    );
    assert.ok(named.length > 0 && named.every((id) => ids.has(id)));
  });
  it('are links and pictures that lead somewhere', () => {
    for (const { name, text } of PAGES) {
      // What stands in code is shown, not linked.
      const linked = text.replace(/^```[^]*?^```$/gm, '');
      for (const [, target = ''] of linked.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)) {
        if (/^https?:/.test(target)) continue;
        assert.ok(
          readFileSync(path.join(ROOT, path.dirname(name), target)).length > 0,
          `${name}: ${target}`,
        );
      }
    }
  });
});
