import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  COPY_REQUEST,
  type CopyAnswer,
  type CopyParams,
  type CopyTarget,
} from '../../../server/src/protocol/exchange';
import { escapedHtml } from '../html';
import { webviewPage } from '../webviewPage';

interface Choice extends vscode.QuickPickItem {
  readonly target?: CopyTarget;
  readonly public?: boolean;
}

/** Where a document can be pasted, by the names that people know. */
const TARGETS: readonly (readonly [CopyTarget, string])[] = [
  ['docs', 'Google Docs, Word'],
  ['confluence', 'Confluence'],
  ['notion', 'Notion'],
  ['slack', 'Slack'],
  ['outlook', 'Outlook, Gmail'],
];

/** Asks where the document goes, and puts it on the clipboard as rich text and as plain text. */
export async function copyFor(
  client: BaseLanguageClient,
  extensionUri: vscode.Uri,
  document: vscode.TextDocument,
): Promise<void> {
  const chosen = await vscode.window.showQuickPick(choices(), {
    title: vscode.l10n.t('Copy for…'),
    matchOnDescription: true,
  });
  if (chosen?.target === undefined) return;
  const params: CopyParams = {
    uri: client.code2ProtocolConverter.asUri(document.uri),
    target: chosen.target,
    public: chosen.public === true,
  };
  const answer = await client.sendRequest<CopyAnswer | null>(COPY_REQUEST, params);
  if (!answer) return;
  if (await copied(extensionUri, answer))
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('Copied for {0}: paste it there.', chosen.label),
      8000,
    );
}

const choices = (): readonly Choice[] =>
  [false, true].flatMap((outside): readonly Choice[] => [
    {
      label: outside
        ? vscode.l10n.t('Public version: without names and inner addresses')
        : vscode.l10n.t('The document as it is'),
      kind: vscode.QuickPickItemKind.Separator,
    },
    ...TARGETS.map(([target, label]) => ({
      label,
      description: outside ? vscode.l10n.t('public version') : '',
      target,
      public: outside,
    })),
  ]);

/** Resolves to true once it is on the clipboard, to false where the page was closed before. */
function copied(extensionUri: vscode.Uri, { html, text }: CopyAnswer): Promise<boolean> {
  const panel = vscode.window.createWebviewPanel(
    'postmortem.copy',
    vscode.l10n.t('Copy postmortem'),
    vscode.ViewColumn.Active,
    {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist')],
    },
  );
  return new Promise((resolve) => {
    panel.onDidDispose(() => resolve(false));
    panel.webview.onDidReceiveMessage((message: unknown) => {
      const type = message instanceof Object && 'type' in message ? message.type : null;
      if (type === 'ready') void panel.webview.postMessage({ type: 'copy', html, text });
      if (type !== 'copied') return;
      resolve(true);
      panel.dispose();
    });
    panel.webview.html = copyPage(panel.webview, extensionUri);
  });
}

/** A page that has a button, in case that the clipboard is open only after a click. */
function copyPage(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const copy = escapedHtml(vscode.l10n.t('Copy'));
  const click = escapedHtml(
    vscode.l10n.t('The clipboard is open to this page only after a click: press Copy.'),
  );
  return webviewPage(webview, extensionUri, {
    title: vscode.l10n.t('Copy'),
    script: 'copy.js',
    body: `<p><button type="button">${copy}</button></p><p role="status" data-click="${click}"></p>`,
  });
}
