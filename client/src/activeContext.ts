import * as vscode from 'vscode';
import type { ChangedParams } from '../../server/src/protocol';

/** Knows which open documents are postmortems, and keeps the context key `postmortem.active` true while the active editor shows one. */
export class ActiveContext implements vscode.Disposable {
  readonly #postmortems = new Set<string>();
  readonly #subscriptions = [
    vscode.window.onDidChangeActiveTextEditor(() => this.#update()),
    vscode.workspace.onDidCloseTextDocument((document) =>
      this.#postmortems.delete(document.uri.toString()),
    ),
  ];

  changed({ uri, postmortem }: ChangedParams): void {
    const key = vscode.Uri.parse(uri).toString();
    if (postmortem) this.#postmortems.add(key);
    else this.#postmortems.delete(key);
    this.#update();
  }

  /** Whether the server has called an open document a postmortem. */
  isPostmortem(uri: vscode.Uri): boolean {
    return this.#postmortems.has(uri.toString());
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #update(): void {
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    void vscode.commands.executeCommand(
      'setContext',
      'postmortem.active',
      active !== undefined && this.#postmortems.has(active),
    );
  }
}
