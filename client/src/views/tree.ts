import * as vscode from 'vscode';
import { grouped, type Group } from './grouping';
import type { IncidentSource } from './source';

/** Where a node stands: the name of its group, and a key that orders the groups. */
export interface GroupOf {
  readonly name: string;
  readonly order: string;
}

/** A tree of groups over the incidents of the workspace, made again when these change. */
export abstract class GroupedTree<
  Leaf extends { readonly kind: string },
> implements vscode.TreeDataProvider<Group<Leaf> | Leaf> {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  filter = '';

  constructor(protected readonly source: IncidentSource) {
    source.onDidChange(() => this.#changed.fire());
  }

  refresh(): void {
    this.#changed.fire();
  }

  async getChildren(node?: Group<Leaf> | Leaf): Promise<(Group<Leaf> | Leaf)[]> {
    if (node) return isGroup(node) ? [...node.children] : [];
    return [...grouped(await this.leaves(), (leaf) => this.groupsOf(leaf))];
  }

  getTreeItem(node: Group<Leaf> | Leaf): vscode.TreeItem {
    return isGroup(node) ? groupItem(node) : this.itemOf(node);
  }

  /** All that the filter lets through, in order. */
  abstract leaves(): Promise<readonly Leaf[]>;
  protected abstract groupsOf(leaf: Leaf): readonly GroupOf[];
  protected abstract itemOf(leaf: Leaf): vscode.TreeItem;
}

const isGroup = <Leaf extends { readonly kind: string }>(
  node: Group<Leaf> | Leaf,
): node is Group<Leaf> => node.kind === 'group';

function groupItem({ name, children, id }: Group<unknown>): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.description = String(children.length);
  item.contextValue = 'group';
  return item;
}
