import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PostmortemApi } from '../../client/src/extension';

const ID = 'postmortem-tools.postmortem';

/** A small one without a problem. */
export const POSTMORTEM =
  '# Outage\n\n**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** 75 min\n\n## Timeline\n\n- 14:30 - Alert fired\n\n## Root Cause\n\nA leak.\n\n## Action Items\n\n- Add an alert (owner: Sarah)\n';

/** The extension, active and with its server answering. */
export async function activated(): Promise<PostmortemApi> {
  const extension = vscode.extensions.getExtension<PostmortemApi>(ID);
  assert.ok(extension, 'the extension is installed');
  const api = await extension.activate();
  await api.ready;
  return api;
}

/** Resolves when `probe` gives something other than undefined, asked again after each `signal`. */
export function eventually<T>(
  signal: vscode.Event<unknown>,
  probe: () => T | undefined,
  what: string,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      subscription.dispose();
      reject(new Error(`Nothing came of: ${what}`));
    }, 20_000);
    const attempt = (): void => {
      const found = probe();
      if (found === undefined) return;
      clearTimeout(timer);
      subscription.dispose();
      resolve(found);
    };
    const subscription = signal(attempt);
    attempt();
  });
}

/** The diagnostics of this extension, once they fit. */
export const diagnostics = (
  uri: vscode.Uri,
  fits: (rules: readonly string[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> =>
  eventually(
    vscode.languages.onDidChangeDiagnostics,
    () => {
      const found = vscode.languages
        .getDiagnostics(uri)
        .filter((diagnostic) => diagnostic.source === 'postmortem');
      return fits(found.map(ruleOf)) ? found : undefined;
    },
    `diagnostics of ${uri.path}`,
  );

export const ruleOf = (diagnostic: vscode.Diagnostic): string =>
  typeof diagnostic.code === 'object' ? String(diagnostic.code.value) : String(diagnostic.code);

export const sampleUri = (): vscode.Uri => {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the examples are open');
  return vscode.Uri.joinPath(folder.uri, '2025-08-22-database-connection-pool.md');
};

/** A new document with the text of the sample, changed; never saved. */
export async function sampleWith(change: (text: string) => string): Promise<vscode.TextEditor> {
  const sample = await vscode.workspace.openTextDocument(sampleUri());
  return editorWith(change(sample.getText()));
}

export async function editorWith(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  return vscode.window.showTextDocument(document);
}

/** The range of the only place where `text` stands. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const at = document.getText().indexOf(text);
  assert.notEqual(at, -1, `${text} is in the document`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

export async function quickFixes(
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<readonly vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return actions.filter((action) => action.kind?.value === vscode.CodeActionKind.QuickFix.value);
}
