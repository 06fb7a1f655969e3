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
    styles = [],
    body = drawnHere(),
  }: {
    /** A text, which may hold any sign. */
    readonly title: string;
    readonly script: string;
    readonly styles?: readonly string[];
    /** HTML; else an empty place in which the script draws, with the words of the language. */
    readonly body?: string;
  },
): string {
  const nonce = newNonce();
  const asset = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name)).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}';${styles.length > 0 ? ` style-src ${webview.cspSource};` : ''}`;
  return [
    '<!DOCTYPE html>',
    `<html lang="${escapedHtml(vscode.env.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapedHtml(title)}</title>`,
    ...styles.map((style) => `<link rel="stylesheet" href="${asset(style)}">`),
    '</head>',
    `<body>${body}<script nonce="${nonce}" src="${asset(script)}"></script></body>`,
    '</html>',
  ].join('\n');
}

const drawnHere = (): string =>
  `<div id="root" data-words="${escapedHtml(JSON.stringify(vscode.l10n.bundle ?? {}))}"></div>`;
