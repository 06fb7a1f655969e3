import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { PASTE_REQUEST, type PasteAnswer, type PasteParams } from '../../../server/src/protocol';

const KIND = vscode.DocumentDropOrPasteEditKind.Text.append('postmortem', 'rows');

/** Longer texts are asked about by command only: they are seldom meant as rows. */
const LONGEST = 1_000_000;

/** Offers “paste as timeline rows” for chats, logs and histories, and does it by command. */
export class PasteAsRows implements vscode.DocumentPasteEditProvider, vscode.Disposable {
  readonly #registration = vscode.languages.registerDocumentPasteEditProvider(
    { language: 'markdown' },
    this,
    { providedPasteEditKinds: [KIND], pasteMimeTypes: ['text/plain'] },
  );
  /** The zone that was chosen last: it is asked for once. */
  #zone: string | null = null;

  constructor(private readonly client: BaseLanguageClient) {}

  dispose(): void {
    this.#registration.dispose();
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
    _context: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentPasteEdit[] | undefined> {
    const text = (await data.get('text/plain')?.asString()) ?? '';
    const position = ranges[0]?.start;
    // One line is one line: a row from it is no help.
    if (!position || text.length > LONGEST || !text.trim().includes('\n')) return undefined;
    const answer = await this.#ask(document, position, text, this.#zone, token);
    if (!answer) return undefined;
    const choices = answer.zones.length === 0 ? [this.#zone] : answer.zones;
    return Promise.all(
      choices.map(async (zone) => {
        const chosen =
          zone === this.#zone ? answer : await this.#ask(document, position, text, zone, token);
        const title =
          zone === null || answer.zones.length === 0
            ? vscode.l10n.t('Paste as {0} timeline rows ({1})', answer.count, answer.source)
            : vscode.l10n.t(
                'Paste as {0} timeline rows ({1}, times in {2})',
                answer.count,
                answer.source,
                zone,
              );
        const edit = new vscode.DocumentPasteEdit('', title, KIND);
        edit.additionalEdit = this.#workspaceEdit(document.uri, chosen ?? answer);
        edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
        return edit;
      }),
    );
  }

  /** The clipboard as rows, at the cursor. */
  async paste(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    const text = await vscode.env.clipboard.readText();
    const { document, selection } = editor;
    let answer = await this.#ask(document, selection.active, text, this.#zone);
    if (answer && answer.zones.length > 0) {
      const zone = await vscode.window.showQuickPick([...answer.zones], {
        title: vscode.l10n.t('In which time zone are the times that were copied?'),
      });
      if (zone === undefined) return;
      this.#zone = zone;
      answer = await this.#ask(document, selection.active, text, zone);
    }
    if (answer) await vscode.workspace.applyEdit(this.#workspaceEdit(document.uri, answer));
    else
      await vscode.window.showInformationMessage(
        vscode.l10n.t(
          'The clipboard holds no lines with times, or the cursor is not in a timeline. Nothing was changed.',
        ),
      );
  }

  async #ask(
    document: vscode.TextDocument,
    position: vscode.Position,
    text: string,
    zone: string | null,
    token?: vscode.CancellationToken,
  ): Promise<PasteAnswer | null> {
    const params: PasteParams = {
      uri: this.client.code2ProtocolConverter.asUri(document.uri),
      position: { line: position.line, character: position.character },
      text,
      zone,
    };
    return this.client.sendRequest<PasteAnswer | null>(PASTE_REQUEST, params, token);
  }

  #workspaceEdit(uri: vscode.Uri, { edits }: PasteAnswer): vscode.WorkspaceEdit {
    const edit = new vscode.WorkspaceEdit();
    for (const { range, newText } of edits)
      edit.insert(uri, new vscode.Position(range.start.line, range.start.character), newText);
    return edit;
  }
}
