import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { toBase64 } from '../../../server/src/protocol/base64';
import {
  EVIDENCE_REQUEST,
  IMPORT_REQUEST,
  type EvidenceAnswer,
  type EvidenceParams,
  type ImportAnswer,
  type ImportParams,
} from '../../../server/src/protocol/exchange';

interface Choice extends vscode.QuickPickItem {
  readonly index: number;
}

/** Asks for exports of chats, pagers and logs, and writes the messages that are picked as rows. */
export async function importEvidence(
  client: BaseLanguageClient,
  document: vscode.TextDocument,
  given: readonly vscode.Uri[] = [],
): Promise<void> {
  const uris =
    given.length > 0
      ? given
      : await vscode.window.showOpenDialog({
          canSelectMany: true,
          title: vscode.l10n.t('Exports of chats, pagers, alerts, status pages and logs'),
          openLabel: vscode.l10n.t('Import'),
        });
  if (!uris || uris.length === 0) return;
  const params: EvidenceParams = {
    uri: client.code2ProtocolConverter.asUri(document.uri),
    files: await Promise.all(uris.map(contentOf)),
    zone: null,
  };
  const found = await read(client, params);
  if (!found) return;
  const { answer, zone } = found;
  await tell(answer.problems.map(({ file, reason }) => `${file}: ${reason}`));
  const picked = await pick(answer);
  if (!picked || picked.length === 0) return;
  const wanted: ImportParams = { ...params, zone, picked };
  await apply(document, await client.sendRequest<ImportAnswer | null>(IMPORT_REQUEST, wanted));
}

async function contentOf(uri: vscode.Uri): Promise<EvidenceParams['files'][number]> {
  const bytes = await vscode.workspace.fs.readFile(uri);
  return {
    name: uri.path.split('/').pop() ?? '',
    data: toBase64(bytes),
  };
}

/** Reads the files, once more where it has to be asked in which zone they were written. */
async function read(
  client: BaseLanguageClient,
  params: EvidenceParams,
): Promise<{ readonly answer: EvidenceAnswer; readonly zone: string | null } | null> {
  const answer = await client.sendRequest<EvidenceAnswer | null>(EVIDENCE_REQUEST, params);
  if (!answer) return null;
  if (answer.zones.length === 0) return { answer, zone: null };
  const zone = await vscode.window.showQuickPick([...answer.zones], {
    title: vscode.l10n.t('In which time zone are the times that were copied?'),
  });
  if (zone === undefined) return null;
  const again = await client.sendRequest<EvidenceAnswer | null>(EVIDENCE_REQUEST, {
    ...params,
    zone,
  });
  return again && { answer: again, zone };
}

/** Typing filters by time, person and words; the box above takes all that are shown. */
async function pick({ rows, zone }: EvidenceAnswer): Promise<readonly number[] | undefined> {
  const fresh = rows.filter(({ there }) => !there);
  const there = rows.length - fresh.length;
  if (fresh.length === 0) {
    if (rows.length > 0)
      await vscode.window.showInformationMessage(
        vscode.l10n.t('All {0} messages are rows of the document already.', rows.length),
      );
    return undefined;
  }
  const days = new Set(fresh.map(({ date }) => date)).size > 1;
  const items = fresh.map(({ index, date, time, actor, source, text }): Choice => ({
    index,
    label: `${days ? `${date} ` : ''}${time}${actor === '' ? '' : ` ${actor}`}`,
    description: source,
    detail: text,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    title:
      there === 0
        ? vscode.l10n.t('Messages that become rows (times in {0})', zone)
        : vscode.l10n.t(
            'Messages that become rows (times in {0}; {1} are there already)',
            zone,
            there,
          ),
    placeHolder: vscode.l10n.t('Type a time, a person or a word; the box takes all that are shown'),
  });
  return chosen?.map(({ index }) => index);
}

async function apply(document: vscode.TextDocument, answer: ImportAnswer | null): Promise<void> {
  if (!answer) return;
  if ('refused' in answer) {
    await vscode.window.showWarningMessage(
      vscode.l10n.t('Nothing was changed: {0}.', answer.refused),
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of answer.edits)
    edit.insert(
      document.uri,
      new vscode.Position(range.start.line, range.start.character),
      newText,
    );
  await vscode.workspace.applyEdit(edit);
}

async function tell(problems: readonly string[]): Promise<void> {
  if (problems.length > 0) await vscode.window.showWarningMessage(problems.join('\n'));
}
