import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { PUBLIC_REQUEST, type DocumentParams } from '../../../server/src/protocol';

const SCHEME = 'postmortem-public';

/** Shows what a public version would leave out, beside the document, and writes it when told to. */
export class PublicVersion implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  readonly #texts = new Map<string, string>();

  constructor(private readonly client: LanguageClient) {}

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  async show(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return;
    const params: DocumentParams = { uri: this.client.code2ProtocolConverter.asUri(document.uri) };
    const text = await this.client.sendRequest<string | null>(PUBLIC_REQUEST, params);
    if (text === null) return;
    const name = (document.uri.path.split('/').pop() ?? 'postmortem.md').replace(
      /(?=\.\w+$)/,
      '.public',
    );
    const shown = vscode.Uri.from({
      scheme: SCHEME,
      path: `/${name}`,
      query: document.uri.toString(),
    });
    this.#texts.set(shown.toString(), text);
    await vscode.commands.executeCommand(
      'vscode.diff',
      document.uri,
      shown,
      vscode.l10n.t('{0}: what the public version leaves out', name),
    );
    const save = vscode.l10n.t('Save as {0}', name);
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('Read it before you publish it: only what has a known form was taken away.'),
      save,
    );
    if (chosen !== save || document.isUntitled) return;
    const target = vscode.Uri.joinPath(document.uri, '..', name);
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
    await vscode.window.showTextDocument(target);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#texts.clear();
  }
}
