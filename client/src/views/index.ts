import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ActionTree, type ActionGrouping, type ActionNode } from './actions';
import { ActionEditing } from './editing';
import { IncidentTree, type IncidentGrouping, type IncidentNode } from './incidents';
import { IncidentSource } from './source';

/** The views of the container *Postmortems* and their commands. */
export function registerViews(client: BaseLanguageClient, output: vscode.LogOutputChannel): Views {
  return new Views(new IncidentSource(client, output), client);
}

export class Views implements vscode.Disposable {
  readonly incidents: IncidentTree;
  readonly actions: ActionTree;
  readonly #incidentView: vscode.TreeView<unknown>;
  readonly #actionView: vscode.TreeView<unknown>;
  readonly #disposables: vscode.Disposable[];

  constructor(
    readonly source: IncidentSource,
    client: BaseLanguageClient,
  ) {
    this.incidents = new IncidentTree(source);
    this.actions = new ActionTree(source);
    const options = { showCollapseAll: true };
    this.#incidentView = vscode.window.createTreeView('postmortem.incidents', {
      ...options,
      treeDataProvider: this.incidents,
    });
    this.#actionView = vscode.window.createTreeView('postmortem.actions', {
      ...options,
      treeDataProvider: this.actions,
    });
    const editing = new ActionEditing(client, source);
    const onAction =
      (run: (node: ActionNode, given?: string) => Promise<void>) =>
      async (given?: unknown, value?: unknown): Promise<void> => {
        // By a key nothing is given: then the selected one is meant.
        const node = [given, this.#actionView.selection[0]].find(isAction);
        if (node) await run(node, typeof value === 'string' ? value : undefined);
      };
    const register = (name: string, run: (...given: unknown[]) => unknown): vscode.Disposable =>
      vscode.commands.registerCommand(`postmortem.${name}`, run);
    this.#disposables = [
      source,
      this.#incidentView,
      this.#actionView,
      source.onDidChange(() => void this.#count()),
      this.#actionView.onDidChangeVisibility(() => void this.#count()),
      register(
        'tickAction',
        onAction((node) => editing.tick(node)),
      ),
      register(
        'giveActionOwner',
        onAction((node, owner) => editing.giveOwner(node, owner)),
      ),
      register(
        'setActionDate',
        onAction((node, date) => editing.setDate(node, date)),
      ),
      register('copyReference', (given) => this.#copyReference(given)),
      register('filterIncidents', (given) => this.#filter(given)),
      register('clearIncidentFilter', () => this.#filter('')),
      register('groupIncidents', (given) => this.#groupIncidents(given)),
      register('groupActions', (given) => this.#groupActions(given)),
    ];
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Overdue actions are counted on the icon of the container. */
  async #count(): Promise<void> {
    if (!this.#actionView.visible) return;
    const overdue = (await this.actions.leaves()).filter(({ action }) => action.when === 'overdue');
    this.#actionView.badge =
      overdue.length === 0
        ? undefined
        : { value: overdue.length, tooltip: vscode.l10n.t('{0} overdue actions', overdue.length) };
  }

  async #filter(given: unknown): Promise<void> {
    const filter =
      typeof given === 'string'
        ? given
        : await vscode.window.showInputBox({
            title: vscode.l10n.t('Show incidents and actions with these words'),
            prompt: vscode.l10n.t(
              'Words of titles, ids, services, owners and dates; empty for all',
            ),
            value: this.incidents.filter,
          });
    if (filter === undefined) return;
    const words = filter.trim();
    for (const tree of [this.incidents, this.actions]) {
      tree.filter = words;
      tree.refresh();
    }
    for (const view of [this.#incidentView, this.#actionView])
      view.description = words === '' ? '' : `“${words}”`;
    await vscode.commands.executeCommand('setContext', 'postmortem.filtered', words !== '');
  }

  async #groupIncidents(given: unknown): Promise<void> {
    const chosen = await choose<IncidentGrouping>(given, [
      { label: vscode.l10n.t('By quarter'), value: 'quarter' },
      { label: vscode.l10n.t('By severity'), value: 'severity' },
      { label: vscode.l10n.t('By service'), value: 'service' },
    ]);
    if (!chosen) return;
    this.incidents.grouping = chosen;
    this.incidents.refresh();
  }

  async #groupActions(given: unknown): Promise<void> {
    const chosen = await choose<ActionGrouping>(given, [
      { label: vscode.l10n.t('By due date'), value: 'due' },
      { label: vscode.l10n.t('By owner'), value: 'owner' },
    ]);
    if (!chosen) return;
    this.actions.grouping = chosen;
    this.actions.refresh();
  }

  /** The id, or a link where there is none. */
  async #copyReference(given: unknown): Promise<void> {
    const uri =
      uriOf(given) ??
      uriOf(this.#incidentView.selection[0]) ??
      vscode.window.activeTextEditor?.document.uri;
    if (!uri) return;
    const incident = isIncident(given) ? given.incident : await this.source.one(uri);
    const title = (incident?.title ?? uri.path.split('/').pop() ?? '').replace(/[[\]\\]/g, '\\$&');
    const path = encodeURI(vscode.workspace.asRelativePath(uri, false)).replace(
      /[()]/g,
      (bracket) => (bracket === '(' ? '%28' : '%29'),
    );
    await vscode.env.clipboard.writeText(incident?.id ?? `[${title}](${path})`);
  }
}

/** A value of a list: one that was given by its name, else one that is picked. */
async function choose<T extends string>(
  given: unknown,
  choices: readonly { readonly label: string; readonly value: T }[],
): Promise<T | undefined> {
  const named = choices.find(({ value }) => value === given);
  return (named ?? (await vscode.window.showQuickPick([...choices])))?.value;
}

const hasKind = (value: unknown, kind: string): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;

/** Commands of a tree are given its nodes; any other extension may give anything. */
const isAction = (value: unknown): value is ActionNode => hasKind(value, 'action');
const isIncident = (value: unknown): value is IncidentNode => hasKind(value, 'incident');

/** The document that a file of the explorer, an incident or an action stands for. */
export function uriOf(value: unknown): vscode.Uri | undefined {
  if (value instanceof vscode.Uri) return value;
  const { uri } =
    typeof value === 'object' && value !== null && 'uri' in value ? value : { uri: null };
  return uri instanceof vscode.Uri ? uri : undefined;
}
