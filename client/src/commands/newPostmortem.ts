import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { exists } from '../files';
import {
  BEGINNINGS_REQUEST,
  NEW_REQUEST,
  type Beginnings,
  type NewParams,
  type NewPostmortem,
} from '../../../server/src/protocol';

/** What can be given beforehand, so that nothing is asked for it. */
export type NewPostmortemAnswers = Partial<Omit<NewParams, 'uri'>>;

/** Asks for template, title, severity, start and people; opens the new postmortem at its first gap. */
export async function newPostmortem(
  client: LanguageClient,
  given: NewPostmortemAnswers = {},
): Promise<void> {
  const folder = await targetFolder();
  const uri = client.code2ProtocolConverter.asUri(folder ?? vscode.Uri.file('/'));
  const beginnings = await client.sendRequest<Beginnings>(BEGINNINGS_REQUEST, { uri });
  const answers = await ask(beginnings, given);
  if (!answers) return;
  const params: NewParams = { uri, ...answers };
  const { name, snippet } = await client.sendRequest<NewPostmortem>(NEW_REQUEST, params);
  const document = folder
    ? await created(folder, name)
    : await vscode.workspace.openTextDocument({ language: 'markdown' });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(snippet), new vscode.Position(0, 0));
}

/** The folder of the open postmortem, else the workspace's; asked for where there are several. */
async function targetFolder(): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  if (active?.languageId === 'markdown' && !active.isUntitled)
    return vscode.Uri.joinPath(active.uri, '..');
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  return folders[0]?.uri;
}

/** An empty file of that name, or of the next one that is free. */
async function created(folder: vscode.Uri, name: string): Promise<vscode.TextDocument> {
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : name.replace(/(?=\.md$)/, `-${count}`);
    const uri = vscode.Uri.joinPath(folder, free);
    if (await exists(uri)) continue;
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { overwrite: false });
    await vscode.workspace.applyEdit(edit);
    return vscode.workspace.openTextDocument(uri);
  }
}

/** Undefined when a question was left by Escape. */
async function ask(
  { templates, severities, people, zone, date, time }: Beginnings,
  given: NewPostmortemAnswers,
): Promise<Omit<NewParams, 'uri'> | undefined> {
  const template =
    given.template ??
    (
      await vscode.window.showQuickPick(
        templates.map(({ id, name, description }) => ({ label: name, detail: description, id })),
        { title: vscode.l10n.t('New postmortem (1 of 5): template'), matchOnDetail: true },
      )
    )?.id;
  if (template === undefined) return undefined;
  const title =
    given.title ??
    (await vscode.window.showInputBox({
      title: vscode.l10n.t('New postmortem (2 of 5): title'),
      prompt: vscode.l10n.t('What broke, in a few words'),
      validateInput: (value) =>
        value.trim() === ''
          ? vscode.l10n.t('A title is needed: the file is named after it.')
          : null,
    }));
  if (title === undefined) return undefined;
  const severity =
    given.severity ??
    (
      await vscode.window.showQuickPick(
        severities.map(({ name, meaning }) => ({ label: name, detail: meaning ?? '' })),
        { title: vscode.l10n.t('New postmortem (3 of 5): severity') },
      )
    )?.label;
  if (severity === undefined) return undefined;
  const start =
    given.start ??
    (await vscode.window.showInputBox({
      title: vscode.l10n.t('New postmortem (4 of 5): start of the incident'),
      prompt: vscode.l10n.t(
        'In {0}, as 14:30 or 2025-08-22 14:30; empty when it is not known',
        zone,
      ),
      value: `${date} ${time}`,
      validateInput: (value) =>
        value.trim() === '' || START.test(value.trim())
          ? null
          : vscode.l10n.t('Write the time as 14:30, or the date before it as 2025-08-22 14:30.'),
    }));
  if (start === undefined) return undefined;
  const written = START.exec(start.trim());
  const named =
    given.people ??
    (people.length === 0
      ? []
      : (
          await vscode.window.showQuickPick(
            people.map((label) => ({ label })),
            { title: vscode.l10n.t('New postmortem (5 of 5): people'), canPickMany: true },
          )
        )?.map(({ label }) => label));
  if (named === undefined) return undefined;
  return {
    template,
    title: title.trim(),
    severity,
    date: given.date ?? written?.[1] ?? date,
    start: written?.[2] ?? '',
    people: named,
  };
}

const START = /^(?:(\d{4}-\d{2}-\d{2})[ T])?([01]?\d:[0-5]\d|2[0-3]:[0-5]\d)$/;
