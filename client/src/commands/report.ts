import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { REPORT_REQUEST, type ReportAnswer } from '../../../server/src/protocol';

/**
 * Makes the report of all postmortems of the open folders in the extension's own storage, where
 * nothing else is, and opens it in the browser. Where that storage is not on a disk, which is so in
 * VS Code for the Web, nothing could open it there: the report goes into a folder that is asked for.
 */
export async function openReport(client: BaseLanguageClient, storage: vscode.Uri): Promise<void> {
  const own = storage.scheme === 'file';
  const folder = own ? vscode.Uri.joinPath(storage, 'report') : await askFolder();
  if (!folder) return;
  const index = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Making the report…'),
      cancellable: true,
    },
    async (_, token) => {
      const answer = await client.sendRequest<ReportAnswer>(REPORT_REQUEST, token);
      return token.isCancellationRequested ? null : written(answer, folder, own);
    },
  );
  if (!index || (own && (await vscode.env.openExternal(index)))) return;
  await vscode.window.showInformationMessage(
    vscode.l10n.t('The report is in {0}', own ? index.fsPath : index.path),
  );
}

async function askFolder(): Promise<vscode.Uri | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: vscode.l10n.t('Folder in which the report is written'),
      openLabel: vscode.l10n.t('Write the report here'),
    })) ?? [];
  return chosen && vscode.Uri.joinPath(chosen, 'postmortem-report');
}

/** The page to begin with; null where there is none, which is said. */
async function written(
  { incidents, files }: ReportAnswer,
  folder: vscode.Uri,
  own: boolean,
): Promise<vscode.Uri | null> {
  if (incidents === 0) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('No postmortem was found in the open folders.'),
    );
    return null;
  }
  try {
    // A page of the last report whose document is gone goes too.
    if (own)
      await vscode.workspace.fs
        .delete(folder, { recursive: true })
        .then(undefined, () => undefined);
    const encoder = new TextEncoder();
    for (const { path, text } of files)
      await vscode.workspace.fs.writeFile(
        vscode.Uri.joinPath(folder, ...path.split('/')),
        encoder.encode(text),
      );
  } catch (error) {
    await vscode.window.showErrorMessage(
      vscode.l10n.t(
        'The report could not be written: {0}',
        error instanceof Error ? error.message : String(error),
      ),
    );
    return null;
  }
  return vscode.Uri.joinPath(folder, 'index.html');
}
