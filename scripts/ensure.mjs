// Installs the project's packages when they are missing or older than package-lock.json.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail, once, ROOT, run, say } from './lib/run.mjs';

export async function ensurePackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Node.js ${process.versions.node} is too old.`, 'Install Node.js 20.19 or newer.');
  const stamp = readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8');
  await once(path.join(ROOT, 'node_modules/.postmortem-installed'), stamp, async () => {
    say('Installing packages (npm ci); this takes about a minute the first time…');
    try {
      await run(
        'npm',
        ['ci', '--no-audit', '--no-fund', '--no-package-lock-only', '--loglevel=error'],
        { quiet: true },
      );
    } catch (error) {
      console.error(error.message);
      fail(
        'The packages could not be installed.',
        'Check the connection to your npm registry (`npm ping`), then run the command again.',
      );
    }
  });
}

export async function build(...flags) {
  say('Building…');
  await run(process.execPath, ['esbuild.mjs', ...flags]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await ensurePackages();
