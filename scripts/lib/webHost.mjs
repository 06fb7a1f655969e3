// VS Code with a web worker extension host and nothing else: no process of extensions, no disk.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openBrowser, startVsCode, VSCODE } from './host.mjs';

const SETTINGS = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)/;

/**
 * Opens VS Code in a browser on `folder`, an address such as `memory:/`, with the extensions that lie
 * in the folders `extensions`. Those are copied to where VS Code serves its own files. `tests`: the name of a module
 * in the last of them, whose `run` is called.
 */
export async function openWebHost({ folder, extensions, tests = null, settings = {} }) {
  const host = await startVsCode();
  // What VS Code serves of its own is below this folder.
  const served = mkdtempSync(path.join(VSCODE, 'web-'));
  const browser = await openBrowser();
  const close = async () => {
    await browser.close();
    host.stop();
    rmSync(served, { recursive: true, force: true });
  };
  try {
    extensions.forEach((from, index) => {
      mkdirSync(path.join(served, String(index)));
      cpSync(from, path.join(served, String(index)), { recursive: true });
    });
    const { page } = browser;
    await page.route(`${host.origin}/?*`, async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      const body = html.replace(SETTINGS, (_, head, escaped) => {
        const options = JSON.parse(escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
        // The address of what is served is that of its webviews too.
        const root = `/${options.webviewEndpoint.split('/out/')[0]}/${path.basename(served)}`;
        const at = (name) => ({
          scheme: 'http',
          authority: new URL(host.origin).host,
          path: `${root}/${name}`,
        });
        const wanted = {
          ...options,
          enableWorkspaceTrust: false,
          additionalBuiltinExtensions: extensions.map((_, index) => at(index)),
          developmentOptions: {
            ...(tests === null
              ? {}
              : {
                  // Without one in development no tests are run.
                  extensions: [at(extensions.length - 1)],
                  extensionTestsPath: at(`${extensions.length - 1}/${tests}`),
                }),
          },
          configurationDefaults: settings,
        };
        return head + JSON.stringify(wanted).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      });
      await route.fulfill({ response, body });
    });
    return {
      page,
      close,
      open: () => page.goto(`${host.origin}/?folder=${encodeURIComponent(folder)}`),
      log: host.log,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
