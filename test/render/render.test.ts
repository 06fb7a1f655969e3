import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { previewData } from '../../server/src/features/preview/preview';
import { render } from '../../server/src/features/render/render';
import type { PreviewData } from '../../server/src/protocol';
import { postmortem } from '../support/analyse';

const SAMPLE = readFileSync(
  path.join(__dirname, '../../examples/2025-08-22-database-connection-pool.md'),
  'utf8',
);
const data = (text: string): PreviewData => previewData(postmortem(text), 'file:///a.md', 1);
const HOSTILE = '\\<script\\>alert(1)\\</script\\> "a" & \'b\' =1+1 ; # :: %% {x} \u0007';
const hostile = data(
  SAMPLE.replace('Confirmed service degradation', HOSTILE).replace('# Postmortem:', `# ${HOSTILE}`),
);

describe('a postmortem in other forms', () => {
  it('is a page of its own, with nothing that runs or loads', () => {
    const page = render(hostile, 'html') ?? '';
    assert.ok(page.startsWith('<!DOCTYPE html>'));
    assert.ok(
      !/<script|<link|<img|src=|@import|url\(|\u0007/i.test(page.replace(/&lt;script/g, '')),
    );
    assert.ok(page.includes('&lt;script&gt;alert(1)'));
    const tidy = render(data(SAMPLE), 'html') ?? '';
    assert.match(tidy, /<b>1h 12m<\/b>Time to repair/);
    assert.match(tidy, /<td>14:52<\/td><td>API pod restart initiated<br>/);
    const listed = render(data(SAMPLE.replace(/^.*All Action Items:.*$/m, '')), 'html') ?? '';
    assert.match(listed, /<td>Mike<\/td><td><span class="overdue">2025-08-26, overdue/);
  });
  it('is a picture without style sheet and script', () => {
    const svg = render(hostile, 'svg') ?? '';
    assert.ok(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"'));
    assert.ok(!/<script|<style|href|on\w+=/.test(svg));
    assert.equal(
      svg.match(/<(?:circle|rect)[^>]*><title>/g)?.length,
      21,
      '18 entries that are no repetitions, and 3 messages',
    );
  });
  it('is a table, in which no text is a formula', () => {
    const csv =
      render(data(SAMPLE.replace('Confirmed service', '=HYPERLINK("x"), Confirmed')), 'csv') ?? '';
    const [head = '', first = ''] = csv.split('\r\n');
    assert.equal(head, 'date,time,end,zone,actor,text,notes,milestone,line');
    assert.match(first, /^2025-08-22,14:30,,UTC,/);
    assert.ok(csv.includes(`"'=HYPERLINK(""x""), Confirmed degradation"`));
    const json = JSON.parse(render(data(SAMPLE), 'json') ?? '') as {
      timeline: readonly unknown[];
      metrics: readonly { id: string; minutes: number }[];
    };
    assert.equal(json.timeline.length, 23);
    assert.equal(json.metrics.find(({ id }) => id === 'acknowledge')?.minutes, 4);
  });
  it('says the times of the document’s own clock, in every form', () => {
    const night = data(
      '# Outage\n\n## Timeline\n\n- 2025-08-22 00:30 CEST - Alert\n- 2025-08-22 01:10 CEST - Resolved\n',
    );
    assert.match(render(night, 'csv') ?? '', /\r\n2025-08-22,00:30,,CEST,/);
    assert.match(render(night, 'mermaid') ?? '', /section 2025-08-22\n {8}00∶30 : Alert/);
    assert.match(render(night, 'gantt') ?? '', /Alert :2025-08-22T00:30:00, 1m/);
    assert.match(render(night, 'svg') ?? '', />00:30<\/text>/);
    assert.match(render(night, 'html') ?? '', /00:30/);
  });
  it('is a diagram, of which each text is one line without Mermaid’s own signs', () => {
    const timeline = render(data(SAMPLE), 'mermaid') ?? '';
    assert.match(timeline, /^timeline\n {4}title Postmortem∶ Database/);
    assert.match(timeline, /\n {8}14∶52 : Mike, API pod restart initiated\n/);
    const gantt = render(data(SAMPLE), 'gantt') ?? '';
    assert.match(gantt, /\n {8}detected :milestone, 2025-08-22T14:30:00, 0m\n/);
    for (const line of (render(hostile, 'gantt') ?? '').split('\n').slice(4))
      assert.ok(
        (line.match(/:(?=milestone|\d{4})/g)?.length ?? 0) <= 1 && !/[;#{}<>"]/.test(line),
        line,
      );
  });
  it('is not drawn where no entry has a time', () => {
    const empty = data('# Outage\n\n## Timeline\n\nNothing yet.\n');
    assert.deepEqual(
      (['svg', 'mermaid', 'gantt'] as const).map((format) => render(empty, format)),
      [null, null, null],
    );
    assert.ok(render(empty, 'html')?.includes('<h1>Outage</h1>'));
  });
  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const line = text.replace(/[\r\n|]/g, ' ');
        const odd = data(
          `# Outage ${line}\n\n## Timeline\n\n- 14:30 UTC - x${line}\n- 14:40 UTC - b\n`,
        );
        for (const format of ['html', 'svg', 'mermaid', 'gantt', 'csv', 'json'] as const)
          assert.ok(
            !/<script|<img/i.test(render(odd, format) ?? '') ||
              format === 'json' ||
              format === 'csv',
          );
      }),
      { numRuns: 200 },
    );
  });
});
