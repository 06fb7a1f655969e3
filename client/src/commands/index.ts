import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { PreviewManager } from '../preview/manager';
import { moveToCell, TableContext } from './cells';
import { compareWith } from './compare';
import { createConfiguration, EffectiveConfiguration } from './configuration';
import { copyFor } from './copy';
import { exportTimeline, reviewSheet } from './export';
import { importEvidence } from './import';
import { newPostmortem } from './newPostmortem';
import { Screenshots } from './screenshots';
import { PasteAsRows } from './paste';
import { PublicVersion } from './publicVersion';
import { openReport } from './report';
import { showSimilar } from './similar';
import { uriOf } from '../views';

/** All commands of the extension, as declared in package.json. */
export function registerCommands(
  client: BaseLanguageClient,
  previews: PreviewManager,
  output: vscode.LogOutputChannel,
  { extensionUri, storageUri, globalStorageUri }: vscode.ExtensionContext,
): readonly vscode.Disposable[] {
  const register = (name: string, run: (argument?: unknown) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`postmortem.${name}`, run);
  const configuration = new EffectiveConfiguration(client);
  const paste = new PasteAsRows(client);
  const publicVersion = new PublicVersion(client);
  return [
    register('openPreview', (given?: unknown) =>
      openPreview(previews, vscode.ViewColumn.Active, given),
    ),
    register('openPreviewToSide', (given?: unknown) =>
      openPreview(previews, vscode.ViewColumn.Beside, given),
    ),
    register('togglePreviewLock', () => previews.toggleLock()),
    register('present', () => previews.present()),
    register('restartServer', () => restart(client, output)),
    register('showOutput', () => output.show()),
    register('fixAll', fixAll),
    register('showEffectiveConfiguration', () => configuration.show()),
    register('createConfiguration', () => createConfiguration(client)),
    configuration,
    paste,
    new Screenshots(client),
    publicVersion,
    register('publicVersion', async (given?: unknown) => {
      const document = await documentFor(previews, given);
      if (document) await publicVersion.show(document);
    }),
    register('showSimilar', async (given?: unknown) => {
      const document = await documentFor(previews, given);
      if (document) await showSimilar(client, document);
    }),
    new TableContext(),
    register('newPostmortem', (given?: unknown) =>
      newPostmortem(client, given instanceof Object && !('scheme' in given) ? given : {}),
    ),
    register('reviewSheet', async (given?: unknown) => {
      const document = await documentFor(previews, given);
      if (document) await reviewSheet(client, document);
    }),
    register('compareWith', async (given?: unknown) => {
      const document = await documentFor(previews, given);
      if (document) await compareWith(client, document, given instanceof Object ? given : {});
    }),
    register('exportTimeline', async (given?: unknown) => {
      const document = await documentFor(previews, given);
      if (document) await exportTimeline(client, document);
    }),
    register('copyFor', async (given?: unknown) => {
      const document = await documentFor(previews, given);
      if (document) await copyFor(client, extensionUri, document);
    }),
    register('openReport', () => openReport(client, storageUri ?? globalStorageUri)),
    register('importEvidence', async (given?: unknown) => {
      const document = vscode.window.activeTextEditor?.document;
      const files = Array.isArray(given) ? given.filter((one) => one instanceof vscode.Uri) : [];
      if (document) await importEvidence(client, document, files);
    }),
    register('pasteAsTimeline', () => paste.paste()),
    register('nextCell', () => moveToCell(1)),
    register('previousCell', () => moveToCell(-1)),
  ];
}

/** The document that a command is about: the one given, that of the panel in focus, or the active one. */
async function documentFor(
  previews: PreviewManager,
  given: unknown,
): Promise<vscode.TextDocument | undefined> {
  const uri = uriOf(given) ?? previews.activeUri;
  return uri ? vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
}

async function openPreview(
  previews: PreviewManager,
  column: vscode.ViewColumn,
  given: unknown,
): Promise<void> {
  const uri = uriOf(given);
  // The server speaks of open documents only.
  const document = uri
    ? await vscode.workspace.openTextDocument(uri)
    : vscode.window.activeTextEditor?.document;
  if (document?.languageId !== 'markdown') {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('Open a Markdown postmortem first, then open its preview.'),
    );
    return;
  }
  previews.open(document.uri, column);
}

async function restart(client: BaseLanguageClient, output: vscode.LogOutputChannel): Promise<void> {
  try {
    if (client.isRunning()) await client.stop();
  } catch (error) {
    output.error(`The language server could not be stopped: ${String(error)}`);
  }
  await client.start();
}

/** Runs the fix-all code action of the server on the active document. */
async function fixAll(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  await vscode.commands.executeCommand('editor.action.codeAction', {
    kind: 'source.fixAll.postmortem',
    apply: 'first',
  });
}
