// npm test: everything that must hold. Flags: --unit, --vscode, --browser (only that stage), --grep TEXT,
// --update-pictures (takes the pictures of the preview anew instead of comparing them).
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { build, ensurePackages } from './ensure.mjs';
import { ROOT, say } from './lib/run.mjs';

const { values: flags } = parseArgs({
  options: {
    unit: { type: 'boolean' },
    vscode: { type: 'boolean' },
    browser: { type: 'boolean' },
    grep: { type: 'string' },
    'update-pictures': { type: 'boolean' },
  },
});
if (flags['update-pictures']) process.env.POSTMORTEM_UPDATE_PICTURES = '1';
const only = flags.unit || flags.vscode || flags.browser;

/** A stage that takes longer hangs, also on a slow machine. */
const LONGEST = 40 * 60_000;

await ensurePackages();
await build();
const total = { passed: 0, failed: 0, skipped: 0 };

if (!only || flags.unit)
  await stage('Unit, rule, grammar and protocol tests', () =>
    mochaStage([
      'test/**/*.test.ts',
      '--ignore',
      'test/vscode/**',
      '--ignore',
      'test/workbench/**',
      '--ignore',
      '**/*.browser.test.ts',
    ]),
  );
if (!only || flags.browser)
  await stage('Preview and workbench in a real browser', () =>
    mochaStage(['test/**/*.browser.test.ts', 'test/workbench/*.test.ts', '--timeout', '120000']),
  );
if (!only || flags.vscode) await stage('Inside VS Code', vscodeStage);

if (total.passed + total.failed === 0) console.error(`No test matches ${flags.grep}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.passed > 0 && total.failed === 0 ? 0 : 1);

/** A stage that crashes or runs nothing is a failure, never a silence. */
async function stage(name, work) {
  say(name);
  try {
    const { passed, failed, skipped = 0 } = await work();
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    if (passed + failed === 0 && flags.grep === undefined) throw new Error('No test ran');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    total.failed++;
  }
}

function mochaStage(args) {
  const grep = flags.grep === undefined ? [] : ['--grep', flags.grep];
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        'node_modules/mocha/bin/mocha.js',
        ...args,
        ...grep,
        '--reporter',
        'test/support/reporter.cjs',
        '--exit',
        '--forbid-only',
      ],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST);
    let output = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      output = (output + chunk).slice(-4000);
    });
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      const sum = /(\d+) passing, (\d+) failing, (\d+) pending\s*$/.exec(output);
      // A test says itself which program of others it misses; it is skipped only where that is not installed.
      if (sum) resolve({ passed: Number(sum[1]), failed: Number(sum[2]), skipped: Number(sum[3]) });
      else reject(new Error('The test process ended before its end'));
    });
  });
}

async function vscodeStage() {
  const { runInBrowser } = await import('./lib/suite.mjs');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-workspace-'));
  cpSync(path.join(ROOT, 'examples'), folder, { recursive: true });
  if (flags.grep !== undefined) process.env.POSTMORTEM_TEST_GREP = flags.grep;
  try {
    const report = await runInBrowser({ folder });
    for (const line of report.lines) console.log(line);
    return report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
