import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Views } from '../../client/src/views';
import type { Group } from '../../client/src/views/grouping';
import { activated, diagnostics, sampleUri } from './support';

const NAME = '2025-10-02-cache.md';
const TEXT =
  '# Cache outage (incident INC-20251002-001)\n\n**Date:** 2025-10-02\n**Severity:** Low\n**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** 5 hours\n\n## Timeline (UTC)\n\n- 14:30 - Alert fired\n- 15:45 - Resolved\n\n## Root Cause\n\nA leak.\n\n## Action Items\n\n- [ ] Warm the cache (due: 2025-10-09)\n- [ ] Watch the hit rate\n';

/** What both trees have. */
interface Tree<Leaf> {
  getChildren(): Promise<(Group<Leaf> | Leaf)[]>;
  getTreeItem(node: Group<Leaf> | Leaf): vscode.TreeItem;
}

/** The tree of a view as a reader sees it: groups, and what is in them. */
async function tree<Leaf extends { readonly kind: 'incident' | 'action' }>(
  view: Tree<Leaf>,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const told: Record<string, string[]> = {};
  for (const group of await view.getChildren())
    if (group.kind === 'group')
      told[group.name] = group.children.map((leaf) => {
        const { label = '', description = '' } = view.getTreeItem(leaf);
        return `${typeof label === 'string' ? label : label.label} (${String(description)})`;
      });
  return told;
}

describe('the views of the container Postmortems', () => {
  let views: Views;
  const uri = (): vscode.Uri => vscode.Uri.joinPath(sampleUri(), '..', NAME);
  const shown = <T, Leaf extends { readonly kind: 'incident' | 'action' }>(
    view: Tree<Leaf> & { readonly onDidChangeTreeData: vscode.Event<unknown> },
    probe: (told: Readonly<Record<string, readonly string[]>>) => T | undefined,
    what: string,
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Nothing came of: ${what}`)), 20_000);
      const look = async (): Promise<void> => {
        const found = probe(await tree(view));
        if (found === undefined) return;
        clearTimeout(timer);
        subscription.dispose();
        resolve(found);
      };
      const subscription = view.onDidChangeTreeData(() => void look());
      void look();
    });

  before(async () => {
    ({ views } = await activated());
    await vscode.workspace.fs.writeFile(uri(), new TextEncoder().encode(TEXT));
    await vscode.commands.executeCommand('workbench.view.extension.postmortem');
  });
  after(async () => {
    await vscode.commands.executeCommand('postmortem.clearIncidentFilter');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(uri());
  });

  it('show the postmortems of the workspace by quarter, with what is wrong in them', async () => {
    const told = await shown(
      views.incidents,
      (groups) =>
        groups['2025 Q4']?.[0]?.includes('problem') === true && groups['2025 Q3']
          ? groups
          : undefined,
      'quarters with problems',
    );
    assert.deepEqual(Object.keys(told), ['2025 Q4', '2025 Q3']);
    // Its own times deny the length that it states, so no length is told.
    assert.match(told['2025 Q4']?.join() ?? '', /^Cache outage .*\(Low · 2 open · \d+ problems\)$/);
    await vscode.commands.executeCommand('postmortem.groupIncidents', 'severity');
    const levels = Object.keys(await tree(views.incidents));
    await vscode.commands.executeCommand('postmortem.groupIncidents', 'quarter');
    // The least severe level is the last one, before documents that name none.
    assert.equal(levels.filter((level) => level !== 'No severity').pop(), 'Low');
  });

  it('find by words, and all again', async () => {
    await vscode.commands.executeCommand('postmortem.filterIncidents', 'cache low');
    assert.deepEqual(Object.keys(await tree(views.incidents)), ['2025 Q4']);
    await vscode.commands.executeCommand('postmortem.clearIncidentFilter');
    assert.equal(Object.keys(await tree(views.incidents)).length, 2);
  });

  it('tick an action, give it an owner and a date: in its document, each in one undo step', async () => {
    /** The open action of the tree with these words, as soon as it has the others too. */
    const node = async (words: string, has = '') => {
      for (;;) {
        const refreshed = new Promise((resolve) => views.actions.onDidChangeTreeData(resolve));
        const found = (await views.actions.leaves()).find(
          ({ action }) =>
            action.text.includes(words) &&
            [action.text, action.due, action.owner].join(' ').includes(has),
        );
        if (found) return found;
        await refreshed;
      }
    };
    const document = await vscode.workspace.openTextDocument(uri());
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand(
      'postmortem.giveActionOwner',
      await node('Watch'),
      'Mei Tanaka',
    );
    assert.match(document.getText(), /Watch the hit rate.*Mei Tanaka/);
    await shown(
      views.actions,
      (groups) => (JSON.stringify(groups).includes('Mei Tanaka') ? true : undefined),
      'the owner in the tree',
    );
    await vscode.commands.executeCommand(
      'postmortem.setActionDate',
      await node('Warm'),
      '2025-11-01',
    );
    assert.match(document.getText(), /Warm the cache \(due: 2025-11-01\)/);
    await vscode.commands.executeCommand('postmortem.tickAction', await node('Warm', '2025-11-01'));
    assert.match(document.getText(), /- \[x\] Warm the cache/);
    await vscode.commands.executeCommand('undo');
    assert.match(document.getText(), /- \[ \] Warm the cache/);
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), TEXT);
  });

  it('refuse what is not there any more, and change nothing', async () => {
    const [stale] = await views.actions.leaves();
    assert.ok(stale);
    const gone = { ...stale, action: { ...stale.action, text: 'Something else', line: 0 } };
    await vscode.commands.executeCommand('postmortem.tickAction', gone);
    const document = await vscode.workspace.openTextDocument(uri());
    assert.equal(document.getText(), TEXT);
  });

  it('copy a reference', async () => {
    await vscode.commands.executeCommand('postmortem.copyReference', uri());
    assert.equal(await vscode.env.clipboard.readText(), 'INC-20251002-001');
  });

  it('list the problems of closed postmortems where the setting says so', async () => {
    // One that no editor has ever opened.
    const closed = vscode.Uri.joinPath(sampleUri(), '../closed.md');
    await vscode.workspace.fs.writeFile(closed, new TextEncoder().encode(TEXT));
    const settings = vscode.workspace.getConfiguration('postmortem');
    await settings.update('diagnostics.scope', 'workspace', vscode.ConfigurationTarget.Workspace);
    try {
      await diagnostics(closed, (rules) => rules.includes('summary/duration-mismatch'));
    } finally {
      await settings.update('diagnostics.scope', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await diagnostics(closed, (rules) => rules.length === 0);
    await vscode.workspace.fs.delete(closed);
  });
});
