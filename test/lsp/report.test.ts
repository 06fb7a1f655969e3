import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { REPORT_REQUEST, type ReportAnswer } from '../../server/src/protocol';
import { documentOf, write } from '../site/documents';
import { PULL, startClient, type Client } from '../support/server';

describe('the request for a report', () => {
  let client: Client;
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-report-'));
    write(folder, {
      'docs/a.md': documentOf(),
      'docs/b.md': documentOf({ id: 'INC-20250823-001', day: '2025-08-23' }),
      'shopping.md': '# Shopping\n',
    });
    client = await startClient(PULL, undefined, { folder });
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers the files of the site, with what is typed and not saved', async () => {
    client.open(
      pathToFileURL(path.join(folder, 'docs/a.md')).href,
      documentOf({ title: 'Typed just now' }),
    );
    const { incidents, files } = await client.connection.sendRequest<ReportAnswer>(REPORT_REQUEST);
    assert.equal(incidents, 2);
    const textOf = (name: string): string => files.find((file) => file.path === name)?.text ?? '';
    assert.match(textOf('index.html'), />Typed just now</);
    assert.match(textOf('incidents/docs-b.html'), /INC-20250823-001/);
    assert.match(textOf('about.html'), /3 Markdown documents; 2 of them/);
    assert.match(textOf('about.html'), /as of 2025-09-01T12:00:00Z/);
  });
});
