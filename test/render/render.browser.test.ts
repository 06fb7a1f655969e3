import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { previewData } from '../../server/src/features/preview/preview';
import { render } from '../../server/src/features/render/render';
import { postmortem } from '../support/analyse';

const ROOT = path.join(__dirname, '../..');
const SAMPLE = readFileSync(
  path.join(ROOT, 'examples/2025-08-22-database-connection-pool.md'),
  'utf8',
);
const HOSTILE = SAMPLE.replace(
  'Confirmed service degradation',
  '<img src=x onerror=1> : ; # %% {x} end section 14:30 "q" `c` subgraph',
);
const DAYS =
  '# Outage: 障害 of three days\n\n## Timeline\n\n- 2025-08-22 23:50 UTC - 検知\n- 2025-08-23 04:10 UTC - Ack: “yes”\n- 2025-08-24 11:00 UTC - تم الحل\n';

const STATEMENTS =
  'accDescr accDescription accTitle axisFormat call click dateFormat end excludes gantt href inclusiveEndDates includes section Section tickInterval timeline Title title todayMarker topAxis vert weekday weekend'.split(
    ' ',
  );

/** What is written is taken by the programs that it is written for. */
describe('other forms in a browser', () => {
  let page: Page;
  let close: () => Promise<void>;
  before(async () => {
    const { openBrowser } = await import('../../scripts/lib/host.mjs');
    const browser = await openBrowser();
    close = browser.close;
    page = browser.page;
  });
  after(() => close());
  const data = (text: string) => previewData(postmortem(text), 'file:///a.md', 1);

  it('Mermaid takes both diagrams', async () => {
    const mermaid = path.join(ROOT, '.vscode-test/host/node_modules/mermaid/dist/mermaid.min.js');
    await page.setContent('<!DOCTYPE html><title>x</title>');
    await page.addScriptTag({ path: mermaid });
    for (const text of [SAMPLE, HOSTILE, DAYS])
      for (const [format, type] of [
        ['mermaid', 'timeline'],
        ['gantt', 'gantt'],
      ] as const) {
        const source = render(data(text), format) ?? '';
        const parsed: unknown = await page.evaluate(
          `mermaid.parse(${JSON.stringify(source)}).then(({ diagramType }) => diagramType, String)`,
        );
        assert.equal(parsed, type, source);
      }
  });
  it('Mermaid has each entry that begins like a statement of its own', async () => {
    const entries = [
      ...STATEMENTS.flatMap((word) => [`${word} of the service`, word.toUpperCase()]),
      'weekday monday was quiet',
      'weekend friday was quiet',
      '2025-08-22 was the day',
      `${'x'.repeat(139)}😀 is cut`,
    ];
    const rows = entries.map(
      (entry, index) =>
        `- 2025-08-22 ${10 + Math.floor(index / 60)}:${String(index % 60).padStart(2, '0')} UTC - ${entry}\n`,
    );
    const text = `# Title of it\n\n## Timeline\n\n${rows.join('')}`;
    const expected = entries.map((entry) => [...entry].slice(0, 140).join(''));
    for (const format of ['mermaid', 'gantt'] as const) {
      const source = render(data(text), format) ?? '';
      assert.doesNotMatch(source, /\p{Cs}/u);
      const parsed = await page.evaluate<{ title: string; tasks: string[]; sections: string[] }>(
        `mermaid.mermaidAPI.getDiagramFromText(${JSON.stringify(source)}).then(({ db }) => ({
          title: db.getDiagramTitle?.() ?? db.getCommonDb().getDiagramTitle(),
          tasks: db.getTasks().map(({ task, events }) => events?.[0] ?? task),
          sections: db.getSections(),
        }))`,
      );
      const shown = (said: string): string => said.replace(/\u2060/g, '').trim();
      assert.equal(shown(parsed.title), 'Title of it');
      const tasks = parsed.tasks.map(shown);
      for (const entry of expected) assert.ok(tasks.includes(entry), `${format}: ${entry}`);
      assert.equal(
        parsed.sections.some((name) => name.includes('service')),
        false,
      );
    }
  });
  it('the picture is well-formed XML, and the page loads nothing', async () => {
    const wrong: unknown = await page.evaluate(
      `new DOMParser().parseFromString(${JSON.stringify(render(data(HOSTILE), 'svg'))}, 'image/svg+xml').querySelector('parsererror')?.textContent ?? null`,
    );
    assert.equal(wrong, null);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.setContent(render(data(HOSTILE), 'html') ?? '');
    await page.locator('svg').waitFor();
    assert.equal(await page.locator('img, script, a').count(), 0);
    assert.deepEqual(requests, []);
    await page.screenshot({ path: path.join(ROOT, '.vscode-test', 'page.png'), fullPage: true });
  });
});
