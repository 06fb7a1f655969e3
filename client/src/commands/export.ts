import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { fromBase64 } from '../../../server/src/protocol/base64';
import { RENDER_REQUEST, type RenderFormat, type RenderParams } from '../../../server/src/protocol';
import { askTarget, write } from '../files';
import { editorOf } from '../preview/editing';

interface Choice extends vscode.QuickPickItem {
  readonly format: RenderFormat;
  readonly to: 'file' | 'clipboard' | 'document';
  readonly extension: string;
}

/** What a review has to talk about, as a Markdown document beside. */
export async function reviewSheet(
  client: BaseLanguageClient,
  { uri }: vscode.TextDocument,
): Promise<void> {
  const params: RenderParams = {
    uri: client.code2ProtocolConverter.asUri(uri),
    format: 'review',
  };
  const content = await client.sendRequest<string | null>(RENDER_REQUEST, params);
  if (content === null) return;
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
}

/** The incident as a page, a picture, a table or a diagram: into a file, the clipboard or the document. */
export async function exportTimeline(
  client: BaseLanguageClient,
  document: vscode.TextDocument,
): Promise<void> {
  const choice = await vscode.window.showQuickPick(choices(), {
    title: vscode.l10n.t('Export the timeline'),
    matchOnDescription: true,
  });
  if (!choice) return;
  const params: RenderParams = {
    uri: client.code2ProtocolConverter.asUri(document.uri),
    format: choice.format,
  };
  const made = await client.sendRequest<string | null>(RENDER_REQUEST, params);
  if (made === null) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('No entry of a timeline has a time, so there is nothing to draw.'),
    );
    return;
  }
  if (choice.to === 'clipboard') await vscode.env.clipboard.writeText(made);
  else if (choice.to === 'document') await insertDiagram(document, made);
  else
    await save(
      document,
      choice.extension,
      choice.format === 'png' || choice.format === 'docx'
        ? fromBase64(made)
        : new TextEncoder().encode(made),
    );
}

const choices = (): readonly Choice[] => [
  {
    label: vscode.l10n.t('Page'),
    description: 'HTML',
    format: 'html',
    to: 'file',
    extension: 'html',
  },
  {
    label: vscode.l10n.t('Picture'),
    description: 'SVG',
    format: 'svg',
    to: 'file',
    extension: 'svg',
  },
  {
    label: vscode.l10n.t('Picture'),
    description: 'PNG',
    format: 'png',
    to: 'file',
    extension: 'png',
  },
  {
    label: vscode.l10n.t('Word document'),
    description: 'DOCX',
    format: 'docx',
    to: 'file',
    extension: 'docx',
  },
  {
    label: vscode.l10n.t('Page for Confluence'),
    description: 'XML, storage format',
    format: 'confluence',
    to: 'file',
    extension: 'xml',
  },
  {
    label: vscode.l10n.t('Text for a status page'),
    description: vscode.l10n.t('Markdown of the public version'),
    format: 'statuspage',
    to: 'clipboard',
    extension: '',
  },
  {
    label: vscode.l10n.t('Table'),
    description: 'CSV',
    format: 'csv',
    to: 'file',
    extension: 'csv',
  },
  {
    label: vscode.l10n.t('Data'),
    description: 'JSON',
    format: 'json',
    to: 'file',
    extension: 'json',
  },
  {
    label: vscode.l10n.t('Insert a diagram at the cursor'),
    description: 'Mermaid timeline',
    format: 'mermaid',
    to: 'document',
    extension: '',
  },
  {
    label: vscode.l10n.t('Copy a diagram'),
    description: 'Mermaid timeline',
    format: 'mermaid',
    to: 'clipboard',
    extension: '',
  },
  {
    label: vscode.l10n.t('Copy a chart'),
    description: 'Mermaid gantt',
    format: 'gantt',
    to: 'clipboard',
    extension: '',
  },
];

async function insertDiagram(document: vscode.TextDocument, text: string): Promise<void> {
  const editor = editorOf(document.uri) ?? (await vscode.window.showTextDocument(document));
  const line = editor.document.lineAt(editor.selection.active.line);
  const lead = line.isEmptyOrWhitespace ? '' : '\n\n';
  await editor.edit((edit) =>
    edit.insert(line.range.end, `${lead}\`\`\`mermaid\n${text.trimEnd()}\n\`\`\`\n`),
  );
}

async function save(
  document: vscode.TextDocument,
  extension: string,
  bytes: Uint8Array,
): Promise<void> {
  const name = exportName(document.uri, extension);
  const target = await askTarget(document, name, { [extension.toUpperCase()]: [extension] });
  if (target)
    await write(target, bytes, (reason) =>
      vscode.l10n.t('The file could not be written: {0}', reason),
    );
}

/** `incident.md` → `incident.svg`; never the document itself. */
function exportName({ path }: vscode.Uri, extension: string): string {
  const name = path.split('/').pop() ?? '';
  const made = `${name.replace(/(?<=.)\.\w+$/, '')}.${extension}`;
  return made === name ? `${name}.${extension}` : made;
}
