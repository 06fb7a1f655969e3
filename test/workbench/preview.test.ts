import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../scripts/lib/workbench.mjs';

const EXAMPLES = path.join(__dirname, '../../examples');
const SAMPLE = '2025-08-22-database-connection-pool.md';
const LINKED = 'postmortem-with-link.md';
const OTHER = '2025-09-14-checkout-latency.md';

/** What a person does with the panel in the real workbench. */
describe('the preview in the workbench of VS Code', () => {
  let folder: string;
  let bench: Workbench;
  let preview: FrameLocator;
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-preview-'));
    for (const name of [SAMPLE, OTHER]) cpSync(path.join(EXAMPLES, name), path.join(folder, name));
    writeFileSync(
      path.join(folder, LINKED),
      '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert, see [the graph](https://example.com/graph)\n- 14:40 UTC - Resolved\n\n## Impact\n\nUsers.\n',
    );
    bench = await openWorkbench({
      folder,
      width: 1500,
      height: 950,
      settings: { 'files.autoSave': 'off', '[markdown]': { 'editor.wordWrap': 'off' } },
    });
    await bench.openFile(SAMPLE);
    await bench.goToLine(1);
    await bench.runCommand('Postmortem: Open Preview to the Side');
    preview = bench.preview();
    await preview.locator('.picture').waitFor({ timeout: 30_000 });
  });
  after(async () => {
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await bench.page.screenshot({ path: path.join(__dirname, '../../.vscode-test/failure.png') });
  });

  /** A line of the editor that has a text. */
  const written = (text: RegExp): Locator =>
    bench.page.locator('.view-line').filter({ hasText: text });

  const focusEditor = (): Promise<void> => bench.runCommand('View: Focus First Editor Group');

  it('an entry that is dragged has another time in the document, in one undo step', async () => {
    const { page } = bench;
    await bench.goToLine(42);
    const dot = preview.locator('.mark[data-line="41"] .dot');
    await dot.scrollIntoViewIfNeeded();
    const box = await dot.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 4, box.y + 4);
    await page.mouse.down();
    await page.mouse.move(box.x + 24, box.y + 4, { steps: 6 });
    const told = (await preview.locator('.mark.moving text').textContent())?.slice(0, 5) ?? '';
    await page.mouse.up();
    await written(new RegExp(`${told}.\\|.API.pod.restart`)).waitFor();
    await preview.locator('.mark[data-line="41"]').filter({ hasText: 'API pod restart' }).waitFor();
    await page
      .locator('.editor-instance')
      .first()
      .click({ position: { x: 300, y: 20 } });
    await page.keyboard.press('Control+z');
    await written(/14:52.\|.API.pod.restart/).waitFor();
  });

  it('an action that is ticked, given away and dated in the panel is so in the document', async () => {
    await focusEditor();
    await bench.goToLine(127);
    const text = 'Add connection pool alerts at 80% and trending';
    await preview.getByRole('checkbox', { name: `Done: ${text}` }).click();
    await written(/Add.connection.pool.alerts.*Done/).waitFor();
    await preview.getByRole('checkbox', { name: `Done: ${text}`, checked: true }).waitFor();
    await preview.getByRole('combobox', { name: `Owner: ${text}` }).selectOption('Mike');
    await written(/Add.connection.pool.alerts.*Mike/).waitFor();
    await preview
      .locator(`select[aria-label="Owner: ${text}"] option:checked`)
      .filter({ hasText: 'Mike' })
      .waitFor({ state: 'attached' });
    await preview.getByLabel(`Due: ${text}`).fill('2025-10-01');
    await written(/Add.connection.pool.alerts.*2025-10-01/).waitFor();
    await bench.page
      .locator('.editor-instance')
      .first()
      .click({ position: { x: 300, y: 20 } });
    for (const before of [
      /80%.*Mike.\|.2025-08-25/,
      /80%.*Sarah.\|.2025-08-25.*Done/,
      /80%.*Sarah.\|.2025-08-25.*Open/,
    ]) {
      await bench.page.keyboard.press('Control+z');
      await written(before).first().waitFor();
    }
  });

  it('takes back and does again what was done, with the focus in the panel, and loses no quick click', async () => {
    const { page } = bench;
    await focusEditor();
    await bench.goToLine(127);
    const boxes = [
      'Add connection pool alerts at 80% and trending',
      'Implement connection leak detection in CI/CD',
    ];
    for (const text of boxes)
      await preview.getByRole('checkbox', { name: `Done: ${text}` }).click();
    for (const text of boxes)
      await preview.getByRole('checkbox', { name: `Done: ${text}`, checked: true }).waitFor();
    const [first = '', second = ''] = boxes;
    const box = (text: string, checked: boolean): Locator =>
      preview.getByRole('checkbox', { name: `Done: ${text}`, checked });
    await page.keyboard.press('Control+z');
    await box(second, false).waitFor();
    await box(first, true).waitFor();
    await page.keyboard.press('Control+z');
    await box(first, false).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await box(first, true).waitFor();
    await page.keyboard.press('Control+z');
    await box(first, false).waitFor();
  });

  it('is presented by keys, from milestone to milestone, and comes back as it was', async () => {
    const { page } = bench;
    await preview.getByRole('button', { name: 'Present' }).click();
    const caption = preview.locator('.present .caption');
    await caption.filter({ hasText: 'Critical' }).waitFor();
    await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
    await page.keyboard.press('ArrowRight');
    await caption.filter({ hasText: '14:30' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await caption.filter({ hasText: '14:32' }).waitFor();
    await page.screenshot({ path: path.join(__dirname, '../../.vscode-test/present.png') });
    await page.keyboard.press('Escape');
    await preview.locator('.present').waitFor({ state: 'detached' });
    await page.locator('.part.sidebar').waitFor();
    await page.locator('.view-line').first().waitFor();
  });

  it('scrolls with the editor, and takes the editor along', async () => {
    const { page } = bench;
    await focusEditor();
    await bench.goToLine(1);
    await bench.goToLine(130);
    const action = preview.locator('.item[data-line="129"]');
    await action.click({ trial: true, timeout: 10_000 });
    const shown = await action.boundingBox();
    assert.ok(shown && shown.y > 0 && shown.y < 950, 'the panel is where the editor is');
    const panel = page.locator('iframe.webview.ready');
    const box = await panel.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 200, box.y + 300);
    await page.mouse.wheel(0, -6000);
    await written(/#.Postmortem:.Database/).waitFor();
  });

  it('is there again, as it was, after the window was loaded anew', async () => {
    const { page } = bench;
    await preview.getByRole('searchbox', { name: 'Find in the timeline' }).fill('hotfix');
    await preview.getByRole('status').filter({ hasText: '2 found' }).waitFor();
    await preview.getByRole('button', { name: 'Lock' }).click();
    await page
      .locator('.tab')
      .filter({ hasText: `[Preview ${SAMPLE}]` })
      .waitFor();
    const loaded = page.waitForEvent('load');
    await bench.runCommand('Developer: Reload Window');
    await loaded;
    await page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: 60_000 });
    preview = bench.preview();
    await preview.locator('.picture').waitFor({ timeout: 60_000 });
    assert.equal(
      await preview.getByRole('searchbox', { name: 'Find in the timeline' }).inputValue(),
      'hotfix',
    );
    await preview.getByRole('button', { name: 'Lock', pressed: true }).waitFor();
    await preview.getByRole('button', { name: 'Lock' }).click();
    await page
      .locator('.tab')
      .filter({ hasText: new RegExp(`^Preview ${SAMPLE}`) })
      .waitFor();
  });

  it('is as it was after it was hidden, and moves to another column', async () => {
    const { page } = bench;
    await page
      .locator('.tab')
      .filter({ hasText: `Preview ${SAMPLE}` })
      .click();
    await preview.getByRole('searchbox', { name: 'Find in the timeline' }).fill('pod');
    await preview.getByRole('button', { name: 'Lock' }).click();
    await bench.runCommand('View: Move Editor into First Group');
    await bench.openFile(OTHER);
    await page.locator('.tab').filter({ hasText: 'Preview' }).click();
    preview = bench.preview();
    await preview.locator('.picture').waitFor();
    assert.equal(
      await preview.getByRole('searchbox', { name: 'Find in the timeline' }).inputValue(),
      'pod',
    );
    await preview.getByRole('button', { name: 'Lock', pressed: true }).waitFor();
  });

  it('is as it was in a window of its own', async () => {
    const { page } = bench;
    await bench.runCommand('View: Close All Editors');
    await bench.openFile(SAMPLE);
    await bench.runCommand('Postmortem: Open Preview to the Side');
    preview = bench.preview();
    await preview.getByRole('searchbox', { name: 'Find in the timeline' }).fill('pod');
    await preview.getByRole('status').filter({ hasText: '3 found' }).waitFor();
    await page.locator('.tab').filter({ hasText: 'Preview' }).click();
    const opened = page.context().waitForEvent('page');
    await bench.runCommand('View: Move Editor into New Window');
    const window = await opened;
    const moved = window.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await moved.getByRole('status').filter({ hasText: '3 found' }).waitFor();
    await moved.getByRole('button', { name: '14:52 API pod restart initiated' }).last().click();
    await page.locator('.statusbar-item').filter({ hasText: 'Ln 42' }).waitFor();
    await window.close();
  });

  it('opens a link only after VS Code has asked', async () => {
    const { page } = bench;
    await bench.runCommand('View: Close All Editors');
    await bench.openFile(LINKED);
    await bench.runCommand('Postmortem: Open Preview to the Side');
    preview = bench.preview();
    await preview.locator('.mark .dot').first().click();
    await preview.getByRole('link', { name: 'the graph' }).click();
    const question = page.locator('.monaco-dialog-box');
    await question.filter({ hasText: 'https://example.com/graph' }).waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    assert.equal(page.context().pages().length, 1, 'nothing was opened');
  });

  it('stays with its document when that is renamed', async () => {
    const { page } = bench;
    await bench.runCommand('View: Close All Editors');
    await bench.openFile(SAMPLE);
    await bench.runCommand('Postmortem: Open Preview to the Side');
    await bench.preview().locator('.picture').waitFor();
    await bench.runCommand('View: Show Explorer');
    const file = page
      .locator('.explorer-folders-view .monaco-list-row')
      .filter({ hasText: SAMPLE });
    await file.click();
    await page.keyboard.press('F2');
    const input = page.locator('.explorer-folders-view input');
    await input.fill('2025-08-22-pool.md');
    await page.keyboard.press('Enter');
    await page.locator('.tab').filter({ hasText: 'Preview 2025-08-22-pool.md' }).waitFor();
    await bench.preview().locator('.picture').waitFor();
    renameSync(path.join(folder, '2025-08-22-pool.md'), path.join(folder, SAMPLE));
  });
});
