import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import type { IncidentsAnswer } from '../../server/src/protocol';
import { EXPECTED_FILE, FORMATS, SAMPLE, told, whenRead, type Expected } from './expected';
import { activated } from './support';

/** Only in a browser: no process, no disk, and the server a web worker. */
describe('the extension in a browser, on a virtual file system', function () {
  this.timeout(120_000);
  let expected: Expected;
  const root = (): vscode.Uri => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.equal(folder?.uri.scheme, 'memory');
    return folder.uri;
  };
  const at = (path: string): vscode.Uri => vscode.Uri.joinPath(root(), path);
  const write = (path: string, text: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(at(path), new TextEncoder().encode(text));
  const ask = async <T>(method: string, params: unknown): Promise<T> =>
    (await activated()).client.sendRequest<T>(method, params);

  before(async () => {
    await activated();
    const bytes = await vscode.workspace.fs.readFile(at(EXPECTED_FILE));
    expected = JSON.parse(new TextDecoder().decode(bytes)) as Expected;
  });

  it('runs where there is nothing of Node.js', () => {
    assert.ok('importScripts' in globalThis && !('global' in globalThis));
  });

  it('says of every document what it says in Node.js, under the settings files beside them', async () => {
    for (const [path, text] of Object.entries(expected.files))
      if (path !== SAMPLE) await write(path, text);
    const settings = vscode.workspace.getConfiguration('postmortem');
    await settings.update('diagnostics.scope', 'workspace', vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('postmortem.restartServer');
    const { views } = await activated();
    await whenRead(
      () => ask<IncidentsAnswer>('postmortem/incidents', {}),
      (listener) => views.incidents.onDidChangeTreeData(listener),
    );
    const found: Record<string, readonly string[]> = {};
    for (const path of Object.keys(expected.findings)) {
      const uri = at(path).toString();
      const report = await ask<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      found[path] = report.kind === 'full' ? report.items.map(told) : [];
    }
    assert.ok(Object.values(found).flat().length > 100);
    assert.deepEqual(found, expected.findings);
  });

  it('renames an id in all its documents, and keeps links to a file that is moved', async () => {
    const text = (id: string, more: string): string =>
      `# Outage ${id}\n\n**Date:** 2025-10-0${id.at(-1) ?? ''}\n\n## Timeline (UTC)\n\n- 14:30 - Alert fired\n- 14:50 - Resolved\n\n## Root Cause\n\nA leak${more}.\n`;
    await write('moved/one.md', text('INC-20251001-001', ''));
    await write(
      'moved/two.md',
      text('INC-20251002-002', ', as in INC-20251001-001 ([one](one.md))'),
    );
    const one = await vscode.workspace.openTextDocument(at('moved/one.md'));
    const { views } = await activated();
    await whenRead(
      () => ask<IncidentsAnswer>('postmortem/incidents', {}),
      (listener) => views.incidents.onDidChangeTreeData(listener),
    );
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      one.uri,
      new vscode.Position(0, 12),
      'INC-20251001-009',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    const two = await vscode.workspace.openTextDocument(at('moved/two.md'));
    assert.ok(one.getText().startsWith('# Outage INC-20251001-009'));
    assert.ok(two.getText().includes('as in INC-20251001-009 ('));
    const move = new vscode.WorkspaceEdit();
    move.renameFile(at('moved/one.md'), at('moved/old/first.md'));
    assert.ok(await vscode.workspace.applyEdit(move));
    assert.ok(two.getText().includes('([one](old/first.md))'));
  });

  it('exports the same pages, pictures and documents', async () => {
    const document = await vscode.workspace.openTextDocument(at(SAMPLE));
    for (const format of FORMATS) {
      const made = await ask<string>('postmortem/render', {
        uri: document.uri.toString(),
        format,
      });
      assert.ok(made === expected.exported[format], format);
    }
  });
});
