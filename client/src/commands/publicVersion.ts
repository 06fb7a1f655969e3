import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { PUBLIC_REQUEST, type DocumentParams } from '../../../server/src/protocol';
import { askTarget, exists, write } from '../files';
import { editorOf } from '../preview/editing';

const SCHEME = 'postmortem-public';

/** Shows what a public version would leave out, beside the document, and writes it when told to. */
export class PublicVersion implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #texts = new Map<string, string>();
  readonly #disposables = [
    this.#changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
  ];

  constructor(private readonly client: BaseLanguageClient) {}

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Nothing is written before the difference was seen and writing it was chosen. */
  async show(document: vscode.TextDocument): Promise<void> {
    const text = await this.#made(document);
    if (text === null) return;
    const name = publicName(document.uri);
    const query = document.uri.toString();
    const shown = vscode.Uri.from({ scheme: SCHEME, path: `/${name}`, query });
    this.#texts.set(shown.toString(), text);
    this.#changed.fire(shown);
    await vscode.commands.executeCommand(
      'vscode.diff',
      document.uri,
      shown,
      vscode.l10n.t('{0}: what the public version leaves out', name),
      // Beside the panel, not over it.
      { viewColumn: editorOf(document.uri)?.viewColumn ?? vscode.ViewColumn.Active },
    );
    const save = document.isUntitled ? vscode.l10n.t('Save…') : vscode.l10n.t('Save as {0}', name);
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('Read it before you publish it: only what has a known form was taken away.'),
      save,
    );
    if (chosen !== save) return;
    const target = await chooseTarget(document, name);
    // What is shown is what is written, however the document has changed since.
    if (!target) return;
    const bytes = new TextEncoder().encode(this.#texts.get(shown.toString()) ?? text);
    const written = await write(target, bytes, (reason) =>
      vscode.l10n.t('The public version could not be written: {0}', reason),
    );
    if (written) await vscode.window.showTextDocument(target);
  }

  async #made({ uri }: vscode.TextDocument): Promise<string | null> {
    const params: DocumentParams = { uri: this.client.code2ProtocolConverter.asUri(uri) };
    return this.client.sendRequest<string | null>(PUBLIC_REQUEST, params);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
    this.#texts.clear();
  }
}

/** `incident.md` → `incident.public.md`. */
function publicName({ path }: vscode.Uri): string {
  const name = path.split('/').pop() ?? '';
  return /\.\w+$/.test(name) ? name.replace(/(?=\.\w+$)/, '.public') : `${name}.public.md`;
}

/** Beside the document, after asking where something is there; anywhere for one without a file. */
async function chooseTarget(
  document: vscode.TextDocument,
  name: string,
): Promise<vscode.Uri | undefined> {
  if (document.isUntitled) return askTarget(document, name, { Markdown: ['md'] });
  const target = vscode.Uri.joinPath(document.uri, '..', name);
  if (!(await exists(target))) return target;
  const replace = vscode.l10n.t('Replace');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0} exists already. Replace it?', name),
    { modal: true },
    replace,
  );
  return chosen === replace ? target : undefined;
}
