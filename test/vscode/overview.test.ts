import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { OverviewPanel } from '../../client/src/overview/panel';
import type { OverviewAnswer } from '../../server/src/protocol';
import { activated, eventually, sampleUri } from './support';

const NAME = '2025-07-03-queue.md';
const TEXT =
  '# Postmortem: Queue outage\n\n**Date:** 2025-07-03\n**Severity:** Low\n\n## Timeline (UTC)\n\n- 14:30 - Impact started\n- 15:45 - Resolved\n\n## Root Cause\n\nA leak.\n\n## Action Items\n\n- [ ] Drain the queue\n';

describe('the overview of all postmortems', () => {
  let overview: OverviewPanel;
  const uri = (): vscode.Uri => vscode.Uri.joinPath(sampleUri(), '..', NAME);
  let last: OverviewAnswer | null = null;
  const shown = (fits: (data: OverviewAnswer) => boolean, what: string): Promise<OverviewAnswer> =>
    eventually(overview.onDidShow, () => (last && fits(last) ? last : undefined), what);
  const ours = (data: OverviewAnswer): number =>
    data.incidents.findIndex(({ title }) => title === 'Queue outage');

  before(async () => {
    ({ overview } = await activated());
    overview.onDidShow((data) => {
      last = data;
    });
    await vscode.workspace.fs.writeFile(uri(), new TextEncoder().encode(TEXT));
    await vscode.commands.executeCommand('postmortem.openOverview');
  });
  after(async () => {
    await vscode.window.showTextDocument(uri());
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uri());
  });

  it('is a panel with each postmortem of the workspace in its charts, whose page asks for them', async () => {
    const data = await shown((one) => one.reading === null && ours(one) !== -1, 'the document');
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.ok(
      tabs.some(
        ({ input }) =>
          input instanceof vscode.TabInputWebview && input.viewType.endsWith('postmortem.overview'),
      ),
    );
    assert.equal(data.incidents.length, data.all);
    assert.equal(
      data.calendar.marks.length + data.calendar.untold.length + data.calendar.leftOut.length,
      data.all,
    );
    assert.equal(data.actions.marks.filter(({ of }) => of === ours(data)).length, 1);
    for (const { marks } of data.milestones) assert.equal(marks.length, data.all);
  });

  it('opens the document of a mark at its line, and none that it does not show', async () => {
    const data = await shown((one) => ours(one) !== -1, 'the document');
    const mark = data.calendar.marks.find(({ of }) => of === ours(data));
    const address = data.incidents[ours(data)]?.uri;
    const opened = eventually(
      vscode.window.onDidChangeTextEditorSelection,
      () => {
        const editor = vscode.window.activeTextEditor;
        return editor?.document.uri.path.endsWith(NAME) === true &&
          editor.selection.active.line === mark?.line
          ? editor
          : undefined;
      },
      'the editor',
    );
    overview.receive({ type: 'open', uri: 'file:///etc/hosts', line: 0 });
    overview.receive({ type: 'open', uri: address, line: mark?.line });
    const editor = await opened;
    assert.equal(editor.document.lineAt(editor.selection.active.line).text, '**Date:** 2025-07-03');
    assert.ok(
      !vscode.workspace.textDocuments.some((document) => document.uri.path === '/etc/hosts'),
    );
  });

  it('follows what is typed, without being opened again', async () => {
    // The page stays beside the editor that the mark has opened.
    const document = await vscode.workspace.openTextDocument(uri());
    const editor = await vscode.window.showTextDocument(document);
    await shown((one) => ours(one) !== -1, 'the document');
    const line = document.lineAt(document.lineCount - 2);
    await editor.edit((edit) => edit.insert(line.range.end, '\n- [x] Raise the limit'));
    const data = await shown(
      (one) => one.actions.marks.filter(({ of }) => of === ours(one)).length === 2,
      'the second action',
    );
    assert.deepEqual(
      data.actions.marks.filter(({ of }) => of === ours(data)).map(({ state }) => state),
      ['done', 'open'],
    );
  });

  it('shows what the filter of the page lets through', async () => {
    overview.receive({ type: 'filter', filter: { severity: 'Low' } });
    const data = await shown((one) => one.filter.severity === 'Low', 'the filter');
    assert.deepEqual(
      data.incidents.map(({ title }) => title),
      ['Queue outage'],
    );
    overview.receive({ type: 'filter', filter: {} });
    await shown((one) => one.filter.severity === undefined, 'all again');
  });
});
