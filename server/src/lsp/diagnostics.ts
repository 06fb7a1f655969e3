import { CodeLensRefreshRequest, DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import { CHANGED_NOTIFICATION, type ChangedParams } from '../protocol';
import { standardMetrics } from '../model/timeline/metrics';
import { indexLines } from '../text/lineIndex';
import { formatMinutes } from '../time/duration';
import { normalise } from '../text/source';
import { isConfigurationFile } from '../workspace/configuration/files';
import { readConfigurationFile } from '../workspace/configuration/file';
import { toDiagnostic, toRange } from './convert';
import type { OpenDocument } from './documents';
import { pathOf } from './paths';
import type { Severity } from '../rules/rule';
import type { Session } from './session';

/** What is wrong with an open document, a postmortem or a configuration. Null when it is not open. */
export async function diagnosticsFor(
  session: Session,
  uri: string,
): Promise<readonly Diagnostic[] | null> {
  const document = session.document(uri);
  if (!document) return null;
  if (isConfigurationFile(uri)) return configurationDiagnostics(normalise(document.getText()));
  const open = await session.current(uri);
  const path = pathOf(uri);
  // Who cannot be told to ask again gets the whole answer at once.
  if (open && path !== null && session.abilities.pull && !session.abilities.refresh) {
    await session.listed.settled(path);
    const judged = await session.current(uri);
    return judged && findingsOf(session, judged);
  }
  return open && findingsOf(session, open);
}

const findingsOf = (
  { abilities, typing }: Session,
  { uri, snapshot }: OpenDocument,
): readonly Diagnostic[] =>
  typing
    .told(uri, snapshot)
    .map((finding) => toDiagnostic(uri, snapshot.lines, finding, abilities));

function configurationDiagnostics(text: string): readonly Diagnostic[] {
  const lines = indexLines(text);
  return readConfigurationFile(text).problems.map(({ range, message }) => ({
    range: toRange(lines, range),
    severity: DiagnosticSeverity.Error,
    source: 'postmortem',
    code: 'configuration',
    message,
  }));
}

/** Pushes to clients that do not pull, and tells our own client what kind of document it is. */
export async function publish(session: Session, uri: string): Promise<void> {
  const { connection, abilities, documents } = session;
  if (session.ended) return;
  try {
    if (!abilities.pull) {
      const diagnostics = await diagnosticsFor(session, uri);
      const version = documents.get(uri)?.version;
      if (diagnostics && version !== undefined)
        await connection.sendDiagnostics({ uri, version, diagnostics: [...diagnostics] });
    }
    // Also for a client that pulls: what is typed here may be an id that others wait for.
    const open = await session.current(uri);
    if (!open || !abilities.changed) return;
    await connection.sendNotification(CHANGED_NOTIFICATION, changedParams(session, open));
  } catch (error) {
    session.failed(uri, error);
  }
}

function changedParams(session: Session, { uri, version, snapshot }: OpenDocument): ChangedParams {
  const { model } = snapshot;
  const told = session.typing.told(uri, snapshot);
  const count = (level: Severity): number =>
    told.filter(({ severity }) => severity === level).length;
  const { severity, durations } = model.incident;
  const impact = standardMetrics(model.metrics).find(
    ({ definition }) => definition.id === 'impact',
  );
  // Of several incidents, none is that of the document.
  const stated =
    model.incidents.length > 0 ? undefined : durations.find(({ kind }) => kind === 'total');
  const minutes = impact?.minutes ?? stated?.duration.minutes;
  return {
    uri,
    version,
    postmortem: model.recognition.postmortem,
    severity: severity.kind === 'valid' ? severity.value : null,
    duration: minutes === undefined ? null : formatMinutes(minutes),
    errors: count('error'),
    warnings: count('warning'),
    informations: count('information'),
  };
}

/** A line is finished: what was held back is told now. */
export function tellAll(session: Session, uri: string): void {
  if (!session.typing.settled(uri)) return;
  void publish(session, uri);
  if (session.abilities.refresh) void session.connection.languages.diagnostics.refresh();
}

/** The open documents that refer to other incidents again: ids have appeared or gone. */
export async function publishReferring(session: Session): Promise<void> {
  for (const { uri } of session.documents.all()) {
    const open = await session.current(uri);
    if (open && open.snapshot.model.related.length > 0) await publish(session, uri);
  }
  if (session.abilities.refresh) void session.connection.languages.diagnostics.refresh();
}

/** Open pages again: other documents are known that they list. */
export function publishPages(session: Session, paths: readonly string[]): void {
  const open = new Set(session.openPaths);
  for (const path of paths) if (open.has(path)) void publish(session, session.uriOf(path));
  if (session.abilities.refresh) void session.connection.languages.diagnostics.refresh();
}

/** All open documents again: what they depend on has changed. */
export function publishAll(session: Session): void {
  for (const { uri } of session.documents.all()) void publish(session, uri);
  const { abilities, connection } = session;
  if (abilities.refresh) void connection.languages.diagnostics.refresh();
  if (abilities.refreshLenses) void connection.sendRequest(CodeLensRefreshRequest.type);
  if (abilities.refreshHints) void connection.languages.inlayHint.refresh();
}
