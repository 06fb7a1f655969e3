// Runs tests over the sources, one file of which may be another text. All of the project is loaded anew for each
// run, so that nothing that one run remembers is seen by the next.
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import Mocha from 'mocha';
import { PROPERTY_RUNS } from './areas.mjs';

const require = createRequire(import.meta.url);
const ROOT = path.resolve(import.meta.dirname, '../../..');
const SEED = 20_26;

/** Compiled text by path; `replaced` holds what stands in this run for the text on the disk. */
const compiled = new Map();
let replaced = new Map();

const compile = (text, file) =>
  transformSync(text, {
    loader: file.endsWith('x') ? 'tsx' : 'ts',
    format: 'cjs',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcefile: file,
  }).code;

function load(module, file) {
  const other = replaced.get(file);
  let code = other === undefined ? compiled.get(file) : compile(other, file);
  if (code === undefined) {
    code = compile(readFileSync(file, 'utf8'), file);
    compiled.set(file, code);
  }
  module._compile(code, file);
}
Module._extensions['.ts'] = load;
Module._extensions['.tsx'] = load;

// Properties are tried with the same values each time.
for (const module of [fc, require('fast-check')]) {
  const { assert } = module;
  const fewer = (property, settings) =>
    assert(property, {
      ...settings,
      seed: SEED,
      numRuns: Math.min(settings?.numRuns ?? 100, PROPERTY_RUNS),
      endOnFailure: true,
    });
  try {
    module.assert = fewer;
    if (module.default) module.default.assert = fewer;
  } catch {
    // A namespace that cannot be changed; the other one is what CommonJS gets.
  }
}

function anew(files, tests) {
  for (const file of Object.keys(require.cache))
    if (file.startsWith(ROOT) && !file.includes('/node_modules/')) delete require.cache[file];
  const mocha = new Mocha({ reporter: silent, timeout: 60_000 });
  for (const file of files) mocha.addFile(file);
  mocha.loadFiles();
  if (tests !== null) only(mocha.suite, new Set(tests));
  return mocha;
}

function silent() {}

const nameOf = (test) => `${path.relative(ROOT, test.file ?? '')} ${test.fullTitle()}`;

function only(suite, names) {
  suite.tests = suite.tests.filter((test) => names.has(nameOf(test)));
  for (const inner of suite.suites) only(inner, names);
}

/** Each place that was reached when the sources were loaded, and by which tests. */
async function coverage({ files, instrumented }) {
  replaced = new Map(instrumented);
  let reached = new Set();
  globalThis.__reached = (place) => reached.add(place);
  const mocha = anew(files, null);
  const loaded = [...reached];
  const tests = [];
  let failed = 0;
  await new Promise((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('test', () => (reached = new Set()));
    runner.on('fail', (test, error) => {
      failed++;
      console.error(`${nameOf(test)}: ${error.message.slice(0, 400)}`);
    });
    runner.on('pass', (test) =>
      tests.push({
        name: nameOf(test),
        file: test.file,
        took: test.duration ?? 0,
        reached: [...reached],
      }),
    );
  });
  return { loaded, tests, failed };
}

/** The first test that fails with this text in the place of a file's, or null. */
async function trial({ files, tests, file, text }) {
  replaced = new Map([[file, text]]);
  globalThis.__reached = () => undefined;
  let mocha;
  try {
    mocha = anew(files, tests);
  } catch (error) {
    return `does not load: ${error.message.split('\n')[0]}`;
  }
  return new Promise((resolve) => {
    let first = null;
    mocha.bail(true);
    const runner = mocha.run(() => resolve(first));
    runner.on('fail', (test) => (first ??= nameOf(test)));
  });
}

process.on('unhandledRejection', () => undefined);
process.on('message', async ({ kind, ...what }) => {
  process.send(kind === 'coverage' ? await coverage(what) : { killer: await trial(what) });
});
