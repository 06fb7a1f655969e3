// npm run screenshots: the pictures of the README, taken in the real VS Code. Written to docs/images/.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, ensurePackages } from './ensure.mjs';
import { ROOT, say } from './lib/run.mjs';

await ensurePackages();
await build('--production');
const { openWorkbench } = await import('./lib/workbench.mjs');
const { writePostmortem } = await import('./lib/session.mjs');
const OUT = path.join(ROOT, 'docs', 'images');
mkdirSync(OUT, { recursive: true });

const SAMPLE = '2025-08-22-database-connection-pool.md';
const sample = readFileSync(path.join(ROOT, 'examples', SAMPLE), 'utf8');
const lineOf = (text, needle) => text.slice(0, text.indexOf(needle)).split('\n').length;
const FAULTY = sample
  .replace('**Duration:** 1 hour 15 minutes', '**Duration:** 2 hours 15 minutes')
  .replace('- **Acknowledgment:** 14:34', '- **Acknowledgment:** 14:36')
  .replace('| Alex | 2025-08-29 |', '|  | 2025-08-29 |')
  .replace('4 minutes  \n', '9 minutes  \n');

for (const theme of ['light', 'dark']) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-pictures-'));
  writeFileSync(path.join(folder, 'incident.md'), FAULTY);
  cpSync(path.join(ROOT, 'examples', SAMPLE), path.join(folder, SAMPLE));
  const bench = await openWorkbench({ folder, theme });
  const { page } = bench;
  const shot = async (name) => {
    await page.mouse.move(900, 795);
    await page.screenshot({ path: path.join(OUT, `${name}-${theme}.png`) });
    say(`${name}-${theme}.png`);
  };
  try {
    await bench.runCommand('View: Close Primary Side Bar').catch(() => undefined);
    await bench.openFile('incident.md');
    await page.locator('.squiggly-error').first().waitFor({ timeout: 30_000 });
    await bench.goToLine(1);
    await bench.runCommand('Problems: Focus on Problems View');
    await page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
    await shot('diagnostics');
    await bench.runCommand('View: Hide Panel');

    await bench.goToLine(lineOf(FAULTY, '**Duration:**'), 18);
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row').first().waitFor();
    await shot('quick-fix');
    await page.keyboard.press('Escape');

    await bench.openFile(SAMPLE);
    await bench.goToLine(lineOf(sample, '**MTTR'), 8);
    await bench.runCommand('Show or Focus Hover');
    const shown = page.locator('.monaco-hover:not(.hidden)').first();
    await shown.locator('.hover-contents').first().waitFor();
    // It fades in; the picture is of the end.
    await shown.evaluate((element) =>
      Promise.all(element.getAnimations({ subtree: true }).map((animation) => animation.finished)),
    );
    await shot('hover');
    await page.keyboard.press('Escape');

    await bench.openFile('incident.md');
    const row = FAULTY.split('\n')[lineOf(FAULTY, '|  | 2025-08-29') - 1];
    await bench.goToLine(lineOf(FAULTY, '|  | 2025-08-29'), row.indexOf('|  | 2025') + 3);
    await bench.until(
      'Control+Space',
      page.locator('.suggest-widget.visible .monaco-list-row').first(),
    );
    await shot('completion');
    await page.keyboard.press('Escape');

    await bench.openFile(SAMPLE);
    await bench.goToLine(lineOf(sample, '| 14:52 |'), 3);
    await bench.runCommand('Postmortem: Open Preview to the Side');
    await bench.preview().locator('.picture').waitFor({ timeout: 30_000 });
    await bench.preview().locator('.entry.current').waitFor();
    await shot('preview');
  } catch (error) {
    await page.screenshot({ path: path.join(ROOT, '.vscode-test', 'failure.png') });
    throw error;
  } finally {
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

// A postmortem from an empty folder to the end, for the walkthrough and the docs.
const empty = mkdtempSync(path.join(os.tmpdir(), 'postmortem-pictures-'));
const bench = await openWorkbench({ folder: empty, settings: { 'files.autoSave': 'off' } });
await writePostmortem(bench, async (name) => {
  await bench.page.screenshot({ path: path.join(OUT, `${name}-light.png`) });
  say(`${name}-light.png`);
});
await bench.close();
rmSync(empty, { recursive: true, force: true });
process.exit(0);
