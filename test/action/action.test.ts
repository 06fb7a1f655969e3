import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';

const ROOT = path.join(__dirname, '../..');
const SAMPLE = readFileSync(
  path.join(ROOT, 'examples/2025-08-22-database-connection-pool.md'),
  'utf8',
);

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly summary: string;
  readonly outputs: string;
}

describe('the action', function () {
  this.timeout(120_000);
  let outer: string;
  let folder: string;
  let base: string;
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  const put = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  const run = (event: unknown, more: Readonly<Record<string, string>> = {}): Promise<Ran> => {
    const files = {
      event: path.join(outer, 'event'),
      summary: path.join(outer, 'summary'),
      outputs: path.join(outer, 'outputs'),
    };
    writeFileSync(files.event, JSON.stringify(event));
    for (const file of [files.summary, files.outputs]) writeFileSync(file, '');
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [path.join(ROOT, 'action/run.mjs')], {
        cwd: folder,
        env: {
          PATH: process.env['PATH'],
          GITHUB_EVENT_PATH: files.event,
          GITHUB_STEP_SUMMARY: files.summary,
          GITHUB_OUTPUT: files.outputs,
          ...more,
        },
      });
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.on('close', (code) =>
        resolve({
          code,
          out,
          summary: readFileSync(files.summary, 'utf8'),
          outputs: readFileSync(files.outputs, 'utf8'),
        }),
      );
    });
  };
  before(() => {
    outer = mkdtempSync(path.join(os.tmpdir(), 'postmortem-action-'));
    folder = path.join(outer, 'repository');
    mkdirSync(folder);
    git('init', '-q');
    put('docs/a.md', SAMPLE);
    put('docs/untouched.md', SAMPLE.replaceAll('001', '002').replace('1 hour 15', '9 hours 15'));
    git('add', '-A');
    git('commit', '-qm', 'before');
    base = git('rev-parse', 'HEAD');
    put(
      'docs/a.md',
      SAMPLE.replace('1 hour 15', '5 hours 15').replace('Critical', 'High @everyone <b>'),
    );
    git('commit', '-qam', 'after');
  });
  after(() => rmSync(outer, { recursive: true, force: true }));

  it('checks what the pull request changes, and sums it up without calling anybody', async () => {
    const { code, out, summary, outputs } = await run({
      pull_request: { number: 7, base: { sha: base } },
    });
    assert.equal(code, 1);
    assert.match(out, /^::error file=docs\/a\.md,line=8,.*title=summary\/duration-mismatch::/m);
    assert.ok(!out.includes('untouched.md') && !summary.includes('untouched.md'));
    assert.match(
      summary,
      /\| 8 \| error \| Duration says 5 hours 15 minutes.*`summary\/duration-mismatch` \|/,
    );
    assert.match(summary, /```mermaid\ntimeline\n/);
    assert.match(summary, /## What changed\n[^]*severity: Critical → High &#64;everyone/);
    assert.ok(!/@everyone|<b>/.test(summary));
    assert.match(outputs, /^changed=1\nfindings=\d+\nerrors=1\n$/);
  });
  it('fails from the level on that is asked for', async () => {
    put('docs/a.md', SAMPLE.replace('Resolved\n', 'Resloved\n'));
    const event = { before: base };
    assert.equal((await run(event)).code, 1);
    assert.equal((await run(event, { INPUT_SEVERITY: 'error' })).code, 0);
    git('checkout', '-q', 'docs/a.md');
  });
  it('says that nothing was changed, and checks all where there is nothing to compare with', async () => {
    const same = await run({ before: git('rev-parse', 'HEAD') });
    assert.deepEqual(
      [same.code, same.summary],
      [0, '## Postmortems\n\nNo postmortem was changed.\n'],
    );
    const all = await run({ before: '0'.repeat(40) });
    assert.match(all.summary, /untouched\.md/);
  });
  it('keeps one comment up to date, and goes on where it may not write', async () => {
    const comments: { id: number; body: string }[] = [{ id: 1, body: 'of somebody' }];
    let refuse = false;
    const server: Server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const text = body === '' ? '' : (JSON.parse(body) as { body: string }).body;
        assert.equal(request.headers.authorization, 'Bearer secret');
        if (request.method === 'POST') comments.push({ id: 2, body: text });
        if (request.method === 'PATCH')
          for (const one of comments)
            if (request.url === `/repos/o/r/issues/comments/${one.id}`) one.body = text;
        response.statusCode = refuse ? 403 : 200;
        response.end(JSON.stringify(request.method === 'GET' ? comments : {}));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const api = {
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      GITHUB_REPOSITORY: 'o/r',
      INPUT_TOKEN: 'secret',
    };
    const event = { pull_request: { number: 7, base: { sha: base } } };
    await run(event, api);
    await run(event, api);
    refuse = true;
    const { code, out } = await run(event, api);
    server.close();
    assert.deepEqual(
      comments.map(({ body }) => body.split('\n')[0]),
      ['of somebody', '<!-- postmortem-action -->'],
    );
    assert.equal(code, 1);
    assert.match(out, /::notice::No comment was written \(GET 403\)/);
  });
  it('declares the inputs that the script reads, and no other', () => {
    const { inputs } = parse(readFileSync(path.join(ROOT, 'action.yml'), 'utf8')) as {
      inputs: Record<string, unknown>;
    };
    const script = readFileSync(path.join(ROOT, 'action/run.mjs'), 'utf8');
    const read = [...script.matchAll(/input\('([A-Z]+)'/g)].map(([, name = '']) =>
      name.toLowerCase(),
    );
    assert.deepEqual([...new Set(read)].sort(), Object.keys(inputs).sort());
  });
});
