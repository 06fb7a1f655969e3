import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { useBrowser } from '../support/browser';
import { FAULTY, openPanel, SAMPLE, type Panel, type Theme } from '../support/panel';

const AXE = readFileSync(path.join(__dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong in the page as it is now. */
async function violations({ page }: Panel): Promise<unknown> {
  // Around the page's own policy, which lets no other script in.
  const session = await page.context().newCDPSession(page);
  const run = async (expression: string): Promise<unknown> =>
    (
      await session.send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      })
    ).result.value;
  await run(AXE);
  return run(
    `axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 80) + ' ' + (n.any[0]?.message ?? '')).join(' / ')))`,
  );
}

describe('the preview for everyone', () => {
  const browser = useBrowser();
  const SIZES: Readonly<Record<string, BrowserContextOptions>> = {
    'a wide panel': { viewport: { width: 1600, height: 900 } },
    'a narrow panel': { viewport: { width: 300, height: 900 } },
    // What a window of 1000 pixels has left at 200 %.
    'zoom of 200 %': { viewport: { width: 500, height: 450 }, deviceScaleFactor: 2 },
  };
  for (const theme of ['light', 'dark', 'high-contrast'] as const satisfies readonly Theme[])
    for (const [size, options] of Object.entries(SIZES))
      it(`has no accessibility violations, and nothing beyond its edge: ${theme}, ${size}`, async () => {
        const panel = await openPanel(browser(), theme, options);
        for (const text of [FAULTY, SAMPLE, '# List\n', '<!-- postmortem -->\n# Outage\n']) {
          await panel.show(text);
          await panel.page.locator('main h1').waitFor();
          assert.deepEqual(await violations(panel), []);
          const wide: unknown = await panel.page.evaluate(
            'document.documentElement.scrollWidth > document.documentElement.clientWidth',
          );
          assert.equal(wide, false, 'nothing is wider than the panel');
        }
        await panel.close();
      });

  it('has controls that a finger can hit', async () => {
    const panel = await openPanel(browser(), 'light', { viewport: { width: 300, height: 900 } });
    await panel.show(FAULTY);
    const small: unknown = await panel.page.evaluate(
      "[...document.querySelectorAll('.tool, select, input:not([type=checkbox]), .target')].filter((e) => Math.min(e.getBoundingClientRect().height, e.getBoundingClientRect().width) < 16).map((e) => e.outerHTML)",
    );
    assert.deepEqual(small, []);
    await panel.close();
  });

  it('moves nothing by itself, and shows where the focus is in forced colours', async () => {
    const panel = await openPanel(browser(), 'dark', {
      reducedMotion: 'reduce',
      forcedColors: 'active',
    });
    await panel.show(SAMPLE);
    await panel.page.locator('.handle').first().focus();
    const moving: unknown = await panel.page.evaluate('document.getAnimations().length');
    assert.equal(moving, 0);
    const outline: unknown = await panel.page
      .locator('.handle:focus .target')
      .evaluate('(element) => getComputedStyle(element).stroke');
    assert.notEqual(outline, 'none');
    await panel.close();
  });

  it('has the timeline as a table, with names and numbers for its rows', async () => {
    const panel = await openPanel(browser(), 'light');
    await panel.show(SAMPLE);
    const table = panel.page.getByRole('table', { name: 'Entries of the timeline' });
    assert.deepEqual(await table.getByRole('columnheader').allInnerTexts(), [
      'Time (UTC)',
      'What',
      'Who',
    ]);
    const row = table.getByRole('row').filter({ hasText: 'API pod restart initiated' });
    assert.deepEqual(await row.getByRole('cell').allInnerTexts(), [
      '14:52',
      'API pod restart initiated',
      'Mike',
    ]);
    await panel.close();
  });
});
