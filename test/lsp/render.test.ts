import assert from 'node:assert/strict';
import { PNG } from 'pngjs';
import { RENDER_REQUEST, type RenderFormat } from '../../server/src/protocol';
import { startClient, type Client } from '../support/server';

const TEXT = '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert\n- 15:00 UTC - Closed\n';

describe('the request for other forms', () => {
  let client: Client;
  before(async () => void (client = await startClient()));
  after(() => client.stop());
  const ask = (uri: string, format: RenderFormat): Promise<string | null> =>
    client.connection.sendRequest(RENDER_REQUEST, { uri, format });

  it('answers text, and a PNG as base64', async () => {
    client.open('file:///a.md', TEXT);
    const svg = (await ask('file:///a.md', 'svg')) ?? '';
    const [, width] = /^<svg .* width="(\d+)"/.exec(svg) ?? [];
    const png = Buffer.from((await ask('file:///a.md', 'png')) ?? '', 'base64');
    assert.equal(PNG.sync.read(png).width, Number(width) * 2);
  });
  it('answers null where there is nothing to draw', async () => {
    client.open('file:///b.md', '# Outage\n\n## Timeline\n\nNothing yet.\n');
    assert.equal(await ask('file:///b.md', 'png'), null);
  });
});
