// Before `npm pack` of a checkout, which is how pre-commit installs a hook: builds the command line and
// the server. Where the packages of development are not installed, it brings only those that are built
// in, as package-lock.json has them, and not the tools beside them.
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BUILT_OF } from './lib/packages/builtOf.mjs';
import { ROOT, run } from './lib/run.mjs';

const MODULES = path.join(ROOT, 'node_modules');

async function bring() {
  const { devDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const folder = mkdtempSync(path.join(ROOT, '.prepack-'));
  try {
    const dependencies = Object.fromEntries(BUILT_OF.map((name) => [name, devDependencies[name]]));
    writeFileSync(
      path.join(folder, 'package.json'),
      JSON.stringify({ private: true, dependencies }),
    );
    // With it, npm takes the versions that were tested and checks that they are the same bytes.
    writeFileSync(
      path.join(folder, 'package-lock.json'),
      readFileSync(path.join(ROOT, 'package-lock.json')),
    );
    const flags = ['--no-audit', '--no-fund', '--no-package-lock-only', '--loglevel=error'];
    await run('npm', ['install', ...flags], { cwd: folder, quiet: true });
    renameSync(path.join(folder, 'node_modules'), MODULES);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (!existsSync(path.join(MODULES, 'esbuild'))) await bring();
const { bundle } = await import('./lib/bundle.mjs');
await bundle(path.join(ROOT, 'dist'), ['cli.js', 'server.js', 'word.js'], true);
