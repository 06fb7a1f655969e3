import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { PNG } from 'pngjs';
import { renderFile } from '../../server/src/main/cli/render';
import { runCli, type Run } from '../support/cli';
import { TODAY } from '../support/analyse';

const DIST = path.join(__dirname, '../../dist');
const SAMPLE = path.join(__dirname, '../../examples/2025-08-22-database-connection-pool.md');

describe('postmortem render --format png', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-png-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const run = (...args: readonly string[]): Promise<Run> =>
    runCli(['render', '--format', 'png', ...args], folder);
  const widthOf = (png: Buffer): number => PNG.sync.read(png).width;

  it('writes a file', async () => {
    assert.deepEqual(await run(SAMPLE, '--out', 'a.png'), { code: 0, out: '', error: '' });
    const svg = (await runCli(['render', SAMPLE, '--format', 'svg'], folder)).out;
    const width = Number(/ width="(\d+)"/.exec(svg)?.[1]);
    assert.equal(widthOf(readFileSync(path.join(folder, 'a.png'))), width * 2);
    await run(SAMPLE, '--out', 'a.png', '--scale', '1');
    assert.equal(widthOf(readFileSync(path.join(folder, 'a.png'))), width);
  });
  it('sends the same bytes to another program', async () => {
    await run(SAMPLE, '--out', 'a.png');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [path.join(DIST, 'cli.js'), 'render', SAMPLE, '--format', 'png'],
      { encoding: 'buffer' },
    );
    assert.ok(stdout.equals(readFileSync(path.join(folder, 'a.png'))));
  });
  it('is 1 where no entry has a time, and 2 where the size or the file cannot be', async () => {
    writeFileSync(path.join(folder, 'a.md'), '# Outage\n\n## Timeline\n\nNothing yet.\n');
    const nothing = await run('a.md', '--out', 'a.png');
    assert.equal(nothing.code, 1);
    assert.match(nothing.error, /there is nothing to draw/);
    for (const args of [
      ['--scale', '9'],
      ['--scale', 'large'],
      ['--out', 'none/a.png'],
    ])
      assert.equal((await run(SAMPLE, ...args)).code, 2, args.join(' '));
  });
  it('does not fill a terminal with bytes', async () => {
    let told = '';
    const code = await renderFile(
      SAMPLE,
      {
        format: 'png',
        out: null,
        public: false,
        scale: 2,
        assets: DIST,
        config: null,
        today: TODAY,
      },
      {
        out: () => assert.fail(),
        bytes: null,
        error: (text) => (told += text),
        progress: () => undefined,
        readInput: () => Promise.resolve(Buffer.alloc(0)),
      },
    );
    assert.equal(code, 2);
    assert.match(told, /a PNG cannot be shown in a terminal; name a file with --out/);
  });
});

describe('what is shipped', () => {
  it('names each package of others in it, with its licence', () => {
    const text = readFileSync(path.join(DIST, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const line of [
      /^ {2}@resvg\/resvg-wasm 2\.6\.2 \(MPL-2\.0\)$/m,
      /^ {2}dejavu-fonts-ttf 2\.37\.3 /m,
      /^ {2}preact [\d.]+ \(MIT\)$/m,
      /^ {2}vscode-languageclient [\d.]+ \(MIT\)$/m,
      /^ {2}zod [\d.]+ \(MIT\)$/m,
      /^Bitstream Vera Fonts Copyright$/m,
      /^Source: https:\/\/github\.com\/yisibl\/resvg-js$/m,
    ])
      assert.match(text, line);
  });
});
