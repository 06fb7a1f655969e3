import assert from 'node:assert/strict';
import { isElsewhere, pathOf, uriOf } from '../../server/src/lsp/paths';
import { nearestConfiguration } from '../../server/src/workspace/configuration/files';

describe('paths of documents', () => {
  for (const [uri, path] of [
    ['memory:///reports/a%20b.md', 'memory:///reports/a b.md'],
    ['vscode-vfs://github/acme/reports/%C3%A4.md', 'vscode-vfs://github/acme/reports/ä.md'],
    ['vscode-remote://wsl%2Bdebian/home/a%23b.md', 'vscode-remote://wsl+debian/home/a#b.md'],
  ] as const)
    it(`of another file system: ${uri}`, () => {
      assert.equal(pathOf(uri), path);
      assert.ok(isElsewhere(path));
      assert.equal(pathOf(uriOf(path)), path);
    });
  it('of the machine are those of the system', () => {
    assert.equal(pathOf('file:///a%20b/c.md'), '/a b/c.md');
    assert.equal(isElsewhere('/a b/c.md'), false);
    assert.equal(isElsewhere('C:\\reports\\a.md'), false);
    assert.equal(uriOf('/a b/c.md'), 'file:///a%20b/c.md');
  });
  it('has no document that is stored nowhere, or is one side of a comparison', () => {
    assert.equal(pathOf('untitled:Untitled-1'), null);
    assert.equal(pathOf('git:/a/b.md?%7B%22ref%22%3A%22HEAD%22%7D'), null);
  });
  it('has a configuration looked for up to the root, and no further', async () => {
    const asked = async (path: string): Promise<readonly string[]> => {
      const looked: string[] = [];
      await nearestConfiguration(
        {
          read: (file) => {
            looked.push(file);
            return Promise.resolve(null);
          },
        },
        path,
      );
      return looked.filter((file) => file.endsWith('.yaml'));
    };
    assert.deepEqual(await asked('vscode-vfs://github/acme/a.md'), [
      'vscode-vfs://github/acme/.postmortem.yaml',
      'vscode-vfs://github/.postmortem.yaml',
    ]);
    assert.deepEqual(await asked('memory:///a.md'), ['memory:///.postmortem.yaml']);
    assert.deepEqual(await asked('/w/a.md'), ['/w/.postmortem.yaml', '/.postmortem.yaml']);
    assert.deepEqual(await asked('C:\\w\\a.md'), [
      'C:\\w\\.postmortem.yaml',
      'C:\\.postmortem.yaml',
    ]);
  });
});
