import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { call, connect } from '../support/mcp';
import { DRAFTS, SOUND } from './drafts';

/** More rounds than any draft needs. */
const ROUNDS = 12;

/**
 * Knows nothing of postmortems: takes the first finding that has fixes, makes its first fix, and looks
 * again. Gives the last answer of `check`.
 */
async function followFindings(client: Client, file: string): Promise<string> {
  for (let round = 0; ; round++) {
    const { text } = await call(client, 'check', { file, full: true });
    const fixable = /^L(\d+) \w+ (\S+): .*\n {2}fix 1/m.exec(text);
    if (text.startsWith('clean') || !fixable || round === ROUNDS) return text;
    const at = { file, line: Number(fixable[1]), rule: fixable[2], write: true };
    const { text: said, problem } = await call(client, 'fix', at);
    assert.equal(problem, false, said);
  }
}

describe('a client that follows the findings alone', function () {
  this.timeout(300_000);
  let folder: string;
  let client: Client;
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-drafts-'));
    client = await connect(folder);
  });
  after(async () => {
    await client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds nothing to do in sound drafts', async () => {
    for (const { name, text } of SOUND) {
      writeFileSync(path.join(folder, 'draft.md'), text);
      const answer = await call(client, 'check', { file: 'draft.md' });
      assert.match(answer.text, /^clean/, `${name}\n${answer.text}`);
    }
  });
  it('ends clean in at least 48 of 50 faulty drafts, each of which it was told to be faulty', async () => {
    assert.equal(DRAFTS.length, 50);
    const left: string[] = [];
    for (const { name, text, rules } of DRAFTS) {
      writeFileSync(path.join(folder, 'draft.md'), text);
      const first = await call(client, 'check', { file: 'draft.md', full: true });
      for (const rule of rules)
        assert.ok(first.text.includes(` ${rule}: `), `${name}\n${first.text}`);
      const last = await followFindings(client, 'draft.md');
      if (!last.startsWith('clean')) left.push(`${name}\n${last}`);
    }
    assert.ok(DRAFTS.length - left.length >= 48, left.join('\n\n'));
  });
});
