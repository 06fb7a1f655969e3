import * as vscode from 'vscode';
import type { DueGroup, ListedAction, ListedIncident } from '../../../server/src/protocol';
import { matches } from './grouping';
import { openCommand } from './incidents';
import { GroupedTree, type GroupOf } from './tree';

export type ActionGrouping = 'due' | 'owner';

export interface ActionNode {
  readonly kind: 'action';
  readonly uri: vscode.Uri;
  readonly incident: ListedIncident;
  readonly action: ListedAction;
}
const ORDER: readonly DueGroup[] = ['overdue', 'past', 'week', 'later', 'unknown'];

/** The tree of actions that are not known to be done: by when they are due, or by owner. */
export class ActionTree extends GroupedTree<ActionNode> {
  grouping: ActionGrouping = 'due';

  /** All that the filter lets through, the earliest due first. */
  async leaves(): Promise<readonly ActionNode[]> {
    const { incidents } = await this.source.all();
    return incidents
      .flatMap((incident) =>
        incident.actions
          .filter(({ state }) => state !== 'done')
          .map((action) => ({
            kind: 'action' as const,
            uri: this.source.uri(incident.uri),
            incident,
            action,
          })),
      )
      .filter(({ action, incident }) =>
        matches(
          this.filter,
          [action.text, action.owner, action.due, incident.title, incident.id].join(' '),
        ),
      )
      .sort((a, b) => dueKey(a.action).localeCompare(dueKey(b.action)));
  }

  protected groupsOf({ action }: ActionNode): readonly GroupOf[] {
    return [this.#group(action)];
  }

  protected itemOf(node: ActionNode): vscode.TreeItem {
    return actionItem(node);
  }

  #group({ when, owner }: ListedAction): GroupOf {
    if (this.grouping === 'owner')
      return owner === null
        ? { name: vscode.l10n.t('No owner'), order: '' }
        : { name: owner, order: ` ${owner.toLowerCase()}` };
    const names: Readonly<Record<DueGroup, string>> = {
      overdue: vscode.l10n.t('Overdue'),
      past: vscode.l10n.t('Date past, not told whether done'),
      week: vscode.l10n.t('Within seven days'),
      later: vscode.l10n.t('Later'),
      unknown: vscode.l10n.t('No date'),
    };
    return { name: names[when], order: String(ORDER.indexOf(when)) };
  }
}

const dueKey = ({ when, due }: ListedAction): string => `${ORDER.indexOf(when)} ${due ?? '\uffff'}`;

function actionItem({ uri, incident, action }: ActionNode): vscode.TreeItem {
  const { text, owner, due, when, line, state } = action;
  const item = new vscode.TreeItem(text);
  item.contextValue = 'action';
  item.description = [owner ?? vscode.l10n.t('no owner'), due]
    .filter((part) => part !== null)
    .join(' · ');
  item.iconPath =
    when === 'overdue'
      ? new vscode.ThemeIcon('watch', new vscode.ThemeColor('list.warningForeground'))
      : new vscode.ThemeIcon(state === 'open' ? 'circle-large-outline' : 'question');
  item.tooltip = [
    text,
    ...(state === 'open' ? [] : [vscode.l10n.t('The document does not tell whether it is done.')]),
    incident.title ?? incident.id ?? '',
    vscode.workspace.asRelativePath(uri),
  ].join('\n');
  item.command = openCommand(uri, line);
  return item;
}
