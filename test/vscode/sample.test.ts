import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, diagnostics, rangeOf, sampleUri, sampleWith } from './support';

/** The people of the sample with the names that they go by in it, and those that look like them and are none. */
const PEOPLE: readonly (readonly [name: string, others: readonly string[]])[] = [
  ['Sarah Chen', ['Sarah']],
  ['Mike Johnson', ['Mike']],
  ['Alice Smith', []],
  ['Alex Rodriguez', ['Alex']],
];

/**
 * Applies what an edit says of a document, without asking to look at it first. The stored sample, in
 * which the same people are renamed, stays for the other tests.
 */
async function applied(document: vscode.TextDocument, edit: vscode.WorkspaceEdit): Promise<string> {
  const plain = new vscode.WorkspaceEdit();
  plain.set(document.uri, edit.get(document.uri));
  assert.ok(await vscode.workspace.applyEdit(plain));
  return document.getText();
}

describe('the sample in VS Code', () => {
  before(activated);

  for (const [name, others] of PEOPLE)
    it(`renames ${name} from each place, in one undo step`, async () => {
      const { document } = await sampleWith((text) => text);
      const before = document.getText();
      for (const place of [name, ...others.map((other) => `| ${other} |`)]) {
        const at = rangeOf(document, place).start.translate(0, place.startsWith('|') ? 3 : 1);
        const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          document.uri,
          at,
          'Zelda Quux',
        );
        const after = await applied(document, edit);
        for (const gone of [name, ...others])
          assert.ok(!new RegExp(`\\b${gone}\\b`).test(after), `${gone} is left, from ${place}`);
        // Nothing but names: every other word is where it was.
        const words = (text: string): string => text.replace(/Zelda(?: Quux)?/g, '…');
        const expected = [name, ...others].reduce(
          (text, one) => text.replace(new RegExp(`\\b${one}\\b`, 'g'), '…'),
          before,
        );
        assert.equal(words(after), expected);
        await vscode.commands.executeCommand('undo');
        assert.equal(document.getText(), before);
      }
    });

  it('offers refactorings that each can be made, and taken back in one step', async () => {
    const { document } = await sampleWith((text) => text);
    const before = document.getText();
    const offered = new Map<string, vscode.WorkspaceEdit>();
    const places = [
      new vscode.Position(0, 2),
      ...['## Timeline', '| 14:40 |', '| P0 | Add', '**Duration:**', '## Root Cause'].map((text) =>
        rangeOf(document, text).end.translate(0, -2),
      ),
    ];
    for (const at of places) {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(at, at),
        vscode.CodeActionKind.RefactorRewrite.value,
      );
      for (const { title, edit } of actions) if (edit) offered.set(title, edit);
    }
    const titles = [...offered.keys()];
    for (const kind of [
      /^Insert an entry/,
      /^Turn the table/,
      /^Mark the action/,
      /^Move the date/,
    ])
      assert.ok(
        titles.some((title) => kind.test(title)),
        `${String(kind)} in ${titles.join('; ')}`,
      );
    for (const [title, edit] of offered) {
      assert.notEqual(await applied(document, edit), before, title);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), before, title);
    }
  });

  it('is told nothing of on the old side of a diff', async () => {
    const fault = (text: string): string => text.replace('| 14:40 |', '| 14:75 |');
    const { document } = await sampleWith(fault);
    const old = vscode.Uri.from({ scheme: 'old-side', path: sampleUri().path });
    const provider = vscode.workspace.registerTextDocumentContentProvider('old-side', {
      provideTextDocumentContent: () => document.getText(),
    });
    try {
      await vscode.commands.executeCommand('vscode.diff', old, document.uri, 'then and now');
      const found = await diagnostics(document.uri, (rules) =>
        rules.includes('timeline/invalid-time'),
      );
      assert.ok(found.length > 0);
      const own = vscode.languages
        .getDiagnostics(old)
        .filter(({ source }) => source === 'postmortem');
      assert.deepEqual(own, []);
    } finally {
      provider.dispose();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
  });
});
