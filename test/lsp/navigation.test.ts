import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CodeLensRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  FoldingRangeRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensRequest,
  WillRenameFilesRequest,
  WorkspaceSymbolRequest,
  type CompletionList,
  type Location,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  BEGINNINGS_REQUEST,
  NEW_REQUEST,
  PASTE_REQUEST,
  type Beginnings,
  type NewPostmortem,
  type PasteAnswer,
} from '../../server/src/protocol';
import { PULL, startClient, type Client } from '../support/server';

const incident = (id: string, more: string): string =>
  `# Incident ${id}\n\n**Authors:** Sarah Chen\n\n## Timeline\n\n- 14:30 UTC - Alert\n- 14:40 UTC - Closed\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Add an alert | Sarah |\n| Test it | Mike |\n${more}`;
const FIRST = incident('INC-2025-001', '\n## Related Incidents\n\n- INC-2025-002: the same\n');
const SECOND = incident('INC-2025-002', '\nSee [the first](./1.md#timeline), not [that](2.md).\n');

describe('the server process, across a workspace', () => {
  let folder: string;
  let client: Client;
  const uri = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-nav-'));
    writeFileSync(path.join(folder, '1.md'), FIRST);
    writeFileSync(path.join(folder, '2.md'), SECOND);
    client = await startClient(
      { ...PULL, workspace: { diagnostics: { refreshSupport: true } } },
      undefined,
      { folder },
    );
    await client.refreshed();
    client.open(uri('1.md'), FIRST);
  });
  after(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  const positionOf = (text: string, word: string) => {
    const at = text.indexOf(word);
    assert.notEqual(at, -1);
    return TextDocument.create('', '', 0, text).positionAt(at + 1);
  };
  const about = (word: string) => ({
    textDocument: { uri: uri('1.md') },
    position: positionOf(FIRST, word),
  });
  const applied = (edit: WorkspaceEdit | null, name: string, text: string): string => {
    const changes = (edit?.documentChanges ?? []) as TextDocumentEdit[];
    const change = changes.find(({ textDocument }) => textDocument.uri === uri(name));
    return TextDocument.applyEdits(
      TextDocument.create('', '', 0, text),
      (change?.edits ?? []).map((item) => item as { range: never; newText: string }),
    );
  };

  it('goes from an incident to its document', async () => {
    const found = (await client.connection.sendRequest(
      DefinitionRequest.type,
      about('INC-2025-002'),
    )) as Location;
    assert.equal(found.uri, uri('2.md'));
    assert.equal(found.range.start.line, 0);
    const links = await client.connection.sendRequest(DocumentLinkRequest.type, about('Incident'));
    assert.deepEqual(
      links?.map(({ target }) => target),
      [uri('2.md')],
    );
  });
  it('finds a person everywhere, by first name too', async () => {
    const found = await client.connection.sendRequest(ReferencesRequest.type, {
      ...about('Sarah Chen'),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      found?.map((location) => [path.basename(location.uri), location.range.start.line]),
      [
        ['1.md', 2],
        ['1.md', 13],
        ['2.md', 2],
        ['2.md', 13],
      ],
    );
    const highlights = await client.connection.sendRequest(
      DocumentHighlightRequest.type,
      about('Sarah Chen'),
    );
    assert.equal(highlights?.length, 2);
  });
  it('renames a person in all documents; first names stay first names', async () => {
    assert.ok(await client.connection.sendRequest(PrepareRenameRequest.type, about('Sarah Chen')));
    const edit = await client.connection.sendRequest(RenameRequest.type, {
      ...about('Sarah Chen'),
      newName: 'Mei Tanaka',
    });
    const first = applied(edit, '1.md', FIRST);
    assert.ok(first.includes('**Authors:** Mei Tanaka') && first.includes('| Mei |'));
    assert.ok(applied(edit, '2.md', SECOND).includes('**Authors:** Mei Tanaka'));
    for (const newName of ['a|b', '', 'Mike'])
      await assert.rejects(
        client.connection.sendRequest(RenameRequest.type, { ...about('Sarah Chen'), newName }),
      );
    assert.equal(
      await client.connection.sendRequest(PrepareRenameRequest.type, about('Alert')),
      null,
    );
  });
  it('renames an incident in all documents, but not to one that is there', async () => {
    const edit = await client.connection.sendRequest(RenameRequest.type, {
      ...about('INC-2025-002'),
      newName: 'INC-2025-007',
    });
    assert.ok(applied(edit, '2.md', SECOND).startsWith('# Incident INC-2025-007\n'));
    assert.ok(applied(edit, '1.md', FIRST).includes('- INC-2025-007: the same'));
    await assert.rejects(
      client.connection.sendRequest(RenameRequest.type, {
        ...about('INC-2025-002'),
        newName: 'INC-2025-001',
      }),
      /Another incident has that id/,
    );
  });
  it('finds incidents, actions and people by what they are called', async () => {
    const names = async (query: string): Promise<readonly string[]> =>
      ((await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? []).map(
        ({ name }) => name,
      );
    assert.deepEqual(await names('2025002'), ['Incident INC-2025-002']);
    assert.deepEqual(await names('addalert'), ['Add an alert', 'Add an alert']);
    assert.deepEqual(await names('sarahc'), ['Sarah Chen']);
  });
  it('updates links to a file that moves', async () => {
    const edit = await client.connection.sendRequest(WillRenameFilesRequest.type, {
      files: [{ oldUri: uri('1.md'), newUri: uri('2025/first one.md') }],
    });
    const second = applied(edit, '2.md', SECOND);
    assert.ok(second.includes('[the first](./2025/first%20one.md#timeline), not [that](2.md)'));
  });
  it('answers for structure', async () => {
    const document = { textDocument: { uri: uri('1.md') } };
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const folds = await client.connection.sendRequest(FoldingRangeRequest.type, document);
    assert.ok(folds && folds.length >= 4);
    const [selection] =
      (await client.connection.sendRequest(SelectionRangeRequest.type, {
        ...document,
        positions: [positionOf(FIRST, 'Mike')],
      })) ?? [];
    assert.deepEqual(selection?.range, {
      start: { line: 14, character: 12 },
      end: { line: 14, character: 16 },
    });
    const edits = await client.connection.sendRequest(DocumentFormattingRequest.type, {
      ...document,
      options: { tabSize: 2, insertSpaces: true },
    });
    assert.deepEqual(
      edits?.map(({ newText }) => newText),
      ['| Action       | Owner |', '|--------------|-------|', '| Test it      | Mike  |'],
    );
    const lenses = await client.connection.sendRequest(CodeLensRequest.type, document);
    assert.ok(lenses?.some(({ command }) => command?.title === '0 of 2 open, 2 not told'));
    const tokens = await client.connection.sendRequest(SemanticTokensRequest.type, document);
    assert.ok(tokens && tokens.data.length >= 15);
    assert.deepEqual(
      await client.connection.sendRequest(InlayHintRequest.type, { ...document, range: whole }),
      [],
    );
  });
  it('makes rows of a chat, in the line ends of the document', async () => {
    const name = uri('paste.md');
    client.open(name, FIRST.replace(/\n/g, '\r\n'));
    const answer = await client.connection.sendRequest<PasteAnswer | null>(PASTE_REQUEST, {
      uri: name,
      position: { line: 7, character: 3 },
      text: 'Sarah Chen\n  2:34 PM\nLooking\n',
      zone: 'UTC',
    });
    assert.equal(answer?.source, 'Slack');
    assert.deepEqual(answer.edits, [
      {
        range: { start: { line: 7, character: 0 }, end: { line: 7, character: 0 } },
        newText: '- 14:34 UTC - Sarah: Looking\r\n',
      },
    ]);
  });
  it('begins a postmortem with what the workspace knows', async () => {
    const directory = pathToFileURL(folder).href;
    const beginnings = await client.connection.sendRequest<Beginnings>(BEGINNINGS_REQUEST, {
      uri: directory,
    });
    assert.ok(beginnings.templates.length >= 6);
    assert.deepEqual([...beginnings.people].sort(), ['Mike', 'Sarah Chen']);
    assert.equal(beginnings.date, '2025-09-01');
    mkdirSync(path.join(folder, 'ours'));
    writeFileSync(path.join(folder, 'ours', 'Short one.md'), '# {{title}} {{id}}\n\n{{story}}\n');
    client.open(uri('.postmortem.yaml'), 'templates: ours\n');
    const [own] = (
      await client.connection.sendRequest<Beginnings>(BEGINNINGS_REQUEST, { uri: directory })
    ).templates;
    assert.equal(own?.name, 'Short one');
    const begun = await client.connection.sendRequest<NewPostmortem>(NEW_REQUEST, {
      uri: directory,
      template: own.id,
      title: 'Cache down',
      severity: 'High',
      when: '2025-09-01 14:30',
      people: ['Mike'],
    });
    assert.equal(begun.name, '2025-09-01-cache-down.md');
    assert.equal(begun.snippet, '# Cache down INC-2025-003\n\n${1:story}\n$0');
    client.close(uri('.postmortem.yaml'));
  });
  it('explains a completion when it is asked to', async () => {
    const { line } = positionOf(FIRST, 'Mike');
    const list = (await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: uri('1.md') },
      position: { line, character: 12 },
    })) as CompletionList;
    const sarah = list.items.find(({ label }) => label === 'Sarah Chen');
    assert.ok(sarah && sarah.documentation === undefined, 'lazily');
    const resolved = await client.connection.sendRequest(CompletionResolveRequest.type, sarah);
    assert.match(JSON.stringify(resolved.documentation), /In this document on lines 3, 14/);
  });
});
