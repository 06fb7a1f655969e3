import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  createProtocolConnection,
  ExitNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { BAD } from '../support/cli';
import { FOLDER, pack, runIn, TARBALL, VERSION } from '../support/packages';

const ON_WINDOWS = process.platform === 'win32';

describe('the npm package', function () {
  this.timeout(180_000);
  let folder: string;
  const bin = (name: string): string =>
    path.join(folder, 'node_modules', '.bin', ON_WINDOWS ? `${name}.cmd` : name);
  before(async () => {
    await pack('--command-line');
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-install-'));
    writeFileSync(path.join(folder, 'bad.md'), BAD);
    // Offline: there is nothing that it could need.
    const flags = ['--offline', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code, out } = await runIn(folder, 'npm', ['install', ...flags, TARBALL]);
    assert.equal(code, 0, out);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('has our name, two programs and no dependencies', () => {
    const manifest = JSON.parse(readFileSync(path.join(FOLDER, 'package.json'), 'utf8')) as Record<
      string,
      object
    >;
    assert.equal(manifest['name'], '@postmortem-tools/cli');
    assert.deepEqual(Object.keys(manifest['bin'] ?? {}), [
      'postmortem',
      'postmortem-language-server',
    ]);
    assert.ok(!Object.keys(manifest).some((key) => /dependencies$/i.test(key)));
    assert.deepEqual(
      readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.')),
      ['@postmortem-tools'],
    );
  });
  it('takes at most 6 MB, with the licences of all that is in it', () => {
    const own = path.join(folder, 'node_modules/@postmortem-tools/cli');
    const files = readdirSync(own, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
    assert.ok(size < 6_000_000, `${size} bytes`);
    assert.match(readFileSync(path.join(own, 'LICENSE'), 'utf8'), /MIT/);
    const notices = readFileSync(path.join(own, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['vscode-languageserver', '@resvg/resvg-wasm', 'dejavu-fonts-ttf', 'yaml'])
      assert.ok(notices.includes(`  ${name} `), name);
  });
  it('has pages whose links lead to what is in it', () => {
    const pages = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.md'),
    );
    assert.ok(pages.includes('README.md'));
    for (const page of pages) {
      const text = readFileSync(path.join(FOLDER, page), 'utf8').replace(/^```[^]*?^```$/gm, '');
      for (const [, target = ''] of text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)) {
        if (/^https?:/.test(target)) continue;
        assert.ok(
          statSync(path.join(FOLDER, path.dirname(page), target)).isFile(),
          `${page}: ${target}`,
        );
      }
    }
  });
  it('has programs that say their version and check a file', async () => {
    for (const name of ['postmortem', 'postmortem-language-server'])
      assert.deepEqual(await runIn(folder, bin(name), ['--version']), {
        code: 0,
        out: `${VERSION}\n`,
      });
    const { code, out } = await runIn(folder, bin('postmortem'), ['check', 'bad.md']);
    assert.equal(code, 1);
    assert.match(out, /bad\.md:4:15 error Duration says 5 hours/);
    await runIn(folder, bin('postmortem'), ['render', 'bad.md', '--format=png', '--out=bad.png']);
    assert.ok(statSync(path.join(folder, 'bad.png')).size > 1000);
  });
  it('has a server that speaks with an editor', async () => {
    const child = spawn(bin('postmortem-language-server'), ['--stdio'], { shell: ON_WINDOWS });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    const { serverInfo } = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    assert.deepEqual(serverInfo, { name: 'postmortem-language-server', version: VERSION });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification(ExitNotification.type);
    assert.equal(await ended, 0);
    connection.dispose();
  });
  it('runs by npx from the tarball, with no name of another to be asked for', async () => {
    const empty = mkdtempSync(path.join(os.tmpdir(), 'postmortem-npx-'));
    const own = `./${path.basename(TARBALL)}`;
    copyFileSync(TARBALL, path.join(empty, own));
    try {
      for (const call of [[own], [`--package=${TARBALL}`, 'postmortem']])
        assert.deepEqual(
          await runIn(empty, 'npx', ['--yes', '--offline', ...call, '--version']),
          { code: 0, out: `${VERSION}\n` },
          call[0],
        );
    } finally {
      rmSync(empty, { recursive: true, force: true });
    }
  });
});
