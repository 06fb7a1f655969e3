import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openWorkbench, type Workbench } from '../../scripts/lib/workbench.mjs';

const EXAMPLES = path.join(__dirname, '../../examples');
const SAMPLE = '2025-08-22-database-connection-pool.md';

/** What a person does with keyboard and mouse in the real workbench. */
describe('the workbench of VS Code', () => {
  let folder: string;
  let bench: Workbench;
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-bench-'));
    cpSync(path.join(EXAMPLES, SAMPLE), path.join(folder, SAMPLE));
    writeFileSync(path.join(folder, 'list.md'), '# List\n\n- 14:30 bread\n');
    const git = (...words: readonly string[]): unknown =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words], {
        cwd: folder,
      });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'First');
    bench = await openWorkbench({ folder });
  });
  after(async () => {
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('marks a wrong duration while it is typed, and repairs it by keyboard', async () => {
    const { page } = bench;
    await bench.openFile(SAMPLE);
    await bench.goToLine(8, 15);
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('2 hours 15 minutes');
    await page.locator('.squiggly-error').first().waitFor();
    await bench.until(
      'Control+.',
      page
        .locator('.action-widget .monaco-list-row')
        .filter({ hasText: 'Replace by 1 hour 15 minutes' }),
    );
    await page.keyboard.press('Enter');
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await page
      .locator('.view-line')
      .filter({ hasText: /Duration:\*\*.1.hour.15.minutes/ })
      .waitFor();
  });

  it('opens the preview beside the document, and a click in it moves the cursor', async () => {
    const { page } = bench;
    await bench.openFile(SAMPLE);
    await bench.goToLine(1);
    await bench.runCommand('Postmortem: Open Preview to the Side');
    const preview = bench.preview();
    await preview.getByRole('button', { name: /^15:05 Error rate decreased/ }).click();
    await page.locator('.statusbar-item').filter({ hasText: 'Ln 44' }).waitFor();
    await preview.locator('.entry.current').filter({ hasText: '15:05' }).waitFor();
  });

  it('offers the preview in the title bar of postmortems only', async () => {
    const { page } = bench;
    const button = page.locator('.editor-actions .codicon-graph-line');
    await bench.openFile(SAMPLE);
    await button.first().waitFor();
    await bench.openFile('list.md');
    await button.first().waitFor({ state: 'detached' });
  });

  it('tells what changed since the last commit, as an incident', async () => {
    const { page } = bench;
    await bench.openFile(SAMPLE);
    await bench.goToLine(8, 15);
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('2 hours');
    await bench.runCommand('Postmortem: Compare with');
    const list = page.locator('.quick-input-list .monaco-list-row');
    await list.filter({ hasText: 'The last commit' }).click();
    const shown = page.locator('.view-line');
    await shown.filter({ hasText: /What.changed.since.`HEAD`/ }).waitFor();
    await shown
      .filter({ hasText: /1.hour.15.minutes.*2.hours/ })
      .first()
      .waitFor();
    await page.screenshot({ path: path.join(__dirname, '../../.vscode-test/compare.png') });
  });
});
