import * as vscode from 'vscode';
import type { BaseLanguageClient, TextEdit } from 'vscode-languageclient';
import {
  EDIT_REQUEST,
  PREVIEW_REQUEST,
  type ChangedParams,
  type DocumentParams,
  type EditParams,
  type HostToPreview,
  type PreviewCommand,
  type PreviewData,
  type PreviewToHost,
} from '../../../server/src/protocol';
import { editorOf, revealLine, scrollTo, showEditor, visibleLines } from './editing';
import { webviewPage } from '../webviewPage';
import { parseMessage } from './messages';

interface Preview {
  readonly panel: vscode.WebviewPanel;
  uri: vscode.Uri;
  /** The page is there and listens. */
  ready: boolean;
  /** Stays with its document instead of following the active one. */
  locked: boolean;
  /** Addresses that the page was given, which are all that it may open. */
  links: ReadonlySet<string>;
  /** Has the whole screen. */
  presents: boolean;
  /** When the page last moved the editor, in milliseconds: that scrolling is not told back. */
  moved: number;
}

/** Scrolling of the editor within that many milliseconds of a move by the page comes of that move. */
const ECHO = 300;

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
    private readonly client: BaseLanguageClient,
    private readonly output: vscode.LogOutputChannel,
    private readonly isPostmortem: (uri: vscode.Uri) => boolean,
  ) {
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#cursor(textEditor)),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) =>
        this.#scrolled(textEditor),
      ),
      vscode.workspace.onDidCloseTextDocument((document) => this.#closed(document.uri)),
      vscode.workspace.onDidRenameFiles(({ files }) => this.#renamed(files)),
    ];
  }

  /** The document of the panel that has the focus. */
  get activeUri(): vscode.Uri | undefined {
    return this.#active?.uri;
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
    this.#attach(panel, uri, false);
  }

  /** VS Code gives back a panel of the session before. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const { uri, locked } = (typeof state === 'object' ? (state ?? {}) : {}) as Readonly<
      Record<string, unknown>
    >;
    const stored =
      typeof uri === 'string'
        ? vscode.Uri.parse(uri)
        : vscode.window.activeTextEditor?.document.uri;
    if (!stored || this.#about(stored).length > 0) {
      panel.dispose();
      return;
    }
    panel.webview.options = this.#options();
    const preview = this.#attach(panel, stored, locked === true || this.#following !== undefined);
    try {
      await vscode.workspace.openTextDocument(stored);
      // The page may have asked before the server knew the document.
      await this.#send(preview);
    } catch (error) {
      this.output.warn(`The preview's document cannot be opened: ${String(error)}`);
      await this.#post(preview, { type: 'closed' });
    }
  }

  /** Shows the incident of a panel to a meeting. */
  async present(): Promise<void> {
    const preview = this.#active ?? this.#following ?? [...this.#previews][0];
    if (!preview) return;
    await this.#present(preview, true);
  }

  /** Locks the panel that is shown to its document, or lets it follow again. */
  toggleLock(): void {
    const preview = this.#active ?? this.#following;
    if (preview) this.#lock(preview);
  }

  /** The analysis of a document has a new version. */
  async changed({ uri }: ChangedParams): Promise<void> {
    const changed = vscode.Uri.parse(uri);
    for (const preview of this.#about(changed)) await this.#send(preview);
    const { activeTextEditor } = vscode.window;
    if (activeTextEditor?.document.uri.toString() === changed.toString())
      this.#follow(activeTextEditor);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const { panel } of this.#previews) panel.dispose();
  }

  get #active(): Preview | undefined {
    return [...this.#previews].find(({ panel }) => panel.active);
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

  #attach(panel: vscode.WebviewPanel, uri: vscode.Uri, locked: boolean): Preview {
    const preview: Preview = {
      panel,
      uri,
      locked,
      ready: false,
      links: new Set(),
      presents: false,
      moved: -Infinity,
    };
    this.#previews.add(preview);
    panel.title = titleFor(preview);
    panel.onDidDispose(() => this.#previews.delete(preview));
    panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(preview, message));
    panel.webview.html = webviewPage(panel.webview, this.extensionUri, {
      title: 'Postmortem',
      script: 'preview.js',
      styles: ['preview.css'],
    });
    return preview;
  }

  #receive(preview: Preview, value: unknown): void {
    const message = parseMessage(value);
    if (!message) {
      this.output.warn('The preview sent a message that is not understood; it is ignored.');
      return;
    }
    this.#act(preview, message).catch((error: unknown) =>
      this.output.error(`The preview asked for what failed: ${String(error)}`),
    );
  }

  async #act(preview: Preview, message: PreviewToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        preview.ready = true;
        return this.#send(preview);
      case 'reveal':
        preview.moved = Date.now();
        return revealLine(preview.uri, message.line, preview.panel.viewColumn);
      case 'scroll':
        this.#scrollEditor(preview, message.line);
        return;
      case 'open':
        return this.#open(preview, message.url);
      case 'run':
        return this.#run(preview, message.command);
      case 'edit':
        try {
          await this.#edit(preview, message);
        } finally {
          await this.#post(preview, { type: 'edited' });
        }
        return;
      case 'history':
        return this.#step(preview, message.step);
      case 'present':
        return this.#present(preview, message.on);
    }
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
    const document = vscode.workspace.textDocuments.find(
      (open) => open.uri.toString() === uri.toString(),
    );
    // Somebody may have typed while the server answered.
    if (edits && (!document || document.version === version)) {
      const change = new vscode.WorkspaceEdit();
      change.set(uri, await this.client.protocol2CodeConverter.asTextEdits([...edits]));
      await vscode.workspace.applyEdit(change);
    }
    // What follows in the page is about the document as it is now.
    await this.#send(preview);
  }

  /** A step in the history of the document, which only its editor can take; the focus comes back. */
  async #step({ uri, panel }: Preview, step: 'undo' | 'redo'): Promise<void> {
    await showEditor(uri, panel.viewColumn);
    await vscode.commands.executeCommand(step);
    panel.reveal(undefined, false);
  }

  /** The panel alone, on the whole screen, and back; the page is told when the window is so. */
  async #present(preview: Preview, on: boolean): Promise<void> {
    if (preview.presents === on) return;
    preview.presents = on;
    preview.panel.reveal(undefined, false);
    await vscode.commands.executeCommand('workbench.action.toggleMaximizeEditorGroup');
    await vscode.commands.executeCommand(
      on ? 'workbench.action.toggleZenMode' : 'workbench.action.exitZenMode',
    );
    // A picture wants all of the width; leaving the mode brings back what was.
    if (on && vscode.workspace.getConfiguration('zenMode').get('centerLayout', true))
      await vscode.commands.executeCommand('workbench.action.toggleCenteredLayout');
    preview.panel.reveal(undefined, false);
    if (on) await this.#post(preview, { type: 'present' });
  }

  /** VS Code asks before it leaves for an address that is not trusted. */
  async #open({ links }: Preview, url: string): Promise<void> {
    // As a string: an address that became a Uri is not the same one again.
    if (links.has(url)) await vscode.commands.executeCommand('vscode.open', url);
    else this.output.warn('The preview asked for an address that its document does not have.');
  }

  async #run(preview: Preview, command: PreviewCommand): Promise<void> {
    if (command === 'togglePreviewLock') this.#lock(preview);
    else if (command === 'newPostmortem')
      await vscode.commands.executeCommand('postmortem.newPostmortem');
    else await vscode.commands.executeCommand(`postmortem.${command}`, preview.uri);
  }

  #lock(preview: Preview): void {
    preview.locked = !preview.locked;
    // One follows; the one that did until now stays where it is.
    const others = [...this.#previews].filter((other) => other !== preview && !other.locked);
    if (!preview.locked) for (const other of others) other.locked = true;
    for (const changed of preview.locked ? [preview] : [preview, ...others]) {
      changed.panel.title = titleFor(changed);
      void this.#send(changed);
    }
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
      if (!data) {
        await this.#post(preview, { type: 'closed' });
        return;
      }
      preview.links = new Set(
        data.timeline.entries.flatMap(({ links }) => links.map(({ url }) => url)),
      );
      await this.#post(preview, { type: 'data', data, locked: preview.locked });
      const editor = editorOf(preview.uri);
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
    if (!preview || !editor) return;
    const { uri } = editor.document;
    if (!this.isPostmortem(uri)) return;
    // A locked panel shows it already.
    if (this.#about(uri).length > 0) return;
    preview.uri = editor.document.uri;
    void this.#send(preview);
  }

  #cursor(editor: vscode.TextEditor): void {
    for (const preview of this.#about(editor.document.uri))
      void this.#post(preview, { type: 'cursor', line: editor.selection.active.line });
  }

  /** The panels of a document follow its editor. */
  #scrolled(editor: vscode.TextEditor): void {
    const { uri } = editor.document;
    const lines = visibleLines(editor);
    for (const preview of this.#about(uri)) {
      const ours = Date.now() - preview.moved < ECHO;
      if (!ours && follows('scrollPreviewWithEditor', uri))
        void this.#post(preview, { type: 'scroll', ...lines });
    }
  }

  /** The editor of a document follows its panel. */
  #scrollEditor(preview: Preview, line: number): void {
    const editor = editorOf(preview.uri);
    if (!editor || !follows('scrollEditorWithPreview', preview.uri)) return;
    if (Math.abs(visibleLines(editor).from - line) < 2) return;
    preview.moved = Date.now();
    scrollTo(editor, line);
  }

  #closed(uri: vscode.Uri): void {
    for (const preview of this.#about(uri)) void this.#post(preview, { type: 'closed' });
  }

  #renamed(files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): void {
    for (const { oldUri, newUri } of files)
      for (const preview of this.#previews) {
        const path = preview.uri.path;
        if (preview.uri.toString() === oldUri.toString()) preview.uri = newUri;
        // A folder takes its documents along.
        else if (path.startsWith(`${oldUri.path}/`))
          preview.uri = preview.uri.with({ path: newUri.path + path.slice(oldUri.path.length) });
        else continue;
        void this.#post(preview, {
          type: 'renamed',
          uri: this.client.code2ProtocolConverter.asUri(preview.uri),
        });
        void this.#send(preview);
      }
  }
}

/** A setting of the preview for a document. */
const follows = (name: string, uri: vscode.Uri): boolean =>
  vscode.workspace.getConfiguration('postmortem.preview', uri).get(name, true);

function titleFor({ uri, locked }: Pick<Preview, 'uri' | 'locked'>): string {
  const name = uri.path.split('/').pop() ?? '';
  return locked ? vscode.l10n.t('[Preview {0}]', name) : vscode.l10n.t('Preview {0}', name);
}
