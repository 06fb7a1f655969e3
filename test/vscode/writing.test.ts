import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, editorWith, eventually, rangeOf, sampleUri, sampleWith } from './support';

const TABLE =
  '# Outage\n\n<!-- postmortem -->\n\n**Date:** 2025-08-22\n\n## Timeline\n\n| Time (UTC) | Event | Person |\n|---|---|---|\n| 14:30 | Alert fired | Sarah |\n';

describe('writing in VS Code', () => {
  before(activated);

  it('aligns tables, in one undo step', async () => {
    const { document } = await editorWith(TABLE);
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 2, insertSpaces: true },
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    assert.match(document.getText(), /\| Time \(UTC\) \| Event {7}\| Person \|/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), TABLE);
  });

  it('goes from cell to cell, and to a new row behind the last one', async () => {
    const editor = await editorWith(TABLE);
    const selected = (): string => editor.document.getText(editor.selection);
    const start = rangeOf(editor.document, '14:30').start;
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('postmortem.nextCell');
    assert.equal(selected(), 'Alert fired');
    await vscode.commands.executeCommand('postmortem.nextCell');
    await vscode.commands.executeCommand('postmortem.nextCell');
    assert.equal(editor.document.getText(), `${TABLE.trimEnd()}\n|  |  |  |\n`);
    assert.equal(editor.selection.active.line, 11);
    await vscode.commands.executeCommand('postmortem.previousCell');
    assert.equal(selected(), 'Sarah');
  });

  it('shows lenses, hints, colours and folds where they belong', async () => {
    const document = await vscode.workspace.openTextDocument(sampleUri());
    await vscode.window.showTextDocument(document);
    const { uri } = document;
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
    );
    assert.ok(lenses.some(({ command }) => command?.title.includes('time to resolve 1h 12m')));
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      uri,
      whole,
    );
    assert.equal(hints.length, 8);
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      uri,
    );
    assert.ok(tokens.data.length > 100);
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      uri,
    );
    assert.ok(folds.length > 20);
  });

  it('renames a person everywhere, in one undo step, and says why a name cannot be', async () => {
    const { document } = await sampleWith((text) => text);
    const before = document.getText();
    const at = rangeOf(document, 'Mike Johnson').start.translate(0, 2);
    const rename = (name: string): Thenable<vscode.WorkspaceEdit> =>
      vscode.commands.executeCommand(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at,
        name,
      );
    const edit = await rename('Mei Tanaka');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(!document.getText().includes('Mike'));
    assert.ok(document.getText().includes('| 14:40 | Database logs reviewed | Mei |'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await assert.rejects(async () => rename('a|b'), /break tables/);
  });

  it('offers refactorings, and makes one of them', async () => {
    const { document } = await editorWith(TABLE);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      rangeOf(document, '14:30'),
      vscode.CodeActionKind.RefactorRewrite.value,
    );
    const list = actions.find(({ title }) => title === 'Turn the table into a list');
    assert.ok(list?.edit);
    await vscode.workspace.applyEdit(list.edit);
    assert.ok(document.getText().endsWith('- 14:30 UTC - Alert fired (Sarah)\n'));
  });

  it('begins a postmortem from answers that are given', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('postmortem.newPostmortem', {
      template: 'google-sre',
      title: 'Queue stuck',
      severity: 'SEV2',
      when: '8/31/2025 9:15 AM',
      people: ['Sarah Chen'],
    });
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    try {
      assert.ok(editor.document.fileName.endsWith('2025-08-31-queue-stuck.md'));
      assert.match(editor.document.getText(), /^# Queue stuck \(incident INC-20250831-001\)\n/);
      assert.match(editor.document.getText(), /\n- 09:15 - the first sign\n/);
      assert.equal(editor.document.getText(editor.selection), 'Draft');
    } finally {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.delete(editor.document.uri);
    }
  });

  it('keeps a locked preview at its document, and lets another one follow', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const previews = (): readonly string[] =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview)
        .map(({ label }) => label);
    const labelled = (labels: readonly string[]): Promise<true> =>
      eventually(
        vscode.window.tabGroups.onDidChangeTabs,
        () => (JSON.stringify(previews()) === JSON.stringify(labels) ? true : undefined),
        `previews ${labels.join(', ')}, not ${previews().join(', ')}`,
      );
    const sample = '2025-08-22-database-connection-pool.md';
    await vscode.window.showTextDocument(sampleUri(), { viewColumn: vscode.ViewColumn.One });
    await vscode.commands.executeCommand('postmortem.openPreviewToSide');
    await labelled([`Preview ${sample}`]);
    await vscode.commands.executeCommand('postmortem.togglePreviewLock');
    await labelled([`[Preview ${sample}]`]);
    const other = vscode.Uri.joinPath(sampleUri(), '../2025-09-14-checkout-latency.md');
    await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.One });
    await vscode.commands.executeCommand('postmortem.openPreviewToSide');
    await labelled([`[Preview ${sample}]`, 'Preview 2025-09-14-checkout-latency.md']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
