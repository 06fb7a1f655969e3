import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { exists } from '../files';
import {
  EFFECTIVE_CONFIGURATION_REQUEST,
  STARTER_CONFIGURATION_REQUEST,
  type DocumentParams,
} from '../../../server/src/protocol';

const SCHEME = 'postmortem-settings';

/** Shows, as read-only YAML, the settings that hold for a document and where each comes from. */
export class EffectiveConfiguration
  implements vscode.TextDocumentContentProvider, vscode.Disposable
{
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);

  constructor(private readonly client: BaseLanguageClient) {}

  async show(): Promise<void> {
    const active = vscode.window.activeTextEditor?.document.uri;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const about = active ?? (folder && vscode.Uri.joinPath(folder, 'postmortem.md'));
    if (!about) {
      await vscode.window.showInformationMessage(
        vscode.l10n.t('Open a postmortem or a folder first: settings depend on the place.'),
      );
      return;
    }
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: '/Effective Postmortem Settings.yaml',
      query: about.toString(),
    });
    this.#changed.fire(uri);
    await vscode.window.showTextDocument(uri, { preview: true });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const about = vscode.Uri.parse(uri.query);
    const params: DocumentParams = { uri: this.client.code2ProtocolConverter.asUri(about) };
    return this.client.sendRequest<string>(EFFECTIVE_CONFIGURATION_REQUEST, params);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}

/** Opens the folder's `.postmortem.yaml`, written first from what its postmortems have in common. */
export async function createConfiguration(client: BaseLanguageClient): Promise<void> {
  const folder = await chosenFolder();
  if (!folder) return;
  const uri = vscode.Uri.joinPath(folder, '.postmortem.yaml');
  if (!(await exists(uri))) {
    const text = await client.sendRequest<string>(STARTER_CONFIGURATION_REQUEST, {
      uri: client.code2ProtocolConverter.asUri(folder),
    });
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  }
  await vscode.window.showTextDocument(uri);
}

async function chosenFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  if (folders.length === 0)
    await vscode.window.showInformationMessage(
      vscode.l10n.t('Open the folder of your postmortems first; the settings file goes there.'),
    );
  return folders[0]?.uri;
}
