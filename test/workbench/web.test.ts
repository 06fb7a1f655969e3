import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInWebHost } from '../../scripts/lib/webSuite.mjs';
import type { IncidentsAnswer } from '../../server/src/protocol';
import { RULES } from '../../server/src/rules/registry';
import { marks } from '../support/analyse';
import { PULL, startClient } from '../support/server';
import { EXPECTED_FILE, FORMATS, SAMPLE, told, whenRead, type Expected } from '../vscode/expected';

const EXAMPLES = path.join(__dirname, '../../examples');
const examples = Object.fromEntries(
  readdirSync(EXAMPLES).map((name) => [name, readFileSync(path.join(EXAMPLES, name), 'utf8')]),
);

/** The examples, and those of all rules, each in a folder with the settings that it stands under. */
function documents(): Readonly<Record<string, string>> {
  const files: Record<string, string> = { ...examples };
  for (const { id, examples: own } of RULES)
    own.forEach((example, index) => {
      const folder = `rules/${id.replace('/', '-')}-${index}`;
      const rules = example.options ? { [id]: example.options } : {};
      const settings = { ...example.configuration, rules };
      files[`${folder}/postmortem.md`] = 'bad' in example ? marks(example.bad).text : example.good;
      files[`${folder}/.postmortem.yaml`] = JSON.stringify(settings);
    });
  return files;
}

/** What the server process says of the same files on a disk. */
async function inNode(files: Readonly<Record<string, string>>): Promise<Expected> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-disk-'));
  const uri = (file: string): string => pathToFileURL(path.join(folder, file)).href;
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    const client = await startClient(
      { ...PULL, workspace: { configuration: true } },
      { docsUri: 'file:///docs' },
      { folder, settings: { diagnostics: { scope: 'workspace' } } },
    );
    await whenRead(
      () => client.connection.sendRequest<IncidentsAnswer>('postmortem/incidents', {}),
      (listener) => client.connection.onNotification('postmortem/incidentsChanged', listener),
    );
    const findings: Record<string, readonly string[]> = {};
    for (const file of Object.keys(files))
      if (file.endsWith('.md')) findings[file] = (await client.diagnostics(uri(file))).map(told);
    client.open(uri(SAMPLE), files[SAMPLE] ?? '');
    const exported: Record<string, string> = {};
    for (const format of FORMATS)
      exported[format] = await client.connection.sendRequest<string>('postmortem/render', {
        uri: uri(SAMPLE),
        format,
      });
    await client.stop();
    return { files, findings, exported };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** VS Code for the Web: extensions in a web worker, and no file on a disk. */
describe('VS Code for the Web', () => {
  it('has what the desktop has, and says the same', async function () {
    this.timeout(600_000);
    const expected = await inNode(documents());
    const report = await runInWebHost({
      files: { ...examples, [EXPECTED_FILE]: JSON.stringify(expected) },
    });
    assert.equal(report.failed, 0, report.lines.join('\n'));
    assert.ok(report.passed >= 25, report.lines.join('\n'));
  });
});
