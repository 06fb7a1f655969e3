import type { Browser } from 'playwright-core';

/** One browser for all tests of a block: started before them, ended after them. */
export function useBrowser(): () => Browser {
  let opened: { readonly browser: Browser; readonly close: () => Promise<void> } | null = null;
  before(async () => {
    const { openBrowser } = await import('../../scripts/lib/host.mjs');
    opened = await openBrowser();
  });
  after(() => opened?.close());
  return () => {
    if (!opened) throw new Error('The browser is there only while tests run');
    return opened.browser;
  };
}
