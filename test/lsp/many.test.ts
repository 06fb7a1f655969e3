import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CodeLensRequest,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WorkspaceDiagnosticRequest,
  type WorkspaceFullDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol/node';
import {
  INCIDENTS_CHANGED_NOTIFICATION,
  INCIDENTS_REQUEST,
  OVERVIEW_REQUEST,
  SIMILAR_REQUEST,
  type IncidentsAnswer,
  type OverviewAnswer,
  type OverviewFilter,
  type SimilarAnswer,
} from '../../server/src/protocol';
import { runCli } from '../support/cli';
import { PULL, startClient, type Client } from '../support/server';

const incident = (id: string, title: string, cause: string, actions: string): string =>
  `# ${title}\n\n**Incident ID:** ${id}\n**Severity:** High\n**Date:** 2025-08-22\n**Authors:** Sarah Chen\n\n## Timeline (UTC)\n\n- 14:30 - Alert fired\n- 14:50 - Resolved\n\n## Root Cause\n\n${cause}\n\n## Action Items\n\n${actions}\n`;

const FILES: Readonly<Record<string, string>> = {
  'pool.md': incident(
    'INC-20250822-001',
    'Checkout down',
    'A leaked cursor exhausted the pool: `FATAL: too many clients already`.',
    '- Close cursors (OPS-4711)',
  ),
  'slots.md': incident(
    'INC-20250822-002',
    'Orders slow',
    'The log had “FATAL: too many clients already”.',
    '- Watch the pool (due: 2025-08-25)',
  ),
  // A length that its own times deny.
  'tiles.md': incident(
    'INC-20250822-003',
    'Map tiles',
    'Mercator was configured.',
    '- Redraw',
  ).replace('**Date', '**Time:** 14:30 UTC - 14:50 UTC\n**Duration:** 5 hours\n**Date'),
};

/** What of a finding of the command line is compared. */
interface Told {
  readonly file: string;
  readonly rule: string;
  readonly range: { readonly start: { readonly line: number } };
}

/** What is asked about all postmortems of a workspace, of the real server process. */
describe('many postmortems, by requests', () => {
  let folder: string;
  let client: Client;
  const uri = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const start = async (settings: unknown = undefined): Promise<void> => {
    client = await startClient(
      { ...PULL, workspace: { configuration: settings !== undefined } },
      undefined,
      { folder, settings },
    );
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-many-'));
    for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text);
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  /** Asks again until the workspace has been read. */
  async function similar(name: string): Promise<SimilarAnswer> {
    for (;;) {
      const answer = await client.connection.sendRequest<SimilarAnswer | null>(SIMILAR_REQUEST, {
        uri: uri(name),
      });
      if (answer?.complete === true && answer.compared > 1) return answer;
    }
  }

  it('finds similar incidents with the lines, and counts them in a lens where that is wanted', async () => {
    await start({ similarLens: true });
    client.open(uri('pool.md'), FILES['pool.md'] ?? '');
    const { incidents } = await similar('pool.md');
    assert.deepEqual(
      incidents.map(({ title }) => title),
      ['Orders slow'],
    );
    const [reason] = incidents[0]?.reasons ?? [];
    assert.equal(reason?.kind, 'error');
    assert.deepEqual([reason.here.line, reason.there.line], [14, 14]);
    const lenses = await client.connection.sendRequest(CodeLensRequest.type, {
      textDocument: { uri: uri('pool.md') },
    });
    assert.ok(lenses?.some(({ command }) => command?.title === '1 similar incident'));
  });

  it('tells all problems of the workspace by parts where the setting says so, as the command line does', async () => {
    await start({ diagnostics: { scope: 'workspace' } });
    const told = new Map<string, WorkspaceFullDocumentDiagnosticReport>();
    client.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, 'parts', ({ items }) => {
      for (const item of items) if (item.kind === 'full') told.set(item.uri, item);
    });
    const pull = (): Promise<unknown> =>
      client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
        identifier: 'postmortem',
        partialResultToken: 'parts',
        previousResultIds: [...told].map(([at, { resultId = '' }]) => ({
          uri: at,
          value: resultId,
        })),
      });
    await pull();
    const { out } = await runCli(
      ['check', '.', '--format', 'json', '--today', '2025-09-01'],
      folder,
    );
    const verdict = (JSON.parse(out) as readonly Told[])
      .map(({ file, rule, range }) => `${path.basename(file)} ${rule} ${range.start.line}`)
      .sort();
    assert.ok(verdict.length > 0);
    const ours = (): readonly string[] =>
      [...told.values()]
        .flatMap(({ uri: at, items }) =>
          items.map(
            ({ code, range }) =>
              `${at.split('/').pop() ?? ''} ${code ?? ''} ${range.start.line + 1}`,
          ),
        )
        .sort();
    assert.deepEqual(ours(), verdict);
    // Nothing has changed, so the answer waits until something has.
    const waiting = pull();
    rmSync(path.join(folder, 'tiles.md'));
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uri('tiles.md'), type: FileChangeType.Deleted }],
    });
    await waiting;
    assert.deepEqual(
      ours(),
      verdict.filter((line) => !line.startsWith('tiles.md')),
    );
  });

  it('tells nothing of files that are not open by itself', async () => {
    await start({});
    const report = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
      previousResultIds: [],
    });
    assert.deepEqual(report, { items: [] });
  });

  it('lists incidents and actions, first without and then with their problems', async () => {
    await start();
    const changed = (): Promise<void> =>
      new Promise((resolve) => {
        const once = client.connection.onNotification(INCIDENTS_CHANGED_NOTIFICATION, () => {
          once.dispose();
          resolve();
        });
      });
    for (;;) {
      const next = changed();
      const answer = await client.connection.sendRequest<IncidentsAnswer>(INCIDENTS_REQUEST, {});
      const pool = answer.incidents.find(({ id }) => id === 'INC-20250822-001');
      if (answer.incidents.length === 3 && answer.incidents.every(({ problems }) => problems)) {
        assert.deepEqual([pool?.length, pool?.rank, pool?.problems?.errors], ['20m', 1, 0]);
        const tiles = answer.incidents.find(({ title }) => title === 'Map tiles');
        assert.deepEqual([tiles?.length, tiles?.problems?.errors], [null, 1]);
        assert.deepEqual(
          pool?.actions.map(({ text, owner, when, state }) => ({ text, owner, when, state })),
          [{ text: 'Close cursors (OPS-4711)', owner: null, when: 'unknown', state: 'unknown' }],
        );
        return;
      }
      await next;
    }
  });

  it('answers with the charts of all, of those that a filter lets through, and of what is typed', async () => {
    await start();
    const ask = (filter: OverviewFilter = {}): Promise<OverviewAnswer> =>
      client.connection.sendRequest<OverviewAnswer>(OVERVIEW_REQUEST, filter);
    /** Asks again each time that something has changed, until the answer fits. */
    const eventually = async (
      fits: (answer: OverviewAnswer) => boolean,
    ): Promise<OverviewAnswer> => {
      for (;;) {
        const changed = new Promise<void>((resolve) => {
          const once = client.connection.onNotification(INCIDENTS_CHANGED_NOTIFICATION, () => {
            once.dispose();
            resolve();
          });
        });
        const answer = await ask();
        if (fits(answer)) return answer;
        await changed;
      }
    };
    const answer = await eventually(({ reading, all }) => reading === null && all === 3);
    assert.deepEqual(answer.choices.quarter, [{ value: '2025-Q3', n: 3 }]);
    assert.equal(answer.lengths[0]?.leftOut[0]?.text, '5h');
    assert.equal((await ask({ quarter: '2025-Q2' })).incidents.length, 0);
    assert.equal((await ask({ quarter: '2025-Q3', severity: 'High' })).incidents.length, 3);
    assert.equal((await ask({ service: null })).all, 3);
    // An open document counts as it is typed.
    const text = FILES['pool.md'] ?? '';
    client.open(
      uri('pool.md'),
      text
        .replace('2025-08-22', '2025-05-22')
        .replace('20250822', '20250522')
        .replace('High', 'Low'),
    );
    await client.diagnostics(uri('pool.md'));
    const typed = await eventually(({ choices }) => choices.severity.length === 2);
    assert.deepEqual(
      typed.choices.quarter.map(({ value }) => value),
      ['2025-Q3', '2025-Q2'],
    );
    assert.equal(typed.incidents.find(({ severity }) => severity === 'Low')?.rank, 1);
  });

  it('shows no such lens where nobody asked for it', async () => {
    await start();
    client.open(uri('pool.md'), FILES['pool.md'] ?? '');
    await similar('pool.md');
    const lenses = await client.connection.sendRequest(CodeLensRequest.type, {
      textDocument: { uri: uri('pool.md') },
    });
    assert.ok(lenses?.every(({ command }) => command?.title.includes('similar') !== true));
  });
});
