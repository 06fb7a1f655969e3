import type { Browser, BrowserContext, Page } from 'playwright-core';

export function openBrowser(options?: {
  width?: number;
  height?: number;
  dark?: boolean;
  scale?: number;
}): Promise<{ browser: Browser; context: BrowserContext; page: Page; close: () => Promise<void> }>;
