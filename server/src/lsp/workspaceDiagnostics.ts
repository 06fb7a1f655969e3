import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type ResultProgressReporter,
  type WorkDoneProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { diagnosticsFor } from './diagnostics';
import { pathOf } from './paths';
import type { Session } from './session';

/** The result id of a document that has no problems to tell, or is not looked at. */
const NOTHING = 'none';

/** Fewer files than these are read before anybody wonders. */
const MANY = 50;

/** Names what was told of a document: the same diagnostics have the same id as the time before. */
class ResultIds {
  readonly #told = new Map<string, { readonly id: string; readonly said: string }>();
  #count = 0;

  of(uri: string, diagnostics: readonly Diagnostic[]): string {
    if (diagnostics.length === 0) {
      this.#told.delete(uri);
      return NOTHING;
    }
    const said = JSON.stringify(diagnostics);
    const known = this.#told.get(uri);
    if (known?.said === said) return known.id;
    const id = String(++this.#count);
    this.#told.set(uri, { id, said });
    return id;
  }
}

/** Answers who pulls: for one document, and for all of the workspace where the setting says so. */
export function answerPulls(session: Session): void {
  const { diagnostics } = session.connection.languages;
  const ids = new ResultIds();
  diagnostics.on(({ textDocument: { uri } }, token) =>
    session.guard('diagnostics', token, async (): Promise<DocumentDiagnosticReport> => {
      const items = (await diagnosticsFor(session, uri)) ?? (await closed(session, uri));
      return {
        kind: DocumentDiagnosticReportKind.Full,
        resultId: ids.of(uri, items),
        items: [...items],
      };
    }),
  );
  diagnostics.onWorkspace((params, token, progress, partial) =>
    session.guard('workspace diagnostics', token, () =>
      new WorkspacePull(session, ids, params, token, progress, partial).run(),
    ),
  );
}

/** What is said of a file that no editor holds open. */
async function closed(session: Session, uri: string): Promise<readonly Diagnostic[]> {
  const path = pathOf(uri);
  if (path === null || !session.incidents.holds(path)) return [];
  if ((await session.diagnosticsScope()) !== 'workspace') return [];
  return (await session.verdicts.of(path))?.diagnostics ?? [];
}

/**
 * One pull. What differs from what the client has is told as it is found. A client that takes parts
 * asks again as soon as it is answered, so where nothing differs its answer waits for a change.
 */
class WorkspacePull {
  readonly #items: WorkspaceDocumentDiagnosticReport[] = [];
  #told = 0;

  constructor(
    private readonly session: Session,
    private readonly ids: ResultIds,
    private readonly params: WorkspaceDiagnosticParams,
    private readonly token: CancellationToken,
    private readonly progress: WorkDoneProgressReporter,
    private readonly partial:
      ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ) {}

  async run(): Promise<WorkspaceDiagnosticReport> {
    for (;;) {
      const change = this.session.nextChange(this.token);
      await this.#pass();
      if (this.token.isCancellationRequested)
        throw new ResponseError(LSPErrorCodes.RequestCancelled, 'workspace diagnostics', {
          retriggerRequest: true,
        });
      if (this.#told > 0 || !this.partial || this.session.ended) return { items: this.#items };
      await change;
    }
  }

  async #pass(): Promise<void> {
    const before = new Map(this.params.previousResultIds.map(({ uri, value }) => [uri, value]));
    if ((await this.session.diagnosticsScope()) === 'workspace') await this.#judge(before);
    if (this.token.isCancellationRequested) return;
    // What is left is looked at no more: the file is gone, or the setting says so.
    for (const [uri, id] of before) if (id !== NOTHING) this.#tell(uri, null, [], NOTHING);
  }

  async #judge(before: Map<string, string>): Promise<void> {
    const { session } = this;
    const progress = await this.#reporter();
    let shown = 0;
    progress.begin('Checking postmortems', 0, undefined, false);
    try {
      await session.verdicts.each(
        () => !this.token.isCancellationRequested && !session.ended,
        (path, verdict, done, of) => {
          const uri = verdict?.uri ?? session.uriOf(path);
          const diagnostics = verdict?.diagnostics ?? [];
          const id = this.ids.of(uri, diagnostics);
          if ((before.get(uri) ?? NOTHING) !== id)
            this.#tell(uri, verdict?.version ?? null, diagnostics, id);
          before.delete(uri);
          const percent = Math.floor((100 * done) / of);
          if (percent > shown) progress.report((shown = percent), `${done} of ${of} files`);
        },
      );
    } finally {
      progress.done();
    }
  }

  /** The client's own where it gave one; else one that the server begins, where there is much to read. */
  async #reporter(): Promise<WorkDoneProgressReporter> {
    const { session, params, progress } = this;
    if (params.workDoneToken !== undefined || !session.abilities.progress) return progress;
    const paths = await session.verdicts.paths();
    const unread = paths.filter((path) => !session.verdicts.known(path)).length;
    return unread < MANY ? progress : session.connection.window.createWorkDoneProgress();
  }

  #tell(uri: string, version: number | null, items: readonly Diagnostic[], resultId: string): void {
    const report: WorkspaceDocumentDiagnosticReport = {
      kind: DocumentDiagnosticReportKind.Full,
      uri,
      version,
      resultId,
      items: [...items],
    };
    this.#told++;
    if (this.partial) this.partial.report({ items: [report] });
    else this.#items.push(report);
  }
}
