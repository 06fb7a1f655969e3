import assert from 'node:assert/strict';
import { panelEdit } from '../../server/src/features/panelEdit';
import type { PreviewEdit } from '../../server/src/protocol';
import { applyEdits } from '../../server/src/text/edit';
import { postmortem } from '../support/analyse';

const TEXT = `# Outage

**Date:** 2025-08-22
**Time:** 14:30 UTC - 15:45 UTC
**Duration:** 5 hours

## Timeline

- 14:30 UTC - Alert
- 2025-08-22 23:50 UTC - Ack
- 2:36 PM UTC - Back
- ~15:00–15:10 UTC - Watch

## Action Items

| Action | Owner | Due | Status |
|---|---|---|---|
| Add an alert |  | Aug 25, 2025 | Open |
| Test it | Mike | 2025-08-29 | Open |
`;

const after = (edit: PreviewEdit): string | null => {
  const edits = panelEdit(postmortem(TEXT), edit);
  return edits && applyEdits(TEXT, edits);
};
/** The line of the document that an edit changes. */
const line = (edit: PreviewEdit): string | undefined => after(edit)?.split('\n')[edit.line];

describe('what is done in the panel', () => {
  it('gives an entry another time, as its time is written', () => {
    assert.equal(line({ kind: 'time', line: 8, minutes: 7 }), '- 14:37 UTC - Alert');
    assert.equal(line({ kind: 'time', line: 10, minutes: -40 }), '- 1:56 PM UTC - Back');
    assert.equal(line({ kind: 'time', line: 9, minutes: 20 }), '- 2025-08-23 00:10 UTC - Ack');
    assert.equal(after({ kind: 'time', line: 8, minutes: 700 }), null, 'the day would be lost');
    assert.equal(after({ kind: 'time', line: 11, minutes: 5 }), null, 'a range has two ends');
  });
  it('ticks an action, names its owner, moves its date', () => {
    assert.equal(line({ kind: 'done', line: 18 }), '| Test it | Mike | 2025-08-29 | Done |');
    assert.equal(
      line({ kind: 'owner', line: 17, owner: 'Mei' }),
      '| Add an alert | Mei | Aug 25, 2025 | Open |',
    );
    assert.equal(
      line({ kind: 'due', line: 17, days: 7 }),
      '| Add an alert |  | Sep 1, 2025 | Open |',
    );
    assert.equal(after({ kind: 'owner', line: 17, owner: 'a|b' }), null);
  });
  it('applies a fix of a problem that is still there', () => {
    const fix = {
      kind: 'fix',
      line: 4,
      character: 14,
      rule: 'summary/duration-mismatch',
      index: 0,
    } as const;
    assert.equal(line(fix), '**Duration:** 1 hour 15 minutes');
    assert.equal(after({ ...fix, character: 3 }), null);
    assert.equal(after({ ...fix, index: 9 }), null);
  });
  it('does nothing to lines that hold nothing of it', () => {
    assert.equal(after({ kind: 'done', line: 0 }), null);
    assert.equal(after({ kind: 'time', line: 999, minutes: 1 }), null);
  });
});
