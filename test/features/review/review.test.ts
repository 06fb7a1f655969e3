import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reviewEdit } from '../../../server/src/features/review/edit';
import { reviewSheet } from '../../../server/src/features/review/sheet';
import { reviewThreads } from '../../../server/src/model/review/threads';
import { pageText, PAGE_FORMATS } from '../../../server/src/features/page/forms';
import { previewData } from '../../../server/src/features/preview/preview';
import { render } from '../../../server/src/features/render/render';
import { publicVersion } from '../../../server/src/redaction/publicVersion';
import type { ReviewEdit } from '../../../server/src/protocol/review';
import { applyEdits } from '../../../server/src/text/edit';
import { postmortem } from '../../support/analyse';
import { SAMPLE } from '../../support/panel';

const TODAY = '2025-09-01';
const LINES = SAMPLE.split('\n');

/** Within a fence, or a fence itself. */
const isCode = (line: number): boolean =>
  LINES[line]?.startsWith('```') === true ||
  LINES.slice(0, line).filter((text) => text.startsWith('```')).length % 2 === 1;

/** The document after what a reviewer did; null where it is refused. */
function after(text: string, edit: ReviewEdit): string | null {
  const outcome = reviewEdit(postmortem(text), edit, TODAY);
  return 'edits' in outcome ? applyEdits(text, outcome.edits) : null;
}

const threads = (text: string) =>
  reviewThreads(postmortem(text).syntax).map(({ resolved, messages }) => ({
    resolved,
    said: messages.map(({ author, date, text: words }) => [author, date, words]),
  }));

const words = fc
  .string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...'ab|-\\>!<n:() \n'.split('')) })
  .map((text) => text.trim())
  .filter((text) => text !== '');

describe('the review in the document', () => {
  it('keeps what is said on any line as it was said, and changes nothing else', () => {
    const written = LINES.flatMap((text, line) =>
      text.trim() === '' || /^[|\s:-]+$/.test(text) || isCode(line) ? [] : [line],
    );
    fc.assert(
      fc.property(fc.constantFrom(...written), words, (line, text) => {
        const made = after(SAMPLE, { kind: 'say', line, author: 'Sarah Chen', text });
        assert.ok(made !== null, LINES[line]);
        assert.deepEqual(threads(made), [{ resolved: false, said: [['Sarah Chen', TODAY, text]] }]);
        assert.equal(made.split('\n').length, LINES.length);
        assert.equal(made.replace(/ ?<!-- review: .*? -->/, ''), SAMPLE);
      }),
      { numRuns: 12 },
    );
  });

  it('goes on, is settled, and is open again when somebody answers', () => {
    const line = LINES.findIndex((text) => text.includes('Database logs reviewed'));
    const say = (text: string, author: string): ReviewEdit => ({ kind: 'say', line, author, text });
    let text = after(SAMPLE, say('Which logs?', 'Sarah Chen')) ?? '';
    text = after(text, say('Those of the primary.', 'Mike')) ?? '';
    text = after(text, { kind: 'settle', line, resolved: true }) ?? '';
    const said = [
      ['Sarah Chen', TODAY, 'Which logs?'],
      ['Mike', TODAY, 'Those of the primary.'],
    ];
    assert.deepEqual(threads(text), [{ resolved: true, said }]);
    text = after(text, say('And the replica?', 'Mei')) ?? '';
    assert.deepEqual(threads(text), [
      { resolved: false, said: [...said, ['Mei', TODAY, 'And the replica?']] },
    ]);
    assert.match(text.split('\n')[line] ?? '', /^\| 14:40 \|.*-->\s\|$/);
  });

  it('is refused where a comment would be no comment', () => {
    const text = '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert\n\n```\ncode\n```\n';
    assert.equal(after(text, { kind: 'say', line: 7, author: 'Mei', text: 'x' }), null);
    assert.equal(after(text, { kind: 'say', line: 4, author: 'Mei', text: ' ' }), null);
    assert.equal(after(text, { kind: 'settle', line: 4, resolved: true }), null);
  });

  it('goes along when its row is moved or the timeline is sorted, and into no export', () => {
    const marked = LINES.reduce<string>((text, _, line) => {
      if (![5, 25, 37, 45, 64, 126].includes(line)) return text;
      return after(text, { kind: 'say', line, author: 'Mei', text: 'zebra' }) ?? text;
    }, SAMPLE);
    assert.equal(threads(marked).length, 6);
    const snapshot = postmortem(marked);
    const data = previewData(snapshot, 'file:///a.md', 1);
    const exported = [
      ...PAGE_FORMATS.map((format) => pageText(snapshot, format, null)),
      ...(['html', 'svg', 'mermaid', 'gantt', 'csv', 'json'] as const).map((format) =>
        render(data, format),
      ),
      publicVersion(snapshot),
    ];
    for (const made of exported) assert.ok(made !== null && !made.includes('zebra'));
  });

  it('has a sheet: what is open, contradicts, is silent, rests on wording, has nobody', () => {
    const text = `# Outage

**Date:** 2025-08-22
**Duration:** 5 hours
**Time:** 14:30 UTC - 15:45 UTC

## Timeline (UTC)

- 14:30 - Alert fired <!-- review: Sarah Chen (2025-08-25): Who was *paged*? -->
- 14:35 - Sarah Chen acknowledged <!-- review resolved: Mei (2025-08-25): How? -->
- 15:45 - Resolved

## Root Cause

A leak.

## Action Items

- [ ] Add an alert (owner: Sarah Chen)
- [x] Write it down
`;
    const sheet = reviewSheet(postmortem(text));
    assert.match(
      sheet,
      /^# Review: Outage\n\n## Open questions \(1 of 2 threads\)\n\n- Line 9: Sarah Chen: Who was \\\*paged\\\*\?\n/,
    );
    assert.match(sheet, /## Contradictions\n\n- Line 4: .*5 hours/);
    assert.match(sheet, /## Silences\n\n- Line 11: Nothing is recorded for 1h 10m/);
    assert.match(
      sheet,
      /## Times that rest on wording only\n\n(?:- Line .*\n)*- Line 11: resolved 15:45/,
    );
    assert.match(
      sheet,
      /## Actions without owner or date\n\n- Line 19: Add an alert.*\(no date\)\n\n/,
    );
    assert.match(sheet, /## Who was there\n\n- Sarah Chen/);
  });
});
