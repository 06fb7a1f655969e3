import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type CloseHandlerResult,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol';

/** Restarts within this time count as one series. */
const SERIES_MILLISECONDS = 3 * 60 * 1000;
const RESTARTS = 4;

/** Of a client of the bundled language server. It restarts a server that dies, a few times in a row. */
export function clientOptions(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    docsUri: vscode.Uri.joinPath(context.extensionUri, 'docs').toString(),
    cursor: true,
    files: true,
  };
  return {
    documentSelector: [
      { language: 'markdown' },
      { language: 'yaml', pattern: '**/.postmortem.{yaml,yml}' },
    ],
    outputChannel: output,
    initializationOptions,
    diagnosticPullOptions: { onChange: true, onTabs: false },
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue }),
      closed: closedHandler(output),
    },
  };
}

function closedHandler(output: vscode.LogOutputChannel): () => CloseHandlerResult {
  let closings: number[] = [];
  return () => {
    const now = Date.now();
    closings = [...closings.filter((time) => now - time < SERIES_MILLISECONDS), now];
    if (closings.length <= RESTARTS) {
      output.warn(
        `The language server stopped; starting it again (${closings.length} of ${RESTARTS}).`,
      );
      return { action: CloseAction.Restart, handled: true };
    }
    output.error('The language server stopped again and again; it is not started any more.');
    void offerRestart();
    return { action: CloseAction.DoNotRestart, handled: true };
  };
}

async function offerRestart(): Promise<void> {
  const restart = vscode.l10n.t('Restart');
  const show = vscode.l10n.t('Show Output');
  const chosen = await vscode.window.showErrorMessage(
    vscode.l10n.t(
      'The postmortem language server stopped several times. Nothing in your documents is lost.',
    ),
    restart,
    show,
  );
  if (chosen === restart) await vscode.commands.executeCommand('postmortem.restartServer');
  if (chosen === show) await vscode.commands.executeCommand('postmortem.showOutput');
}
