import assert from 'node:assert/strict';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { applyEdits } from '../../server/src/text/edit';
import { normalise } from '../../server/src/text/source';
import { applyToSource } from '../../server/src/text/sourceEdits';
import { writeFixed } from '../../server/src/main/cli/writeFixed';
import { runCli } from '../support/cli';

const TEXT = '# Outage\n\n## Timeline (UTC)\n\n- 12:45 PM - Alert\n- 13:55 PM - Closed\n';
const FIXED = TEXT.replace('13:55 PM', '1:55 PM');

describe('check --fix, and the files it writes', () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);
  const put = (name: string, content: string | Buffer = TEXT): void =>
    writeFileSync(at(name), content);
  const fix = (...files: string[]) => runCli(['check', '--all', '--fix', ...files], folder);
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-fix-'))));
  afterEach(() => {
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.tmp')),
      [],
    );
    rmSync(folder, { recursive: true });
  });

  const latin = Buffer.concat([Buffer.from(TEXT), Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a])]);
  for (const [what, prepare, reason] of [
    ['bytes that are not UTF-8', () => put('a.md', latin), /a\.md: not UTF-8/],
    [
      'a read-only file',
      () => {
        put('a.md');
        chmodSync(at('a.md'), 0o444);
      },
      /a\.md: read-only/,
    ],
  ] as const)
    it(`${what}: refused by name, and untouched; the others are fixed`, async () => {
      prepare();
      const before = readFileSync(at('a.md'));
      put('b.md');
      const { code, error } = await fix('a.md', 'b.md');
      assert.equal(code, 2);
      assert.match(error, reason);
      assert.deepEqual(readFileSync(at('a.md')), before);
      assert.equal(readFileSync(at('b.md'), 'utf8'), FIXED);
    });
  it('bytes that are not UTF-8 are no obstacle where nothing is written', async () => {
    put('a.md', latin);
    assert.equal((await runCli(['check', '--all', 'a.md'], folder)).code, 0);
  });
  it('a file that changed since it was read is refused', () => {
    put('a.md');
    const read = { text: TEXT, bytes: Buffer.from(TEXT), utf8: true };
    put('a.md', `${TEXT}more\n`);
    assert.match(writeFixed(at('a.md'), read, FIXED) ?? '', /changed on the disk/);
    assert.equal(readFileSync(at('a.md'), 'utf8'), `${TEXT}more\n`);
  });
  it('a symbolic link stays one, and its target is written', async () => {
    put('real.md');
    symlinkSync('real.md', at('link.md'));
    await fix('link.md');
    assert.ok(lstatSync(at('link.md')).isSymbolicLink());
    assert.equal(readFileSync(at('real.md'), 'utf8'), FIXED);
  });
  it('a file of two names keeps both', async () => {
    put('a.md');
    linkSync(at('a.md'), at('b.md'));
    await fix('a.md');
    assert.equal(readFileSync(at('b.md'), 'utf8'), FIXED);
    assert.equal(statSync(at('a.md')).nlink, 2);
  });
  it('line ends of several kinds stay outside of the edit', async () => {
    const ends = ['\r\n', '\n', '\r', '\r\n', '\n', '\r\n'];
    const mixed = (text: string): string => {
      let index = 0;
      return text.replace(/\n/g, () => ends[index++ % ends.length] ?? '\n');
    };
    put('a.md', mixed(TEXT));
    await fix('a.md');
    assert.equal(readFileSync(at('a.md'), 'utf8'), mixed(FIXED));
  });
  it('any edit of a text of mixed line ends is that edit of its LF form', () => {
    const line = fc.tuple(fc.constantFrom('', 'a', 'bc'), fc.constantFrom('\n', '\r\n', '\r'));
    const source = fc.array(line).map((lines) => lines.flat().join(''));
    fc.assert(
      fc.property(
        source,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('', 'x', 'y\nz'),
        (text, a, b, put) => {
          const plain = normalise(text);
          const [from, to] = [a % (plain.length + 1), b % (plain.length + 1)].sort((x, y) => x - y);
          const edit = { range: { from: from ?? 0, to: to ?? 0 }, newText: put };
          const made = applyToSource(text, [edit]);
          // A lone `\r` before an inserted text that begins a line would join its `\n`; it never does here.
          assert.equal(normalise(made), applyEdits(plain, [edit]));
        },
      ),
    );
  });
});

describe('standard input', () => {
  const run = (args: readonly string[], input: string) => runCli(args, os.tmpdir(), input);
  const POSTMORTEM = `${TEXT}\n## Root cause\n\nA leak.\n`;
  it('is recognised like a file, and by the name that it is given', async () => {
    const plain = '# Notes\n\n**Duration:** 14:30 - 15:00 (3 hours)\n';
    assert.equal((await run(['check', '-'], plain)).code, 0);
    assert.equal((await run(['check', '-', '--all'], plain)).code, 1);
    const named = await run(['check', '-', '--stdin-filename', 'x/postmortem.md'], POSTMORTEM);
    assert.match(named.out, /^x\/postmortem\.md:6:3 hint/m);
  });
  it('is corrected on the way through, and what is left is told beside it', async () => {
    const { out, error } = await run(['check', '--fix', '-'], POSTMORTEM.replaceAll('\n', '\r\n'));
    assert.equal(out, POSTMORTEM.replace('13:55 PM', '1:55 PM').replaceAll('\n', '\r\n'));
    assert.match(error, /checked/);
    const other = '# Notes\n\n13:55 PM\n';
    assert.equal((await run(['check', '--fix', '-'], other)).out, other);
  });
  it('is inspected and rendered', async () => {
    assert.match((await run(['inspect', '-'], POSTMORTEM)).out, /"postmortem": true/);
    assert.match((await run(['render', '-', '--format', 'mermaid'], POSTMORTEM)).out, /timeline/);
  });
});
