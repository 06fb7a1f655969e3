import assert from 'node:assert/strict';
import { parseMessage as fromPage } from '../../client/src/preview/messages';
import { parseMessage as fromHost } from '../../client/webview/messages';
import { previewData } from '../../server/src/features/preview/preview';
import { postmortem } from '../support/analyse';

describe('messages of the preview', () => {
  it('from the page are taken only in their exact form', () => {
    assert.deepEqual(fromPage({ type: 'ready', extra: 1 }), { type: 'ready' });
    assert.deepEqual(fromPage({ type: 'reveal', line: 3 }), { type: 'reveal', line: 3 });
    assert.deepEqual(fromPage({ type: 'scroll', line: 3 }), { type: 'scroll', line: 3 });
    assert.deepEqual(fromPage({ type: 'run', command: 'exportTimeline', args: [1] }), {
      type: 'run',
      command: 'exportTimeline',
    });
    assert.deepEqual(fromPage({ type: 'open', url: 'https://example.com/a' }), {
      type: 'open',
      url: 'https://example.com/a',
    });
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
      { type: 'run', command: 'workbench.action.quit' },
      { type: 'run', command: 'toString' },
      { type: 'open', url: 'javascript:alert(1)' },
      { type: 'open', url: ' JavaScript:alert(1)' },
      { type: 'open', url: 'command:workbench.action.quit' },
      { type: 'open', url: 'vscode://x/y' },
      { type: 'open', url: 'data:text/html,x' },
      { type: 'open', url: 'file:///etc/passwd' },
      { type: 'open', url: '//example.com' },
      { type: 'open', url: `https://example.com/${'x'.repeat(5000)}` },
      { type: 'edit', version: 1, edit: { kind: 'due', line: 1, date: '1 | 2' } },
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
    const data = previewData(
      postmortem('# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert\n'),
      'file:///a.md',
      1,
    );
    assert.deepEqual(fromHost({ type: 'data', data, locked: false }), {
      type: 'data',
      data,
      locked: false,
    });
    const [entry] = data.timeline.entries;
    const timeline = { ...data.timeline, entries: [{ ...entry, text: { html: '<b>' } }] };
    assert.equal(fromHost({ type: 'data', data: { ...data, timeline }, locked: false }), null);
    assert.equal(fromHost({ type: 'data', data: { ...data, version: NaN }, locked: false }), null);
    for (const bad of [
      null,
      { type: 'data' },
      { type: 'data', data: {}, locked: false },
      { type: 'scroll', from: 1 },
      { type: 'cursor', line: 'x' },
      { type: 'eval', code: '1' },
    ])
      assert.equal(fromHost(bad), null, JSON.stringify(bad));
  });
});
