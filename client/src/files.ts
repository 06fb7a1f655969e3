import * as vscode from 'vscode';

/** Whether there is a file or a folder. */
export const exists = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
