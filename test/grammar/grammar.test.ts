import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, Registry, type IGrammar, type IRawGrammar } from 'vscode-textmate';

const ROOT = path.join(__dirname, '../..');
const INJECTION = 'postmortem.injection';

async function markdown(): Promise<IGrammar> {
  const wasm = readFileSync(path.join(ROOT, 'node_modules/vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const load = (file: string): IRawGrammar =>
    JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as IRawGrammar;
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: (scope) =>
      Promise.resolve(
        scope === INJECTION
          ? load('syntaxes/postmortem.injection.tmLanguage.json')
          : scope === 'text.html.markdown'
            ? load('node_modules/tm-grammars/grammars/markdown.json')
            : null,
      ),
    getInjections: (scope) => (scope === 'text.html.markdown' ? [INJECTION] : undefined),
  });
  const grammar = await registry.loadGrammar('text.html.markdown');
  assert.ok(grammar);
  return grammar;
}

describe('the grammar', () => {
  let grammar: IGrammar;
  before(async () => void (grammar = await markdown()));

  /** What our own scopes cover in a document: `14:30 time`. */
  const coloured = (text: string): readonly string[] => {
    let state = INITIAL;
    const found: string[] = [];
    for (const line of text.split('\n')) {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      for (const { startIndex, endIndex, scopes } of tokens) {
        const own = scopes.find((scope) => scope.endsWith('.postmortem'));
        if (own)
          found.push(`${line.slice(startIndex, endIndex)} ${own.split('.').slice(-2)[0] ?? ''}`);
      }
    }
    return found;
  };

  const CASES: readonly (readonly [text: string, ...expected: string[]])[] = [
    ['- 14:30 Alert', '14:30 time'],
    ['- **16:58 UTC** - Alert', '16:58 time', 'UTC zone'],
    ['14:30:05.123 and ~15:00 and 2:30 pm', '14:30:05.123 time', '~15:00 time', '2:30 pm time'],
    ['14:30–15:45', '14:30 time', '15:45 time'],
    ['2025-08-22 14:30', '2025-08-22 14:30 date-time'],
    ['2025-08-22T14:30:05Z', '2025-08-22T14:30:05Z date-time'],
    ['due 2025-08-25', '2025-08-25 date'],
    ['T+5m', 'T+5m time'],
    ['**Incident ID:** INC-20250822-001', 'INC-20250822-001 incident-id'],
    ['See PM2020-007', 'PM2020-007 incident-id'],
    ['**Severity:** Critical', 'Critical severity'],
    ['Severity: SEV-1', 'SEV-1 severity'],
    ['**Status:** Resolved', 'Resolved status'],
    ['| A | B |\n|---|---|\n| P0 | Open |', 'P0 severity', 'Open status'],
  ];
  for (const [text, ...expected] of CASES)
    it(`colours ${text.replace(/\n/g, '⏎')}`, () => assert.deepEqual(coloured(text), expected));

  const INNOCENT = [
    'localhost:8080',
    '10.0.0.1:8080',
    'a ratio of 3:1',
    'version 1.2.3',
    '25:99',
    'a critical bug, resolved and open',
    'https://example.com/2025-08-22/14:30',
    '`14:30` in code',
    '```\n14:30 log\n```',
    '[14:30](https://a.b/INC-20250822-001)',
    'UTF-8 and SHA-256',
    '# P0 of the list',
    'postgres:13.8',
    'a:30 and 14:3',
    'P95 200ms',
    'host-2025-08-22-14:30',
  ];
  for (const text of INNOCENT) {
    it(`leaves alone ${text.replace(/\n/g, '⏎')}`, () => {
      const found = coloured(text).filter(
        (token) => !(text.startsWith('[14:30]') && token === '14:30 time'),
      );
      assert.deepEqual(found, []);
    });
  }
  it('keeps the label of a field as Markdown has it', () => {
    const { tokens } = grammar.tokenizeLine('**Severity:** Critical', INITIAL);
    assert.ok(tokens.some(({ scopes }) => scopes.some((scope) => scope.startsWith('markup.bold'))));
  });
});
