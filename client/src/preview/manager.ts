import * as vscode from 'vscode';
import type { LanguageClient, TextEdit } from 'vscode-languageclient/node';
import {
  EDIT_REQUEST,
  PREVIEW_REQUEST,
  type EditParams,
  type HostToPreview,
  type PreviewData,
  type PreviewToHost,
  type DocumentParams,
} from '../../../server/src/protocol';
import { previewHtml } from './html';
import { parseMessage } from './messages';

interface Preview {
  readonly panel: vscode.WebviewPanel;
  uri: vscode.Uri;
  /** The page is there and listens. */
  ready: boolean;
}

/** The side panel: one, which follows the active postmortem. Its page gets data, never the document. */
export class PreviewManager implements vscode.Disposable, vscode.WebviewPanelSerializer {
  static readonly viewType = 'postmortem.preview';

  #preview: Preview | undefined;
  readonly #subscriptions: vscode.Disposable[];

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly client: LanguageClient,
    private readonly output: vscode.LogOutputChannel,
  ) {
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#cursor(textEditor)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#closed(document.uri)),
      vscode.workspace.onDidRenameFiles(({ files }) => this.#renamed(files)),
    ];
  }

  open(uri: vscode.Uri, column: vscode.ViewColumn): void {
    if (this.#preview) {
      this.#preview.uri = uri;
      this.#preview.panel.reveal(column === vscode.ViewColumn.Beside ? undefined : column, true);
      void this.#send();
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      PreviewManager.viewType,
      titleFor(uri),
      { viewColumn: column, preserveFocus: true },
      this.#options(),
    );
    this.#attach(panel, uri);
  }

  /** VS Code gives back a panel of the session before. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const stored =
      typeof state === 'object' && state !== null && 'uri' in state && typeof state.uri === 'string'
        ? vscode.Uri.parse(state.uri)
        : vscode.window.activeTextEditor?.document.uri;
    if (!stored || this.#preview) {
      panel.dispose();
      return;
    }
    panel.webview.options = this.#options();
    this.#attach(panel, stored);
    try {
      await vscode.workspace.openTextDocument(stored);
    } catch (error) {
      this.output.warn(`The preview's document cannot be opened: ${String(error)}`);
      await this.#post({ type: 'closed' });
    }
  }

  /** The analysis of a document has a new version. */
  async changed(uri: string): Promise<void> {
    if (this.#preview?.uri.toString() === vscode.Uri.parse(uri).toString()) await this.#send();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#preview?.panel.dispose();
  }

  #options(): vscode.WebviewOptions {
    return {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.extensionUri, 'dist')],
    };
  }

  #attach(panel: vscode.WebviewPanel, uri: vscode.Uri): void {
    const preview: Preview = { panel, uri, ready: false };
    this.#preview = preview;
    panel.onDidDispose(() => {
      if (this.#preview === preview) this.#preview = undefined;
    });
    panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(preview, message));
    panel.webview.html = previewHtml(panel.webview, this.extensionUri);
  }

  #receive(preview: Preview, value: unknown): void {
    const message = parseMessage(value);
    if (!message) {
      this.output.warn('The preview sent a message that is not understood; it is ignored.');
      return;
    }
    if (message.type === 'ready') {
      preview.ready = true;
      void this.#send();
    } else if (message.type === 'reveal') void this.#reveal(preview.uri, message.line);
    else void this.#edit(preview.uri, message);
  }

  /** One undo step in the editor; nothing where the document has changed since it was drawn. */
  async #edit(
    uri: vscode.Uri,
    { version, edit }: Extract<PreviewToHost, { type: 'edit' }>,
  ): Promise<void> {
    const params: EditParams = {
      uri: this.client.code2ProtocolConverter.asUri(uri),
      version,
      edit,
    };
    const edits = await this.client.sendRequest<readonly TextEdit[] | null>(EDIT_REQUEST, params);
    if (!edits) {
      // The picture shows again what the document says.
      await this.#send();
      return;
    }
    const change = new vscode.WorkspaceEdit();
    change.set(uri, await this.client.protocol2CodeConverter.asTextEdits([...edits]));
    await vscode.workspace.applyEdit(change);
  }

  async #reveal(uri: vscode.Uri, line: number): Promise<void> {
    const shown = vscode.window.visibleTextEditors.find(
      (editor) => editor.document.uri.toString() === uri.toString(),
    );
    const document = shown?.document ?? (await vscode.workspace.openTextDocument(uri));
    const at = document.lineAt(Math.max(0, Math.min(line, document.lineCount - 1)));
    const start = new vscode.Position(at.lineNumber, at.firstNonWhitespaceCharacterIndex);
    const column =
      shown?.viewColumn ??
      (this.#preview?.panel.viewColumn === vscode.ViewColumn.One
        ? vscode.ViewColumn.Beside
        : vscode.ViewColumn.One);
    const editor = await vscode.window.showTextDocument(document, {
      viewColumn: column,
      selection: new vscode.Range(start, start),
    });
    editor.revealRange(at.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  async #send(): Promise<void> {
    const preview = this.#preview;
    if (!preview?.ready) return;
    const params: DocumentParams = { uri: this.client.code2ProtocolConverter.asUri(preview.uri) };
    try {
      const data = await this.client.sendRequest<PreviewData | null>(PREVIEW_REQUEST, params);
      if (
        this.#preview !== preview ||
        params.uri !== this.client.code2ProtocolConverter.asUri(preview.uri)
      )
        return;
      preview.panel.title = titleFor(preview.uri);
      await this.#post(data ? { type: 'data', data } : { type: 'closed' });
      const editor = vscode.window.visibleTextEditors.find(
        (candidate) => candidate.document.uri.toString() === preview.uri.toString(),
      );
      if (editor) this.#cursor(editor);
    } catch (error) {
      this.output.warn(`The preview got no data: ${String(error)}`);
    }
  }

  async #post(message: HostToPreview): Promise<void> {
    await this.#preview?.panel.webview.postMessage(message);
  }

  #follow(editor: vscode.TextEditor | undefined): void {
    if (!this.#preview || editor?.document.languageId !== 'markdown') return;
    if (this.#preview.uri.toString() === editor.document.uri.toString()) return;
    this.#preview.uri = editor.document.uri;
    void this.#send();
  }

  #cursor(editor: vscode.TextEditor): void {
    if (editor.document.uri.toString() !== this.#preview?.uri.toString()) return;
    void this.#post({ type: 'cursor', line: editor.selection.active.line });
  }

  #closed(uri: vscode.Uri): void {
    if (uri.toString() === this.#preview?.uri.toString()) void this.#post({ type: 'closed' });
  }

  #renamed(files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): void {
    const renamed = files.find(({ oldUri }) => oldUri.toString() === this.#preview?.uri.toString());
    if (this.#preview && renamed) this.#preview.uri = renamed.newUri;
  }
}

const titleFor = (uri: vscode.Uri): string =>
  vscode.l10n.t('Preview {0}', uri.path.split('/').pop() ?? '');
