import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { INSTRUCTIONS } from '../../server/src/features/agents/instructions';
import { BAD } from '../support/cli';
import { call, connect } from '../support/mcp';

const ROOT = path.join(__dirname, '../..');
const SAMPLE = readFileSync(
  path.join(ROOT, 'examples/2025-08-22-database-connection-pool.md'),
  'utf8',
);
const NAMES = [
  'read',
  'check',
  'fix',
  'metrics',
  'timeline_insert',
  'actions',
  'similar',
  'diff',
  'redact',
];

describe('postmortem mcp', () => {
  let outer: string;
  let folder: string;
  let client: Client;
  const textOf = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const ask = (name: string, args: Readonly<Record<string, unknown>>): ReturnType<typeof call> =>
    call(client, name, args);
  before(async () => {
    outer = mkdtempSync(path.join(os.tmpdir(), 'postmortem-mcp-'));
    folder = path.join(outer, 'docs');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'bad.md'), BAD);
    writeFileSync(path.join(folder, 'sample.md'), SAMPLE);
    writeFileSync(
      path.join(folder, 'again.md'),
      SAMPLE.replace(/INC-20250822-001/g, 'INC-20250829-001'),
    );
    writeFileSync(path.join(folder, 'notes.txt'), 'x');
    writeFileSync(path.join(outer, 'outside.md'), SAMPLE);
    symlinkSync(path.join(outer, 'outside.md'), path.join(folder, 'link.md'));
    client = await connect(folder, { sockets: path.join(outer, 'sockets') });
  });
  after(async () => {
    await client.close();
    rmSync(outer, { recursive: true, force: true });
  });

  it('offers its tools, resources and prompt to the official client', async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name }) => name),
      NAMES,
    );
    assert.deepEqual(
      tools.filter(({ annotations }) => annotations?.readOnlyHint !== true).map(({ name }) => name),
      ['fix', 'timeline_insert'],
    );
    const { resources } = await client.listResources();
    for (const { uri } of resources) {
      const { contents } = await client.readResource({ uri });
      assert.ok(String(contents[0] && 'text' in contents[0] && contents[0].text).length > 100, uri);
    }
    const rule = await client.readResource({ uri: 'postmortem://rules/timeline/gap' });
    assert.match(JSON.stringify(rule.contents), /long silence/);
    await assert.rejects(client.readResource({ uri: 'file:///etc/passwd' }), /no resource/);
    const { prompts } = await client.listPrompts();
    const { messages } = await client.getPrompt({
      name: prompts[0]?.name ?? '',
      arguments: { file: 'bad.md' },
    });
    assert.match(JSON.stringify(messages), /bad\.md.*Never invent a time zone/);
    assert.equal(client.getInstructions(), INSTRUCTIONS);
    assert.ok(readFileSync(path.join(ROOT, 'docs/agents.md'), 'utf8').includes(INSTRUCTIONS));
  });
  it('answers each tool in at most 2 KB with lines as evidence, and in full when asked', async () => {
    for (const name of NAMES.filter((tool) => tool !== 'timeline_insert')) {
      const { text, problem } = await ask(name, {
        file: 'sample.md',
        ...(name === 'diff' ? { other: 'bad.md' } : {}),
      });
      assert.equal(problem, false, `${name}: ${text}`);
      assert.ok(Buffer.byteLength(text) <= 2048, `${name}: ${Buffer.byteLength(text)}`);
      if (name !== 'redact') assert.match(text, /\bL\d+ |\[line \d|nothing to change/, name);
    }
    const short = await ask('read', { file: 'sample.md' });
    const long = await ask('read', { file: 'sample.md', full: true });
    assert.match(short.text, /… \d+ more lines; full: true gives all$/);
    assert.ok(long.text.length > short.text.length && !long.text.includes('full: true'));
    assert.match(long.text, /^L9 severity: Critical/m);
    assert.match(
      (await ask('metrics', { file: 'sample.md' })).text,
      /^Time to resolve: 1h 12m = /m,
    );
    assert.match(
      (await ask('similar', { file: 'sample.md' })).text,
      /^again\.md: INC-20250829-001/,
    );
    assert.match(
      (await ask('actions', { open: true })).text,
      /^again\.md\nactions: 0 of 8 open, 8 not told/,
    );
    assert.match(
      (await ask('check', { file: 'bad.md' })).text,
      /^L4 error summary\/duration-mismatch/m,
    );
  });
  it('writes only when asked, by the same edit that `--fix` makes', async () => {
    const at = { file: 'bad.md', line: 4, rule: 'summary/duration-mismatch' };
    const shown = await ask('fix', at);
    assert.match(
      shown.text,
      /^not written.*\n.*\n- \*\*Duration:\*\* 5 hours\n\+ \*\*Duration:\*\* 1 hour 15 min/s,
    );
    assert.equal(textOf('bad.md'), BAD);
    const written = await ask('fix', { ...at, write: true });
    assert.match(written.text, /^written/);
    assert.equal(textOf('bad.md'), BAD.replace('5 hours', '1 hour 15 minutes'));
    const again = await ask('fix', { ...at, write: true });
    assert.equal(again.problem, true);
    assert.match(again.text, /line 4 has no summary\/duration-mismatch now/);
  });
  it('inserts an entry at its place in the form of the others', async () => {
    const entry = { file: 'sample.md', time: '14:39', text: 'Called the vendor' };
    const { text } = await ask('timeline_insert', { ...entry, write: true });
    assert.match(text, /^\+ \| 14:39 .*Called the vendor/m);
    assert.match(
      textOf('sample.md'),
      /14:38[^\n]*\n\| 14:39[^\n]*Called the vendor[^\n]*\n\| 14:40/,
    );
    assert.equal((await ask('timeline_insert', { ...entry, time: 'noonish' })).problem, true);
    assert.equal((await ask('timeline_insert', { ...entry, text: 'a\n# b' })).problem, true);
  });
  it('reads and writes nothing outside of its folders, behind links neither', async () => {
    const outside = readFileSync(path.join(outer, 'outside.md'), 'utf8');
    for (const file of [
      '../outside.md',
      path.join(outer, 'outside.md'),
      'link.md',
      '/etc/hostname',
    ])
      for (const tool of ['read', 'fix']) {
        const { text, problem } = await ask(tool, {
          file,
          write: tool === 'fix' ? true : undefined,
        });
        assert.equal(problem, true, file);
        assert.match(text, /no file under/);
      }
    assert.match((await ask('read', { file: 'notes.txt' })).text, /no Markdown file/);
    assert.equal(readFileSync(path.join(outer, 'outside.md'), 'utf8'), outside);
  });
  it('says what is wrong with arguments', async () => {
    for (const [name, args, reason] of [
      ['check', {}, /arguments of check: file/],
      ['check', { file: 'bad.md', severity: 'all' }, /severity/],
      ['fix', { file: 'bad.md', rule: 'timeline/gap' }, /give the line/],
      ['nothing', { file: 'bad.md' }, /no tool nothing/],
    ] as const) {
      const { text, problem } = await ask(name, args);
      assert.equal(problem, true);
      assert.match(text, reason);
    }
  });
  it('opens no socket, and runs nothing but git when a commit is asked for', async () => {
    const seen = (): string => readFileSync(path.join(outer, 'sockets'), 'utf8');
    assert.equal(seen(), 'watched\n');
    execFileSync('git', ['init', '-q'], { cwd: folder });
    const { text } = await ask('diff', { file: 'bad.md' });
    assert.match(text, /git knows no commit HEAD/);
    assert.match(seen(), /^watched\n(?:(?:spawn|execFile)\n)+$/);
  });
});
