import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { CHANGED_NOTIFICATION, type ChangedParams } from '../../server/src/protocol';
import { registerCommands } from './commands';
import { clientOptions } from './languageClient';
import { answerFileRequests } from './fileRequests';
import { registerAgentTools } from './agentTools';
import { ActiveContext } from './activeContext';
import { CursorReporter } from './cursorReporter';
import { OverviewPanel } from './overview/panel';
import { PreviewManager } from './preview/manager';
import { MarkdownPreview, type MarkdownIt } from './preview/markdownPreview';
import { Review } from './review/controller';
import { StatusBar } from './statusBar';
import { registerViews, type Views } from './views';

/** What `activate` gives to tests and to other extensions. */
export interface PostmortemApi {
  readonly client: BaseLanguageClient;
  /** Resolves when the server has answered `initialize`. */
  readonly ready: Promise<void>;
  /** The views of incidents and actions. */
  readonly views: Views;
  /** The panel over all postmortems. */
  readonly overview: OverviewPanel;
  /** Called by VS Code's Markdown preview. */
  extendMarkdownIt<T extends MarkdownIt>(markdown: T): T;
}

/** Makes the client of a server that runs where this extension runs. */
export type ClientMaker = (
  context: vscode.ExtensionContext,
  options: LanguageClientOptions,
) => BaseLanguageClient;

let running: BaseLanguageClient | undefined;

/** The extension, in any host. */
export function activateWith(
  context: vscode.ExtensionContext,
  createClient: ClientMaker,
): PostmortemApi {
  const output = vscode.window.createOutputChannel('Postmortem', { log: true });
  const client = createClient(context, clientOptions(context, output));
  running = client;
  const active = new ActiveContext();
  const status = new StatusBar();
  const previews = new PreviewManager(context.extensionUri, client, output, (uri) =>
    active.isPostmortem(uri),
  );
  const markdown = new MarkdownPreview(client, output);
  const views = registerViews(client, output);
  const overview = new OverviewPanel(
    context.extensionUri,
    client,
    output,
    views.source.onDidChange,
  );
  const review = new Review(client, context.globalState, (uri) => active.isPostmortem(uri));
  context.subscriptions.push(
    views,
    review,
    output,
    active,
    status,
    new CursorReporter(client),
    ...answerFileRequests(client),
    ...registerAgentTools(client, context),
    overview,
    vscode.window.registerWebviewPanelSerializer(OverviewPanel.viewType, overview),
    vscode.commands.registerCommand('postmortem.openOverview', () => overview.open()),
    previews,
    vscode.window.registerWebviewPanelSerializer(PreviewManager.viewType, previews),
    ...registerCommands(client, previews, output, context),
    client.onNotification(CHANGED_NOTIFICATION, (params: ChangedParams) => {
      active.changed(params);
      status.changed(params);
      void previews.changed(params);
      void markdown.changed(params.uri);
      review
        .changed(vscode.Uri.parse(params.uri))
        .catch((error: unknown) => output.warn(`The review could not be read: ${String(error)}`));
    }),
  );
  const ready = client.start();
  ready.catch((error: unknown) =>
    output.error(`The language server could not be started: ${String(error)}`),
  );
  return { client, ready, views, overview, extendMarkdownIt: (it) => markdown.extend(it) };
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
