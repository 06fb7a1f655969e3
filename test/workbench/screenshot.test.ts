import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PNG } from 'pngjs';
import { openWorkbench, type Workbench } from '../../scripts/lib/workbench.mjs';

/** A picture of one pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** The same as an expression of the page. */
const BYTES = `Uint8Array.from(atob('${PIXEL}'), (sign) => sign.charCodeAt(0))`;

const NAME = 'disk outage.md';
const TEXT =
  '# Outage of the disks\n\n**Date:** 2025-08-22\n\n## Timeline (UTC)\n\n| Time | Event | Person |\n|---|---|---|\n| 14:30 | Alert fired | Mei |\n| 14:50 | Resolved | Mei |\n\n## Impact\n\nUsers.\n';

/** What a person does with a picture in the real workbench. */
describe('a screenshot in VS Code', () => {
  let folder: string;
  let bench: Workbench;
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-screenshot-'));
    writeFileSync(path.join(folder, NAME), TEXT);
    bench = await openWorkbench({ folder, settings: { 'files.autoSave': 'off' } });
    await bench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  after(async () => {
    await bench.page
      .screenshot({ path: path.join(__dirname, '../../.vscode-test/screenshot.png') })
      .catch(() => undefined);
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const shown = (words: RegExp) => bench.page.locator('.view-line').filter({ hasText: words });
  const copyPicture = (): Promise<void> =>
    bench.page.evaluate(`navigator.clipboard.write([new ClipboardItem({
      'image/png': new Blob([${BYTES}], { type: 'image/png' }),
    })])`);

  it('is saved beside the document when it is pasted, and is a row to describe', async () => {
    const { page } = bench;
    await bench.openFile(NAME);
    await page
      .locator('.statusbar-item')
      .filter({ hasText: /20m|Outage/ })
      .first()
      .waitFor();
    await bench.goToLine(9, 12);
    await copyPicture();
    await page.keyboard.press('Control+V');
    await shown(/!\[what.it.shows\]/).waitFor();
    await page.keyboard.type('Disk is full');
    await shown(/\|.14:30.\|.!\[Disk.is.full\]\(disk%20outage-screenshot-1\.png\).\|/).waitFor();
    assert.deepEqual(readdirSync(folder).sort(), ['disk outage-screenshot-1.png', NAME]);
    const { width, height } = PNG.sync.read(
      readFileSync(path.join(folder, 'disk outage-screenshot-1.png')),
    );
    assert.deepEqual([width, height], [1, 1]);
  });

  it('overwrites nothing, and keeps the name of a file that is dropped', async () => {
    const { page } = bench;
    writeFileSync(path.join(folder, 'cpu (2).png'), 'another');
    await page.evaluate(`(() => {
      const data = new DataTransfer();
      data.items.add(new File([${BYTES}], 'cpu (2).png', { type: 'image/png' }));
      const line = [...document.querySelectorAll('.view-line')].find((element) =>
        element.textContent.includes('14:50'),
      );
      const { left, top } = line.getBoundingClientRect();
      for (const type of ['dragenter', 'dragover', 'drop'])
        line.dispatchEvent(
          new DragEvent(type, {
            dataTransfer: data,
            bubbles: true,
            cancelable: true,
            shiftKey: true,
            clientX: left + 40,
            clientY: top + 5,
          }),
        );
    })()`);
    await shown(/\|.14:50.\|.!\[what.it.shows\]\(cpu%20%282%29-1\.png\).\|/).waitFor();
    assert.equal(readFileSync(path.join(folder, 'cpu (2).png'), 'utf8'), 'another');
    assert.equal(readFileSync(path.join(folder, 'cpu (2)-1.png')).toString('base64'), PIXEL);
    await page.screenshot({ path: path.join(__dirname, '../../.vscode-test/dropped.png') });
  });

  it('says why not where the document is in no folder yet', async () => {
    const { page } = bench;
    await bench.runCommand('File: New Untitled Text File');
    await page.locator('.tab.active').filter({ hasText: 'Untitled' }).waitFor();
    await page.keyboard.press('Control+K');
    await page.keyboard.press('m');
    await page.getByRole('textbox', { name: 'Select Language Mode' }).fill('Markdown');
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item').filter({ hasText: 'Markdown' }).waitFor();
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(TEXT)})`);
    await page.keyboard.press('Control+V');
    await shown(/14:50/).waitFor();
    await bench.goToLine(9, 12);
    await copyPicture();
    const before = readdirSync(folder);
    await page.keyboard.press('Control+V');
    await page
      .getByText('Save the document first: a screenshot is saved beside it.')
      .first()
      .waitFor();
    assert.deepEqual(readdirSync(folder), before);
  });
});
