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
  /** Stays with its document instead of following the active one. */
  locked: boolean;
}

/**
 * The side panels: one follows the active postmortem, others are locked to theirs. A page gets data,
 * never the document.
 */
export class PreviewManager implements vscode.Disposable, vscode.WebviewPanelSerializer {
  static readonly viewType = 'postmortem.preview';

  readonly #previews = new Set<Preview>();
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
    const known = this.#about(uri)[0] ?? this.#following;
    if (known) {
      known.uri = uri;
      known.panel.reveal(column === vscode.ViewColumn.Beside ? undefined : column, true);
      void this.#send(known);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      PreviewManager.viewType,
      titleFor({ uri, locked: false }),
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
    if (!stored || this.#about(stored).length > 0) {
      panel.dispose();
      return;
    }
    panel.webview.options = this.#options();
    const preview = this.#attach(panel, stored);
    preview.locked = this.#following !== preview;
    try {
      await vscode.workspace.openTextDocument(stored);
    } catch (error) {
      this.output.warn(`The preview's document cannot be opened: ${String(error)}`);
      await this.#post(preview, { type: 'closed' });
    }
  }

  /** Locks the panel that is shown to its document, or lets it follow again. */
  toggleLock(): void {
    const preview = [...this.#previews].find(({ panel }) => panel.active) ?? this.#following;
    if (!preview) return;
    preview.locked = !preview.locked;
    preview.panel.title = titleFor(preview);
  }

  /** The analysis of a document has a new version. */
  async changed(uri: string): Promise<void> {
    for (const preview of this.#about(vscode.Uri.parse(uri))) await this.#send(preview);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const { panel } of this.#previews) panel.dispose();
  }

  /** The one panel that is not locked. */
  get #following(): Preview | undefined {
    return [...this.#previews].find(({ locked }) => !locked);
  }

  #about(uri: vscode.Uri): readonly Preview[] {
    return [...this.#previews].filter((preview) => preview.uri.toString() === uri.toString());
  }

  #options(): vscode.WebviewOptions {
    return {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.extensionUri, 'dist')],
    };
  }

  #attach(panel: vscode.WebviewPanel, uri: vscode.Uri): Preview {
    const preview: Preview = { panel, uri, ready: false, locked: false };
    this.#previews.add(preview);
    panel.onDidDispose(() => this.#previews.delete(preview));
    panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(preview, message));
    panel.webview.html = previewHtml(panel.webview, this.extensionUri);
    return preview;
  }

  #receive(preview: Preview, value: unknown): void {
    const message = parseMessage(value);
    if (!message) {
      this.output.warn('The preview sent a message that is not understood; it is ignored.');
      return;
    }
    if (message.type === 'ready') {
      preview.ready = true;
      void this.#send(preview);
    } else if (message.type === 'reveal') void this.#reveal(preview, message.line);
    else void this.#edit(preview, message);
  }

  /** One undo step in the editor; nothing where the document has changed since it was drawn. */
  async #edit(
    preview: Preview,
    { version, edit }: Extract<PreviewToHost, { type: 'edit' }>,
  ): Promise<void> {
    const { uri } = preview;
    const params: EditParams = {
      uri: this.client.code2ProtocolConverter.asUri(uri),
      version,
      edit,
    };
    const edits = await this.client.sendRequest<readonly TextEdit[] | null>(EDIT_REQUEST, params);
    if (!edits) {
      // The picture shows again what the document says.
      await this.#send(preview);
      return;
    }
    const change = new vscode.WorkspaceEdit();
    change.set(uri, await this.client.protocol2CodeConverter.asTextEdits([...edits]));
    await vscode.workspace.applyEdit(change);
  }

  async #reveal({ uri, panel }: Preview, line: number): Promise<void> {
    const shown = vscode.window.visibleTextEditors.find(
      (editor) => editor.document.uri.toString() === uri.toString(),
    );
    const document = shown?.document ?? (await vscode.workspace.openTextDocument(uri));
    const at = document.lineAt(Math.max(0, Math.min(line, document.lineCount - 1)));
    const start = new vscode.Position(at.lineNumber, at.firstNonWhitespaceCharacterIndex);
    const column =
      shown?.viewColumn ??
      (panel.viewColumn === vscode.ViewColumn.One
        ? vscode.ViewColumn.Beside
        : vscode.ViewColumn.One);
    const editor = await vscode.window.showTextDocument(document, {
      viewColumn: column,
      selection: new vscode.Range(start, start),
    });
    editor.revealRange(at.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  async #send(preview: Preview): Promise<void> {
    if (!preview.ready) return;
    const params: DocumentParams = { uri: this.client.code2ProtocolConverter.asUri(preview.uri) };
    try {
      const data = await this.client.sendRequest<PreviewData | null>(PREVIEW_REQUEST, params);
      const stale =
        !this.#previews.has(preview) ||
        params.uri !== this.client.code2ProtocolConverter.asUri(preview.uri);
      if (stale) return;
      preview.panel.title = titleFor(preview);
      await this.#post(preview, data ? { type: 'data', data } : { type: 'closed' });
      const editor = vscode.window.visibleTextEditors.find(
        (candidate) => candidate.document.uri.toString() === preview.uri.toString(),
      );
      if (editor) this.#cursor(editor);
    } catch (error) {
      this.output.warn(`The preview got no data: ${String(error)}`);
    }
  }

  async #post({ panel }: Preview, message: HostToPreview): Promise<void> {
    await panel.webview.postMessage(message);
  }

  #follow(editor: vscode.TextEditor | undefined): void {
    const preview = this.#following;
    if (!preview || editor?.document.languageId !== 'markdown') return;
    // A locked panel shows it already.
    if (this.#about(editor.document.uri).length > 0) return;
    preview.uri = editor.document.uri;
    void this.#send(preview);
  }

  #cursor(editor: vscode.TextEditor): void {
    for (const preview of this.#about(editor.document.uri))
      void this.#post(preview, { type: 'cursor', line: editor.selection.active.line });
  }

  #closed(uri: vscode.Uri): void {
    for (const preview of this.#about(uri)) void this.#post(preview, { type: 'closed' });
  }

  #renamed(files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): void {
    for (const { oldUri, newUri } of files)
      for (const preview of this.#about(oldUri)) preview.uri = newUri;
  }
}

function titleFor({ uri, locked }: Pick<Preview, 'uri' | 'locked'>): string {
  const name = uri.path.split('/').pop() ?? '';
  return locked ? vscode.l10n.t('[Preview {0}]', name) : vscode.l10n.t('Preview {0}', name);
}
