import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

const AXE = readFileSync(path.join(__dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

/** Runs an expression around the page's own policy, which lets no other script in. */
export async function evaluated(page: Page, expression: string): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value;
}

/** What axe finds wrong in the page as it is now. */
export async function violations(page: Page): Promise<unknown> {
  await evaluated(page, AXE);
  return evaluated(
    page,
    `axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 100) + ' ' + (n.any[0]?.message ?? '')).join(' / ')))`,
  );
}
