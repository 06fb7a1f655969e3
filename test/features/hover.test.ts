import assert from 'node:assert/strict';
import { hover } from '../../server/src/features/hover';
import { cursor, postmortem } from '../support/analyse';

function at(marked: string): string | null {
  const { text, offset } = cursor(marked);
  return hover(postmortem(text), offset)?.markdown ?? null;
}

const TIMELINE =
  '# Outage\n\n**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** 75 min\n\n## Timeline\n\n- **First Alert:** 14:30 - Alert fired\n- **Acknowledgment:** 14:34 - Sarah\n- **Service Restored:** 15:42 - Normal\n- **All Clear:** 15:45 - Closed\n\n## Impact\n\nUsers.\n\n- **MTTA:** 4 minutes\n';

describe('hover', () => {
  it('on the duration gives each reading', () => {
    const text = at(TIMELINE.replace('75 min', '75‸ min'));
    assert.match(text ?? '', /Header, 14:30–15:45: \*\*1h 15m\*\*/);
    assert.match(text ?? '', /Resolved − detected, 14:30–15:42: \*\*1h 12m\*\*/);
  });
  it('on a metric gives value, formula, evidence and that it is as stated', () => {
    const text = at(TIMELINE.replace('MTTA', 'MT‸TA')) ?? '';
    assert.match(text, /\*\*Time to acknowledge: 4m\*\*/);
    assert.match(text, /`acknowledged − detected`/);
    assert.match(text, /Detected 14:30, line 8: First Alert/);
    assert.match(text, /This is what the document states/);
  });
  it('on a time gives offset and distance', () => {
    const text = at(TIMELINE.replace('14:34', '14:‸34')) ?? '';
    assert.match(text, /\+4m after detected \(14:30\)/);
    assert.match(text, /4m after the entry before/);
  });
  it('on the heading of the timeline gives all metrics and the longest silence', () => {
    const text = at(TIMELINE.replace('## Timeline', '## Time‸line')) ?? '';
    assert.match(text, /\| Time to resolve \| \*\*1h 12m\*\*/);
    assert.match(text, /Longest silence: \*\*1h 8m\*\* \(14:34–15:42\)/);
  });
  it('shows text of the document as text', () => {
    const text =
      at(
        TIMELINE.replace('Alert fired', '<img src=x> [a](command:b) `c`').replace(
          '14:34',
          '14:‸34',
        ),
      ) ?? '';
    assert.ok(!/(?<!\\)<img|(?<!\\)\[a\]/.test(text), text);
  });
  it('says nothing elsewhere', () => {
    assert.equal(at(TIMELINE.replace('Users.', 'Us‸ers.')), null);
    assert.equal(at('# List\n\n- 14:‸30 bread\n'), null);
  });
});
