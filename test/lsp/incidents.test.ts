import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  DefinitionRequest,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  HoverRequest,
  RenameRequest,
  type Location,
  type TextDocumentEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { OVERVIEW_REQUEST, type OverviewAnswer } from '../../server/src/protocol';
import { PUSH, startClient, type Client } from '../support/server';

const incident = (id: string, more = ''): string =>
  `# Incident ${id}\n\n**Incident ID:** ${id}\n**Authors:** Sarah Chen\n\n## Timeline (UTC)\n\n- 14:30 - Alert\n- 14:40 - Closed\n\n## Root Cause\n\nA leak.\n\n## Action Items\n\n- Add an alert\n${more}`;
const id = (month: number): string => `INC-20250${month}01-001`;
const UNKNOWN = 'references/unknown-incident';
const A = incident(id(1));
const B = incident(id(4), `\n## Related Incidents\n\n- ${id(9)}: similar\n`);

/** A client that can do nothing but the least: it opens, types, closes and is told. */
describe('the postmortems of a workspace, for an austere client', () => {
  let folder: string;
  let client: Client;
  const uri = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const put = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  const start = async (): Promise<void> => {
    client = await startClient(PUSH, undefined, { folder });
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-index-'));
    for (const month of [1, 2, 3]) put(`${month}.md`, incident(id(month)));
    put('b.md', B);
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  /** Waits for the push after which a document has the finding, or has it no more. */
  const told = async (name: string, has: boolean): Promise<void> => {
    for (;;) {
      const { diagnostics } = await client.pushed(uri(name));
      if (diagnostics.some(({ code }) => code === UNKNOWN) === has) return;
    }
  };
  const type = (name: string, version: number, text: string): void =>
    client.change(uri(name), version, [{ text }]);
  const happened = (name: string, change: FileChangeType): Promise<void> =>
    client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uri(name), type: change }],
    });
  const rename = async (name: string, text: string, word: string, newName: string) => {
    const edit = await client.connection.sendRequest(RenameRequest.type, {
      textDocument: { uri: uri(name) },
      position: TextDocument.create('', '', 0, text).positionAt(text.indexOf(word) + 1),
      newName,
    });
    return (edit?.documentChanges ?? []) as TextDocumentEdit[];
  };

  it('an id is known when it is typed, and forgotten when it is discarded', async () => {
    await start();
    client.open(uri('1.md'), A);
    const before = told('b.md', true);
    client.open(uri('b.md'), B);
    await before;
    const typed = told('b.md', false);
    type('1.md', 2, A.replaceAll(id(1), id(9)));
    await typed;
    const discarded = told('b.md', true);
    client.close(uri('1.md'));
    await discarded;
  });
  it('what is known of all follows the configuration, and ids stay known meanwhile', async () => {
    await start();
    const first = told('b.md', true);
    client.open(uri('b.md'), B);
    await first;
    const zone = async (): Promise<string> =>
      (await client.connection.sendRequest<OverviewAnswer>(OVERVIEW_REQUEST, { filter: {} })).week
        .zone;
    assert.equal(await zone(), 'UTC');
    put('.postmortem.yaml', 'timezone: Europe/Berlin\n');
    const again = told('b.md', true);
    await happened('.postmortem.yaml', FileChangeType.Created);
    await again;
    for (let left = 100; left > 0 && (await zone()) === 'UTC'; left--)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(await zone(), 'Europe/Berlin');
  });
  for (const [what, make, change, known] of [
    ['made', () => put('9.md', incident(id(9))), FileChangeType.Created, false],
    ['changed', () => put('3.md', incident(id(9))), FileChangeType.Changed, false],
  ] as const)
    it(`a file that is ${what} is read`, async () => {
      await start();
      const first = told('b.md', true);
      client.open(uri('b.md'), B);
      await first;
      make();
      const then = told('b.md', known);
      await happened(what === 'made' ? '9.md' : '3.md', change);
      await then;
    });
  it('a file that is gone is forgotten, also with its folder', async () => {
    put('old/9.md', incident(id(9)));
    await start();
    const open = client.pushed(uri('b.md'));
    client.open(uri('b.md'), B);
    await open;
    const gone = told('b.md', true);
    rmSync(path.join(folder, 'old'), { recursive: true });
    await happened('old', FileChangeType.Deleted);
    await gone;
  });
  it('nothing is called unknown where a file could not be read', async () => {
    put('postmortem-export.md', `# Incident export\n\n${'x'.repeat(4_100_000)}\n`);
    await start();
    client.open(uri('b.md'), B);
    const { contents } = await hoverWhenRead();
    assert.match(JSON.stringify(contents), /No postmortem/);
    type('b.md', 2, `${B}\n`);
    const { diagnostics } = await client.pushed(uri('b.md'));
    assert.ok(diagnostics.every(({ code }) => code !== UNKNOWN));
  });
  const hoverWhenRead = async () => {
    // A definition is found only when the other files have been read.
    for (;;) {
      const found = await client.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri: uri('b.md') },
        position: { line: 20, character: 5 },
      });
      if (found) return found;
    }
  };

  it('documents of other schemes get nothing and are nowhere known', async () => {
    await start();
    const old = `git:${path.join(folder, '1.md')}?ref=HEAD`;
    const pushed: string[] = [];
    client.connection.onNotification('textDocument/publishDiagnostics', (params) => {
      pushed.push((params as { uri: string }).uri);
    });
    client.open(old, incident(id(9)));
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: old },
      position: { line: 2, character: 18 },
    });
    client.open(uri('b.md'), B);
    const renamed = await renameWhenRead('b.md', B, 'Sarah', 'Mei Tanaka');
    assert.equal(hover, null);
    assert.ok(!pushed.includes(old));
    assert.ok(renamed.every(({ textDocument }) => textDocument.uri.startsWith('file:')));
  });
  /** Refused with a reason while files are being read, so it is asked again. */
  const renameWhenRead = async (...args: Parameters<typeof rename>) => {
    for (;;) {
      try {
        return await rename(...args);
      } catch (error) {
        assert.match(String(error), /still being read \(\d+ of \d+ files\)/);
      }
    }
  };

  it('a rename reads each file at that moment, in its editor or on the disk', async () => {
    await start();
    client.open(uri('b.md'), B);
    client.open(uri('1.md'), A);
    type('1.md', 2, `# Incident\n\nSarah Chen wrote this.\n\n${A.slice(A.indexOf('\n'))}`);
    put('2.md', incident(id(2)).replace('**Incident', '\n\n**Note:** x\n\n**Incident'));
    put('3.md', incident(id(3)).replace('Sarah Chen', 'Mike Ross'));
    rmSync(path.join(folder, '1.md'));
    const changes = await renameWhenRead('b.md', B, 'Sarah', 'Mei Tanaka');
    const places = changes.map(({ textDocument, edits }) => [
      path.basename(textDocument.uri),
      textDocument.version,
      edits.map((edit) => ('range' in edit ? edit.range.start.line : null)),
    ]);
    assert.deepEqual(
      places.find(([name]) => name === 'b.md'),
      ['b.md', 1, [3]],
    );
    assert.deepEqual(
      places.find(([name]) => name === '2.md'),
      ['2.md', null, [7]],
    );
    assert.deepEqual(places.find(([name]) => name === '1.md')?.[1], 2);
    assert.ok(!places.some(([name]) => name === '3.md'));
  });
  it('a root that is told in the old way is a workspace too', async () => {
    client = await startClient(PUSH, undefined, { root: folder });
    client.open(uri('b.md'), B.replace(id(9), id(2)));
    for (;;) {
      const found = (await client.connection.sendRequest(DefinitionRequest.type, {
        textDocument: { uri: uri('b.md') },
        position: { line: 20, character: 5 },
      })) as Location | null;
      if (!found) continue;
      assert.equal(found.uri, uri('2.md'));
      break;
    }
  });
});
