import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { plainText } from '../../server/src/lsp/interpreter/plainText';
import { decoded, encoded } from '../../server/src/lsp/interpreter/positions';
import { startAustere, type AustereClient } from '../support/austere';

/** With a letter of two bytes, one of three, and one that takes two units of UTF-16, before what is wrong. */
const TEXT =
  '# Outage 🚒\n\n**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** 5 hours\n**Authors:** Sarah Chen\n\n## Timeline\n\n- 14:30 - Åå障🚨 Alert\n- 14:50 - Restart\n- 14:40 - Logs\n- 15:00 - Closed\n\n## Root Cause\n\nA leak.\n\n## Actions\n\n| Action | Owner | Due |\n|---|---|---|\n| 🚨 Add an alert | Sarah Chen | 2025-09-30 |\n';
const incident = (id: string, more = ''): string =>
  `# Incident ${id}\n\n**Severity:** SEV-1\n\n## Timeline\n\n- 14:30 - Alert\n- 14:40 - Closed\n\n## Root Cause\n\nA leak.\n\n## Action Items\n\n- [ ] Add an alert\n${more}`;

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): readonly Fields[] => (value ?? []) as readonly Fields[];

describe('the server, for a client that can do little', () => {
  let folder: string;
  let client: AustereClient;
  const uri = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const put = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  const start = async (params: Fields = {}): Promise<void> =>
    void (client = await startAustere(params));
  const about = (name: string, more: Fields = {}): Fields => ({
    textDocument: { uri: uri(name) },
    ...more,
  });
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-austere-'))));
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const root of ['rootUri', 'rootPath'] as const)
    it(`reads the workspace that ${root} names`, async () => {
      put('1.md', incident('INC-2025-001'));
      await start(
        root === 'rootUri'
          ? { rootUri: pathToFileURL(folder).href }
          : { rootUri: undefined, rootPath: folder },
      );
      let found: readonly Fields[] = [];
      while (found.length === 0)
        found = fieldsOf(await client.ask('workspace/symbol', { query: 'INC-2025-001' }));
      assert.equal(found.length, 1);
    });
  it('follows folders that are opened and closed', async () => {
    put('a/1.md', incident('INC-2025-001'));
    put('b/2.md', incident('INC-2025-002'));
    const named = async (): Promise<string> =>
      JSON.stringify(await client.ask('workspace/symbol', { query: 'Incident INC' }));
    const [a, b] = ['a', 'b'].map((name) => ({ uri: uri(name), name }));
    await start({ workspaceFolders: [a] });
    while (!(await named()).includes('/1.md'));
    const event = { added: [b], removed: [a] };
    await client.tell('workspace/didChangeWorkspaceFolders', { event });
    while (!(await named()).includes('/2.md'));
    assert.ok(!(await named()).includes('/1.md'));
  });
  for (const options of [{ timezone: 'UTC' }, { postmortem: { timezone: 'UTC' } }])
    it(`takes settings as ${JSON.stringify(options)}, and new ones when it is told`, async () => {
      await start({ initializationOptions: options });
      await client.open(uri('a.md'), incident('INC-2025-001'));
      await client.diagnostics(uri('a.md'), (codes) => !codes.includes('timeline/no-timezone'));
      await client.tell('workspace/didChangeConfiguration', {
        settings: { postmortem: {}, other: { timezone: 1 } },
      });
      await client.diagnostics(uri('a.md'), (codes) => codes.includes('timeline/no-timezone'));
      await client.tell('workspace/didChangeConfiguration', { settings: { timezone: 'UTC' } });
      await client.diagnostics(uri('a.md'), (codes) => !codes.includes('timeline/no-timezone'));
    });
  it('looks at the configuration again when a document is saved or opened', async () => {
    await start({ rootUri: pathToFileURL(folder).href });
    assert.ok(
      (client.initialized as { capabilities: { textDocumentSync: Fields } }).capabilities
        .textDocumentSync['save'],
    );
    await client.open(uri('a.md'), incident('INC-2025-001'));
    await client.diagnostics(uri('a.md'), (codes) => codes.includes('timeline/no-timezone'));
    put('.postmortem.yaml', 'timezone: UTC\n');
    await client.tell('textDocument/didSave', about('a.md'));
    await client.diagnostics(uri('a.md'), (codes) => !codes.includes('timeline/no-timezone'));
    put('.postmortem.yaml', '');
    await client.open(uri('b.md'), incident('INC-2025-002'));
    await client.diagnostics(uri('a.md'), (codes) => codes.includes('timeline/no-timezone'));
  });
  it('gives edits as changes, symbols as a list, and words without marks', async () => {
    await start({
      capabilities: {
        textDocument: {
          hover: { contentFormat: ['plaintext'] },
          completion: { completionItem: { documentationFormat: ['plaintext'] } },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
        },
        workspace: { workspaceEdit: { documentChanges: false } },
      },
    });
    await client.open(uri('a.md'), TEXT);
    const [action] = fieldsOf(
      await client.ask(
        'textDocument/codeAction',
        about('a.md', { range: span(3, 15, 16), context: { diagnostics: [] } }),
      ),
    );
    assert.deepEqual(action?.['edit'], {
      changes: { [uri('a.md')]: [{ range: span(3, 14, 21), newText: '1 hour 15 minutes' }] },
    });
    const renamed = await client.ask(
      'textDocument/rename',
      about('a.md', { position: { line: 4, character: 15 }, newName: 'Sarah Miller' }),
    );
    assert.deepEqual(Object.keys(renamed as Fields), ['changes']);
    const symbols = fieldsOf(await client.ask('textDocument/documentSymbol', about('a.md')));
    assert.ok(
      symbols.length > 4 && symbols.every((one) => 'location' in one && !('children' in one)),
    );
    assert.ok(symbols.some(({ containerName }) => containerName === 'Timeline'));
    const hover = await client.ask(
      'textDocument/hover',
      about('a.md', { position: { line: 3, character: 16 } }),
    );
    const { contents } = hover as { contents: { kind: string; value: string } };
    assert.equal(contents.kind, 'plaintext');
    assert.doesNotMatch(contents.value, /\*\*|^\s*\||\\/m);
    assert.match(contents.value, /1h 15m/);
  });
  it('gives commands where actions are refused, and applies them to what they were made for', async () => {
    await start({ capabilities: { workspace: { applyEdit: true } } });
    const { capabilities } = client.initialized as { capabilities: Fields };
    assert.equal(capabilities['codeActionProvider'], true);
    assert.equal(capabilities['renameProvider'], true);
    await client.open(uri('a.md'), TEXT);
    const asked = about('a.md', { range: span(3, 15, 16), context: { diagnostics: [] } });
    const [command] = fieldsOf(await client.ask('textDocument/codeAction', asked));
    assert.ok(typeof command?.['command'] === 'string' && !('edit' in command));
    assert.ok(
      (capabilities['executeCommandProvider'] as { commands: unknown[] }).commands.includes(
        command['command'],
      ),
    );
    assert.equal(await client.ask('workspace/executeCommand', command), null);
    assert.deepEqual(client.applied, [
      { changes: { [uri('a.md')]: [{ range: span(3, 14, 21), newText: '1 hour 15 minutes' }] } },
    ]);
    const changed = {
      textDocument: { uri: uri('a.md'), version: 2 },
      contentChanges: [{ text: '' }],
    };
    await client.tell('textDocument/didChange', changed);
    await assert.rejects(client.ask('workspace/executeCommand', command), /has changed/);
  });
  it('names no command for a lens that only tells something', async () => {
    await start();
    await client.open(uri('a.md'), TEXT);
    const lenses = fieldsOf(await client.ask('textDocument/codeLens', about('a.md')));
    assert.ok(lenses.length > 0 && lenses.every((lens) => lens['command'] === undefined));
    const resolved = (await client.ask('codeLens/resolve', lenses[0])) as { command: Fields };
    assert.match(String(resolved.command['title']), /open/);
    assert.equal(await client.ask('workspace/executeCommand', resolved.command), null);
  });
  for (const encoding of ['utf-8', 'utf-32'] as const)
    it(`counts in ${encoding}, in both directions and in changes`, async () => {
      await start({ capabilities: { general: { positionEncodings: [encoding] } } });
      const { capabilities } = client.initialized as { capabilities: Fields };
      assert.equal(capabilities['positionEncoding'], encoding);
      await client.open(uri('a.md'), TEXT.replace('| Sarah Chen', '| x'));
      const at = (text: string): number =>
        encoding === 'utf-8' ? Buffer.byteLength(text) : [...text].length;
      const line = TEXT.split('\n').findIndex((one) => one.startsWith('| 🚨'));
      const column = at('| 🚨 Add an alert | ');
      await client.tell('textDocument/didChange', {
        textDocument: { uri: uri('a.md'), version: 2 },
        contentChanges: [{ range: span(line, column, column + 1), text: 'Sarah Chen' }],
      });
      const places = fieldsOf(
        await client.ask(
          'textDocument/references',
          about('a.md', {
            position: { line, character: column + 2 },
            context: { includeDeclaration: true },
          }),
        ),
      );
      assert.deepEqual(
        places.map(({ range }) => range).sort((a, b) => lineOf(a) - lineOf(b)),
        [span(4, 13, 23), span(line, column, column + 10)],
      );
    });
});

const span = (line: number, from: number, to: number): { start: Position; end: Position } => ({
  start: { line, character: from },
  end: { line, character: to },
});
const lineOf = (range: unknown): number => (range as { start: Position }).start.line;

describe('what is translated for a client', () => {
  it('are positions that come back as they went, in every encoding', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'Å', '障', '🚨', '\n', '\r\n', ' '), { maxLength: 30 }),
        fc.constantFrom('utf-8', 'utf-32', 'utf-16'),
        (letters, encoding) => {
          const document = TextDocument.create('file:///a.md', 'markdown', 1, letters.join(''));
          let offset = 0;
          for (const letter of letters) {
            const position = document.positionAt(offset);
            assert.deepEqual(
              decoded(document, encoded(document, position, encoding), encoding),
              position,
            );
            offset += letter.length;
          }
        },
      ),
    ));
  it('are Markdown tables as columns, links as their words, and escaped signs as themselves', () =>
    assert.equal(
      plainText(
        '### Detect **4m**\n\n| From | To |\n|---|---|\n| 14:30 | a \\| b |\n\n[Rule](https://x.y) says `a_b` \\*not\\* _so_\n```\n1\n```',
      ),
      'Detect 4m\n\nFrom   To\n14:30  a | b\n\nRule says a_b *not* so\n1',
    ));
});
