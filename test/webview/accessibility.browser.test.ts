import assert from 'node:assert/strict';
import type { BrowserContextOptions } from 'playwright-core';
import { violations } from '../support/axe';
import { useBrowser } from '../support/browser';
import { FAULTY, openPanel, SAMPLE, type Theme } from '../support/panel';

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
          assert.deepEqual(await violations(panel.page), []);
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
    const outline: unknown = await panel.page.evaluate(
      "getComputedStyle(document.querySelector('.handle:focus .target')).stroke",
    );
    assert.equal(typeof outline, 'string');
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
