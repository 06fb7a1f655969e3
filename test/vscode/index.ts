/** Runs the mocha suite inside the extension host. Both @vscode/test-electron and our launcher call `run`. */
import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { resultsOf, type SuiteReport } from './results';

export async function run(): Promise<void> {
  const report = await runSuite().catch((error: unknown): SuiteReport => ({
    passed: 0,
    failed: 1,
    lines: [String(error instanceof Error ? error.stack : error)],
  }));
  const file = process.env['POSTMORTEM_TEST_REPORT'];
  if (file !== undefined) {
    writeFileSync(`${file}.part`, JSON.stringify(report));
    renameSync(`${file}.part`, file);
  } else for (const line of report.lines) console.log(line);
  if (report.failed > 0) throw new Error(`${report.failed} failed`);
}

async function runSuite(): Promise<SuiteReport> {
  const { default: Mocha } = await import('mocha');
  const grep = process.env['POSTMORTEM_TEST_GREP'];
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, ...(grep === undefined ? {} : { grep }) });
  for (const file of readdirSync(__dirname))
    if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  return resultsOf((ended) => mocha.run(ended));
}
