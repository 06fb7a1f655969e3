import * as vscode from 'vscode';
import { LanguageClient, TransportKind, type ServerOptions } from 'vscode-languageclient/node';
import { activateWith, type PostmortemApi } from '../extension';

export { deactivate } from '../extension';

/** On the desktop and on remote machines: the server is a process of its own. */
export const activate = (context: vscode.ExtensionContext): PostmortemApi =>
  activateWith(context, ({ extensionUri }, options) => {
    const module = vscode.Uri.joinPath(extensionUri, 'dist', 'server.js').fsPath;
    const server: ServerOptions = {
      run: { module, transport: TransportKind.ipc },
      debug: {
        module,
        transport: TransportKind.ipc,
        options: { execArgv: ['--nolazy', '--inspect=6009'] },
      },
    };
    return new LanguageClient('postmortem', 'Postmortem', server, options);
  });
