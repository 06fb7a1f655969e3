import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writePostmortem } from '../../scripts/lib/session.mjs';
import { openWorkbench } from '../../scripts/lib/workbench.mjs';

/** Resolves when a file has a text. */
function saved(file: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(file, () => look());
    const look = (): void => {
      if (readFileSync(file, 'utf8') === '') return;
      watcher.close();
      resolve();
    };
    look();
  });
}

/** From an empty folder to a finished postmortem, by keyboard alone, in the real VS Code. */
describe('a postmortem written in VS Code', () => {
  it('begins in an empty folder and ends without a problem', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-session-'));
    const bench = await openWorkbench({ folder, settings: { 'files.autoSave': 'off' } });
    try {
      await writePostmortem(bench);
      const [name = ''] = readdirSync(folder);
      await saved(path.join(folder, name));
      assert.equal(name, '2025-08-22-checkout-errors.md');
      const text = readFileSync(path.join(folder, name), 'utf8');
      assert.match(text, /^# Incident INC-20250822-001: Checkout errors\n/);
      assert.match(text, /\*\*Owner:\*\* Sarah Chen\n\*\*Duration:\*\* 25 minutes\n/);
      assert.match(
        text,
        /- 14:30 UTC - Alert fired: error rate above 5%\n- 14:34 UTC - Sarah Chen: Acknowledged, looking\n- 14:41 UTC - Mike Johnson: Rolled back the deploy\n- 14:55 UTC - Sarah Chen: Error rate is back to normal, incident resolved\n/,
      );
      assert.match(text, /- \[ \] Add an alert on the pool size \(Owner: Sarah Chen\)\n/);
    } finally {
      await bench.page
        .screenshot({ path: path.join(__dirname, '../../.vscode-test/session.png') })
        .catch(() => undefined);
      await bench.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
