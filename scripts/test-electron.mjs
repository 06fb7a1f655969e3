// npm run test:electron: the suite of test/vscode in a desktop VS Code.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, ensurePackages } from './ensure.mjs';
import { fail, ROOT } from './lib/run.mjs';

await ensurePackages();
await build();
const { runTests } = await import('@vscode/test-electron');
const { buildSuite } = await import('./lib/suite.mjs');
const folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-workspace-'));
cpSync(path.join(ROOT, 'examples'), folder, { recursive: true });
try {
  await runTests({
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: await buildSuite(),
    launchArgs: [folder, '--disable-extensions'],
  });
} catch (error) {
  fail(
    error instanceof Error ? error.message : String(error),
    'It needs a desktop VS Code: a display, and a connection to download one. `npm test` runs the same suite without either.',
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
