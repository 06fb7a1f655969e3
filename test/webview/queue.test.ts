import assert from 'node:assert/strict';
import { asked, IDLE, settled } from '../../client/webview/queue';
import { panelData } from '../support/panel';

const table = (rows: readonly string[]): string =>
  `# Outage\n\n**Date:** 2025-08-22\n\n## Timeline\n\n- 14:30 UTC - Alert fired\n- 14:40 UTC - Resolved\n\n## Action Items\n\n| Action | Owner | Due | Status |\n|---|---|---|---|\n${rows.map((row) => `| ${row} | Sarah | 2025-09-01 | Open |\n`).join('')}`;

describe('what is done in the panel while an edit is on its way', () => {
  const drawn = panelData(table(['Add an alert', 'Write a runbook']), 3);
  const line = (data: typeof drawn, text: string): number =>
    data.actions.find((action) => action.text === text)?.line ?? -1;
  const done = (text: string) => ({ kind: 'done', line: line(drawn, text) }) as const;

  it('waits, and then goes to the same action, wherever it stands', () => {
    const [busy, first] = asked(IDLE, done('Add an alert'), drawn);
    assert.deepEqual(first, { version: 3, edit: done('Add an alert') });
    const [full, second] = asked(busy, done('Write a runbook'), drawn);
    assert.equal(second, null);
    const now = panelData(table(['Something new', 'Add an alert', 'Write a runbook']), 4);
    const [rest, sent] = settled(full, now);
    assert.deepEqual(sent, {
      version: 4,
      edit: { kind: 'done', line: line(now, 'Write a runbook') },
    });
    assert.notEqual(line(now, 'Write a runbook'), done('Write a runbook').line);
    assert.deepEqual(settled(rest, now), [IDLE, null]);
  });

  it('is dropped where its target is gone, and what was done after it follows', () => {
    let [queue] = asked(IDLE, done('Add an alert'), drawn);
    [queue] = asked(queue, done('Write a runbook'), drawn);
    [queue] = asked(queue, done('Add an alert'), drawn);
    const now = panelData(table(['Add an alert']), 5);
    assert.deepEqual(settled(queue, now)[1], {
      version: 5,
      edit: { kind: 'done', line: line(now, 'Add an alert') },
    });
  });

  it('moves the same entry on, also when its time has just changed', () => {
    const entry = drawn.timeline.entries.find(({ text }) => text === 'Alert fired');
    assert.ok(entry);
    const edit = { kind: 'time', line: entry.line, minutes: 1 } as const;
    let [queue] = asked(IDLE, edit, drawn);
    [queue] = asked(queue, edit, drawn);
    const now = panelData(table(['Add an alert']).replace('14:30', '14:31'), 4);
    assert.deepEqual(settled(queue, now)[1], { version: 4, edit });
  });
});
