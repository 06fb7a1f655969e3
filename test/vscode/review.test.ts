import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, diagnostics, editorWith } from './support';

const TEXT =
  '# Outage\n\n<!-- postmortem -->\n\n**Date:** 2025-08-22\n\n## Timeline (UTC)\n\n- 14:30 - Alert fired <!-- review: Sarah Chen (2025-08-25): Who was paged? -->\n- 15:45 - Resolved\n\n## Impact\n\nUsers.\n';

/** The review as a person does it in VS Code; the document is what is looked at. */
describe('the review in VS Code', () => {
  before(activated);

  it('answers, resolves and opens again, each in one undo step; a sheet lists what is open', async () => {
    const { document } = await editorWith(TEXT);
    const { uri } = document;
    await diagnostics(uri, (rules) => rules.includes('review/open-thread'));
    const thread = { uri, range: new vscode.Range(8, 0, 8, 0) };
    await vscode.commands.executeCommand('postmortem.review.resolve', thread);
    assert.match(document.getText(), /<!-- review resolved: Sarah Chen \(2025-08-25\): Who/);
    await diagnostics(uri, (rules) => !rules.includes('review/open-thread'));
    await vscode.commands.executeCommand('postmortem.review.reopen', thread);
    assert.equal(document.getText(), TEXT);
    await vscode.commands.executeCommand('undo');
    assert.match(document.getText(), /review resolved:/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), TEXT);
    await vscode.commands.executeCommand('postmortem.reviewSheet', uri);
    const sheet = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(
      sheet,
      /## Open questions \(1 of 1 thread\)\n\n- Line 9: Sarah Chen: Who was paged\?/,
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('tells what changed since another version, as an incident', async () => {
    const { document: before } = await editorWith(TEXT.replace('15:45', '15:30'));
    const { document } = await editorWith(TEXT);
    await vscode.commands.executeCommand('postmortem.compareWith', {
      uri: document.uri,
      other: before.uri,
    });
    const page = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(page, /^# Outage\n\nWhat changed since `/);
    assert.match(page, /15:30.*15:45/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
