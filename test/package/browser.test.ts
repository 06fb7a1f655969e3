import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundle } from '../../scripts/lib/bundle.mjs';

const BUNDLES = ['extension.browser.js', 'server.browser.js'];

/** What runs in a browser has nothing of Node.js in it. */
describe('the bundles for a browser', function () {
  this.timeout(60_000);
  it('ask for nothing but the API of VS Code, and have no module that a browser lacks', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-browser-'));
    try {
      const built = await bundle(folder, BUNDLES, true);
      assert.equal(built.length, BUNDLES.length);
      for (const { inputs, outputs } of built) {
        const asked = Object.values(outputs).flatMap(({ imports }) =>
          imports.map((one) => one.path),
        );
        assert.deepEqual(
          [...new Set(asked)].filter((one) => one !== 'vscode'),
          [],
        );
        const foreign = Object.keys(inputs).filter((file) =>
          // What a package replaces by nothing in a browser is called `(disabled)` there.
          /^\(disabled\)|^node:|vscode-(?:jsonrpc|languageserver|languageclient)[^/]*\/lib\/node\//.test(
            file,
          ),
        );
        assert.deepEqual(foreign, []);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
