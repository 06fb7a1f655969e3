import type { Temporal } from 'temporal-polyfill';
import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import manifest from '../../../package.json';
import { complete } from '../features/completion';
import { hover } from '../features/hover';
import { previewData } from '../features/preview';
import { documentSymbols } from '../features/symbols';
import {
  CHANGED_NOTIFICATION,
  PREVIEW_REQUEST,
  type ChangedParams,
  type PreviewData,
  type PreviewParams,
} from '../protocol';
import type { FileSystem } from '../workspace/configurationFiles';
import { abilitiesOf, type ClientAbilities } from './abilities';
import { codeActions, FIX_ALL } from './codeActions';
import { toCompletion, toDiagnostic, toHover, toOffset, toSymbol } from './convert';
import { Snapshots, type OpenDocument } from './documents';
import { Settings } from './settings';

/** What the server needs of the world around it. */
export interface Host {
  readonly files: FileSystem;
  today(): Temporal.PlainDate;
}

/** Wires the features to a connection. The connection is not yet listening. */
export function startServer(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument);
  const failed = new Set<string>();
  let abilities: ClientAbilities = abilitiesOf(undefined);
  let settings = new Settings(connection, host.files, false);
  const snapshots = new Snapshots(
    () => abilities.today ?? host.today(),
    (rule, error) => {
      // Once for each rule: a rule that throws throws on every key.
      if (failed.has(rule)) return;
      failed.add(rule);
      connection.console.error(
        `Rule ${rule} failed and is left out: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    },
  );

  /** The document as it is now. Null when it is not open. */
  const current = async (uri: string): Promise<OpenDocument | null> => {
    if (!documents.get(uri)) return null;
    const configuration = await settings.for(uri);
    const document = documents.get(uri);
    return document ? snapshots.of(document, configuration) : null;
  };

  /** One guard for all requests: cancelled ones are told so, broken ones are logged and told so. */
  const guard = <T>(
    name: string,
    uri: string,
    token: CancellationToken | null,
    empty: T,
    answer: (open: OpenDocument) => T,
  ): Promise<T> =>
    current(uri)
      .then((open) => {
        if (token?.isCancellationRequested === true)
          throw new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
        return open ? answer(open) : empty;
      })
      .catch((error: unknown) => {
        if (error instanceof ResponseError) throw error;
        connection.console.error(
          `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
        throw new ResponseError(
          LSPErrorCodes.RequestFailed,
          `${name} failed; the output has the details`,
        );
      });

  const diagnosticsOf = ({ uri, snapshot }: OpenDocument): Diagnostic[] =>
    snapshot.findings.map((finding) => toDiagnostic(uri, snapshot.lines, finding, abilities));

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    abilities = abilitiesOf(params);
    settings = new Settings(connection, host.files, abilities.configuration);
    return {
      serverInfo: { name: 'postmortem-language-server', version: manifest.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        completionProvider: { triggerCharacters: ['|', ':', ' ', '@'] },
        hoverProvider: true,
        documentSymbolProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
        ...(abilities.pull
          ? {
              diagnosticProvider: {
                identifier: 'postmortem',
                interFileDependencies: false,
                workspaceDiagnostics: false,
              },
            }
          : {}),
      },
    };
  });

  connection.onInitialized(() => {
    if (abilities.configurationChanges)
      void connection.client.register(DidChangeConfigurationNotification.type, {
        section: 'postmortem',
      });
    if (abilities.watchedFiles)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/.postmortem.{yaml,yml}' }],
      });
  });

  const publish = async (uri: string): Promise<void> => {
    const open = await current(uri);
    if (!open) return;
    if (!abilities.pull)
      await connection.sendDiagnostics({
        uri,
        version: open.version,
        diagnostics: diagnosticsOf(open),
      });
    if (abilities.changed) {
      const params: ChangedParams = {
        uri,
        version: open.version,
        postmortem: open.snapshot.model.recognition.postmortem,
      };
      await connection.sendNotification(CHANGED_NOTIFICATION, params);
    }
  };
  const update = (uri: string): void => {
    publish(uri).catch((error: unknown) =>
      connection.console.error(
        `${uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      ),
    );
  };
  const reconfigure = (): void => {
    settings.forget();
    for (const document of documents.all()) update(document.uri);
    if (abilities.refresh) void connection.languages.diagnostics.refresh();
  };

  documents.onDidChangeContent(({ document }) => update(document.uri));
  documents.onDidClose(({ document }) => {
    snapshots.close(document.uri);
    settings.forget(document.uri);
    if (!abilities.pull) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  connection.onDidChangeConfiguration(reconfigure);
  connection.onDidChangeWatchedFiles(reconfigure);

  connection.languages.diagnostics.on((params, token) =>
    guard(
      'diagnostics',
      params.textDocument.uri,
      token,
      { kind: DocumentDiagnosticReportKind.Full, items: [] as Diagnostic[] },
      (open) => ({ kind: DocumentDiagnosticReportKind.Full, items: diagnosticsOf(open) }),
    ),
  );
  connection.onHover((params, token) =>
    guard('hover', params.textDocument.uri, token, null, ({ snapshot }) => {
      const content = hover(snapshot, toOffset(snapshot.lines, params.position));
      return content && toHover(snapshot.lines, content, abilities.markdown);
    }),
  );
  connection.onCompletion((params, token) =>
    guard('completion', params.textDocument.uri, token, null, ({ snapshot }) => ({
      isIncomplete: false,
      items: complete(snapshot, toOffset(snapshot.lines, params.position)).map((proposal) =>
        toCompletion(snapshot.lines, proposal),
      ),
    })),
  );
  connection.onDocumentSymbol((params, token) =>
    guard('symbols', params.textDocument.uri, token, null, ({ snapshot }) =>
      documentSymbols(snapshot).map((symbol) => toSymbol(snapshot.lines, symbol)),
    ),
  );
  connection.onCodeAction((params, token) =>
    guard('code actions', params.textDocument.uri, token, null, (open) => [
      ...codeActions(open, params, abilities),
    ]),
  );
  connection.onRequest(PREVIEW_REQUEST, (params: PreviewParams, token: CancellationToken) =>
    guard<PreviewData | null>('preview', params.uri, token, null, ({ uri, version, snapshot }) =>
      previewData(snapshot, uri, version),
    ),
  );
  documents.listen(connection);
}
