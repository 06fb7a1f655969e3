import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { evaluated, violations } from '../support/axe';
import { useBrowser } from '../support/browser';
import { documentOf, HOSTILE, made, QUOTED, write } from './documents';

const PAGES = ['index', 'actions', 'charts', 'about', 'incidents/a', 'incidents/hostile'];

describe('the report in a browser', () => {
  const browser = useBrowser();
  let folder: string;
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-report-'));
    const docs = path.join(folder, 'docs');
    write(docs, {
      'a.md': documentOf(),
      'b.md': documentOf({ id: 'INC-20250901-001', day: '2025-09-01', severity: 'SEV-2' }),
      'hostile.md': documentOf({
        title: `${QUOTED}${'x'.repeat(200)}`,
        id: 'INC-20250823-001',
        day: '2025-08-23',
        severity: 'y'.repeat(24),
        person: 'z'.repeat(60),
        duration: '9 hours',
      }),
      'shopping.md': '# Shopping\n',
    });
    await made(docs, path.join(folder, 'site'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Opens a page from the disk, as a reader would; all that it asks for and complains about is kept. */
  async function open(
    name: string,
    options: BrowserContextOptions = {},
  ): Promise<{ readonly page: Page; readonly said: string[]; readonly asked: string[] }> {
    const page = await (await browser().newContext(options)).newPage();
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', ({ message }) => said.push(message));
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => said.push('dialog')));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(path.join(folder, 'site', `${name}.html`)).href);
    return { page, said, asked };
  }

  const SIZES: Readonly<Record<string, BrowserContextOptions>> = {
    'light and wide': { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
    'dark and wide': { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
    'dark and narrow': { viewport: { width: 360, height: 800 }, colorScheme: 'dark' },
  };
  for (const [size, options] of Object.entries(SIZES))
    it(`is accessible, stays within the window and loads nothing: ${size}`, async () => {
      for (const name of PAGES) {
        const { page, said, asked } = await open(name, options);
        const found = await violations(page);
        assert.deepEqual(found, [], name);
        const beyond = await evaluated(
          page,
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        assert.equal(beyond, 0, `${name} is wider than the window`);
        assert.equal(asked.length, 1, `${name} asks for ${asked.join(', ')}`);
        assert.deepEqual(said, [], name);
        await page.context().close();
      }
    });

  it('sorts and searches by script', async () => {
    const { page } = await open('index');
    const titles = (): Promise<string[]> =>
      page.locator('tbody tr:visible td:nth-child(1)').allInnerTexts();
    assert.deepEqual(await titles(), ['2025-09-01', '2025-08-23', '2025-08-22']);
    await page.getByRole('button', { name: 'Severity' }).click();
    assert.deepEqual(await titles(), ['2025-08-22', '2025-09-01', '2025-08-23']);
    await page.getByRole('button', { name: 'Duration' }).press('Enter');
    assert.equal((await titles())[2], '2025-08-23', 'what is left out stands last');
    await page.getByLabel('Search incidents').fill('sev-2 INC');
    assert.deepEqual(await titles(), ['2025-09-01']);
    assert.equal(await page.locator('.search output').innerText(), '1 of 3');
    await page.context().close();
  });

  it('is complete without script, and leads from a dot to its incident', async () => {
    const { page } = await open('index', { javaScriptEnabled: false });
    assert.equal(await page.locator('tbody tr:visible').count(), 3);
    assert.equal(await page.locator('.search:visible').count(), 0);
    await page.getByRole('link', { name: 'Charts' }).click();
    await page.locator('svg a').first().click();
    assert.match(page.url(), /incidents\/[a-z]+\.html$/);
    await page.context().close();
  });

  it('is a feed that can be read as XML', async () => {
    const { page } = await open('about');
    const feed = readFileSync(path.join(folder, 'site/feed.xml'), 'utf8');
    const titles = await page.evaluate<string[]>(
      `(() => { const x = new DOMParser().parseFromString(${JSON.stringify(feed)}, 'application/xml'); return [...x.querySelectorAll('parsererror, entry > title')].map((e) => e.textContent); })()`,
    );
    assert.equal(titles.length, 3);
    assert.deepEqual(titles.slice(1), [`${HOSTILE}${'x'.repeat(200)}`, 'Checkout was slow']);
    await page.context().close();
  });
});
