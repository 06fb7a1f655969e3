import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  SCREENSHOT_REQUEST,
  type ScreenshotAnswer,
  type ScreenshotParams,
} from '../../../server/src/protocol';
import { exists } from '../files';

const KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('postmortem', 'screenshot');

/** What pictures are called by what they are. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/** A picture that is pasted or dropped. */
interface Picture {
  readonly file: vscode.DataTransferFile;
  readonly ending: string;
}

/** What happens to a picture. */
interface Insertion {
  readonly title: string;
  readonly edit: vscode.WorkspaceEdit;
}

/**
 * A picture that is pasted or dropped into a timeline is saved beside the document, and becomes a row
 * with a description to fill in.
 */
export class Screenshots
  implements vscode.DocumentPasteEditProvider, vscode.DocumentDropEditProvider, vscode.Disposable
{
  readonly #registrations: readonly vscode.Disposable[];

  constructor(private readonly client: BaseLanguageClient) {
    const language = { language: 'markdown' };
    const types = Object.keys(ENDINGS);
    this.#registrations = [
      vscode.languages.registerDocumentPasteEditProvider(language, this, {
        providedPasteEditKinds: [KIND],
        pasteMimeTypes: [...types, 'files'],
      }),
      vscode.languages.registerDocumentDropEditProvider(language, this, {
        providedDropEditKinds: [KIND],
        dropMimeTypes: [...types, 'files'],
      }),
    ];
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
    _context: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentPasteEdit[] | undefined> {
    const [at] = ranges;
    const found = at && (await this.#insertion(document, at.start, data, token));
    if (!found) return undefined;
    const paste = new vscode.DocumentPasteEdit('', found.title, KIND);
    paste.additionalEdit = found.edit;
    return [paste];
  }

  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    data: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentDropEdit | undefined> {
    const found = await this.#insertion(document, position, data, token);
    if (!found) return undefined;
    const drop = new vscode.DocumentDropEdit('', found.title, KIND);
    drop.additionalEdit = found.edit;
    return drop;
  }

  async #insertion(
    document: vscode.TextDocument,
    position: vscode.Position,
    data: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<Insertion | undefined> {
    const picture = pictureOf(data);
    if (!picture) return undefined;
    const { uri } = document;
    const target = document.isUntitled ? null : await freeName(uri, picture);
    const answer = await this.#ask(document, position, target ?? uri, token);
    // Outside of a timeline a picture is what it is for every Markdown document.
    if (!answer) return undefined;
    const refused = refusal(document);
    if (refused !== null || !target) {
      void vscode.window.showInformationMessage(refused ?? '');
      return undefined;
    }
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(target, { contents: picture.file });
    const [row] = await this.client.protocol2CodeConverter.asTextEdits([answer.edit]);
    if (!row) return undefined;
    edit.set(uri, [
      new vscode.SnippetTextEdit(row.range, snippetOf(row.newText, answer.description)),
    ]);
    const name = target.path.split('/').pop() ?? '';
    return { title: vscode.l10n.t('Insert as evidence ({0})', name), edit };
  }

  #ask(
    document: vscode.TextDocument,
    position: vscode.Position,
    target: vscode.Uri,
    token: vscode.CancellationToken,
  ): Promise<ScreenshotAnswer | null> {
    const params: ScreenshotParams = {
      uri: this.client.code2ProtocolConverter.asUri(document.uri),
      position: { line: position.line, character: position.character },
      link: addressOf(target.path.split('/').pop() ?? ''),
    };
    return this.client.sendRequest<ScreenshotAnswer | null>(SCREENSHOT_REQUEST, params, token);
  }
}

/** The only picture of what is pasted or dropped; several files are no row. */
function pictureOf(data: vscode.DataTransfer): Picture | null {
  const found: Picture[] = [];
  for (const [type, item] of data) {
    const file = item.asFile();
    const ending = ENDINGS[type];
    if (file && ending !== undefined) found.push({ file, ending });
    else if (file) return null;
  }
  const [only] = found;
  return only && found.length === 1 ? only : null;
}

/** Why nothing can be saved beside a document; null where it can. */
function refusal({ isUntitled, uri }: vscode.TextDocument): string | null {
  if (isUntitled) return vscode.l10n.t('Save the document first: a screenshot is saved beside it.');
  return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false
    ? vscode.l10n.t('A screenshot cannot be saved beside this document: its folder is read-only.')
    : null;
}

/** What no file system takes in a name, or reads as something else. */
const UNNAMEABLE = /[\p{C}/\\:*?"<>|]/gu;

/** A name beside the document that no file has: that of a file that was dropped, else after the document. */
async function freeName(document: vscode.Uri, { file, ending }: Picture): Promise<vscode.Uri> {
  const stem = (name: string): string => name.replace(/\.[^.]*$/, '');
  const own = stem(file.name).replace(UNNAMEABLE, '').trim();
  // What comes from the clipboard is called so by everybody.
  const named = own !== '' && !/^(?:image|screenshot|clipboard|untitled)$/i.test(own);
  const base = named ? own : `${stem(document.path.split('/').pop() ?? '')}-screenshot`;
  const folder = vscode.Uri.joinPath(document, '..');
  for (let count = named ? 0 : 1; ; count++) {
    const name = `${base}${count === 0 ? '' : `-${count}`}.${ending}`;
    const target = vscode.Uri.joinPath(folder, name);
    if (!(await exists(target))) return target;
  }
}

/** A file name as an address in Markdown, in which no space and no bracket stands. */
const addressOf = (name: string): string =>
  encodeURIComponent(name).replace(/\(/g, '%28').replace(/\)/g, '%29');

/** A row as a snippet whose description is selected. */
function snippetOf(row: string, description: string): vscode.SnippetString {
  const at = row.indexOf(`![${description}](`) + 2;
  return new vscode.SnippetString()
    .appendText(row.slice(0, at))
    .appendPlaceholder(description, 1)
    .appendText(row.slice(at + description.length));
}
