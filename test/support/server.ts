import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ConfigurationRequest,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  Emitter,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';

const SERVER = path.join(__dirname, '../../dist/server.js');

/** A client of the real server process, as an editor would be. */
export interface Client {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly initialized: InitializeResult;
  open(uri: string, text: string): void;
  change(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): void;
  close(uri: string): void;
  /** By pull. */
  diagnostics(uri: string): Promise<readonly Diagnostic[]>;
  /** The next time that the server asks for all to be pulled again. */
  refreshed(): Promise<void>;
  /** The next push for a document. */
  pushed(uri: string): Promise<PublishDiagnosticsParams>;
  /** Orderly end; gives the exit code. */
  stop(): Promise<number | null>;
}

export const PULL: ClientCapabilities = {
  textDocument: { diagnostic: { relatedInformation: true } },
};
export const PUSH: ClientCapabilities = {
  textDocument: { publishDiagnostics: { relatedInformation: true } },
};

export async function startClient(
  capabilities: ClientCapabilities = PULL,
  initializationOptions: unknown = { docsUri: 'file:///docs', today: '2025-09-01' },
  world: {
    /** Path of the workspace's folder. */
    readonly folder?: string;
    /** The same, told as `rootUri` alone. */
    readonly root?: string;
    /** What the editor answers for the section `postmortem`. */
    readonly settings?: unknown;
  } = {},
): Promise<Client> {
  const child = spawn(process.execPath, [SERVER, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const refreshed = new Emitter<void>();
  const waiting = new Map<string, (params: PublishDiagnosticsParams) => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    waiting.get(params.uri)?.(params);
    waiting.delete(params.uri);
  });
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map((): unknown => world.settings),
  );
  connection.onRequest(DiagnosticRefreshRequest.type, () => {
    refreshed.fire();
  });
  connection.onRequest(RegistrationRequest.type, () => undefined);
  connection.listen();
  const initialized = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: world.root === undefined ? null : pathToFileURL(world.root).href,
    capabilities,
    initializationOptions,
    workspaceFolders: world.folder
      ? [{ uri: pathToFileURL(world.folder).href, name: path.basename(world.folder) }]
      : null,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const notify = (promise: Promise<void>): void => void promise.catch(() => undefined);
  return {
    connection,
    process: child,
    initialized,
    open: (uri, text) =>
      notify(
        connection.sendNotification(DidOpenTextDocumentNotification.type, {
          textDocument: { uri, languageId: 'markdown', version: 1, text },
        }),
      ),
    change: (uri, version, contentChanges) =>
      notify(
        connection.sendNotification(DidChangeTextDocumentNotification.type, {
          textDocument: { uri, version },
          contentChanges,
        }),
      ),
    close: (uri) =>
      notify(
        connection.sendNotification(DidCloseTextDocumentNotification.type, {
          textDocument: { uri },
        }),
      ),
    diagnostics: async (uri) => {
      const report = await connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri },
      });
      return report.kind === 'full' ? report.items : [];
    },
    refreshed: () => new Promise((resolve) => refreshed.event(() => resolve())),
    pushed: (uri) => new Promise((resolve) => waiting.set(uri, resolve)),
    stop: async () => {
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      const code = await ended;
      connection.dispose();
      return code;
    },
  };
}
