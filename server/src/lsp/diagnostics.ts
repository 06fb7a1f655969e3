import { CodeLensRefreshRequest, DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import { CHANGED_NOTIFICATION, type ChangedParams } from '../protocol';
import { standardMetrics } from '../model/metrics';
import { indexLines } from '../text/lineIndex';
import { formatMinutes } from '../time/duration';
import { normalise } from '../text/source';
import { isConfigurationFile } from '../workspace/configuration/files';
import { readConfigurationFile } from '../workspace/configuration/file';
import { toDiagnostic, toRange } from './convert';
import type { OpenDocument } from './documents';
import type { Session } from './session';

/** What is wrong with an open document, a postmortem or a configuration. Null when it is not open. */
export async function diagnosticsFor(
  session: Session,
  uri: string,
): Promise<readonly Diagnostic[] | null> {
  const document = session.documents.get(uri);
  if (!document) return null;
  if (isConfigurationFile(uri)) return configurationDiagnostics(normalise(document.getText()));
  const open = await session.current(uri);
  return open && findingsOf(session, open);
}

const findingsOf = (
  { abilities }: Session,
  { uri, snapshot }: OpenDocument,
): readonly Diagnostic[] =>
  snapshot.findings.map((finding) => toDiagnostic(uri, snapshot.lines, finding, abilities));

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
  try {
    if (!abilities.pull) {
      const diagnostics = await diagnosticsFor(session, uri);
      const version = documents.get(uri)?.version;
      if (diagnostics && version !== undefined)
        await connection.sendDiagnostics({ uri, version, diagnostics: [...diagnostics] });
    }
    const open = abilities.changed ? await session.current(uri) : null;
    if (!open) return;
    await connection.sendNotification(CHANGED_NOTIFICATION, changedParams(open));
  } catch (error) {
    session.failed(uri, error);
  }
}

function changedParams({
  uri,
  version,
  snapshot: { model, findings },
}: OpenDocument): ChangedParams {
  const { severity, durations } = model.incident;
  const impact = standardMetrics(model.metrics).find(
    ({ definition }) => definition.id === 'impact',
  );
  const stated = durations.find(({ kind }) => kind === 'total');
  const minutes = impact?.minutes ?? stated?.duration.minutes;
  return {
    uri,
    version,
    postmortem: model.recognition.postmortem,
    severity: severity.kind === 'valid' ? severity.value : null,
    duration: minutes === undefined ? null : formatMinutes(minutes),
    errors: findings.filter((finding) => finding.severity === 'error').length,
    warnings: findings.filter((finding) => finding.severity === 'warning').length,
  };
}

/** All open documents again: what they depend on has changed. */
export function publishAll(session: Session): void {
  for (const { uri } of session.documents.all()) void publish(session, uri);
  const { abilities, connection } = session;
  if (abilities.refresh) void connection.languages.diagnostics.refresh();
  if (abilities.refreshLenses) void connection.sendRequest(CodeLensRefreshRequest.type);
  if (abilities.refreshHints) void connection.languages.inlayHint.refresh();
}
