import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  OVERVIEW_REQUEST,
  type HostToOverview,
  type OverviewAnswer,
  type OverviewFilter,
  type OverviewToHost,
} from '../../../server/src/protocol';
import { revealLine } from '../preview/editing';
import { webviewPage } from '../webviewPage';
import { parseFilter, parseOverviewMessage } from './messages';

/** The panel over all postmortems of the workspace. There is one; it follows what happens to documents. */
export class OverviewPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  static readonly viewType = 'postmortem.overview';

  readonly #subscription: vscode.Disposable;
  readonly #shown = new vscode.EventEmitter<OverviewAnswer>();
  /** Told after the page was given other data. */
  readonly onDidShow = this.#shown.event;
  #panel: vscode.WebviewPanel | null = null;
  /** The page is there and listens. */
  #ready = false;
  #filter: OverviewFilter = {};
  /** Documents that the page was given, which are all that it may open. */
  #known: ReadonlySet<string> = new Set();
  /** A request is under way; something has changed since it was sent. */
  #asking = false;
  #again = false;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly client: BaseLanguageClient,
    private readonly output: vscode.LogOutputChannel,
    /** Told when the answer of the server is another one. */
    changed: vscode.Event<void>,
  ) {
    this.#subscription = changed(() => this.#update());
  }

  open(): void {
    if (this.#panel) {
      this.#panel.reveal();
      return;
    }
    this.#attach(
      vscode.window.createWebviewPanel(
        OverviewPanel.viewType,
        TITLE(),
        vscode.ViewColumn.Active,
        this.#options(),
      ),
    );
  }

  /** VS Code gives back the panel of the session before. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (this.#panel) panel.dispose();
    else {
      const { filter } = (typeof state === 'object' ? (state ?? {}) : {}) as Readonly<
        Record<string, unknown>
      >;
      this.#filter = parseFilter(filter) ?? {};
      panel.webview.options = this.#options();
      this.#attach(panel);
    }
    return Promise.resolve();
  }

  /** What the page says, as if it had come from it. */
  receive(value: unknown): void {
    const message = parseOverviewMessage(value);
    if (!message) {
      this.output.warn('The overview sent a message that is not understood; it is ignored.');
      return;
    }
    this.#act(message).catch((error: unknown) =>
      this.output.error(`The overview asked for what failed: ${String(error)}`),
    );
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#shown.dispose();
    this.#panel?.dispose();
  }

  #options(): vscode.WebviewOptions & vscode.WebviewPanelOptions {
    return {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.extensionUri, 'dist')],
    };
  }

  #attach(panel: vscode.WebviewPanel): void {
    this.#panel = panel;
    this.#ready = false;
    panel.title = TITLE();
    panel.onDidDispose(() => {
      this.#panel = null;
      this.#ready = false;
    });
    panel.onDidChangeViewState(() => this.#update());
    panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    panel.webview.html = webviewPage(panel.webview, this.extensionUri, {
      title: 'Postmortem',
      script: 'overview.js',
      styles: ['overview.css'],
    });
  }

  async #act(message: OverviewToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        this.#update();
        return;
      case 'filter':
        this.#filter = message.filter;
        this.#update();
        return;
      case 'open':
        if (!this.#known.has(message.uri)) {
          this.output.warn('The overview asked for a document that it does not show.');
          return;
        }
        return revealLine(
          this.client.protocol2CodeConverter.asUri(message.uri),
          message.line,
          this.#panel?.viewColumn,
        );
      case 'run':
        await vscode.commands.executeCommand(`postmortem.${message.command}`);
    }
  }

  /** Gives the page what is known now; while an answer is awaited, once more after it. */
  #update(): void {
    if (!this.#ready || this.#panel?.visible !== true) return;
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    void this.#send().finally(() => {
      this.#asking = false;
      if (!this.#again) return;
      this.#again = false;
      this.#update();
    });
  }

  async #send(): Promise<void> {
    try {
      const data = await this.client.sendRequest<OverviewAnswer>(OVERVIEW_REQUEST, this.#filter);
      this.#known = new Set(data.incidents.map(({ uri }) => uri));
      const message: HostToOverview = { type: 'data', data };
      await this.#panel?.webview.postMessage(message);
      this.#shown.fire(data);
    } catch (error) {
      this.output.warn(`The overview got no data: ${String(error)}`);
    }
  }
}

const TITLE = (): string => vscode.l10n.t('Overview of incidents');
