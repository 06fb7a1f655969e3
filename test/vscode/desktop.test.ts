import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import {
  activated,
  diagnostics,
  editorWith,
  eventually,
  POSTMORTEM,
  rangeOf,
  ruleOf,
  sampleUri,
} from './support';

describe('the server as a process of its own', () => {
  it('comes back after its server was killed', async () => {
    const { client } = await activated();
    const { document } = await editorWith(POSTMORTEM.replace('75 min', '80 min'));
    await diagnostics(document.uri, (rules) => rules.includes('summary/duration-mismatch'));
    const again = eventually(
      (listener: (event: unknown) => unknown) => client.onDidChangeState(listener),
      () => (client.state === State.Running ? true : undefined),
      'the server to run',
    );
    await client.sendNotification('exit');
    await again;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, '80 min'), '90 min');
    await vscode.workspace.applyEdit(edit);
    const found = await diagnostics(document.uri, (rules) =>
      rules.includes('summary/duration-mismatch'),
    );
    assert.equal(
      document.getText(
        found.find((diagnostic) => ruleOf(diagnostic) === 'summary/duration-mismatch')?.range,
      ),
      '90 min',
    );
  });
});

/** In the web VS Code's own Markdown preview runs in the same worker; the host of our tests keeps it in another process. */
describe('the Markdown preview of VS Code', () => {
  before(activated);

  it('draws the timeline in the Markdown preview of VS Code, and in no other document', async () => {
    const document = await vscode.workspace.openTextDocument(sampleUri());
    const rendered = (of: vscode.TextDocument): Thenable<string> =>
      vscode.commands.executeCommand('markdown.api.render', of);
    const { client } = await activated();
    let html = await rendered(document);
    // The picture comes with the server's answer, and the preview is told to draw again.
    for (let attempt = 0; attempt < 20 && !html.includes('postmortem-timeline'); attempt++) {
      await client.sendRequest('postmortem/preview', {
        uri: client.code2ProtocolConverter.asUri(document.uri),
      });
      html = await rendered(document);
    }
    assert.match(html, /<h2[^>]*>Timeline<\/h2>\s*<div class="postmortem-timeline"><svg/);
    const { document: other } = await editorWith('# List\n\n- 14:30 bread\n');
    assert.ok(!(await rendered(other)).includes('postmortem-timeline'));
  });
});
