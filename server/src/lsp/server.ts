import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  WatchKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import manifest from '../../../package.json';
import { readCodeOwners } from '../workspace/codeOwners';
import { isConfigurationFile } from '../workspace/configuration/files';
import { capabilitiesFor } from './capabilities';
import { publish, publishAll, publishPages, publishReferring } from './diagnostics';
import { foldersAfter, pathsOf } from './folders';
import { answerMany } from './many';
import { answerNavigation } from './navigation';
import { answerRequests } from './requests';
import { pathOf } from './paths';
import { Session, type Host } from './session';
import { answerStructure } from './structure';
import { followTyping } from './following';
import { answerExporting } from './exporting';
import { answerReview } from './review';
import { answerTools } from './tools';
import { answerReport } from './report';
import { answerPulls } from './workspaceDiagnostics';
import { answerImporting } from './importing';
import { answerWriting } from './writing';

/** So long after the last change of the configuration incidents are read by it, in milliseconds. */
const UNTIL_READ_AGAIN = 1000;

/** Wires the features to a connection, which is not yet listening. `ended` once the client asked to shut down. */
export function startServer(connection: Connection, host: Host): { readonly ended: boolean } {
  const session = new Session(connection, host);
  const { documents } = session;
  let folders: readonly WorkspaceFolder[] = [];
  const openFolders = (open: readonly WorkspaceFolder[]): void => {
    folders = open;
    session.folders = pathsOf(open, session.abilities.files);
    session.schemes = new Set(open.map(({ uri }) => URI.parse(uri).scheme));
  };

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    session.initialize(params);
    openFolders(params.workspaceFolders ?? []);
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
          // A folder that goes takes its files with it, and nothing else tells of them.
          { globPattern: '**/*', kind: WatchKind.Delete },
        ],
      });
    // After the library's own, which has no handler for a client that does not announce it.
    connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event }) => {
      openFolders(foldersAfter(folders, event));
      session.verdicts.listAgain();
      readFolders();
    });
    if (session.folders.length > 0) readFolders();
    let waiting = false;
    session.onListed = (paths) => publishPages(session, paths);
    session.incidents.onChanged((path) => {
      session.listed.forget(path);
      session.verdicts.forgetListing(path);
      session.changed();
    });
    session.incidents.onIdsChanged(() => {
      session.verdicts.forgetReferring();
      session.changed();
      if (waiting) return;
      waiting = true;
      host
        .pause()
        .then(() => {
          waiting = false;
          return publishReferring(session);
        })
        .catch((error: unknown) => session.failed('References could not be checked', error));
    });
  });

  const readFolders = (): void => {
    const paths = session.folders;
    readCodeOwners(session.stored, paths).then(
      (owners) => (session.codeOwners = owners),
      (error: unknown) => session.failed('CODEOWNERS could not be read', error),
    );
    session.incidents.load(paths).then(
      () => {
        tellUnread(session);
        publishAll(session);
      },
      (error: unknown) => session.failed('The workspace could not be read', error),
    );
  };

  let readAgain: ReturnType<typeof setTimeout> | null = null;
  connection.onShutdown(() => {
    if (readAgain) clearTimeout(readAgain);
    session.end();
  });

  const reconfigure = (): void => {
    session.reconfigured();
    publishAll(session);
    // What is known of other incidents depends on it too; a file that is being written changes with each key.
    if (readAgain) clearTimeout(readAgain);
    readAgain = setTimeout(() => {
      session.incidents
        .reconfigured()
        .catch((error: unknown) => session.failed('The workspace could not be read', error));
    }, UNTIL_READ_AGAIN);
  };
  connection.onDidChangeConfiguration(reconfigure);
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => isConfigurationFile(uri))) reconfigure();
    for (const { uri, type } of changes) {
      const path = pathOf(uri);
      if (path === null || isConfigurationFile(uri)) continue;
      session.verdicts.forget(path);
      session.listed.forget(path);
      session.verdicts.forgetListing(path);
      if (type !== FileChangeType.Changed) session.verdicts.listAgain();
      session.changed();
      if (type === FileChangeType.Deleted && !session.openPaths.includes(path))
        session.incidents.gone(path);
      else
        session.incidents
          .changed(path)
          .catch((error: unknown) => session.failed('A changed file could not be read', error));
    }
  });

  const forget = (uri: string): void => {
    const path = pathOf(uri);
    if (path !== null) session.verdicts.forget(path);
  };
  const writing = followTyping(session);
  documents.onDidChangeContent(({ document }) => {
    const { uri } = document;
    forget(uri);
    if (!session.serves(uri)) return;
    if (isConfigurationFile(uri)) reconfigure();
    else {
      writing.changed(uri, document.getText(), session.isWhole(document));
      void publish(session, uri);
    }
  });
  documents.onDidClose(({ document: { uri } }) => {
    forget(uri);
    session
      .close(uri)
      .catch((error: unknown) => session.failed('A closed file could not be read', error));
    if (!session.serves(uri)) return;
    if (isConfigurationFile(uri)) reconfigure();
    if (!session.abilities.pull) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  answerPulls(session);
  answerRequests(session);
  answerStructure(session);
  answerNavigation(session);
  answerMany(session);
  answerWriting(session);
  answerExporting(session);
  answerReport(session);
  answerReview(session);
  answerImporting(session);
  answerTools(session);
  documents.listen(connection);
  return session;
}

const MOST_TOLD = 10;

/** What was not read makes answers incomplete, so it is said. */
function tellUnread({ incidents: { unread }, connection }: Session): void {
  if (unread.size === 0) return;
  const told = [...unread].slice(0, MOST_TOLD).map(([path, reason]) => `${path}: ${reason}`);
  const more = unread.size > MOST_TOLD ? [`and ${unread.size - MOST_TOLD} more`] : [];
  connection.console.warn(
    `Not read, so no reference to an incident is called unknown: ${[...told, ...more].join('; ')}`,
  );
}
