import assert from 'node:assert/strict';
import { previewData } from '../../server/src/features/preview/preview';
import { incidentHtml } from '../../server/src/features/render/html';
import { postmortem } from '../support/analyse';

const page = (text: string): string =>
  incidentHtml(previewData(postmortem(text), 'file:///a.md', 1));
const NIGHT = `# Outage

**Severity:** High
**Time to resolve:** 3 hours

## Timeline

All times in CET.

- 2025-01-22 23:50 - Alert fired
- 2025-01-23 00:10 - Sarah acknowledged
- 2025-01-23 02:10 - Service restored

## Root Cause

The pool & queue were small.

## Five Whys

1. **Why did it fail?** The pool was empty.
2. **Why was it empty?**

## Action Items

| Action | Owner | Due | Priority | Status |
|---|---|---|---|---|
| Grow the pool | Sarah | 2025-02-01 | P1 | Open |
| Alert on it | Sarah | 2025-12-01 | P2 | Done |
`;

describe('the page', () => {
  it('says why it happened', () => {
    const html = page(NIGHT);
    assert.match(
      html,
      /<h3>Root cause<\/h3>\n<p class="text">The pool &amp; queue were small\.<\/p>/,
    );
    assert.match(html, /<b>Why did it fail\?<\/b><br>The pool was empty\./);
    assert.match(html, /<b>Why was it empty\?<\/b><br><span class="wrong">No answer<\/span>/);
  });
  it('says what is stated beside what is computed', () => {
    assert.match(
      page(NIGHT),
      /<b>2h 20m<\/b>Time to resolve<span class="stated wrong">Stated: 3 hours, which no definition gives<\/span>/,
    );
  });
  it('parts the days of a timeline by the clock of the document', () => {
    assert.deepEqual(
      [...page(NIGHT).matchAll(/<th scope="rowgroup" colspan="3">([^<]+)/g)].map(([, day]) => day),
      ['22 Jan 2025', '23 Jan 2025'],
    );
    assert.match(page(NIGHT), /<caption>3 entries<\/caption>/);
  });
  it('counts what is left to do', () => {
    assert.match(page(NIGHT), /<caption>2 actions: 1 of 2 open, 1 overdue<\/caption>/);
    assert.match(page(NIGHT), /<tr><td>P1<\/td><td>Grow the pool<\/td>/);
  });
  it('names the language that its letters tell', () => {
    assert.match(page(NIGHT), /<html lang="en">/);
    assert.match(
      page('# 障害のまとめ\n\n## タイムライン\n\n- 14:30 UTC - 検知\n'),
      /<html lang="ja">/,
    );
  });
  it('has no empty part', () => {
    const html = page('# Outage\n');
    assert.doesNotMatch(html, /<h2>|<table>|<ul|<dl/);
  });
});
