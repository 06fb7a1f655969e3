import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import {
  CodeActionRequest,
  CompletionRequest,
  DocumentSymbolRequest,
  HoverRequest,
  type CodeAction,
  type CompletionList,
  type Diagnostic,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { PREVIEW_REQUEST } from '../../server/src/protocol';
import { PULL, PUSH, startClient, type Client } from '../support/server';

const TEXT =
  '# Outage 🚒\n\n**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** 5 hours\n\n## Timeline\n\n- 14:30 - 🚨 Alert\n- 14:50 - Restart\n- 14:40 - Logs\n- 15:00 - Closed\n\n## Root Cause\n\nA leak.\n\n## Actions\n\n- Add an alert\n';
const URI = 'file:///work/incident.md';
const rules = (diagnostics: readonly Diagnostic[]): readonly unknown[] =>
  diagnostics.map((diagnostic) => diagnostic.code);
const EXPECTED = ['summary/duration-mismatch', 'timeline/out-of-order'];

describe('the server process, pulled', () => {
  let client: Client;
  before(async () => void (client = await startClient(PULL)));
  after(() => client.stop());

  it('says what it can do', () => {
    const { capabilities } = client.initialized;
    assert.ok(capabilities.diagnosticProvider);
    assert.deepEqual(capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.postmortem'],
    });
  });
  it('gives diagnostics with code, page and the lines that contradict', async () => {
    client.open(URI, TEXT);
    const found = await client.diagnostics(URI);
    assert.deepEqual(rules(found), EXPECTED);
    const [duration] = found;
    assert.deepEqual(duration?.range, {
      start: { line: 3, character: 14 },
      end: { line: 3, character: 21 },
    });
    assert.equal(duration.codeDescription?.href, 'file:///docs/rules/summary/duration-mismatch.md');
    assert.deepEqual(duration.relatedInformation?.[0]?.location, {
      uri: URI,
      range: { start: { line: 2, character: 10 }, end: { line: 2, character: 31 } },
    });
  });
  it('has the same positions for CRLF, CR and a BOM, and edits in the line ends of the document', async () => {
    client.open('file:///lf.md', TEXT);
    const expected = (await client.diagnostics('file:///lf.md')).map(({ code, range }) => ({
      code,
      range,
    }));
    for (const [name, text] of [
      ['crlf', TEXT.replace(/\n/g, '\r\n')],
      ['cr', TEXT.replace(/\n/g, '\r')],
    ] as const) {
      const uri = `file:///${name}.md`;
      client.open(uri, text);
      assert.deepEqual(
        (await client.diagnostics(uri)).map(({ code, range }) => ({ code, range })),
        expected,
      );
    }
    client.open('file:///bom.md', `\uFEFF${TEXT}`);
    assert.deepEqual(rules(await client.diagnostics('file:///bom.md')), EXPECTED);
    const text = TEXT.replace(/\n/g, '\r\n');
    const moved = (await client.diagnostics('file:///crlf.md'))[1];
    assert.ok(moved);
    const actions = (await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: 'file:///crlf.md' },
      range: moved.range,
      context: { diagnostics: [moved] },
    })) as CodeAction[];
    const edits =
      actions[0]?.edit?.documentChanges?.flatMap((change) =>
        'edits' in change ? change.edits : [],
      ) ?? [];
    const fixed = TextDocument.applyEdits(
      TextDocument.create('file:///crlf.md', 'markdown', 1, text),
      edits as { range: Diagnostic['range']; newText: string }[],
    );
    assert.equal(
      fixed,
      TEXT.replace(
        '- 14:50 - Restart\n- 14:40 - Logs\n',
        '- 14:40 - Logs\n- 14:50 - Restart\n',
      ).replace(/\n/g, '\r\n'),
    );
  });
  it('answers hover, completion, symbols and the preview', async () => {
    client.open(URI, TEXT);
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: URI },
      position: { line: 3, character: 16 },
    });
    assert.match(JSON.stringify(hover?.contents), /1h 15m/);
    client.open('file:///typing.md', TEXT.replace('## Timeline', '**Severity:** \n\n## Timeline'));
    const list = (await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: 'file:///typing.md' },
      position: { line: 5, character: 14 },
    })) as CompletionList;
    assert.deepEqual(
      list.items.map((item) => item.label),
      ['Critical', 'High', 'Medium', 'Low'],
    );
    assert.ok(
      (
        await client.connection.sendRequest(DocumentSymbolRequest.type, {
          textDocument: { uri: URI },
        })
      )?.length,
    );
    const preview: { problems: unknown[] } = await client.connection.sendRequest(PREVIEW_REQUEST, {
      uri: URI,
    });
    assert.equal(preview.problems.length, 2);
  });
  it('completes in the line ends of the document', async () => {
    const written = async (end: string): Promise<readonly string[]> => {
      const uri = `file:///complete-${end.length}-${end.charCodeAt(0)}.md`;
      const lines = [...TEXT.trimEnd().split('\n'), '', '## '];
      client.open(uri, lines.join(end));
      const list = (await client.connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position: { line: lines.length - 1, character: 3 },
      })) as CompletionList;
      return list.items.map((item) => item.textEdit?.newText ?? item.insertText ?? item.label);
    };
    const plain = await written('\n');
    assert.ok(
      plain.some((text) => text.includes('\n')),
      'a section of several lines is offered',
    );
    for (const end of ['\r\n', '\r'])
      assert.deepEqual(
        await written(end),
        plain.map((text) => text.replace(/\n/g, end)),
      );
  });
  it('gives after many small changes what it gives for the whole text', async () => {
    const change = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(20),
      fc.constantFrom(
        'x',
        '\n',
        '| a |\n',
        '- 14:20 - y\n',
        '**Duration:** 3 hours\n',
        '🚒',
        '\r\n',
        '',
      ),
    );
    let count = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const uri = `file:///edited-${count}.md`;
        const whole = `file:///whole-${count++}.md`;
        client.open(uri, TEXT);
        let document = TextDocument.create(uri, 'markdown', 1, TEXT);
        changes.forEach(([where, length, text], index) => {
          const at = Math.floor(where * document.getText().length);
          const range = { start: document.positionAt(at), end: document.positionAt(at + length) };
          client.change(uri, index + 2, [{ range, text }]);
          document = TextDocument.update(document, [{ range, text }], index + 2);
        });
        client.open(whole, document.getText());
        const [edited, opened] = await Promise.all([
          client.diagnostics(uri),
          client.diagnostics(whole),
        ]);
        assert.deepEqual(
          edited.map(({ code, range, message }) => ({ code, range, message })),
          opened.map(({ code, range, message }) => ({ code, range, message })),
        );
        client.close(uri);
        client.close(whole);
      }),
      { numRuns: 40 },
    );
  });
  it('stays alive through documents that nobody would write', async () => {
    const odd = [
      '',
      '# Outage',
      '\uD800\uDC00\uD800',
      '|'.repeat(2000),
      '# O\n\n## Timeline\n\n| Time |\n|--',
      `# O\n\n## Timeline\n\n${'- 14:30 - x\n'.repeat(5000)}`,
      'x'.repeat(5_000_000),
    ];
    for (const [index, text] of odd.entries()) {
      const uri = `file:///odd-${index}.md`;
      client.open(uri, text);
      const lines = text.split(/\r\n?|\n/);
      for (const { range } of await client.diagnostics(uri)) {
        assert.ok(
          range.end.line < lines.length &&
            range.end.character <= (lines[range.end.line]?.length ?? 0),
          `inside the text of ${index}`,
        );
      }
      client.close(uri);
    }
  });
  it('says nothing about other Markdown, and about a closed document', async () => {
    client.open('file:///list.md', '# List\n\n- 14:30 bread\n');
    assert.deepEqual(await client.diagnostics('file:///list.md'), []);
    client.close('file:///list.md');
    assert.deepEqual(await client.diagnostics('file:///list.md'), []);
    assert.equal(
      await client.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri: 'file:///never.md' },
        position: { line: 0, character: 0 },
      }),
      null,
    );
  });
  it('offers to fix all that has one right answer, on request', async () => {
    const uri = 'file:///fix.md';
    client.open(
      uri,
      TEXT.replace('14:50 - Restart', '2:50 PM - Restart').replace(
        '15:00 - Closed',
        '15:00 PM - Closed',
      ),
    );
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const ask = (only?: string[]) =>
      client.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...(only ? { only } : {}) },
      });
    const actions = (await ask(['source.fixAll'])) as CodeAction[];
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      ['source.fixAll.postmortem'],
    );
    assert.match(JSON.stringify(actions[0]?.edit), /3:00 PM - Closed/);
    assert.deepEqual(await ask(['refactor']), []);
    assert.deepEqual(await ask(), []);
  });
  it('tells a cancelled request that it was cancelled', async () => {
    const { CancellationTokenSource, LSPErrorCodes } =
      await import('vscode-languageserver-protocol/node');
    const source = new CancellationTokenSource();
    const uri = 'file:///slow.md';
    client.open(uri, `# O\n\n## Timeline\n\n${'- 14:30 - x\n'.repeat(3000)}`);
    const answer = client.connection.sendRequest(
      HoverRequest.type,
      { textDocument: { uri }, position: { line: 0, character: 0 } },
      source.token,
    );
    source.cancel();
    await assert.rejects(
      answer,
      (error: { code: number }) => error.code === LSPErrorCodes.RequestCancelled,
    );
  });
});

describe('the server process, for clients that do not pull', () => {
  it('pushes, and clears on close', async () => {
    const client = await startClient(PUSH);
    assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
    let next = client.pushed(URI);
    client.open(URI, TEXT);
    assert.deepEqual(rules((await next).diagnostics), EXPECTED);
    next = client.pushed(URI);
    client.change(URI, 2, [{ text: TEXT.replace('5 hours', '75 min') }]);
    assert.deepEqual(
      [(await next).version, rules((await next).diagnostics)],
      [2, ['timeline/out-of-order']],
    );
    next = client.pushed(URI);
    client.close(URI);
    assert.deepEqual((await next).diagnostics, []);
    assert.equal(await client.stop(), 0);
  });
});

describe('the life of the server process', () => {
  it('ends with its client', async () => {
    const client = await startClient();
    const ended = new Promise((resolve) => client.process.once('exit', resolve));
    client.process.stdin?.end();
    await ended;
    client.connection.dispose();
  });
  it('explains itself to a person who starts it by hand', async () => {
    const child = spawn(process.execPath, [path.join(__dirname, '../../dist/server.js')]);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    assert.equal(code, 2);
    assert.match(said, /--stdio/);
  });
});
