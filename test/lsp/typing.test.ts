import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { lineChange } from '../../server/src/lsp/typing';
import { CURSOR_NOTIFICATION } from '../../server/src/protocol';
import { PULL, PUSH, startClient, type Client } from '../support/server';

/** Bullets, American dates and clocks: half of any of its lines is a fault. */
const BEFORE = `# Incident: search was down

**Date:** 08/14/2025
**Severity:** SEV2
**Status:** Resolved

## Timeline

All times in UTC.

- 11:40 AM - Alert fired, @mruiz paged
`;
/** What is typed, line after line, and the faults that each line has once it is left. */
const TYPED: readonly (readonly [line: string, faults: readonly string[]])[] = [
  ['- 11:55 AM - @mruiz restarted the indexer', []],
  ['- 11:50 AM - Errors fell', ['timeline/out-of-order']],
  ['- 13:75 - All clear', ['timeline/invalid-time']],
  ['- 12:10 PM - Resolved', []],
  ['', []],
  ['## Follow up', ['structure/empty-section']],
  ['', []],
  ['- [ ] Alert on queue length (Owner: @mruiz)', []],
];

const URI = 'file:///work/incident.md';
const REFRESHING = { ...PULL, workspace: { diagnostics: { refreshSupport: true } } };
const codes = (found: readonly Diagnostic[]): readonly string[] =>
  found.map(({ code, range }) => `${range.start.line} ${String(code)}`);

const onLine = (line: number, found: readonly Diagnostic[]): readonly string[] =>
  codes(found.filter(({ range }) => range.start.line === line));

/** Types one character at the end of a document. */
function key(client: Client, version: number, text: string, typed: string): void {
  const lines = text.split('\n');
  const at = { line: lines.length - 1, character: lines[lines.length - 1]?.length ?? 0 };
  client.change(URI, version, [{ range: { start: at, end: at }, text: typed }]);
}

describe('while a line is being written', () => {
  it('no finding comes before the cursor has left it, and then at once', async () => {
    const options = { docsUri: 'file:///docs', today: '2025-09-01', cursor: true };
    const client = await startClient(REFRESHING, options);
    let text = BEFORE;
    let version = 1;
    client.open(URI, text);
    let known = new Set(codes(await client.diagnostics(URI)));
    const flashed: string[] = [];
    for (const [line, faults] of TYPED) {
      const number = text.split('\n').length - 1;
      const cursor = (lines: readonly number[]): Promise<void> =>
        client.connection.sendNotification(CURSOR_NOTIFICATION, { uri: URI, lines });
      for (const typed of line) {
        key(client, ++version, text, typed);
        text += typed;
        await cursor([number]);
        for (const found of codes(await client.diagnostics(URI)))
          if (!known.has(found)) flashed.push(`${line.slice(0, 30)}: ${found}`);
      }
      const refreshed = faults.length > 0 ? client.refreshed() : null;
      await cursor([0]);
      await refreshed;
      const left = onLine(number, await client.diagnostics(URI));
      assert.deepEqual(
        left.map((found) => found.split(' ')[1]),
        faults,
        line,
      );
      key(client, ++version, text, '\n');
      text += '\n';
      await cursor([number + 1]);
      known = new Set(codes(await client.diagnostics(URI)));
    }
    assert.deepEqual(flashed, []);
    await client.stop();
  });

  it('what the line deserved before stays, and goes when it is repaired', async () => {
    const client = await startClient(REFRESHING, { today: '2025-09-01', cursor: true });
    client.open(URI, `${BEFORE}- 11:75 AM - Errors fell\n`);
    const bad = await client.diagnostics(URI);
    assert.deepEqual(onLine(11, bad), ['11 timeline/invalid-time']);
    const at = (text: string, from: number, to: number, version: number): void =>
      client.change(URI, version, [
        {
          range: { start: { line: 11, character: from }, end: { line: 11, character: to } },
          text,
        },
      ]);
    at('', 6, 7, 2);
    assert.deepEqual(onLine(11, await client.diagnostics(URI)), []);
    at('4', 5, 6, 3);
    at('5', 6, 6, 4);
    assert.deepEqual(onLine(11, await client.diagnostics(URI)), []);
    await client.stop();
  });

  it('an editor that does not tell its cursor hears of it after a moment', async () => {
    const client = await startClient(PUSH, { today: '2025-09-01' });
    let next = client.pushed(URI);
    client.open(URI, BEFORE);
    assert.deepEqual(onLine(11, (await next).diagnostics), []);
    next = client.pushed(URI);
    key(client, 2, BEFORE, '- 11:75 - x');
    assert.deepEqual(onLine(11, (await next).diagnostics), []);
    next = client.pushed(URI);
    assert.deepEqual(onLine(11, (await next).diagnostics), ['11 timeline/invalid-time']);
    await client.stop();
  });

  it('lines that were pasted, and a text that came whole, are told at once', async () => {
    const client = await startClient(REFRESHING, { today: '2025-09-01', cursor: true });
    client.open(URI, BEFORE);
    assert.deepEqual(onLine(11, await client.diagnostics(URI)), []);
    key(client, 2, BEFORE, '- 11:75 - x\n- 11:50 - y\n- 11:55 - z\n');
    assert.deepEqual(onLine(11, await client.diagnostics(URI)), ['11 timeline/invalid-time']);
    client.change(URI, 3, [{ text: BEFORE }]);
    assert.deepEqual(onLine(11, await client.diagnostics(URI)), []);
    client.change(URI, 4, [{ text: `${BEFORE}- 11:75 - x` }]);
    assert.deepEqual(onLine(11, await client.diagnostics(URI)), ['11 timeline/invalid-time']);
    await client.stop();
  });

  it('the least run of lines is found beside the change', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 14 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [old, now] = [before.split('\n'), after.split('\n')];
        const most = Math.min(old.length, now.length);
        let head = 0;
        while (head < most && old[head] === now[head]) head++;
        let tail = 0;
        while (tail < most - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
        const least = {
          line: head,
          removed: old.length - head - tail,
          added: now.length - head - tail,
        };
        assert.deepEqual(lineChange(before, after), before === after ? null : least);
      }),
      { numRuns: 500 },
    );
  });
});
