import * as vscode from 'vscode';

/** Whether there is a file or a folder. */
export const exists = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );

/** Asks where to write; offers a name beside the document, or in the folder for one without a file. */
export async function askTarget(
  document: vscode.TextDocument,
  name: string,
  filters: Record<string, string[]>,
): Promise<vscode.Uri | undefined> {
  const folder = document.isUntitled
    ? vscode.workspace.workspaceFolders?.[0]?.uri
    : vscode.Uri.joinPath(document.uri, '..');
  return vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters,
  });
}

/** Whether it was written; says why not. */
export async function write(
  target: vscode.Uri,
  bytes: Uint8Array,
  failed: (reason: string) => string,
): Promise<boolean> {
  try {
    await vscode.workspace.fs.writeFile(target, bytes);
    return true;
  } catch (error) {
    await vscode.window.showErrorMessage(
      failed(error instanceof Error ? error.message : String(error)),
    );
    return false;
  }
}
