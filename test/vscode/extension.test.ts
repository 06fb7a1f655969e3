import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PreviewData } from '../../server/src/protocol';
import {
  activated,
  diagnostics,
  editorWith,
  eventually,
  POSTMORTEM,
  quickFixes,
  rangeOf,
  sampleUri,
  sampleWith,
} from './support';

describe('the extension in VS Code', () => {
  before(activated);

  it('finds the message without a row and the contradiction of the sample', async () => {
    const { client } = await activated();
    const document = await vscode.workspace.openTextDocument(sampleUri());
    await vscode.window.showTextDocument(document);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    // Markdown's own outline may answer before ours.
    const names = symbols.map(({ name }) => name);
    assert.ok(
      names.includes('Postmortem: Database Connection Pool Exhaustion - Sample'),
      names.join(),
    );
    const preview = await client.sendRequest<PreviewData>('postmortem/preview', {
      uri: client.code2ProtocolConverter.asUri(document.uri),
    });
    assert.equal(preview.postmortem, true);
    assert.deepEqual(
      preview.problems.filter(({ severity }) => severity !== 'hint').map(({ message }) => message),
      [
        'The timeline has no row at 15:15 for this message.',
        'This says that all actions are done, but 8 are open in the list.',
      ],
    );
  });

  it('marks a duration that the times deny, and the quick fix makes it right', async () => {
    const { document } = await sampleWith((text) =>
      text.replace('**Duration:** 1 hour 15 minutes', '**Duration:** 2 hours 15 minutes'),
    );
    const [found] = await diagnostics(document.uri, (rules) =>
      rules.includes('summary/duration-mismatch'),
    );
    assert.ok(found);
    assert.equal(document.getText(found.range), '2 hours 15 minutes');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(
      found.relatedInformation && found.relatedInformation.length > 0,
      'it points at the times that deny it',
    );
    assert.ok(
      typeof found.code === 'object' &&
        found.code.target.path.endsWith('docs/rules/summary/duration-mismatch.md'),
    );
    const [fix] = await quickFixes(document, found.range);
    assert.ok(fix?.edit);
    assert.equal(fix.isPreferred, true);
    await vscode.workspace.applyEdit(fix.edit);
    assert.ok(document.getText().includes('**Duration:** 1 hour 15 minutes'));
    await diagnostics(document.uri, (rules) => !rules.includes('summary/duration-mismatch'));
  });

  it('helps with the settings file, and tells what holds', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    await vscode.commands.executeCommand('postmortem.createConfiguration');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.ok(editor.document.fileName.endsWith('.postmortem.yaml'));
    assert.match(editor.document.getText(), /Learned from 2 postmortems/);
    try {
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'timezon: UTC\n'));
      const [unknown] = await diagnostics(editor.document.uri, (found) => found.length === 1);
      assert.match(unknown?.message ?? '', /Did you mean `timezone`/);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 7), 'e'));
      await diagnostics(editor.document.uri, (found) => found.length === 0);
      await vscode.window.showTextDocument(sampleUri());
      await vscode.commands.executeCommand('postmortem.showEffectiveConfiguration');
      const shown = vscode.window.activeTextEditor?.document;
      assert.equal(shown?.uri.scheme, 'postmortem-settings');
      assert.match(shown.getText(), /^timezone: UTC # line 1$/m);
    } finally {
      await vscode.workspace.fs.delete(editor.document.uri);
    }
  });

  it('offers the people of the document in an empty owner cell', async () => {
    const { document } = await sampleWith((text) =>
      text.replace('| Sarah | 2025-08-25 |', '|  | 2025-08-25 |'),
    );
    const cell = rangeOf(document, 'trending |  | 2025-08-25');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      cell.start.translate(0, 'trending | '.length),
    );
    const labels = list.items.map((item) =>
      typeof item.label === 'string' ? item.label : item.label.label,
    );
    for (const name of ['Sarah Chen', 'Mike Johnson', 'QA Team'])
      assert.ok(labels.includes(name), `${name} is offered`);
  });

  it('explains the duration, a metric, a time and the timeline on hover', async () => {
    const document = await vscode.workspace.openTextDocument(sampleUri());
    const hoverOn = async (text: string): Promise<string> => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        rangeOf(document, text).start.translate(0, 1),
      );
      return hovers
        .flatMap((hover) =>
          hover.contents.map((content) => (typeof content === 'string' ? content : content.value)),
        )
        .join('\n');
    };
    assert.match(await hoverOn('1 hour 15 minutes'), /14:30–15:45: \*\*1h 15m\*\*/);
    assert.match(await hoverOn('MTTA (Mean'), /Time to acknowledge: 4m/);
    assert.match(await hoverOn('14:52 | API pod'), /\+22m after detected/);
    assert.match(await hoverOn('## Timeline'), /Longest silence: \*\*13m\*\*/);
  });

  it('says nothing about Markdown that is no postmortem', async () => {
    const { document } = await editorWith('# Shopping\n\n- 14:30 bread\n\n**Duration:** 3 hours\n');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(document.getText().length),
    );
    assert.ok(!list.items.some((item) => item.detail === 'Severity'));
    assert.deepEqual(
      vscode.languages
        .getDiagnostics(document.uri)
        .filter((diagnostic) => diagnostic.source === 'postmortem'),
      [],
    );
  });

  it('applies all safe fixes by command', async () => {
    const { document } = await editorWith(
      POSTMORTEM.replace('- 14:30 - Alert fired', '- 13:55 PM - Alert fired'),
    );
    await diagnostics(document.uri, (rules) => rules.includes('timeline/invalid-time'));
    const changed = eventually(
      vscode.workspace.onDidChangeTextDocument,
      () => (document.getText().includes('- 1:55 PM - Alert') ? true : undefined),
      'the fix',
    );
    await vscode.commands.executeCommand('postmortem.fixAll');
    await changed;
  });

  it('keeps working when a document is deleted while it is open', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'postmortem-to-delete.md');
    // It has the quarter of the examples: VS Code keeps its text for minutes, and so do the views.
    const dated = POSTMORTEM.replace('**Time:**', '**Date:** 2025-08-23\n**Time:**');
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode(dated.replace('75 min', '80 min')),
    );
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await diagnostics(uri, (rules) => rules.includes('summary/duration-mismatch'));
    await vscode.workspace.fs.delete(uri);
    const { document: next } = await editorWith(POSTMORTEM.replace('75 min', '95 min'));
    await diagnostics(next.uri, (rules) => rules.includes('summary/duration-mismatch'));
  });

  it('opens the preview beside the editor', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(sampleUri()));
    const opened = eventually(
      vscode.window.tabGroups.onDidChangeTabs,
      () =>
        vscode.window.tabGroups.all
          .flatMap((group) => group.tabs)
          .find((tab) => tab.label.startsWith('Preview 2025-08-22')),
      'the preview',
    );
    await vscode.commands.executeCommand('postmortem.openPreviewToSide');
    const tab = await opened;
    assert.ok(tab.input instanceof vscode.TabInputWebview);
  });
});
