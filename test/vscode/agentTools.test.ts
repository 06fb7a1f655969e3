import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, editorWith } from './support';

const TEXT =
  '# Outage\n\n<!-- postmortem -->\n\n**Date:** 2025-08-22\n**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** 3 hours\n\n## Timeline (UTC)\n\n- 14:30 - Alert fired\n- 15:45 - Resolved\n';

async function call(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(`postmortem_${name}`, {
    input,
    toolInvocationToken: undefined,
  });
  return content
    .map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
    .join('');
}

/** What an agent in the editor sees and does; the document is the one of the editor, saved or not. */
describe('the tools for agents in VS Code', () => {
  before(activated);

  it('check and fix what stands in the editor, in one undo step', async function () {
    if (!('lm' in vscode) || !('invokeTool' in vscode.lm)) this.skip();
    const { document } = await editorWith(TEXT);
    const file = document.uri.toString();
    assert.match(await call('check', { file }), /summary\/duration-mismatch/);
    const shown = await call('fix', { file, line: 7 });
    assert.match(shown, /not written/);
    assert.equal(document.getText(), TEXT);
    assert.match(await call('fix', { file, line: 7, write: true }), /^written/);
    assert.match(document.getText(), /\*\*Duration:\*\* 1 hour 15 minutes/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), TEXT);
    assert.match(await call('check', { file: 'nowhere.md' }), /no document that is open/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
