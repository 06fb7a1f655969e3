import * as vscode from 'vscode';
import { MemoryFiles } from './memoryFiles';

/** The file system is there at once; whoever reads waits until its files are. */
export function activate({ extensionUri, subscriptions }: vscode.ExtensionContext): void {
  const written = vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'files.json'));
  subscriptions.push(
    vscode.workspace.registerFileSystemProvider(
      'memory',
      new MemoryFiles(
        written.then(
          (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>,
        ),
      ),
      { isCaseSensitive: true },
    ),
  );
}
