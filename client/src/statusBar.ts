import * as vscode from 'vscode';
import type { ChangedParams } from '../../server/src/protocol';

/** Says severity, duration and problems of the postmortem in the active editor; a click opens the preview. */
export class StatusBar implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem(
    'postmortem.status',
    vscode.StatusBarAlignment.Left,
    50,
  );
  readonly #told = new Map<string, ChangedParams>();
  readonly #subscriptions = [
    vscode.window.onDidChangeActiveTextEditor(() => this.#update()),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#told.delete(uri.toString())),
  ];

  constructor() {
    this.#item.name = vscode.l10n.t('Postmortem');
    this.#item.command = 'postmortem.openPreviewToSide';
  }

  changed(params: ChangedParams): void {
    this.#told.set(vscode.Uri.parse(params.uri).toString(), params);
    this.#update();
  }

  dispose(): void {
    this.#item.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #update(): void {
    const uri = vscode.window.activeTextEditor?.document.uri.toString() ?? '';
    const told = this.#told.get(uri);
    if (!told?.postmortem) {
      this.#item.hide();
      return;
    }
    const { severity, duration, errors, warnings, informations } = told;
    const parts = [severity, duration].filter((part) => part !== null);
    // As the Problems view counts: hints are advice, and in no count.
    const problems = errors + warnings + informations;
    this.#item.text = `$(pulse) ${parts.length === 0 ? vscode.l10n.t('Postmortem') : parts.join(' · ')}${problems > 0 ? ` $(warning) ${problems}` : ' $(check)'}`;
    this.#item.tooltip = vscode.l10n.t(
      'Errors: {0}, warnings: {1}, notes: {2}. Click to see the timeline.',
      errors,
      warnings,
      informations,
    );
    this.#item.show();
  }
}
