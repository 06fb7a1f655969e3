import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  FileChangeType,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import manifest from '../../../package.json';
import { readCodeOwners } from '../workspace/codeOwners';
import { isConfigurationFile } from '../workspace/configuration/files';
import { capabilitiesFor } from './capabilities';
import { diagnosticsFor, publish, publishAll } from './diagnostics';
import { answerNavigation } from './navigation';
import { answerRequests } from './requests';
import { Session, type Host } from './session';
import { answerStructure } from './structure';
import { answerWriting } from './writing';

/** Wires the features to a connection. The connection is not yet listening. */
export function startServer(connection: Connection, host: Host): void {
  const session = new Session(connection, host);
  const { documents } = session;
  let folders: readonly string[] = [];

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    session.initialize(params);
    folders = (params.workspaceFolders ?? [])
      .map(({ uri }) => URI.parse(uri))
      .filter(({ scheme }) => scheme === 'file')
      .map(({ fsPath }) => fsPath);
    return {
      serverInfo: { name: 'postmortem-language-server', version: manifest.version },
      capabilities: capabilitiesFor(session.abilities.pull),
    };
  });

  connection.onInitialized(() => {
    const { abilities } = session;
    if (abilities.configurationChanges)
      void connection.client.register(DidChangeConfigurationNotification.type, {
        section: 'postmortem',
      });
    if (abilities.watchedFiles)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [
          { globPattern: '**/.postmortem.{yaml,yml}' },
          { globPattern: '**/*.{md,markdown}' },
        ],
      });
    if (folders.length === 0) return;
    readCodeOwners(host.files, folders).then(
      (owners) => (session.codeOwners = owners),
      (error: unknown) => session.failed('CODEOWNERS could not be read', error),
    );
    session.incidents
      .load(folders, () => host.pause())
      .then(
        () => publishAll(session),
        (error: unknown) => session.failed('The workspace could not be read', error),
      );
  });

  const reconfigure = (): void => {
    session.settings.forget();
    publishAll(session);
  };
  connection.onDidChangeConfiguration(reconfigure);
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => isConfigurationFile(uri))) reconfigure();
    void Promise.all(
      changes.map(({ uri, type }) => {
        const { scheme, fsPath } = URI.parse(uri);
        if (scheme !== 'file' || isConfigurationFile(uri)) return Promise.resolve(false);
        return type === FileChangeType.Deleted
          ? Promise.resolve(session.incidents.remove(fsPath))
          : session.incidents.refresh(fsPath);
      }),
    )
      .then((changed) => {
        if (changed.includes(true)) publishAll(session);
      })
      .catch((error: unknown) => session.failed('A changed file could not be read', error));
  });

  documents.onDidChangeContent(({ document: { uri } }) => {
    if (isConfigurationFile(uri)) reconfigure();
    else void publish(session, uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    session.close(uri);
    if (isConfigurationFile(uri)) reconfigure();
    if (!session.abilities.pull) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  connection.languages.diagnostics.on((params, token) =>
    session.guard('diagnostics', token, async () => ({
      kind: DocumentDiagnosticReportKind.Full,
      items: [...((await diagnosticsFor(session, params.textDocument.uri)) ?? [])],
    })),
  );
  answerRequests(session);
  answerStructure(session);
  answerNavigation(session);
  answerWriting(session);
  documents.listen(connection);
}
