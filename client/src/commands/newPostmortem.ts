import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { exists } from '../files';
import { pickOrType, pickOrTypeMany } from './typedPick';
import {
  BEGINNING_TIME_REQUEST,
  BEGINNINGS_REQUEST,
  NEW_REQUEST,
  type BeginningTimeAnswer,
  type BeginningTimeParams,
  type Beginnings,
  type NewParams,
  type NewPostmortem,
} from '../../../server/src/protocol';

/** What can be given beforehand, so that nothing is asked for it. */
export type NewPostmortemAnswers = Partial<Omit<NewParams, 'uri'>>;

/** Asks for template, title, severity, start and people; opens the new postmortem at its first gap. */
export async function newPostmortem(
  client: BaseLanguageClient,
  given: NewPostmortemAnswers = {},
): Promise<void> {
  const folder = await targetFolder();
  const uri = client.code2ProtocolConverter.asUri(folder ?? vscode.Uri.file('/'));
  const beginnings = await client.sendRequest<Beginnings>(BEGINNINGS_REQUEST, { uri });
  const answers = await ask(client, uri, beginnings, given);
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
  client: BaseLanguageClient,
  uri: string,
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
    (await pickOrType(
      vscode.l10n.t('New postmortem (3 of 5): severity'),
      vscode.l10n.t('Choose a level, or type one: SEV2, P1, Major …'),
      severities.map(({ name, meaning }) => ({ label: name, detail: meaning ?? '' })),
    ));
  if (severity === undefined) return undefined;
  const when =
    given.when ??
    (await vscode.window.showInputBox({
      title: vscode.l10n.t(
        'New postmortem (4 of 5): start of the incident, and its end where it is over',
      ),
      prompt: vscode.l10n.t(
        'In {0}, as 14:30, 2025-08-22 14:30 or 8/22/2025 2:30 PM - 3:45 PM; empty when it is not known',
        zone,
      ),
      value: `${date} ${time}`,
      validateInput: (text) => understood(client, { uri, text }),
    }));
  if (when === undefined) return undefined;
  const named =
    given.people ??
    (await pickOrTypeMany(
      vscode.l10n.t('New postmortem (5 of 5): people'),
      vscode.l10n.t('Tick names, or type them, apart by commas; the first one is the author'),
      people.map((label) => ({ label })),
    ));
  if (named === undefined) return undefined;
  return { template, title: title.trim(), severity, when, people: named };
}

/** What the server reads in a time, shown below it while it is typed; or what is wrong with it. */
async function understood(
  client: BaseLanguageClient,
  params: BeginningTimeParams,
): Promise<vscode.InputBoxValidationMessage | null> {
  if (params.text.trim() === '') return null;
  const answer = await client.sendRequest<BeginningTimeAnswer>(BEGINNING_TIME_REQUEST, params);
  return 'problem' in answer
    ? { message: answer.problem, severity: vscode.InputBoxValidationSeverity.Error }
    : { message: answer.understood, severity: vscode.InputBoxValidationSeverity.Info };
}
