import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  State,
} from 'vscode-languageclient/browser';
import { toBase64 } from '../../../server/src/protocol/base64';
import { ASSET_REQUEST, type AssetParams } from '../../../server/src/protocol/files';
import { activateWith, type PostmortemApi } from '../extension';

export { deactivate } from '../extension';

/** The browser's own, of which no more is used; the types of a whole browser do not hold here. */
interface WebWorker {
  terminate(): void;
}
declare const Worker: new (address: string) => WebWorker;

/** In a browser: the server is a web worker, which gets all files through this client. */
export const activate = (context: vscode.ExtensionContext): PostmortemApi =>
  activateWith(context, ({ extensionUri, subscriptions }, options) => {
    const shipped = (name: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'dist', name);
    let worker: WebWorker | undefined;
    const stop = (): void => {
      worker?.terminate();
      worker = undefined;
    };
    const client = new LanguageClient(
      'postmortem',
      'Postmortem',
      () => {
        stop();
        worker = new Worker(shipped('server.browser.js').toString(true));
        // The host's workers are of a class of its own, which the client would not take for one.
        return Promise.resolve({
          reader: new BrowserMessageReader(worker as never),
          writer: new BrowserMessageWriter(worker as never),
        });
      },
      options,
    );
    subscriptions.push(
      { dispose: stop },
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Stopped) stop();
      }),
      client.onRequest(ASSET_REQUEST, async ({ name }: AssetParams) =>
        toBase64(await vscode.workspace.fs.readFile(shipped(name))),
      ),
    );
    return client;
  });
