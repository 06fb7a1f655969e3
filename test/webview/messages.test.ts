import assert from 'node:assert/strict';
import { parseMessage as fromPage } from '../../client/src/preview/messages';
import { parseMessage as fromHost } from '../../client/webview/messages';

describe('messages of the preview', () => {
  it('from the page are taken only in their exact form', () => {
    assert.deepEqual(fromPage({ type: 'ready', extra: 1 }), { type: 'ready' });
    assert.deepEqual(fromPage({ type: 'reveal', line: 3 }), { type: 'reveal', line: 3 });
    assert.deepEqual(
      fromPage({ type: 'edit', version: 2, edit: { kind: 'done', line: 3, uri: 'command:x' } }),
      { type: 'edit', version: 2, edit: { kind: 'done', line: 3 } },
    );
    for (const bad of [
      null,
      'ready',
      {},
      { type: 'open', uri: 'command:x' },
      { type: 'reveal' },
      { type: 'reveal', line: '3' },
      { type: 'reveal', line: -1 },
      { type: 'reveal', line: 1.5 },
      { type: 'reveal', line: NaN },
      { type: 'edit', version: 1 },
      { type: 'edit', version: 1, edit: { kind: 'run', line: 1 } },
      { type: 'edit', version: 1, edit: { kind: 'owner', line: 1, owner: 'x'.repeat(999) } },
      { type: 'edit', version: 1, edit: { kind: 'time', line: 1, minutes: Infinity } },
      { type: 'edit', version: 'x', edit: { kind: 'done', line: 1 } },
    ])
      assert.equal(fromPage(bad), null, JSON.stringify(bad));
  });
  it('to the page as well', () => {
    assert.deepEqual(fromHost({ type: 'cursor', line: 3 }), { type: 'cursor', line: 3 });
    assert.deepEqual(fromHost({ type: 'closed' }), { type: 'closed' });
    for (const bad of [
      null,
      { type: 'data' },
      { type: 'data', data: {} },
      { type: 'cursor', line: 'x' },
      { type: 'eval', code: '1' },
    ])
      assert.equal(fromHost(bad), null, JSON.stringify(bad));
  });
});
