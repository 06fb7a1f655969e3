import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  COMPARE_REQUEST,
  type CompareAnswer,
  type CompareParams,
} from '../../../server/src/protocol/review';
import { repositoryOf, type Repository } from '../git';

/** Another version of a document: its text, and what it is called. */
interface Version {
  readonly name: string;
  readonly text: string;
}

/** What a key binding, or another extension, may say of the other version. */
interface Given {
  /** A commit as git names it. */
  readonly commit?: unknown;
  /** A file. */
  readonly other?: unknown;
}

/**
 * Shows beside how a document differs as an incident from another version: of the last commit, of
 * another commit, or in another file, which is asked for unless it is given.
 */
export async function compareWith(
  client: BaseLanguageClient,
  document: vscode.TextDocument,
  given: Given,
): Promise<void> {
  const other = await otherVersion(document, given);
  if (!other) return;
  const params: CompareParams = {
    uri: client.code2ProtocolConverter.asUri(document.uri),
    ...other,
  };
  const answer = await client.sendRequest<CompareAnswer | null>(COMPARE_REQUEST, params);
  if (!answer) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('Neither of the two is read as a postmortem.'),
    );
    return;
  }
  const shown = await vscode.workspace.openTextDocument({
    language: 'markdown',
    content: answer.markdown,
  });
  await vscode.window.showTextDocument(shown, { viewColumn: vscode.ViewColumn.Beside });
}

async function otherVersion(
  document: vscode.TextDocument,
  { commit, other }: Given,
): Promise<Version | undefined> {
  try {
    if (other instanceof vscode.Uri) return await ofFile(other);
    const repository = await repositoryOf(document.uri);
    if (typeof commit === 'string') {
      if (!repository) throw new Error(vscode.l10n.t('it is in no repository of git'));
      return await ofCommit(repository, document, commit);
    }
    const chosen = await vscode.window.showQuickPick(choices(document, repository), {
      title: vscode.l10n.t('Compare as an incident with'),
    });
    return await chosen?.read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await vscode.window.showErrorMessage(
      vscode.l10n.t('The other version could not be read: {0}', reason),
    );
    return undefined;
  }
}

interface Choice extends vscode.QuickPickItem {
  readonly read: () => Promise<Version | undefined>;
}

function choices(
  document: vscode.TextDocument,
  repository: Repository | undefined,
): readonly Choice[] {
  const file: Choice = { label: vscode.l10n.t('Another file…'), read: askFile };
  if (!repository) return [file];
  return [
    {
      label: vscode.l10n.t('The last commit'),
      description: 'HEAD',
      read: () => ofCommit(repository, document, 'HEAD'),
    },
    {
      label: vscode.l10n.t('A commit, a branch or a tag…'),
      read: async () => {
        const name = await vscode.window.showInputBox({
          title: vscode.l10n.t('Compare as an incident with'),
          prompt: vscode.l10n.t('A commit, a branch or a tag, such as main or HEAD~3'),
        });
        return name === undefined || name.trim() === ''
          ? undefined
          : ofCommit(repository, document, name.trim());
      },
    },
    file,
  ];
}

const ofCommit = async (
  repository: Repository,
  { uri }: vscode.TextDocument,
  name: string,
): Promise<Version> => ({ name, text: await repository.show(name, uri.fsPath) });

async function askFile(): Promise<Version | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({ filters: { Markdown: ['md', 'markdown'] } })) ?? [];
  return chosen && ofFile(chosen);
}

const ofFile = async (uri: vscode.Uri): Promise<Version> => ({
  name: vscode.workspace.asRelativePath(uri),
  text: (await vscode.workspace.openTextDocument(uri)).getText(),
});
