import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { copyFor } from '../../server/src/features/page/copy';
import { pageText } from '../../server/src/features/page/forms';
import type { CopyTarget } from '../../server/src/protocol/exchange';
import { postmortem } from '../support/analyse';
import { useBrowser } from '../support/browser';

const ROOT = path.join(__dirname, '../..');
const SAMPLE = readFileSync(
  path.join(ROOT, 'examples/2025-08-22-database-connection-pool.md'),
  'utf8',
);
const HOSTILE =
  '# <b>T</b> & "q"\n\n- [ ] a `]]>` <i>x\n- [x] b\n\n~~~a"b\n]]> & <x>\u0007\n~~~\n\n| a | b |\n|-|-|\n| <img src=x onerror=1> | [l](https://x.example/"><script>) |\n';
/** The smallest PNG: one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What a parser of XML found. */
interface Read {
  readonly error: string | null;
  readonly names: readonly string[];
  readonly tables: number;
}

/** The page that the extension shows while it copies, without VS Code around it, and an editable one. */
const PAGE = `<!DOCTYPE html><title>x</title><button type="button">Copy</button><p role="status" data-click="click"></p>
<div id="editor" contenteditable="true">here</div><textarea></textarea>
<script>window.told = []; function acquireVsCodeApi() { return { postMessage: (message) => window.told.push(message.type) }; }</script>
<script src="/copy.js"></script>`;

/** What is copied is pasted as a person does it, and what is written is read by a real parser. */
describe('a postmortem that goes to other programs', () => {
  const browser = useBrowser();
  let server: Server;
  let address: string;
  before(async () => {
    server = createServer(({ url }, response) => {
      response.setHeader('Content-Type', url === '/copy.js' ? 'text/javascript' : 'text/html');
      response.end(url === '/copy.js' ? readFileSync(path.join(ROOT, 'dist/copy.js')) : PAGE);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  after(() => server.close());

  async function pasted(target: CopyTarget, check: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser().newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    try {
      const page = await context.newPage();
      await page.goto(address);
      await page.bringToFront();
      const data = { type: 'copy', ...copyFor(postmortem(SAMPLE), target, PIXEL) };
      await page.evaluate(`postMessage(${JSON.stringify(data)}, '*')`);
      await page.waitForFunction(`told.includes('copied')`);
      await page.locator('#editor').click();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+V');
      await check(page);
    } finally {
      await context.close();
    }
  }

  it('has headings, tables with all cells, links and the picture where rich text is pasted', () =>
    pasted('docs', async (page) => {
      const editor = page.locator('#editor');
      assert.match(await editor.locator('h1').innerText(), /^Postmortem: Database Connection Pool/);
      const table = editor.locator('table').first();
      assert.equal(await table.locator('tr').count(), 18);
      assert.deepEqual(await table.locator('tr').nth(1).locator('td').allInnerTexts(), [
        '14:30',
        'Initial database connection alert fired',
        'System',
        'Prometheus detected 95/100 connections used',
      ]);
      assert.match((await editor.locator('img').getAttribute('src')) ?? '', /^data:image\/png/);
      assert.match((await editor.locator('td').first().getAttribute('style')) ?? '', /border/);
      await page.locator('textarea').click();
      await page.keyboard.press('Control+V');
      assert.equal(await page.locator('textarea').inputValue(), SAMPLE);
    }));

  it('is lines for Slack, as rich text and in its own form', () =>
    pasted('slack', async (page) => {
      const editor = page.locator('#editor');
      assert.equal(await editor.locator('table, img').count(), 0);
      await editor.locator('li').filter({ hasText: '14:52 – API pod restart initiated' }).waitFor();
      await page.locator('textarea').click();
      await page.keyboard.press('Control+V');
      assert.match(
        await page.locator('textarea').inputValue(),
        /^• \*14:52\* – API pod restart initiated – Mike/m,
      );
    }));

  it('is well-formed in Confluence’s storage format, whatever the text is', async () => {
    const context = await browser().newContext();
    const page = await context.newPage();
    for (const [text, tables] of [
      [SAMPLE, null],
      [HOSTILE, 1],
    ] as const) {
      const xml = `<r xmlns:ac="a" xmlns:ri="b">${pageText(postmortem(text), 'confluence', null)}</r>`;
      const read = await page.evaluate<Read>(`(() => {
        const read = new DOMParser().parseFromString(${JSON.stringify(xml)}, 'application/xml');
        return {
          error: read.querySelector('parsererror')?.textContent ?? null,
          names: [...new Set([...read.querySelectorAll('*')].map(({ nodeName }) => nodeName))],
          tables: read.querySelectorAll('table').length,
        };
      })()`);
      assert.equal(read.error, null);
      // Nothing but elements that Confluence has.
      const known =
        'a ac:parameter ac:plain-text-body ac:structured-macro ac:task ac:task-body ac:task-list ac:task-status br code em h1 h2 h3 h4 hr li ol p r strong table tbody td th tr ul';
      for (const name of read.names) assert.ok(known.split(' ').includes(name), name);
      if (tables !== null) assert.equal(read.tables, tables);
    }
    await context.close();
  });
});
