import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CodeActionRequest,
  CompletionRequest,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  HoverRequest,
  type CodeAction,
  type CompletionList,
} from 'vscode-languageserver-protocol/node';
import {
  EFFECTIVE_CONFIGURATION_REQUEST,
  STARTER_CONFIGURATION_REQUEST,
} from '../../server/src/protocol';
import { editorDefaults } from '../support/editorSettings';
import { PULL, startClient, type Client } from '../support/server';

const ABLE = {
  ...PULL,
  workspace: { configuration: true, diagnostics: { refreshSupport: true } },
};

const incident = (id: string, more = ''): string =>
  `# Incident ${id}\n\n**Severity:** SEV-1\n\n## Timeline\n\n- 14:30 - Alert\n- 14:40 - Closed\n\n## Root Cause\n\nA leak.\n\n## Action Items\n\n- [ ] Add an alert\n${more}`;

describe('the server process in a workspace', () => {
  let folder: string;
  let client: Client;
  const uri = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const rules = async (name: string): Promise<readonly unknown[]> =>
    (await client.diagnostics(uri(name))).map(({ code }) => code);
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-lsp-'));
    for (const number of [1, 2, 3])
      writeFileSync(path.join(folder, `${number}.md`), incident(`INC-2025-00${number}`));
    client = await startClient(ABLE, undefined, { folder, settings: editorDefaults() });
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  it('does not take the defaults of the editor for the settings of a team', async () => {
    client.open(uri('new.md'), incident('INC-2025-009'));
    assert.deepEqual(
      (await rules('new.md')).filter((rule) => String(rule).startsWith('summary/')),
      [],
    );
  });
  it('follows the configuration while it is typed; a broken one leaves the last one in force', async () => {
    client.open(uri('new.md'), incident('INC-2025-009'));
    assert.ok((await rules('new.md')).includes('timeline/no-timezone'));
    client.open(uri('.postmortem.yaml'), 'timezone: UTC\n');
    assert.ok(!(await rules('new.md')).includes('timeline/no-timezone'));
    client.change(uri('.postmortem.yaml'), 2, [{ text: 'timezone: UTC\nrules: [\n' }]);
    assert.ok(!(await rules('new.md')).includes('timeline/no-timezone'), 'still in force');
    client.close(uri('.postmortem.yaml'));
    assert.ok((await rules('new.md')).includes('timeline/no-timezone'), 'never saved, so gone');
  });
  it('reads a configuration that another program has changed', async () => {
    client.open(uri('new.md'), incident('INC-2025-009'));
    assert.ok((await rules('new.md')).includes('timeline/no-timezone'));
    writeFileSync(path.join(folder, '.postmortem.yaml'), 'timezone: UTC\n');
    const refreshed = client.refreshed();
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uri('.postmortem.yaml'), type: FileChangeType.Created }],
    });
    await refreshed;
    assert.ok(!(await rules('new.md')).includes('timeline/no-timezone'));
  });
  it('tells what is wrong in the configuration, at its place, and helps to write it', async () => {
    const file = uri('.postmortem.yaml');
    client.open(file, '# ours 🚒\ntimezon: UTC\r\nrules:\r\n  timeline/g\r\n');
    const [unknown] = await client.diagnostics(file);
    assert.match(JSON.stringify(unknown?.message), /Did you mean `timezone`\?/);
    assert.deepEqual(unknown?.range, {
      start: { line: 1, character: 0 },
      end: { line: 1, character: 7 },
    });
    const offered = (await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: file },
      position: { line: 3, character: 12 },
    })) as CompletionList;
    const gap = offered.items.find(({ label }) => label === 'timeline/gap');
    assert.deepEqual(gap?.textEdit, {
      range: { start: { line: 3, character: 2 }, end: { line: 3, character: 12 } },
      newText: 'timeline/gap: ',
    });
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: file },
      position: { line: 2, character: 2 },
    });
    assert.match(JSON.stringify(hover), /Level of each rule/);
  });
  it('tells which settings hold and where they come from', async () => {
    client.open(uri('.postmortem.yaml'), 'timezone: UTC\n');
    const text = await client.connection.sendRequest<string>(EFFECTIVE_CONFIGURATION_REQUEST, {
      uri: uri('new.md'),
    });
    assert.match(text, /^timezone: UTC # line 1$/m);
    assert.match(text, /^ {2}timeline\/gap: information # default$/m);
  });
  it('knows the incidents of the workspace, also those that come later', async () => {
    const related = '\n## Related Incidents\n\n- INC-2025-004: the same\n';
    client.open(uri('new.md'), incident('INC-2025-009', related));
    while (!(await rules('new.md')).includes('references/unknown-incident'))
      await client.refreshed();
    writeFileSync(path.join(folder, '4.md'), incident('INC-2025-004'));
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uri('4.md'), type: FileChangeType.Created }],
    });
    while ((await rules('new.md')).includes('references/unknown-incident'))
      await client.refreshed();
    assert.ok(!(await rules('new.md')).includes('references/unknown-incident'));
    const starter = await client.connection.sendRequest<string>(STARTER_CONFIGURATION_REQUEST, {});
    assert.match(starter, /Learned from \d postmortems/);
    assert.match(starter, /SEV-1/);
  });
  it('offers to silence a finding, with the comment in its place', async () => {
    client.open(uri('new.md'), incident('INC-2025-009').replace(/\n/g, '\r\n'));
    const found = await client.diagnostics(uri('new.md'));
    const zone = found.find(({ code }) => code === 'timeline/no-timezone');
    assert.ok(zone);
    const actions = (await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: uri('new.md') },
      range: zone.range,
      context: { diagnostics: [zone] },
    })) as CodeAction[];
    const silence = actions.find(({ title }) => /this line|Silence|Disable/i.test(title));
    assert.match(
      JSON.stringify(silence?.edit),
      /postmortem-disable-next-line timeline\/no-timezone[^]*\\r\\n/,
    );
  });
});
