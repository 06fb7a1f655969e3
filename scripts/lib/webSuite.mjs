// The suite of test/vscode in the web worker extension host, on a file system in memory.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from './run.mjs';
import { openWebHost } from './webHost.mjs';

const SOURCE = path.join(ROOT, 'test', 'vscode');

/**
 * Waits in the worker of extensions for what the suite reports there: it has no other way out. `told`
 * gives what it has told so far.
 */
function listen(page) {
  let host = null;
  const report = new Promise((resolve) => {
    page.on('worker', (worker) => {
      worker
        .evaluate(
          () =>
            self.name === 'ExtensionHostWorker' &&
            new Promise((ended) => (self.postmortemSuite = { lines: [], ended })),
        )
        .then((ended) => ended && resolve(ended))
        // A worker of something else has ended.
        .catch(() => undefined);
      host ??= worker;
    });
  });
  return { report, told: () => host?.evaluate(() => self.postmortemSuite?.lines) };
}

/** What VS Code reads of an extension. */
const EXTENSION = [
  'package.json',
  'package.nls.json',
  'dist',
  'docs',
  'l10n',
  'assets',
  'snippets',
  'syntaxes',
  'schemas',
];

/** `node:assert` of a browser. */
const ASSERT = {
  name: 'assert',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:assert\/strict$/ }, () => ({ path: 'assert', namespace: 'strict' }));
    onLoad({ filter: /./, namespace: 'strict' }, () => ({
      contents: 'module.exports = require("assert").strict;',
      resolveDir: ROOT,
    }));
  },
};

/** The tests and the file system that they work on, as one extension. */
async function buildWebSuite(folder, files) {
  const { build } = await import('esbuild');
  const shared = {
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  };
  const tests = readdirSync(SOURCE).filter((file) => file.endsWith('.test.ts'));
  // The one that adds documents is the last.
  const ordered = [...tests.filter((file) => file !== 'web.test.ts'), 'web.test.ts'];
  await build({
    ...shared,
    stdin: {
      contents: [
        'export { run } from "./webMocha";',
        ...ordered
          .filter((file) => file !== 'desktop.test.ts')
          .map((file) => `import ${JSON.stringify(`./${file}`)};`),
      ].join('\n'),
      resolveDir: SOURCE,
    },
    outfile: path.join(folder, 'suite.js'),
    // Mocha's file takes any `module` that it sees for its own.
    format: 'iife',
    globalName: 'suite',
    footer: { js: 'module.exports = suite;' },
    plugins: [ASSERT],
    define: {
      global: 'globalThis',
      process: '{"env":{}}',
    },
    sourcemap: 'inline',
  });
  await build({
    ...shared,
    entryPoints: [path.join(SOURCE, 'memoryFiles', 'extension.ts')],
    outdir: folder,
  });
  cpSync(path.join(SOURCE, 'memoryFiles', 'package.json'), path.join(folder, 'package.json'));
  writeFileSync(path.join(folder, 'files.json'), JSON.stringify(files));
}

/** Runs the suite over `files`, texts by path. Gives its report. */
export async function runInWebHost({ files, timeout = 300_000 }) {
  const work = mkdtempSync(path.join(os.tmpdir(), 'postmortem-web-'));
  const extension = path.join(work, 'extension');
  const suite = path.join(work, 'suite');
  let host;
  try {
    for (const name of EXTENSION)
      cpSync(path.join(ROOT, name), path.join(extension, name), { recursive: true });
    mkdirSync(suite);
    await buildWebSuite(suite, files);
    host = await openWebHost({
      folder: 'memory:/',
      extensions: [extension, suite],
      tests: 'suite',
    });
    const { report, told } = listen(host.page);
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`The suite did not report within ${timeout / 1000} s`)),
        timeout,
      );
    });
    await host.open();
    return await Promise.race([report, late])
      .catch(async (error) => {
        await host.page.screenshot({ path: path.join(ROOT, '.vscode-test', 'failure.png') });
        const lines = (await told()) ?? [];
        throw new Error(
          [`${error.message}; a picture is in .vscode-test/failure.png`, ...lines].join('\n'),
        );
      })
      .finally(() => clearTimeout(timer));
  } finally {
    await host?.close();
    rmSync(work, { recursive: true, force: true });
  }
}
