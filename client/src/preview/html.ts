import * as vscode from 'vscode';
import { escapedHtml } from '../html';
import { newNonce } from '../nonce';

/** The page around the preview's script. Nothing but that script and its style sheet may load or run. */
export function previewHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
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
    '<title>Postmortem</title>',
    `<link rel="stylesheet" href="${asset('preview.css')}">`,
    '</head>',
    `<body><div id="root" data-words="${escapedHtml(JSON.stringify(vscode.l10n.bundle ?? {}))}"></div><script nonce="${nonce}" src="${asset('preview.js')}"></script></body>`,
    '</html>',
  ].join('\n');
}
