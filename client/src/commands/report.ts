import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { REPORT_REQUEST, type ReportAnswer } from '../../../server/src/protocol';

/**
 * Makes the report of all postmortems of the open folders in the extension's own storage, where
 * nothing else is, and opens it in the browser.
 */
export async function openReport(client: LanguageClient, storage: vscode.Uri): Promise<void> {
  const index = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Making the report…'),
      cancellable: true,
    },
    async (_, token) => {
      const answer = await client.sendRequest<ReportAnswer>(REPORT_REQUEST, token);
      return token.isCancellationRequested ? null : written(answer, storage);
    },
  );
  if (index && !(await vscode.env.openExternal(index)))
    await vscode.window.showInformationMessage(vscode.l10n.t('The report is in {0}', index.fsPath));
}

/** The page to begin with; null where there is none, which is said. */
async function written(
  { incidents, files }: ReportAnswer,
  storage: vscode.Uri,
): Promise<vscode.Uri | null> {
  if (incidents === 0) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('No postmortem was found in the open folders.'),
    );
    return null;
  }
  const folder = vscode.Uri.joinPath(storage, 'report');
  try {
    // A page of the last report whose document is gone goes too.
    await vscode.workspace.fs.delete(folder, { recursive: true }).then(undefined, () => undefined);
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
