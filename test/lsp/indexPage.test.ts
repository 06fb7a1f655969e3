import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CodeActionRequest,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type CodeAction,
  type Diagnostic,
} from 'vscode-languageserver-protocol/node';
import { PULL, PUSH, startClient, type Client } from '../support/server';

const incident = (title: string, day: string): string =>
  `# ${title}\n\n**Date:** ${day}\n**Severity:** SEV-2\n\n## Timeline (UTC)\n\n- 14:30 - Alert\n- 14:40 - Resolved\n\n## Root Cause\n\nA leak.\n`;
const PAGE = (day: string): string =>
  `# Incidents\n\n| Date | Incident |\n|---|---|\n| 2025-01-10 | [A](a.md) |\n| 2025-02-11 | [B](b.md) |\n| ${day} | [C](c.md) |\n`;
const RULE = 'references/stale-index';

/** A page that lists postmortems, in an editor. */
describe('a page over postmortems in the server', () => {
  let folder: string;
  let client: Client;
  const uri = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const put = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-page-'));
    put('a.md', incident('A', '2025-01-10'));
    put('b.md', incident('B', '2025-02-11'));
    put('c.md', incident('C', '2025-03-12'));
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });
  /** Waits for the push after which the page has as many findings. */
  const told = async (count: number): Promise<readonly Diagnostic[]> => {
    for (;;) {
      const { diagnostics } = await client.pushed(uri('README.md'));
      const own = diagnostics.filter(({ code }) => code === RULE);
      if (own.length === count) return own;
    }
  };

  it('is judged, corrected, and judged again when a document changes', async () => {
    client = await startClient(PUSH, undefined, { folder });
    const page = PAGE('2025-03-21');
    let waiting = told(1);
    client.open(uri('README.md'), page);
    const [found] = await waiting;
    assert.deepEqual(found?.range, {
      start: { line: 6, character: 2 },
      end: { line: 6, character: 12 },
    });
    const actions = (await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: uri('README.md') },
      range: found.range,
      context: { diagnostics: [] },
    })) as readonly CodeAction[];
    assert.equal(actions[0]?.title, 'Replace by 2025-03-12');
    waiting = told(0);
    put('c.md', incident('C', '2025-03-21'));
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uri('c.md'), type: FileChangeType.Changed }],
    });
    await waiting;
    waiting = told(1);
    client.open(uri('c.md'), incident('C', '2025-04-21'));
    await waiting;
  });

  it('is judged at once for a client that pulls and cannot be told to ask again', async () => {
    client = await startClient(PULL, undefined, { folder });
    client.open(uri('README.md'), PAGE('2025-03-21'));
    const found = await client.diagnostics(uri('README.md'));
    assert.deepEqual(
      found.map(({ code }) => code),
      [RULE],
    );
  });

  it('is judged without being open, as part of the workspace', async () => {
    put('README.md', PAGE('2025-03-21'));
    client = await startClient({ ...PULL, workspace: { configuration: true } }, undefined, {
      folder,
      settings: { diagnostics: { scope: 'workspace' } },
    });
    const found = await client.diagnostics(uri('README.md'));
    assert.deepEqual(
      found.map(({ code }) => code),
      [RULE],
    );
  });
});
