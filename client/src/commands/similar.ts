import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  SIMILAR_REQUEST,
  type DocumentParams,
  type SimilarAnswer,
} from '../../../server/src/protocol';

interface Choice extends vscode.QuickPickItem {
  readonly target?: { readonly uri: vscode.Uri; readonly line: number };
}

/** Shows the incidents that are like a document's, each with the lines that both say; opens one of them. */
export async function showSimilar(
  client: BaseLanguageClient,
  document: vscode.TextDocument,
): Promise<void> {
  const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const answer = await client.sendRequest<SimilarAnswer | null>(SIMILAR_REQUEST, params);
  const problem = problemOf(answer);
  if (!answer || problem !== null) {
    await vscode.window.showInformationMessage(problem ?? '');
    return;
  }
  const chosen = await vscode.window.showQuickPick(choicesOf(client, answer), {
    title: vscode.l10n.t('Similar incidents, with the lines that match'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!chosen?.target) return;
  const { uri, line } = chosen.target;
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(line, 0, line, 0) });
}

function problemOf(answer: SimilarAnswer | null): string | null {
  if (!answer)
    return vscode.l10n.t(
      'This document is no postmortem of an open folder, so nothing is compared.',
    );
  if (answer.incidents.length > 0) return null;
  return answer.complete
    ? vscode.l10n.t('None of the {0} other postmortems is similar.', answer.compared)
    : vscode.l10n.t(
        'The postmortems are still being read; none of the first {0} is similar.',
        answer.compared,
      );
}

/** Under the name of each incident a line for each thing that both say. */
function choicesOf(client: BaseLanguageClient, { incidents }: SimilarAnswer): readonly Choice[] {
  return incidents.flatMap(({ uri: written, id, title, date, reasons }): Choice[] => {
    const uri = client.protocol2CodeConverter.asUri(written);
    const name = [id, title ?? vscode.workspace.asRelativePath(uri)]
      .filter((part) => part !== null && !(part === id && title?.includes(part) === true))
      .join(' ');
    return [
      { label: name, kind: vscode.QuickPickItemKind.Separator },
      ...reasons.map(({ kind, shared, there, here }) => ({
        label: `$(${ICONS[kind]}) ${shared.slice(0, 6).join(', ')}`,
        description: date === null ? name : `${name} · ${date}`,
        detail: `${there.text}  ≈  ${here.text}`,
        target: { uri, line: there.line },
      })),
    ];
  });
}

const ICONS = {
  reference: 'references',
  ticket: 'issues',
  error: 'error',
  service: 'server',
  words: 'symbol-string',
} as const;
