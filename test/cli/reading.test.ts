import assert from 'node:assert/strict';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { Cache } from '../../server/src/main/cli/reading/cache';
import { cacheFolder } from '../../server/src/main/cli/reading/cacheFolder';
import { derive, type Source } from '../../server/src/main/cli/reading/derived';
import { MANY } from '../../server/src/main/cli/reading/read';
import { DEFAULT_CONFIGURATION } from '../../server/src/model/configuration';
import { generatedPostmortem } from '../incidents/generated';
import { runCli, type Run } from '../support/cli';

const POSTMORTEMS = 16;
const DAY = '2025-09-01';

describe('many documents read by several threads and from a cache', function () {
  this.timeout(120_000);
  let folder: string;
  let caches: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-many-'));
    caches = path.join(folder, 'caches');
    for (let number = 0; number < POSTMORTEMS; number++)
      writeFileSync(path.join(folder, `${number}.md`), generatedPostmortem(number));
    // There are enough files for threads, and little to read in most of them.
    for (let number = 0; number < MANY; number++)
      writeFileSync(path.join(folder, `note-${number}.md`), `# Note ${number}\n`);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: readonly string[]): Promise<Run> =>
    runCli(args, folder, '', { XDG_CACHE_HOME: caches });
  const shards = (): readonly string[] =>
    readdirSync(path.join(caches, 'postmortem-tools')).map((name) =>
      path.join(caches, 'postmortem-tools', name),
    );

  it('give what one thread without a cache gives', async () => {
    for (const args of [
      ['metrics', '.', '--today', DAY],
      ['metrics', '.', '--today', DAY, '--format', 'json'],
      ['actions', '.', '--today', DAY, '--format', 'json'],
      ['check', '.', '--today', DAY, '--severity', 'hint'],
      ['check', '.', '--today', DAY, '--format', 'json', '--severity', 'hint'],
    ]) {
      const plain = await run(...args, '--no-cache');
      assert.equal(plain.code, args[0] === 'check' ? 1 : 0, plain.error);
      const cold = await run(...args);
      const warm = await run(...args);
      assert.deepEqual(cold, plain, args.join(' '));
      assert.deepEqual(warm, plain, args.join(' '));
    }
  });

  it('give tables and pages, byte for byte', async () => {
    const files = (name: string): Readonly<Record<string, string>> =>
      Object.fromEntries(
        readdirSync(path.join(folder, name), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => {
            const file = path.join(entry.parentPath, entry.name);
            return [
              path.relative(path.join(folder, name), file),
              readFileSync(file, 'utf8'),
            ] as const;
          }),
      );
    for (const [command, more] of [
      ['export', ['--today', DAY]],
      ['report', []],
      ['report', ['--public']],
    ] as const) {
      for (const [out, flag] of [
        ['plain', ['--no-cache']],
        ['cold', []],
        ['warm', []],
      ] as const)
        assert.equal((await run(command, '*.md', ...more, ...flag, '--out', out)).code, 0, command);
      assert.deepEqual(files('cold'), files('plain'), command);
      assert.deepEqual(files('warm'), files('plain'), command);
      for (const out of ['plain', 'cold', 'warm'])
        rmSync(path.join(folder, out), { recursive: true });
    }
  });

  it('keep nothing of few documents, nor where it is not wanted', async () => {
    await run('metrics', '1.md', '2.md');
    await run('metrics', '.', '--no-cache');
    assert.ok(!existsSync(caches));
  });

  it('keep what only the user can read, and leave nothing else', async () => {
    await run('metrics', '.');
    assert.ok(shards().length > 4);
    for (const file of shards()) {
      assert.match(path.basename(file), /^[0-9a-f]\.derived$/);
      if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o077, 0);
    }
  });

  it('read what is broken, cut off or of others anew', async () => {
    const args = ['metrics', '.', '--today', DAY];
    const right = await run(...args);
    const spoiled: readonly ((bytes: Buffer) => Buffer)[] = [
      (bytes) => bytes.subarray(0, bytes.length >> 1),
      () => Buffer.from('something else\n'),
      () => Buffer.alloc(0),
      // Every number in it is another one, and it is still JSON.
      (bytes) => Buffer.from(bytes.toString('latin1').replace(/:(\d)/g, ':9'), 'latin1'),
      (bytes) => Buffer.from(bytes.toString('latin1').replace(/\n/g, '\n\n '), 'latin1'),
    ];
    for (const spoil of spoiled) {
      for (const file of shards()) writeFileSync(file, spoil(readFileSync(file)));
      assert.deepEqual(await run(...args), right);
      assert.deepEqual(await run(...args), right);
    }
  });

  it('follow a document, a configuration and the day', async () => {
    const args = ['metrics', '.', '--format', 'json', '--today'];
    await run(...args, DAY);
    writeFileSync(path.join(folder, '7.md'), generatedPostmortem(8));
    rmSync(path.join(folder, '9.md'));
    writeFileSync(path.join(folder, '.postmortem.yaml'), 'severities: [SEV-1, SEV-2]\n');
    for (const day of [DAY, '2024-01-01', '2026-01-01'])
      assert.deepEqual(await run(...args, day), await run(...args, day, '--no-cache'), day);
  });
});

describe('what is derived of a document', () => {
  const source = (number: number, today: string): Source => ({
    text: generatedPostmortem(number),
    path: `/docs/${number}.md`,
    configuration: DEFAULT_CONFIGURATION,
    today: Temporal.PlainDate.from(today),
  });

  it('holds on every later day where it says so', () => {
    let lasting = 0;
    for (let number = 0; number < 30; number++)
      for (const today of ['2024-10-01', '2025-03-01', '2026-01-01']) {
        const now = derive('numbers', source(number, today));
        if (!now.lasts) continue;
        lasting++;
        for (const later of ['2025-06-01', '2027-05-01'].filter((day) => day > today))
          assert.deepEqual(derive('numbers', source(number, later)).value, now.value);
      }
    assert.ok(lasting > 30 && lasting < 90, String(lasting));
  });

  it('has the same numbers whichever rules are run', () => {
    for (let number = 0; number < 30; number++) {
      const { value: few } = derive('numbers', source(number, DAY));
      const { value: all } = derive('counted', source(number, DAY));
      assert.ok(few && all);
      assert.deepEqual({ ...few, findings: null }, { ...all, findings: null });
    }
  });

  it('is known again only by the same program', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-cache-'));
    try {
      const [one, other] = ['one.js', 'other.js'].map((name) => path.join(folder, name));
      assert.ok(one && other);
      writeFileSync(one, 'one');
      writeFileSync(other, 'other');
      const known = source(1, DAY);
      const written = Cache.open(path.join(folder, 'c'), one);
      written?.put('numbers', known, JSON.stringify(derive('numbers', known)));
      written?.close();
      const ask = (program: string, what: Source): unknown => {
        const cache = Cache.open(path.join(folder, 'c'), program);
        const found = cache?.get('numbers', what) ?? null;
        cache?.close();
        return found;
      };
      assert.deepEqual(ask(one, known), derive('numbers', known));
      assert.equal(ask(other, known), null);
      assert.equal(ask(one, { ...known, path: '/docs/2.md' }), null);
      assert.equal(ask(one, { ...known, text: `${known.text} ` }), null);
      assert.equal(
        ask(one, { ...known, configuration: { ...DEFAULT_CONFIGURATION, timezone: 'UTC' } }),
        null,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the folder of the cache', () => {
  const table: readonly (readonly [
    Readonly<Record<string, string>>,
    NodeJS.Platform,
    string,
    string | null,
  ])[] = [
    [{}, 'linux', '/home/a', '/home/a/.cache/postmortem-tools'],
    [{ XDG_CACHE_HOME: '/c' }, 'linux', '/home/a', '/c/postmortem-tools'],
    [{ XDG_CACHE_HOME: 'c' }, 'linux', '/home/a', '/home/a/.cache/postmortem-tools'],
    [{}, 'darwin', '/Users/a', '/Users/a/Library/Caches/postmortem-tools'],
    [
      { LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local' },
      'win32',
      'C:\\Users\\a',
      'C:\\Users\\a\\AppData\\Local\\postmortem-tools',
    ],
    [{}, 'linux', '', null],
  ];
  for (const [environment, platform, home, expected] of table)
    it(`is ${String(expected)} on ${platform} with ${JSON.stringify(environment)}`, () => {
      assert.equal(cacheFolder(environment, platform, home), expected);
    });
});
