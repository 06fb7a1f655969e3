// The workbench of VS Code as a page: what a person does with it, for tests and pictures.
import { openBrowser, startVsCode, workbenchUrl } from './host.mjs';

/** Opens VS Code on `folder` with the extension, trusted, in light or dark. */
export async function openWorkbench({
  folder,
  theme = 'light',
  width = 1280,
  height = 800,
  settings = {},
}) {
  const host = await startVsCode({
    settings: {
      'editor.minimap.enabled': false,
      'workbench.tips.enabled': false,
      'window.commandCenter': false,
      'chat.commandCenter.enabled': false,
      'workbench.activityBar.location': 'hidden',
      'breadcrumbs.enabled': false,
      'editor.fontSize': 13,
      'editor.wordWrap': 'on',
      ...settings,
    },
  });
  const browser = await openBrowser({ width, height, dark: theme !== 'light' });
  const { page } = browser;
  const close = async () => {
    await browser.close();
    host.stop();
  };
  try {
    await page.goto(workbenchUrl(host.origin, { folder }));
    await page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: 60_000 });
    const trust = page.getByRole('button', { name: 'Yes, I trust the authors' });
    await trust.click({ timeout: 30_000 });
    await trust.waitFor({ state: 'detached' });
  } catch (error) {
    await close();
    throw error;
  }
  const quickInput = page.locator('.quick-input-widget input[type=text]').first();
  /** Presses a key until it shows what it is for: one that comes while VS Code is busy is lost. */
  const until = async (key, shown) => {
    for (let attempt = 1; attempt <= 5; attempt++) {
      await page.keyboard.press(key);
      if (
        await shown.waitFor({ timeout: 4000 }).then(
          () => true,
          () => false,
        )
      )
        return;
    }
    throw new Error(`${key} does nothing`);
  };
  const pick = async (prefix, text) => {
    for (let attempt = 1; ; attempt++) {
      await until('F1', quickInput);
      try {
        await quickInput.fill(`${prefix}${text}`, { timeout: 3000 });
        break;
      } catch (error) {
        // A webview that takes the focus as it opens closes it again.
        if (attempt === 3) throw error;
      }
    }
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await page.keyboard.press('Enter');
    await quickInput.waitFor({ state: 'hidden' });
  };
  if (theme !== 'light') {
    await pick(
      '>',
      theme === 'dark'
        ? 'Preferences: Toggle between Light/Dark Themes'
        : 'Preferences: Toggle High Contrast Theme',
    );
    await page.locator(`.monaco-workbench.${theme === 'dark' ? 'vs-dark' : 'hc-black'}`).waitFor();
  }
  return {
    page,
    close,
    until,
    runCommand: (title) => pick('>', title),
    openFile: async (name) => {
      await pick('', name);
      await page.locator(`.tab.active[aria-label^="${name}"]`).waitFor();
      await page.locator('.monaco-editor .view-line').first().waitFor();
    },
    goToLine: async (line, column = 1) => pick('', `:${line}:${column}`),
    /** The problem counter of the status bar, once it shows `text`. */
    problems: (text) =>
      page
        .locator('.statusbar-item[id="status.problems"]')
        .filter({ hasText: text })
        .waitFor({ timeout: 20_000 }),
    /** The inner frame of the preview. */
    preview: () => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame'),
  };
}
