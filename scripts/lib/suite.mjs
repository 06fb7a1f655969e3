// The mocha suite of test/vscode: bundled for the extension host, run there, reported back.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openBrowser, startVsCode, workbenchUrl } from './host.mjs';
import { ROOT } from './run.mjs';

const OUT = path.join(ROOT, '.vscode-test', 'suite');

/** Bundles the suite into .vscode-test/suite and returns that folder's entry. */
export async function buildSuite() {
  const { build } = await import('esbuild');
  const source = path.join(ROOT, 'test', 'vscode');
  rmSync(OUT, { recursive: true, force: true });
  await build({
    entryPoints: readdirSync(source)
      .filter(
        (file) => file === 'index.ts' || (file.endsWith('.test.ts') && file !== 'web.test.ts'),
      )
      .map((file) => path.join(source, file)),
    outdir: OUT,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return path.join(OUT, 'index.js');
}

/** Runs the suite in VS Code from the registry, in a headless browser. Returns its report. */
export async function runInBrowser({ folder, timeout = 240_000 }) {
  const tests = await buildSuite();
  const results = mkdtempSync(path.join(os.tmpdir(), 'postmortem-report-'));
  const report = path.join(results, 'report.json');
  process.env.POSTMORTEM_TEST_REPORT = report;
  const host = await startVsCode();
  delete process.env.POSTMORTEM_TEST_REPORT;
  const browser = await openBrowser();
  try {
    const arrived = waitForFile(report, timeout);
    await browser.page.goto(workbenchUrl(host.origin, { folder, tests }));
    await arrived.catch(async (error) => {
      await browser.page.screenshot({ path: path.join(ROOT, '.vscode-test', 'failure.png') });
      throw new Error(`${error.message}; a picture is in .vscode-test/failure.png\n${host.log()}`);
    });
    return JSON.parse(readFileSync(report, 'utf8'));
  } finally {
    await browser.close();
    host.stop();
    rmSync(results, { recursive: true, force: true });
  }
}

function waitForFile(file, timeout) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => finish(reject, new Error(`The suite did not report within ${timeout / 1000} s`)),
      timeout,
    );
    const watcher = watch(path.dirname(file), () => existsSync(file) && finish(resolve));
    const finish = (settle, value) => {
      clearTimeout(timer);
      watcher.close();
      settle(value);
    };
  });
}
