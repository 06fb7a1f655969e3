import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CURSOR_NOTIFICATION, type CursorParams } from '../../server/src/protocol';

/**
 * Tells the server on which lines of the active Markdown document cursors stand, and when another
 * document or none has them: so what is wrong with a line is said when it has been left.
 */
export class CursorReporter implements vscode.Disposable {
  #told: { readonly document: vscode.TextDocument; readonly lines: string } | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  readonly #subscriptions = [
    vscode.window.onDidChangeTextEditorSelection(() => this.#soon()),
    vscode.window.onDidChangeActiveTextEditor(() => this.#soon()),
    // An edit from elsewhere changes lines on which no cursor is, and moves none.
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document.languageId !== 'markdown' || contentChanges.length === 0) return;
      if (document === this.#told?.document) this.#told = { document, lines: '' };
      else this.#tell(document, []);
      this.#soon();
    }),
  ];

  constructor(private readonly client: BaseLanguageClient) {}

  dispose(): void {
    clearTimeout(this.#waiting);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** After a key the selection follows the change: both together are one place. */
  #soon(): void {
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined;
      this.#update();
    }, 0);
  }

  #update(): void {
    const editor = vscode.window.activeTextEditor;
    const active = editor?.document.languageId === 'markdown' ? editor : undefined;
    const before = this.#told;
    if (before && before.document !== active?.document) this.#tell(before.document, []);
    if (!active) {
      this.#told = undefined;
      return;
    }
    const lines = active.selections.flatMap(({ active: at, anchor }) => [at.line, anchor.line]);
    const written = JSON.stringify(lines);
    if (before?.document === active.document && before.lines === written) return;
    this.#told = { document: active.document, lines: written };
    this.#tell(active.document, lines);
  }

  #tell(document: vscode.TextDocument, lines: readonly number[]): void {
    if (!this.client.isRunning()) return;
    const uri = this.client.code2ProtocolConverter.asUri(document.uri);
    const params: CursorParams = { uri, lines };
    void this.client.sendNotification(CURSOR_NOTIFICATION, params);
  }
}
