// npm start: opens examples/ in VS Code with the extension loaded.
//   -- --browser   VS Code in the browser, from the npm registry, even where a desktop one is installed
//   -- --no-open   print the address only
//   -- --check     start, see that VS Code answers, and end: for tests
import { randomBytes } from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, ensurePackages } from './ensure.mjs';
import { fail, ROOT, say } from './lib/run.mjs';

const { values: flags } = parseArgs({
  options: {
    browser: { type: 'boolean' },
    'no-open': { type: 'boolean' },
    check: { type: 'boolean' },
  },
});
const EXAMPLES = path.join(ROOT, 'examples');

await ensurePackages();
await build();

const display =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const desktop =
  flags.browser || flags.check || !display
    ? null
    : (installedEditor() ?? (await downloadedEditor()));
if (desktop) await openDesktop(desktop);
else await openInBrowser();

function installedEditor() {
  for (const name of ['code', 'code-insiders', 'codium']) {
    const command = process.platform === 'win32' ? `${name}.cmd` : name;
    if (spawnSync(command, ['--version'], { shell: process.platform === 'win32' }).status === 0)
      return command;
  }
  return null;
}

async function downloadedEditor() {
  say('No VS Code is installed; trying to download one…');
  try {
    const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
    const timeout = new Promise((_, reject) =>
      setTimeout(() => reject(new Error('it took longer than three minutes')), 180_000).unref(),
    );
    return await Promise.race([
      downloadAndUnzipVSCode({ version: 'stable', cachePath: path.join(ROOT, '.vscode-test') }),
      timeout,
    ]);
  } catch (error) {
    say(`That did not work (${error instanceof Error ? error.message : error}).`);
    return null;
  }
}

async function openDesktop(command) {
  const data = mkdtempSync(path.join(os.tmpdir(), 'postmortem-start-'));
  say(`Opening ${path.basename(command)} with the extension…`);
  const child = spawn(
    command,
    [
      '--new-window',
      '--wait',
      `--extensionDevelopmentPath=${ROOT}`,
      `--user-data-dir=${data}`,
      EXAMPLES,
    ],
    { stdio: 'inherit', shell: process.platform === 'win32' },
  );
  const end = () => {
    child.kill();
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on('SIGINT', () => process.exit(130));
  process.on('SIGTERM', () => process.exit(143));
  process.on('exit', end);
  child.on('error', (error) =>
    fail(
      `${command} could not be started: ${error.message}`,
      'Use VS Code in the browser instead: npm start -- --browser',
    ),
  );
  child.on('close', (code) => process.exit(code ?? 0));
}

async function openInBrowser() {
  const { startVsCode, workbenchUrl } = await import('./lib/host.mjs');
  const token = randomBytes(16).toString('hex');
  const host = await startVsCode({ token }).catch((error) =>
    fail(
      `VS Code could not be started: ${error.message}`,
      'Check the connection to your npm registry, or delete .vscode-test/ and try again. With VS Code installed, F5 in this folder does the same.',
    ),
  );
  process.on('SIGINT', () => process.exit(130));
  process.on('SIGTERM', () => process.exit(143));
  const url = workbenchUrl(host.origin, { folder: EXAMPLES, token });
  if (flags.check) {
    const [page, refused] = await Promise.all([
      fetch(url, { redirect: 'manual' }),
      fetch(`${host.origin}/?folder=${encodeURIComponent(EXAMPLES)}`, { redirect: 'manual' }),
    ]);
    // With its token it sets a cookie and sends the browser on.
    if (page.status !== 302 || refused.status !== 403)
      fail(
        `VS Code answered ${page.status} with its token and ${refused.status} without.`,
        'It should answer the first and refuse the second.',
      );
    say('VS Code answers, and only to its token.');
    process.exit(0);
  }
  console.log(`\n  ${url}\n`);
  say('Open it in a browser. Ctrl-C ends it.');
  if (!flags['no-open']) openUrl(url);
}

/** Opens the default browser where there is one; the address is printed anyway. */
function openUrl(url) {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url.replace(/&/g, '^&')]
        : ['xdg-open', url];
  if (
    process.platform === 'linux' &&
    !['/usr/bin/xdg-open', '/usr/local/bin/xdg-open'].some((file) => existsSync(file))
  )
    return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => say('The browser could not be opened; use the address above.'));
  child.unref();
}
