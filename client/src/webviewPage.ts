import * as vscode from 'vscode';
import { escapedHtml } from './html';
import { newNonce } from './nonce';

/** The page around a script of ours. Nothing but that script and its style sheets may load or run. */
export function webviewPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  {
    title,
    script,
    styles,
  }: {
    readonly title: string;
    readonly script: string;
    readonly styles: readonly string[];
  },
): string {
  const nonce = newNonce();
  const asset = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name)).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource};`;
  return [
    '<!DOCTYPE html>',
    `<html lang="${escapedHtml(vscode.env.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    ...styles.map((style) => `<link rel="stylesheet" href="${asset(style)}">`),
    '</head>',
    `<body><div id="root" data-words="${escapedHtml(JSON.stringify(vscode.l10n.bundle ?? {}))}"></div><script nonce="${nonce}" src="${asset(script)}"></script></body>`,
    '</html>',
  ].join('\n');
}
