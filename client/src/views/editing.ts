import * as vscode from 'vscode';
import type { BaseLanguageClient, TextEdit } from 'vscode-languageclient';
import { EDIT_REQUEST, type EditParams, type PreviewEdit } from '../../../server/src/protocol';
import type { ActionNode } from './actions';
import type { IncidentSource } from './source';

/** What is done to an action in the tree, without the line where it stands by then. */
type Change =
  | { readonly kind: 'done' }
  | { readonly kind: 'owner'; readonly owner: string }
  | { readonly kind: 'due'; readonly date: string };

/** Changes actions in their documents, as the panel does: one undo step, unsaved, and only what was meant. */
export class ActionEditing {
  constructor(
    private readonly client: BaseLanguageClient,
    private readonly source: IncidentSource,
  ) {}

  tick(node: ActionNode): Promise<void> {
    return this.#change(node, { kind: 'done' });
  }

  async giveOwner(node: ActionNode, given?: string): Promise<void> {
    const owner = given ?? (await chooseOwner(node));
    if (owner !== undefined) await this.#change(node, { kind: 'owner', owner });
  }

  async setDate(node: ActionNode, given?: string): Promise<void> {
    const date =
      given ??
      (await vscode.window.showInputBox({
        title: node.action.text,
        prompt: vscode.l10n.t('Due date, as 2025-08-22'),
        value: /^\d{4}-\d\d-\d\d$/.test(node.action.due ?? '') ? (node.action.due ?? '') : '',
        validateInput: (value) =>
          isDate(value) ? null : vscode.l10n.t('A date such as 2025-08-22 is needed.'),
      }));
    if (date !== undefined) await this.#change(node, { kind: 'due', date });
  }

  async #change({ uri, action }: ActionNode, change: Change): Promise<void> {
    // Opened, so that the server and the edit speak of the same version.
    const document = await vscode.workspace.openTextDocument(uri);
    const now = await this.source.one(uri);
    const same = (now?.actions ?? []).filter(
      ({ text, state }) => text === action.text && state !== 'done',
    );
    const found =
      same.find(({ line }) => line === action.line) ?? (same.length === 1 ? same[0] : undefined);
    if (!found) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          '“{0}” does not stand in the document any more, so nothing was changed.',
          action.text,
        ),
      );
      this.source.refresh();
      return;
    }
    const edit: PreviewEdit = { ...change, line: found.line };
    const params: EditParams = {
      uri: this.client.code2ProtocolConverter.asUri(uri),
      version: document.version,
      edit,
    };
    const edits = await this.client.sendRequest<readonly TextEdit[] | null>(EDIT_REQUEST, params);
    // Somebody may have typed while the server answered.
    if (!edits || document.version !== params.version) return;
    const made = new vscode.WorkspaceEdit();
    made.set(uri, await this.client.protocol2CodeConverter.asTextEdits([...edits]));
    await vscode.workspace.applyEdit(made);
  }
}

async function chooseOwner({ action, incident }: ActionNode): Promise<string | undefined> {
  const other = vscode.l10n.t('Somebody else…');
  const chosen = await vscode.window.showQuickPick(
    [...incident.people.map((label) => ({ label })), { label: other, alwaysShow: true }],
    { title: vscode.l10n.t('Who owns “{0}”?', action.text) },
  );
  return chosen?.label === other
    ? vscode.window.showInputBox({ title: vscode.l10n.t('Who owns “{0}”?', action.text) })
    : chosen?.label;
}

/** `2025-08-22`, a day that the calendar has. */
function isDate(value: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
